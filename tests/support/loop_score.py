"""The score of Loop Habit Tracker, written from its published behaviour: an oracle for strength.

The behaviour is that of yes-or-no habits in iSoron/uhabits as of 2025 (``ScoreList.recompute``,
``Score.compute`` and ``Frequency``, the same from version 2.0 to the commits 08113a57 and 5aa8744,
for frequencies counted in days): a rolling sum of the days marked by hand, over a window that is
doubled for all but daily habits; a skipped day takes its place in the window and leaves the score.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mark(enum.Enum):
    """What a day is marked with."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"


def loop_scores(
    marks: Sequence[Mark], numerator: int, denominator: int, *, skips_leave_the_window: bool = False
) -> list[float]:
    """Return the score after each day.

    Args:
        marks: a mark for each day, from the first day marked with yes.
        numerator: how often.
        denominator: in how many days; equal to the numerator it is a daily habit.
        skips_leave_the_window: the one change: a skipped day takes no place in the window.
    """
    frequency = numerator / denominator
    if numerator == denominator:
        needed, window = 1, 1
    else:
        needed, window = 2 * numerator, 2 * denominator
    multiplier = 0.5 ** (frequency**0.5 / 13)
    places: list[Mark] = []
    scores: list[float] = []
    score = 0.0
    for mark in marks:
        if not (mark is Mark.SKIP and skips_leave_the_window):
            places.append(mark)
        if mark is not Mark.SKIP:
            done = places[-window:].count(Mark.YES)
            score = score * multiplier + min(1.0, done / needed) * (1 - multiplier)
        scores.append(score)
    return scores
