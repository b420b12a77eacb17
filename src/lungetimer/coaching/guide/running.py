"""Guide page on how a session works: its phases, who counts the reps, and control by one button."""

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
            "If Pacing is 'by tempo' (--pacing tempo), lungetimer counts for you. It calls each "
            "rep and each part of a rep (down, hover, up, stand), so you do not have to touch the "
            "computer.",
            "If Pacing is 'a key for each rep' (--pacing self), lungetimer waits for you: press a "
            "key when a rep is done.",
            "If Pacing is 'a key for each set' (--pacing set), the set is untimed. You hear how "
            "many reps to do, and you press a key when the set is done. All planned reps then "
            "count as done.",
        ),
        Heading("Which leg, and when"),
        _own.bullets(
            "LEFT means that your left foot steps back and your right leg works in front. RIGHT "
            "means that your right foot steps back and your left leg works in front.",
            "The number is on the side of the foot that steps back, and the figure shows that "
            "leg in colour. The tone for left is lower and comes from the left speaker.",
            "If Legs is 'alternating', the legs take turns: left, right, left, right. Each leg "
            "rests while the other works.",
            "If Legs is 'one by one', you do all reps with one leg, and then all reps with the "
            "other. Between them, a word and a tone tell you to switch legs, the figure turns "
            "round, and you have 5 seconds. You can set this time to 0 to 60 seconds.",
        ),
        Heading("When a rest ends"),
        _own.bullets(
            "If rests end 'by the clock', the next set starts when the rest time is over. You can "
            "make the rest longer at any time.",
            "If rests end 'when you are ready', a rest lasts at least the rest time. After that, "
            "the clock counts up, and a soft sound plays every 15 seconds until you press enter. "
            "If you press enter earlier, the next set starts when the rest time is over.",
        ),
        Heading("One button"),
        _own.paragraph(
            "One button is enough for a whole session: enter, page down, or the button of a "
            "presentation remote. It always does the next thing, and the screen says what that "
            "is: start, ready, rep done, set done, continue after a pause, or skip to the next "
            "phase. In a timed set, two presses within a second end the set."
        ),
        Heading("When the count is wrong"),
        _own.paragraph(
            "lungetimer saves the reps that were planned, the reps that it counted and the reps "
            "that you did. You can correct the reps you did for each leg: in the rest after the "
            "set, on the summary, or later in the history. Streaks, trends and the coach use the "
            "reps you did. If you cannot finish a rep, press the key for a failed set: the set "
            "ends without that rep, and the rest starts."
        ),
    ),
)
