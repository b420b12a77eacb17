"""Weeks and their names.

Weeks have the names of ISO 8601, e.g. ``2026-W47``: the year that contains the week's Thursday, and
a number from 01 to 52 or 53. A week that starts on Sunday has the name of the ISO week that has the
same days from Monday to Saturday. So a week's name means the same six days for every choice of
the first weekday.
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
    """A text is not the name of a week; the message says how such a name must look."""


def first_day_of(day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """Return the first day of the week that contains this day."""
    since = day.isoweekday() % 7 if first_weekday is FirstWeekday.SUNDAY else day.weekday()
    return day - since * DAY


def week_name(day: date, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> str:
    """Return the name of the week that contains this day, e.g. ``2026-W47``."""
    # The fourth day of a week is in the ISO week of this name, also if weeks start on Sunday.
    year, week, _ = (first_day_of(day, first_weekday) + 3 * DAY).isocalendar()
    return f"{year:04d}-W{week:02d}"


def first_day_of_week(name: str, first_weekday: FirstWeekday = FirstWeekday.MONDAY) -> date:
    """Return the first day of the week with this name.

    Raises:
        WeekError: the text is not the name of a week.
    """
    year, week = parse_week(name).split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday - DAY if first_weekday is FirstWeekday.SUNDAY else monday


def parse_week(text: str) -> str:
    """Return the name of a week, such as ``2026-W07``; the text may also be like ``2026w7``.

    Raises:
        WeekError: the text is not the name of a week, or the year has no such week.
    """
    shown = text.strip()[:40]
    match = re.fullmatch(_NAME, text.strip())
    if match is None or not 1970 <= int(match[1]) <= 9998:
        raise WeekError(
            f"the week must be a year (1970 to 9998) and a week, e.g. 2026-W47, not {shown!r}"
        )
    year, week = int(match[1]), int(match[2])
    last = date(year, 12, 28).isocalendar().week  # December 28 is always in the last week
    if not 1 <= week <= last:
        raise WeekError(f"the week must be from W01 to W{last} in {year}, not {shown!r}")
    return f"{year:04d}-W{week:02d}"
