from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import session

from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.history.trends import trends_of
from lungetimer.history.weeks import FirstWeekday
from lungetimer.training.plan import Equipment
from lungetimer.training.result import Felt

TODAY = date(2026, 11, 20)


def done(days_ago: int, **changes: object) -> SessionRecord:
    at = datetime(2026, 11, 20, 7, tzinfo=UTC) - timedelta(days=days_ago)
    return session(f"{days_ago}", at, **changes)  # type: ignore[arg-type]  # every field has a type of its own


def test_a_week_in_numbers() -> None:
    held = PlanRecord(sets=3, reps_per_leg=10, equipment=Equipment.DUMBBELLS, load_kg=2.5)
    uneven = (
        SetRecord(left=10, right=8, felt=Felt.KNEE),
        SetRecord(left=10, right=8, felt=Felt.FINE),
        SetRecord(left=10, right=8, felt=Felt.KNEE),
    )
    before, now = trends_of(
        [
            done(0, plan=held, sets=uneven, reps_in_reserve=3, pain=1),
            done(1, reps_in_reserve=2, pain=4),
            done(2),
            done(14),
        ],
        today=TODAY,
        weeks=2,
    )
    assert (now.name, now.sessions, now.left, now.right, now.reps) == ("2026-W47", 3, 90, 84, 174)
    assert now.volume_kg == 54 * 5
    assert now.reps_in_reserve == 2.5
    assert now.pain == 4
    assert now.felt == {Felt.KNEE: 2, Felt.FINE: 1}
    assert (before.sessions, before.reps) == (0, 0)
    assert (before.reps_in_reserve, before.pain, before.felt) == (None, None, {})


@given(
    st.lists(st.integers(-10, 200), max_size=30, unique=True),
    st.integers(1, 60),
    st.sampled_from(FirstWeekday),
)
def test_every_rep_of_the_weeks_shown_is_counted_once(
    ago: list[int], weeks: int, first: FirstWeekday
) -> None:
    sessions = [done(n) for n in ago]
    found = trends_of(sessions, today=TODAY, weeks=weeks, first_weekday=first)
    assert len(found) == weeks
    end = found[-1].first_day + timedelta(days=7)
    inside = [s for s in sessions if found[0].first_day <= s.day < end]
    assert sum(w.reps for w in found) == sum(s.reps for s in inside)
    assert sum(w.sessions for w in found) == len(inside)
