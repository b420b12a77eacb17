"""Full weeks of training in a row, and the easy week that is due after six of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.coaching.past import week_of
from lungetimer.frozen import field, slotted

if TYPE_CHECKING:
    from datetime import date

_WEEK = timedelta(days=7)


@slotted
class FullWeeks:
    """The training days so far, from which full weeks in a row are counted.

    A week is full with three training days, or with four if the weekly target is four or more. A
    week with an easy session is not full.

    Attributes:
        weekly_target: the number of training days a week that the person aims for.
        first_weekday: the first day of a week; 0 is Monday.
    """

    weekly_target: int = 3
    first_weekday: int = 0
    _days: dict[date, set[date]] = field(default_factory=dict)
    _easy: set[date] = field(default_factory=set)
    _known: tuple[date, int] | None = None

    def add(self, day: date, *, easy: bool) -> None:
        """Add a training day.

        Args:
            day: local date.
            easy: whether the session of that day belonged to an easy week.
        """
        week = week_of(day, self.first_weekday)
        self._days.setdefault(week, set()).add(day)
        if easy:
            self._easy.add(week)
        if self._known is not None and week < self._known[0]:
            self._known = None

    def in_a_row(self, day: date) -> int:
        """Return how many full weeks in a row come directly before the week of ``day``."""
        this = week_of(day, self.first_weekday)
        if self._known is not None and self._known[0] == this:
            return self._known[1]
        count, week = 0, this - _WEEK
        while self._full(week):
            count += 1
            week -= _WEEK
        self._known = (this, count)
        return count

    def easy_due(self, day: date) -> bool:
        """Return whether an easy week is due on ``day``.

        An easy week is due after six full weeks in a row. If the person trains as usual instead,
        the next easy week is due six full weeks later.
        """
        period = thresholds.EASY_AFTER_WEEKS + 1
        return self.in_a_row(day) % period == thresholds.EASY_AFTER_WEEKS

    def _full(self, week: date) -> bool:
        low, high = thresholds.FULL_WEEK_DAYS
        needed = min(max(self.weekly_target, low), high)
        return len(self._days.get(week, ())) >= needed and week not in self._easy
