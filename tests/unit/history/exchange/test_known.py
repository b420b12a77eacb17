"""The same session is one session; a wrong import can be put right and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from tests.support.records import history, session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session, edit_session
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.strong import to_strong
from lungetimer.history.exchange.undo import keep_undo, read_undo, undo_of, undoing, undone
from lungetimer.history.merge import merge, with_sessions
from lungetimer.training.loads import KG_PER_LB, Unit
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.exchange.report import ImportReport
    from lungetimer.history.session_records import History

BERLIN, NEW_YORK, KATHMANDU = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Kathmandu"))
NOW = datetime(2026, 11, 27, 19, tzinfo=BERLIN)
STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    "2026-11-20 07:12:03,Legs,31m,Reverse Lunge (Dumbbell),1,25,20,0,0,,,\n"
    "2026-11-20 07:12:03,Legs,31m,Reverse Lunge (Dumbbell),2,25,20,0,0,,,8\n"
    "2026-07-01 07:12:03,Legs,31m,Reverse Lunge,1,0,20,0,0,,,\n"
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
    '"Legs","20 Nov 2026, 07:12","20 Nov 2026, 07:43",,Reverse Lunge (Dumbbell),,,0,normal,25,20,,,\n'
)


def read(tmp_path: Path, text: str, known: History, **options: Any) -> ImportReport:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return read_import(path, known, now=options.pop("now", NOW), **{"zone": BERLIN} | options)


@pytest.fixture
def here(tmp_path: Path) -> History:
    return with_sessions(history(), read(tmp_path, STRONG, history()).new)


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, KATHMANDU, ZoneInfo("UTC"), None])
def test_a_file_is_known_in_whatever_zone_it_is_read(
    tmp_path: Path, here: History, zone: ZoneInfo | None
) -> None:
    report = read(tmp_path, STRONG, here, zone=zone)
    assert (report.new, report.known) == ((), 2)


def test_a_workout_moved_from_strong_to_hevy_is_known(tmp_path: Path, here: History) -> None:
    for zone in (BERLIN, NEW_YORK):
        report = read(tmp_path, HEVY, here, zone=zone)
        assert (report.new, report.known) == ((), 1)


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_our_own_export_is_known_in_its_own_history(tmp_path: Path, zone: ZoneInfo) -> None:
    own = history(session("a" * 12 + "4" + "b" * 19))
    report = read(tmp_path, to_strong(own.sessions), own, zone=zone)
    assert (report.new, report.known, report.differing) == ((), 1, ())


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, KATHMANDU])
def test_an_imported_session_comes_back_from_our_export_as_itself(
    tmp_path: Path, here: History, zone: ZoneInfo
) -> None:
    text = to_strong(here.sessions)
    assert ",Legs," in text
    # Earlier versions wrote one name for all.
    for out in (text, text.replace(",Legs,", ",Reverse lunges,")):
        report = read(tmp_path, out, here, zone=zone)
        assert (report.new, report.known) == ((), 2)


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_a_workout_renamed_in_its_program_is_the_same(
    tmp_path: Path, here: History, zone: ZoneInfo
) -> None:
    report = read(tmp_path, STRONG.replace(",Legs,", ",Leg day,"), here, zone=zone)
    assert (report.new, report.known) == ((), 2)


def test_ids_are_those_of_version_0_1(here: History) -> None:
    assert {s.id for s in here.sessions} >= {"ad534a9f099356b6993880654222b290"}


def test_two_machines_in_two_zones_that_merge_have_all_once(tmp_path: Path) -> None:
    machines = [
        with_sessions(history(), read(tmp_path, STRONG, history(), zone=zone).new)
        for zone in (BERLIN, NEW_YORK, KATHMANDU)
    ]
    both = merge(*machines)
    assert len(both.sessions) == 2
    assert merge(*reversed(machines)) == both
    assert codec.read(codec.write(both)).history == both
    assert read(tmp_path, STRONG, both).known == 2


def test_two_workouts_of_one_minute_are_two_in_every_zone(tmp_path: Path) -> None:
    text = STRONG + "2026-11-20 07:12:03,Home,9m,Reverse Lunge,1,0,12,0,0,,,\n"
    both = with_sessions(history(), read(tmp_path, text, history()).new)
    assert len(both.sessions) == 3
    for zone in (BERLIN, NEW_YORK):
        report = read(tmp_path, text, both, zone=zone)
        assert (report.new, report.known) == ((), 3)


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, KATHMANDU])
def test_what_was_deleted_by_hand_stays_so_and_is_named_by_its_date(
    tmp_path: Path, here: History, zone: ZoneInfo
) -> None:
    deleted = delete_session(here, here.sessions[-1].id, now=NOW)
    report = read(tmp_path, STRONG, deleted, zone=zone)
    ((back, day),) = report.deleted
    assert (report.new, report.known, day) == ((), 1, "2026-11-27")
    assert len(with_sessions(deleted, [back]).sessions) == 2


def test_a_wrong_unit_is_put_right_and_answers_stay(tmp_path: Path, here: History) -> None:
    first = here.sessions[-1]
    edited = edit_session(here, first.id, now=NOW + timedelta(hours=1), pain=3, note="mine",
                          reps_in_reserve=5, felt={2: Felt.KNEE})  # fmt: skip
    later = NOW + timedelta(days=1)
    report = read(tmp_path, STRONG, edited, weight_unit=Unit.LB, now=later)
    (again,) = report.differing
    assert (report.new, report.known) == ((), 2)
    assert (again.id, again.plan.load_kg, again.updated_at) == (first.id, 25 * KG_PER_LB, later)
    assert (again.pain, again.note, again.reps_in_reserve) == (3, "mine", 5)
    assert [s.felt for s in again.sets] == [None, Felt.KNEE]
    after = with_sessions(edited, report.differing)
    assert read(tmp_path, STRONG, after, weight_unit=Unit.LB).differing == ()
    each = read(tmp_path, STRONG, here, reps_count="each").differing
    assert [s.reps for s in each] == [80, 40]


def test_corrections_made_here_stay(tmp_path: Path, here: History) -> None:
    first = here.sessions[-1]
    corrected = msgspec.structs.replace(first.sets[0], left=8, called_left=10)
    fixed = msgspec.structs.replace(
        first, sets=(corrected, *first.sets[1:]), updated_at=NOW + timedelta(hours=1)
    )
    known = with_sessions(here, [fixed])
    again = next(s for s in read(tmp_path, STRONG, known, weight_unit=Unit.LB).differing)
    assert (again.sets[0].left, again.sets[0].right, again.sets[0].called_left) == (8, 10, 10)
    assert again.plan.load_kg == 25 * KG_PER_LB


def test_a_set_added_later_is_seen(tmp_path: Path, here: History) -> None:
    text = STRONG + "2026-11-20 07:12:03,Legs,31m,Reverse Lunge (Dumbbell),3,25,20,0,0,,,9\n"
    (again,) = read(tmp_path, text, here).differing
    assert (len(again.sets), again.reps_in_reserve) == (3, 1)


def test_a_session_imported_by_version_0_1_is_put_right_too(tmp_path: Path, here: History) -> None:
    old = history(*(msgspec.structs.replace(s, source=msgspec.UNSET) for s in here.sessions))
    assert read(tmp_path, STRONG, old).differing == ()
    (again,) = read(tmp_path, STRONG, old, weight_unit=Unit.LB).differing
    assert again.plan.load_kg == 25 * KG_PER_LB


def test_a_wrong_zone_is_put_right(tmp_path: Path, here: History) -> None:
    moved = read(tmp_path, STRONG, here, zone=NEW_YORK).differing
    assert [s.started_at.isoformat() for s in moved] == [
        "2026-11-20T07:12:03-05:00", "2026-07-01T07:12:03-04:00",
    ]  # fmt: skip
    assert {s.id for s in moved} == {s.id for s in here.sessions}
    assert read(tmp_path, STRONG, here, zone=None).differing == ()


def test_an_import_is_taken_back_and_can_be_made_again(tmp_path: Path, here: History) -> None:
    file = tmp_path / "history.json"
    more = STRONG + "2026-11-22 07:12:03,Legs,31m,Reverse Lunge,1,0,20,0,0,,,\n"
    report = read(tmp_path, more, here, weight_unit=Unit.LB)
    taken = (*report.new, *report.differing)
    after = with_sessions(here, taken)
    keep_undo(file, undo_of(here, after, {s.id for s in taken}, file="export.csv", now=NOW))
    undo = read_undo(file)
    assert undo.file == "export.csv"
    plan = undoing(after, undo)
    assert (len(plan.added), len(plan.replaced), plan.edited) == (1, 1, ())

    back = undone(after, undo, now=NOW + timedelta(minutes=5))

    assert [s.plan.load_kg for s in back.sessions] == [s.plan.load_kg for s in here.sessions]
    assert {s.id for s in back.sessions} == {s.id for s in here.sessions}
    assert merge(back, after) == back, "another machine takes it back as well"
    again = read(tmp_path, more, back)
    assert (len(again.new), again.deleted) == (1, ())
    assert len(with_sessions(back, again.new).sessions) == 3


def test_taking_back_what_was_deleted_by_hand_deletes_it_by_hand(
    tmp_path: Path, here: History
) -> None:
    file = tmp_path / "history.json"
    deleted = delete_session(here, here.sessions[-1].id, now=NOW)
    ((back, _),) = read(tmp_path, STRONG, deleted).deleted
    after = with_sessions(deleted, [back])
    keep_undo(file, undo_of(deleted, after, {back.id}, file="export.csv", now=NOW))
    gone = undone(after, read_undo(file), now=NOW + timedelta(minutes=5))
    report = read(tmp_path, STRONG, gone)
    assert (report.new, len(report.deleted)) == ((), 1), "it does not come back unasked"


def test_taking_back_names_what_was_changed_since_and_leaves_what_was_deleted(
    tmp_path: Path,
) -> None:
    file = tmp_path / "history.json"
    report = read(tmp_path, STRONG, history())
    after = with_sessions(history(), report.new)
    keep_undo(file, undo_of(history(), after, {s.id for s in report.new}, file="x", now=NOW))
    edited = edit_session(after, after.sessions[0].id, now=NOW, pain=1)
    deleted = delete_session(edited, after.sessions[1].id, now=NOW)
    plan = undoing(deleted, read_undo(file))
    assert [s.id for s in plan.edited] == [s.id for s in plan.added] == [after.sessions[0].id]
    gone = undone(deleted, read_undo(file), now=NOW)
    assert gone.sessions == ()
    report = read(tmp_path, STRONG, gone)
    assert (len(report.new), len(report.deleted)) == (1, 1)
