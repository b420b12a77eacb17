"""Heat map of training: weeks as columns, days as rows. Pure: today is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history.weeks import DAY, WEEK, FirstWeekday, first_day_of, week_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from lungetimer.history.days import Day

LEVELS: Final = 4


@frozen
class HeatCell:
    """One date in the heat map.

    Attributes:
        date: the date.
        sessions: number of sessions that started on this date.
        reps: reps of both legs done on this date.
        share: reps done divided by reps planned; 0 if there was no session.
        trained: whether the date is a training day.
        level: 0 if no reps were done, otherwise 1 to 4; 4 is for the most reps in the heat map.
        is_today: whether the date is today.
        is_future: whether the date is in the future.
    """

    date: date
    sessions: int
    reps: int
    share: float
    trained: bool
    level: int
    is_today: bool
    is_future: bool


@frozen
class HeatColumn:
    """One week in the heat map, with a cell for each of its seven days, in order."""

    name: str
    first_day: date
    frozen: bool
    cells: tuple[HeatCell, ...]


def heat_map(
    days: Mapping[date, Day],
    *,
    today: date,
    weeks: int = 52,
    frozen_weeks: Collection[str] = (),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[HeatColumn, ...]:
    """Return a heat map of the last ``weeks`` weeks, including the current week.

    The totals in ``days`` are those that `days_of` returns. Sessions after today are ignored.
    """
    this_week = first_day_of(today, first_weekday)
    first = this_week - (weeks - 1) * WEEK
    days = {day: done for day, done in days.items() if day <= today}
    shown = [d.reps for d in days.values() if first <= d.date]
    busiest = max(shown, default=0)
    columns: list[HeatColumn] = []
    for number in range(weeks):
        start = first + number * WEEK
        name = week_name(start, first_weekday)
        cells = tuple(_cell(start + n * DAY, days, today, busiest) for n in range(7))
        columns.append(HeatColumn(name, start, name in frozen_weeks, cells))
    return tuple(columns)


def _cell(date: date, days: Mapping[date, Day], today: date, busiest: int) -> HeatCell:
    day = days.get(date)
    reps = day.reps if day else 0
    return HeatCell(
        date=date,
        sessions=day.sessions if day else 0,
        reps=reps,
        share=day.share if day else 0.0,
        trained=day is not None and day.trained,
        level=-(-reps * LEVELS // busiest) if reps else 0,
        is_today=date == today,
        is_future=date > today,
    )
