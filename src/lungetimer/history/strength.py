"""Habit strength: Loop Habit Tracker's score, which rises and falls slowly. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.weeks import DAY, FirstWeekday, week_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lungetimer.history.days import Day


def strength_of(
    days: Mapping[date, Day],
    *,
    today: date,
    weekly_target: int,
    frozen: frozenset[str] = frozenset(),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> float:
    """Habit strength, 0 to 1: the score of Loop Habit Tracker.

    Each day from the first training day to today s = s*m + p*(1-m), with m = 0.5^(sqrt(f)/13),
    f = target/7 and p = min(1, training days in the last 14 / (2*target)); frozen days leave s.
    """
    trained = {day.date for day in days.values() if day.trained and day.date <= today}
    if not trained:
        return 0.0
    keep: float = 0.5 ** ((weekly_target / 7) ** 0.5 / 13)
    score, recent = 0.0, 0
    day = min(trained)
    while day <= today:
        recent += (day in trained) - (day - 14 * DAY in trained)
        if not frozen or week_name(day, first_weekday) not in frozen:
            score = score * keep + min(1.0, recent / (2 * weekly_target)) * (1 - keep)
        day += DAY
    return score
