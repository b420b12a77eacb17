"""The score of Loop Habit Tracker, implemented from its published behaviour to test our own.

The behaviour is that of yes-or-no habits in iSoron/uhabits as of 2025: ``ScoreList.recompute``,
``Score.compute`` and ``Frequency``, which are the same from version 2.0 to the commits 08113a57 and
5aa8744 for frequencies counted in days. The score depends on a rolling sum of the days that the
user marked. The window of this sum is doubled, except for daily habits. A skipped day takes up a
place in the window, but does not change the score.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mark(enum.Enum):
    """The mark of a day."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"


def loop_scores(
    marks: Sequence[Mark], numerator: int, denominator: int, *, skips_leave_the_window: bool = False
) -> list[float]:
    """Return the score after each day.

    Args:
        marks: a mark for each day, from the first day marked with yes.
        numerator: the number of days on which the habit is to be done.
        denominator: the number of days in which it is to be done that often; equal to the numerator
            for a daily habit.
        skips_leave_the_window: True for the one thing that lungetimer does differently: a skipped
            day takes up no place in the window.
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
