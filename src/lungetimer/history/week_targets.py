"""The weekly target that applies to each week.

A past week has the weekly target of that time, so a streak does not break if the user raises the
target later. The history stores the changes of the weekly target. The week in progress has the
target in this machine's settings.
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
    """The weekly target of each week.

    Args:
        current: the target of the week in progress, and of every week if there are no changes.
        changes: the changes of the weekly target in the history, in any order.
        first_weekday: the day on which weeks start.
    """

    current: int
    changes: Sequence[TargetChange] = ()
    first_weekday: FirstWeekday = FirstWeekday.MONDAY

    def of(self, first_days: Sequence[date]) -> list[int]:
        """Return the weekly target for each of these weeks.

        A week has the target of the latest change before the end of this week. Weeks before the
        first change have the target of the first change. Without changes, every week has the
        current target.

        Args:
            first_days: the first day of each week, in order; the last week is the one in progress.
        """
        ordered = sorted(self.changes, key=lambda change: change.since)
        starts = [first_day_of(change.since, self.first_weekday) for change in ordered]
        found = [
            ordered[max(bisect_right(starts, day) - 1, 0)].target if ordered else self.current
            for day in first_days
        ]
        return [*found[:-1], self.current] if found else []
