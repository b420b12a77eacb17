"""Habit strength: a score that changes slowly, as in Loop Habit Tracker."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from lungetimer.history.weeks import DAY, WEEK, FirstWeekday, first_day_of, week_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lungetimer.history.days import Day
    from lungetimer.history.week_targets import Targets

WINDOW_DAYS: Final = 14
EVERY_DAY: Final = 7


def strengths_of(
    days: Mapping[date, Day],
    *,
    today: date,
    targets: Targets,
    frozen: frozenset[str] = frozenset(),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[float, ...]:
    """Return the habit strength, 0 to 1, at the end of each week, in order; the last is today's.

    The strength s begins at 0. Each day from the first training day to today changes s to
    s*m + p*(1-m). Here, m = 0.5^(sqrt(f)/13), f = target/7 and p = min(1, n / (2*target)), where n
    is the number of training days in the last 14 days. If the target is 7, p is 1 on a training day
    and 0 on any other day. This is the formula of Loop Habit Tracker (uhabits,
    `ScoreList.recompute` and `Score.compute`).

    A training day corresponds to a day that is marked "yes" in Loop. A day without training in a
    frozen week corresponds to a day marked "skip", which leaves the score unchanged. Unlike in
    Loop, such a day is not one of the last 14 days either. In Loop it is, so the score falls in the
    two weeks after skipped days although nothing was missed (uhabits issue 1695). A training day in
    a frozen week counts like any other training day.

    Args:
        days: the days with sessions; days after today are ignored.
        today: today's local date.
        targets: the weekly target of each week.
        frozen: names of the frozen weeks.
        first_weekday: the day on which weeks start.
    """
    trained = {day.date for day in days.values() if day.trained and day.date <= today}
    if not trained:
        return ()
    begin = min(trained)
    first = first_day_of(begin, first_weekday)
    weeks = [first + number * WEEK for number in range((today - first).days // 7 + 1)]
    scores: list[float] = []
    score, done = 0.0, 0
    recent: deque[bool] = deque(maxlen=WINDOW_DAYS)
    for week, target in zip(weeks, targets.of(weeks), strict=True):
        keep: float = 0.5 ** ((target / 7) ** 0.5 / 13)
        is_frozen = week_name(week, first_weekday) in frozen
        for number in range(7):
            day = week + number * DAY
            if not begin <= day <= today or (is_frozen and day not in trained):
                continue
            done += (day in trained) - (len(recent) == WINDOW_DAYS and recent[0])
            recent.append(day in trained)
            share = recent[-1] if target == EVERY_DAY else min(1.0, done / (2 * target))
            score = score * keep + share * (1 - keep)
        scores.append(score)
    return tuple(scores)
