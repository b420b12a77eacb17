"""Guide page on how a session goes: its phases, who counts, what one button does."""

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
            "A session begins with a few seconds to get ready, then the warm-up. After it come the "
            "sets with a rest after each but the last, and in the end the cool-down. In the last "
            "seconds of a rest you get into position for the next set."
        ),
        Heading("Who counts the reps"),
        _own.bullets(
            "Pacing tempo: the metronome counts. It calls each rep and each part of it, down, "
            "hover, up and stand, so you need not touch the computer.",
            "Pacing self: you press a key when a rep is done, and go at your own speed.",
            "Pacing set: the set has no clock. You hear how many reps to do, and press a key when "
            "the set is done. The planned reps are taken as done.",
        ),
        Heading("Which leg, and when"),
        _own.bullets(
            "Alternating: left, right, left, right. Both legs get short rests in turn.",
            "One, then the other: the leading leg does all its reps first. A word and a tone tell "
            "you to switch, the figure turns round, and after 5 seconds the other leg begins. You "
            "can make the switch 0 to 60 seconds long.",
        ),
        _own.paragraph("LEFT means that your left foot steps back, RIGHT your right foot."),
        Heading("When a rest ends"),
        _own.bullets(
            "By the clock: the next set begins when the time is over. You can make the rest longer "
            "at any moment.",
            "When you are ready: the rest lasts at least its time. After that it counts up and "
            "calls softly every 15 seconds until you press the key. If you press it earlier, the "
            "rest ends when its time is over.",
        ),
        Heading("One button"),
        _own.paragraph(
            "One button, next, is enough for a whole session: enter or page down, or the button of "
            "a presenter. It always does the natural next thing, and the screen says what that is: "
            "start, ready, rep done, set done, go on after a pause, or skip to the next phase. In "
            "a set with the metronome, two presses within a second end the set."
        ),
        Heading("When the count is wrong"),
        _own.paragraph(
            "What was planned, what was called and what you did are kept apart. You can correct "
            "the reps you did in the rest after the set, on the summary, or later in the history, "
            "for each leg. Streaks, trends and the coach go by what you did. If a rep fails, one "
            "key ends the set at the rep before it, and the rest begins."
        ),
    ),
)
