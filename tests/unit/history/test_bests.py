"""Personal records: from what was done, in the order in which it happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import CET, history, session

from lungetimer.history.bests import Best, Bests, levels_begun_in, records_set_in
from lungetimer.history.edits import correct_record
from lungetimer.history.last_time import last_time
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.history.source_record import SourceRecord
from lungetimer.history.streaks import report_of
from lungetimer.running.records_held import records_held
from lungetimer.training.loads import Unit, from_kg, to_kg
from lungetimer.training.plan import Equipment, Leg, Support

TODAY = date(2026, 11, 27)


def at(ago: int, hour: int = 7) -> datetime:
    return datetime(2026, 11, 27, hour, tzinfo=CET) - timedelta(days=ago)


def did(name: str, ago: int, *sets: tuple[int, int], **plan: Any) -> SessionRecord:
    values: dict[str, Any] = {"level": "beginner", "sets": max(1, len(sets)), "reps_per_leg": 10}
    asked = PlanRecord(**values | plan)
    records = tuple(SetRecord(left=left, right=right) for left, right in sets)
    return session(name, at(ago), plan=asked, sets=records)


def bests(*sessions: SessionRecord, target: int = 3, **changes: Any) -> Bests:
    known = history(*sessions, **changes)
    report = report_of(sessions, today=TODAY, weekly_target=target, frozen_weeks=known.frozen_weeks)
    return records_held(known, report, TODAY)


def test_nothing_done_has_no_records() -> None:
    found = bests()
    assert found.best_set_reps is found.best_session_reps is found.heaviest_kg is None
    assert found.longest_streak_weeks is None
    assert list(found.first_at_level) == ["supported", "beginner", "builder", "light", "loaded"]
    assert set(found.first_at_level.values()) == {None}
    assert records_set_in("a", found) == {}


def test_reps_are_what_both_legs_did_and_the_earliest_of_equals_holds() -> None:
    found = bests(
        did("c", 3, (12, 12), (8, 8)),
        did("a", 9, (12, 10), (10, 10), (10, 10)),
        did("b", 6, (10, 10), (10, 10), (10, 10)),
        did("late", -1, (40, 40)),  # dated tomorrow: not yet
    )
    assert found.best_set_reps == Best(12, date(2026, 11, 24), "c", before=10)
    assert found.best_session_reps == Best(30, date(2026, 11, 18), "a")
    assert records_set_in("c", found) == {"best_set_reps": found.best_set_reps}
    assert records_set_in("a", found) == {}, "the first one beat nothing"


def test_the_heaviest_is_all_that_was_held_and_only_where_something_was_done() -> None:
    dumbbells = did("a", 9, (8, 8), equipment=Equipment.DUMBBELLS, load_kg=5)
    kettlebell = did("b", 6, (8, 8), equipment=Equipment.KETTLEBELL, load_kg=12)
    nothing = did("c", 3, (0, 0), equipment=Equipment.KETTLEBELL, load_kg=32)
    none_held = did("d", 2, (8, 8), equipment=Equipment.NONE, load_kg=50)
    found = bests(dumbbells, kettlebell, nothing, none_held)
    assert found.heaviest_kg == Best(12, date(2026, 11, 21), "b", before=10)
    one = did("e", 1, (8, 8), (8, 8), equipment=Equipment.DUMBBELLS, load_kg=5)
    drop = msgspec.structs.replace(
        one, sets=(one.sets[0], msgspec.structs.replace(one.sets[1], load_kg=7.5))
    )
    heaviest = bests(dumbbells, kettlebell, drop).heaviest_kg
    assert heaviest is not None
    assert heaviest.value == 15


@pytest.mark.parametrize("equipment", [Equipment.DUMBBELLS, Equipment.KETTLEBELL])
def test_the_same_weight_in_another_programs_rounding_is_no_new_record(
    equipment: Equipment,
) -> None:
    for quarters in range(2, 801, 3):
        load_kg = quarters / 4
        for unit in Unit:
            written = to_kg(round(from_kg(load_kg, unit), 2), unit)
            for first, then in [(written, load_kg), (load_kg, written)]:
                again = bests(
                    did("a", 9, (8, 8), equipment=equipment, load_kg=first),
                    did("b", 6, (8, 8), equipment=equipment, load_kg=then),
                )
                assert again.heaviest_kg is not None
                assert again.heaviest_kg.session == "a"
    least = bests(
        did("a", 9, (8, 8), equipment=equipment, load_kg=to_kg(25, Unit.LB)),
        did("b", 6, (8, 8), equipment=equipment, load_kg=to_kg(25.25, Unit.LB)),
    )
    assert records_set_in("b", least) == {"heaviest_kg": least.heaviest_kg}


def test_corrected_and_imported_sessions_count_as_what_they_are() -> None:
    called = did("a", 2, (15, 15))
    corrected = correct_record(called, now=at(1), done={(1, Leg.LEFT): 11})
    assert bests(corrected).best_set_reps == Best(11, date(2026, 11, 25), "a")
    source = SourceRecord(program="Strong", import_="2026-11-27T07:00:00+01:00")
    imported = msgspec.structs.replace(did("b", 400, (20, 20)), source=source)
    first = bests(corrected, imported)
    assert first.best_set_reps == Best(20, at(400).date(), "b")


def test_the_first_session_at_each_level_of_which_half_was_done() -> None:
    found = bests(
        did("short", 30, (2, 2), (0, 0), (0, 0), level="light", equipment=Equipment.DUMBBELLS,
            load_kg=2),
        did("own", 20, (6, 6), level="morning", support=Support.CHAIR, reps_per_leg=6),
        did("a", 10, (10, 10)),
        did("b", 8, (10, 10)),
        did("c", 6, (12, 12), (12, 11), level="builder", reps_per_leg=12),
    )  # fmt: skip
    firsts = found.first_at_level
    assert firsts["supported"] == Best(6, at(20).date(), "own")
    assert firsts["beginner"] == Best(10, at(10).date(), "a")
    assert firsts["builder"] == Best(23, at(6).date(), "c")
    assert firsts["light"] is firsts["loaded"] is None
    assert levels_begun_in("c", found) == ("builder",)
    assert levels_begun_in("b", found) == ()


def weeks_of_training(*mondays: date, days: int = 3) -> list[SessionRecord]:
    return [
        session(f"{monday}-{n}", datetime(monday.year, monday.month, monday.day, 7, tzinfo=CET)
                + timedelta(days=2 * n))
        for monday in mondays
        for n in range(days)
    ]  # fmt: skip


def test_the_longest_streak_falls_on_the_day_that_keeps_its_last_week() -> None:
    mondays = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]
    found = bests(*weeks_of_training(*mondays)).longest_streak_weeks
    assert found == Best(3, date(2026, 11, 20), "2026-11-16-2", before=2)
    # a frozen week between them neither ends it nor counts
    gap = weeks_of_training(date(2026, 11, 2), date(2026, 11, 16))
    joined = bests(*gap, frozen_weeks=("2026-W46",)).longest_streak_weeks
    assert joined is not None
    assert joined.value == 2
    broken = bests(*gap).longest_streak_weeks
    assert broken == Best(1, date(2026, 11, 6), "2026-11-02-2"), "the first of equals"
    # this week's third day makes it longer at once
    now = bests(*weeks_of_training(*mondays, date(2026, 11, 23))).longest_streak_weeks
    assert now is not None
    assert (now.value, now.day) == (4, TODAY)
    assert records_set_in(now.session, bests(*weeks_of_training(*mondays, date(2026, 11, 23))))


SETS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=4)


@given(st.lists(SETS, max_size=8), st.randoms())
def test_they_are_the_largest_whatever_the_order(all_sets: list[Any], rng: Any) -> None:
    sessions = [did(str(n), 20 - n, *sets) for n, sets in enumerate(all_sets)]
    shuffled = list(sessions)
    rng.shuffle(shuffled)
    found = bests(*shuffled)
    assert found == bests(*sessions)
    most = max((min(s) for sets in all_sets for s in sets), default=0)
    assert (found.best_set_reps.value if found.best_set_reps else 0) == most
    per_leg = [min(sum(a for a, _ in sets), sum(b for _, b in sets)) for sets in all_sets]
    best = found.best_session_reps
    assert (best.value if best else 0) == max(per_leg, default=0)
    if best:
        assert best.session == str(per_leg.index(best.value))


def test_last_time_is_the_latest_session_with_a_rep() -> None:
    sessions = [did("b", 2, (10, 9), (8, 8)), did("a", 4, (5, 5)), did("none", 1, (0, 0))]
    assert last_time(sessions) == ((10, 9), (8, 8))
    assert last_time([]) == ()
