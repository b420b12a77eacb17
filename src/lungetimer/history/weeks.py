"""Weeks and their names.

A week is named as ISO 8601 does, ``2026-W47``: the week of the year that holds its Thursday, 01 to
52 or 53. A week that starts on Sunday carries the name of the ISO week with which it shares six
days, Monday to Saturday: its Sunday is the day *before* that ISO week begins. So names, and with
them frozen weeks, mean nearly the same days whichever day the week starts on.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
_NAME: Final = r"([0-9]{4})-?[Ww]([0-9]{1,2})"


class FirstWeekday(StrEnum):
    """The day on which weeks start."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class WeekError(ValueError):
    """Not the name of a week: says what is allowed."""


def first_day_of(day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """The first day of the week that holds this day."""
    since = day.isoweekday() % 7 if first_weekday is FirstWeekday.SUNDAY else day.weekday()
    return day - since * DAY


def week_name(day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> str:
    """The name of the week that holds this day, e.g. ``2026-W47``."""
    # The fourth day of a week that starts on Monday or Sunday lies in the ISO week that names it.
    year, week, _ = (first_day_of(day, first_weekday) + 3 * DAY).isocalendar()
    return f"{year:04d}-W{week:02d}"


def first_day_of_week(name: str, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """The first day of the week with this name.

    Raises:
        WeekError: not the name of a week.
    """
    year, week = parse_week(name).split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday - DAY if first_weekday is FirstWeekday.SUNDAY else monday


def parse_week(text: str) -> str:
    """The name of a week in its one spelling, ``2026-W07``; ``2026w7`` is understood too.

    Raises:
        WeekError: anything else, and week 53 of a year that has only 52.
    """
    shown = text.strip()[:40]
    match = re.fullmatch(_NAME, text.strip())
    if match is None or not 1970 <= int(match[1]) <= 9998:
        raise WeekError(f"the week must be a year and a week, e.g. 2026-W47, not {shown!r}")
    year, week = int(match[1]), int(match[2])
    last = date(year, 12, 28).isocalendar().week  # always in the year's last week
    if not 1 <= week <= last:
        raise WeekError(f"week {shown!r} does not exist; {year} has weeks 01 to {last}")
    return f"{year:04d}-W{week:02d}"
