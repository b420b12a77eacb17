"""Guide page on how a session works: its phases, who counts, what one button does."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Heading, Page, by
from lungetimer.coaching.sources import OWN_CHOICE

_own = by(OWN_CHOICE)

SESSION: Final = Page(
    "session",
    "How a session goes",
    (
        _own.paragraph(
            "A session starts with a few seconds to get ready. Then come the warm-up, the sets "
            "with a rest between them, and the cool-down. In the last seconds of a rest, you get "
            "into position for the next set."
        ),
        Heading("Who counts the reps"),
        _own.bullets(
            "With the pacing 'timed' (--pacing tempo), the metronome counts. It calls each rep and "
            "each part of a rep (down, hover, up, stand), so you do not have to touch the "
            "computer.",
            "With 'a key for each rep' (--pacing self), nothing counts for you: you press a key "
            "when a rep is done.",
            "With 'a key for each set' (--pacing set), the set has no clock. You hear how many "
            "reps to do and press a key when the set is done. The planned reps then count as done.",
        ),
        Heading("Which leg, and when"),
        _own.bullets(
            "LEFT means that your left foot steps back and your right leg works in front. RIGHT "
            "means that your right foot steps back and your left leg works in front.",
            "The number is on the side of the foot that steps back, and the figure shows that "
            "leg in colour. The tone for left is lower and comes from the left speaker.",
            "With alternating legs, you do left, right, left, right, and each leg rests while the "
            "other works.",
            "With one leg after the other, the first leg does all its reps first. A word and a "
            "tone tell you to change legs, the figure turns round, and after 5 seconds the other "
            "leg starts. You can set this time from 0 to 60 seconds.",
        ),
        Heading("When a rest ends"),
        _own.bullets(
            "If the rest ends by the clock, the next set starts when the time is over. You can "
            "make the rest longer at any time.",
            "If the rest ends when you are ready, it lasts at least its time. After that it counts "
            "up and plays a soft sound every 15 seconds until you press the key. If you press it "
            "earlier, the rest ends when its time is over.",
        ),
        Heading("One button"),
        _own.paragraph(
            "One button is enough for a whole session: enter, page down, or the button of a "
            "presenter. It always does the next thing, and the screen says what that is: start, "
            "ready, rep done, set done, continue after a pause, or skip to the next phase. In a "
            "timed set, two presses within a second end the set."
        ),
        Heading("When the count is wrong"),
        _own.paragraph(
            "lungetimer saves the reps that were planned, the reps that were called and the reps "
            "that you did. You can correct the reps you did for each leg: in the rest after the "
            "set, on the summary, or later in the history. Streaks, trends and the coach use the "
            "reps you did. If you cannot finish a rep, press the key for a failed set: the set "
            "ends without that rep, and the rest starts."
        ),
    ),
)
