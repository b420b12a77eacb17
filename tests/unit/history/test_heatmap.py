from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import session

from lungetimer.history.days import days_of
from lungetimer.history.heatmap import LEVELS, heat_map
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SetRecord
from lungetimer.history.weeks import FirstWeekday
from lungetimer.ui.widgets.heat_strip import SHADES

TODAY = date(2026, 11, 20)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def test_columns_are_the_last_weeks_and_this_one_is_last() -> None:
    columns = heat_map({}, today=TODAY)
    assert len(columns) == 52
    assert columns[-1].name == "2026-W47"
    assert columns[0].name == "2025-W48"
    assert all(len(column.cells) == 7 for column in columns)
    today = [c.date for column in columns for c in column.cells if c.is_today]
    assert today == [TODAY]
    assert [c.is_future for c in columns[-1].cells] == [False] * 5 + [True] * 2


def test_a_cell_says_what_was_done() -> None:
    days = days_of(
        [
            session("a", at(TODAY)),
            session("b", at(TODAY), share=0.5),
            session("c", at(TODAY - timedelta(7)), share=0.4),
        ]
    )
    columns = heat_map(days, today=TODAY, weeks=2)
    now = columns[1].cells[4]
    assert (now.sessions, now.reps, now.share, now.trained, now.level) == (2, 90, 0.75, True, 4)
    before = columns[0].cells[4]
    assert (before.sessions, before.reps, before.share, before.trained) == (1, 24, 0.4, False)
    assert before.level == 2
    empty = columns[0].cells[0]
    assert (empty.sessions, empty.reps, empty.share, empty.trained, empty.level) == (
        0,
        0,
        0,
        False,
        0,
    )


def test_frozen_weeks_are_marked() -> None:
    columns = heat_map({}, today=TODAY, weeks=3, frozen_weeks=["2026-W46"])
    assert [c.frozen for c in columns] == [False, True, False]


def test_weeks_may_start_on_sunday() -> None:
    (column,) = heat_map({}, today=TODAY, weeks=1, first_weekday=FirstWeekday.SUNDAY)
    assert column.first_day == date(2026, 11, 15)
    assert column.cells[5].is_today


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 500)), max_size=30))
def test_a_day_with_a_rep_is_never_shown_as_empty(done: list[tuple[int, int]]) -> None:
    plan = PlanRecord(sets=1, reps_per_leg=10)
    days = days_of(
        session(
            str(n),
            at(TODAY - timedelta(days=ago)),
            plan=plan,
            sets=(SetRecord(left=reps, right=0),),
        )
        for n, (ago, reps) in enumerate(done)
    )
    cells = [c for column in heat_map(days, today=TODAY) for c in column.cells]
    assert all((c.level > 0) == (c.reps > 0) and 0 <= c.level <= 4 for c in cells)
    if any(c.reps for c in cells):
        assert max(cells, key=lambda c: c.reps).level == 4
    assert sum(c.reps for c in cells) == sum(
        day.reps for day in days.values() if day.date >= cells[0].date
    )


def test_each_level_has_its_shade() -> None:
    assert len(SHADES) == LEVELS + 1, "level 0 has one, too"
