"""One workout imported on machines in two time zones is one session after merging, in any order."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import CLOSE_MOMENTS, SCORES, TEXT, history, session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session, edit_session, restore_session
from lungetimer.history.merge import merge, normal
from lungetimer.history.source_record import SourceRecord
from lungetimer.history.twins import twin_key

if TYPE_CHECKING:
    from lungetimer.history.session_records import History, SessionRecord

BERLIN, NEW_YORK = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
WALL = datetime(2026, 11, 20, 7, 12, 3)  # noqa: DTZ001  # each test adds the time zone
LATER = datetime(2026, 11, 22, tzinfo=BERLIN)


def imported(
    zone: timezone, *, workout: str = "Legs", old: bool = False, **changes: object
) -> SessionRecord:
    """The session as an import in this zone makes it; ``old`` as version 0.1 did."""
    started = WALL.replace(tzinfo=zone)
    name = uuid5(NAMESPACE_URL, f"Strong {started.isoformat()} {workout}").hex
    if not old:
        changes = {"source": SourceRecord(program="Strong", workout=workout)} | changes
    changes = {"updated_at": started + timedelta(minutes=31)} | changes
    return msgspec.structs.replace(session(name, started), **changes)


HERE, THERE = imported(BERLIN), imported(NEW_YORK)


def test_the_same_workout_read_in_two_zones_becomes_one_session() -> None:
    both = merge(history(HERE), history(THERE))
    (one,) = both.sessions
    assert one.id == min(HERE.id, THERE.id)
    assert one.started_at == THERE.started_at  # changed last: New York is later
    gone = max(HERE.id, THERE.id)
    assert both.deleted[gone] >= one.updated_at, "version 0.1 takes it for deleted"
    assert normal(both) == both == merge(both, history(HERE)) == merge(history(THERE), both)
    assert codec.read(codec.write(both)).history == both


def test_an_answer_given_on_one_machine_stays() -> None:
    for changed, other in ((HERE, THERE), (THERE, HERE)):
        edited = edit_session(history(changed), changed.id, now=LATER, note="knee", pain=2)
        (one,) = merge(edited, history(other)).sessions
        assert (one.note, one.pain) == ("knee", 2)


def test_what_was_deleted_on_one_machine_is_deleted_on_the_other() -> None:
    for dead, other in ((HERE, THERE), (THERE, HERE)):
        deleted = delete_session(history(dead), dead.id, now=LATER)
        both = merge(history(other), deleted)
        assert both.sessions == ()
        edited = edit_session(history(other), other.id, now=LATER + timedelta(days=1), pain=1)
        assert [s.pain for s in merge(both, edited).sessions] == [1]


def test_a_deleted_twin_can_be_brought_back() -> None:
    both = merge(history(HERE), history(THERE))
    (one,) = both.sessions
    back = restore_session(delete_session(both, one.id, now=LATER), one, now=LATER)
    assert [s.id for s in back.sessions] == [one.id]
    assert len(merge(back, both, history(HERE), history(THERE)).sessions) == 1


def test_two_workouts_of_one_minute_stay_two() -> None:
    other = imported(BERLIN, workout="Evening")
    assert len(merge(history(HERE), history(other), history(THERE)).sessions) == 2
    reps = session("x").sets[:2]
    old = [imported(BERLIN, old=True), imported(BERLIN, workout="B", old=True, sets=reps)]
    assert len(merge(history(*old)).sessions) == 2


def test_sessions_of_our_own_are_never_joined() -> None:
    here, there = session("a" * 12 + "4" + "a" * 19), session("b" * 12 + "4" + "b" * 19)
    assert twin_key(here) is None
    assert len(merge(history(here), history(there)).sessions) == 2
    assert len(merge(history(here), history(HERE)).sessions) == 2


def test_what_version_0_1_imported_in_two_zones_is_joined_too() -> None:
    here, there = imported(BERLIN, old=True), imported(NEW_YORK, old=True)
    assert [s.id for s in merge(history(here), history(there)).sessions] == [min(here.id, there.id)]


TWINS = st.builds(
    lambda zone, workout, updated, pain, note: imported(
        zone, workout=workout, old=workout == "Home", updated_at=updated, pain=pain, note=note
    ),
    st.sampled_from([BERLIN, NEW_YORK, timezone(timedelta(hours=9))]),
    st.sampled_from(["Legs", "Home"]),
    CLOSE_MOMENTS,
    SCORES,
    TEXT,
)
IDS = st.sampled_from(
    [imported(z, workout=w).id for z in (BERLIN, NEW_YORK) for w in ("Legs", "Home")]
)


@st.composite
def zones(draw: st.DrawFn) -> History:
    """A history of one machine: imports, own sessions, deletions and joins."""
    found = draw(st.lists(TWINS | st.just(session("own")), max_size=4))
    deleted = draw(st.dictionaries(IDS, CLOSE_MOMENTS, max_size=2))
    return normal(history(*found, deleted=deleted))


@given(zones(), zones(), zones())
def test_merging_imports_is_commutative_associative_and_idempotent(
    a: History, b: History, c: History
) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c)) == merge(a, b, c)
    once = merge(a, b)
    assert merge(once, a) == merge(once, b) == merge(once, once) == once
    keys = [twin_key(s) for s in once.sessions if twin_key(s)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_reading_a_history_a_second_time_changes_nothing(number: int) -> None:
    many = [imported(timezone(timedelta(hours=h))) for h in range(number)]
    once = merge(*(history(s) for s in many))
    assert len(once.sessions) == 1
    assert codec.read(codec.write(once)).history == once
