"""The target that each week is judged by. Pure.

Past weeks are judged by the target that applied then, so that raising it costs no streak. The
history keeps the changes; the week in progress always uses the setting of this machine.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history.weeks import FirstWeekday, first_day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lungetimer.history.target_change import TargetChange


@frozen
class Targets:
    """The target of each week.

    Args:
        current: the target of the week in progress, and of every week while no change is known.
        changes: the changes in the history, in any order.
        first_weekday: the day on which weeks start.
    """

    current: int
    changes: Sequence[TargetChange] = ()
    first_weekday: FirstWeekday = FirstWeekday.MONDAY

    def of(self, first_days: Sequence[date]) -> list[int]:
        """Return the target of each week, given the weeks' first days; the last is in progress.

        A week takes the latest change whose date lies in it or before it; weeks before the first
        change take that one's target. Without changes every week takes the current target.
        """
        ordered = sorted(self.changes, key=lambda change: change.since)
        starts = [first_day_of(change.since, self.first_weekday) for change in ordered]
        found = [
            ordered[max(bisect_right(starts, day) - 1, 0)].target if ordered else self.current
            for day in first_days
        ]
        return [*found[:-1], self.current] if found else []
