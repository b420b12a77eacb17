from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.history.weeks import (
    FirstWeekday,
    WeekError,
    first_day_of,
    first_day_of_week,
    parse_week,
    week_name,
)

DAYS = st.dates(date(1971, 1, 1), date(2400, 1, 1))
FIRST = st.sampled_from(FirstWeekday)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-11-16", "2026-W47"),
        ("2026-11-22", "2026-W47"),
        ("2027-01-03", "2026-W53"),  # a Sunday in the new year, still in the old year's week
        ("2024-12-30", "2025-W01"),  # a Monday in the old year, already in the new year's week
        ("2021-01-03", "2020-W53"),
    ],
)
def test_weeks_are_named_as_iso_8601_does(day: str, name: str) -> None:
    assert week_name(date.fromisoformat(day)) == name


def test_a_week_from_sunday_is_named_after_the_iso_week_it_shares_six_days_with() -> None:
    sunday = FirstWeekday.SUNDAY
    names = [week_name(date(2026, 11, 15) + timedelta(days=n), sunday) for n in range(8)]
    assert names == ["2026-W47"] * 7 + ["2026-W48"]
    assert first_day_of_week("2026-W47", sunday) == date(2026, 11, 15)
    assert first_day_of_week("2026-W47") == date(2026, 11, 16)


@given(DAYS, FIRST)
def test_every_day_lies_in_the_week_that_its_name_says(day: date, first: FirstWeekday) -> None:
    start = first_day_of_week(week_name(day, first), first)
    assert start == first_day_of(day, first)
    assert start <= day < start + timedelta(days=7)
    assert start.isoweekday() == (7 if first is FirstWeekday.SUNDAY else 1)


@given(DAYS, FIRST)
def test_names_grow_with_the_days(day: date, first: FirstWeekday) -> None:
    assert week_name(day, first) < week_name(day + timedelta(days=7), first)


@pytest.mark.parametrize("text", ["2026-W07", "2026-w7", " 2026W07 ", "2026-W7"])
def test_a_week_may_be_written_in_several_ways(text: str) -> None:
    assert parse_week(text) == "2026-W07"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025-W53", "from W01 to W52 in 2025"),
        ("2026-W54", "from W01 to W53 in 2026"),
        ("2026-W00", "must be from W01 to W53 in 2026"),
        ("last week", r"a year \(1970 to 9998\) and a week, e.g. 2026-W47"),
        ("2026-11-20", r"a year \(1970 to 9998\) and a week"),
        ("0001-W01", r"a year \(1970 to 9998\) and a week"),
        ("9999-W01", r"a year \(1970 to 9998\) and a week"),
        ("", r"a year \(1970 to 9998\) and a week"),
        ("2026-W1" + "0" * 500, r"a year \(1970 to 9998\) and a week"),
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(text: str, told: str) -> None:
    with pytest.raises(WeekError, match=told) as caught:
        parse_week(text)
    assert len(str(caught.value)) < 150
