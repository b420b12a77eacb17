"""Planned, called and done: from the session to the record, corrected, and out and in again."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.records import MORNING, history, session
from tests.support.sessions import all_plans, plan, session_of

from lungetimer.history import codec
from lungetimer.history.checkpoint import Checkpoint, checkpoint_of, position_of
from lungetimer.history.edits import EditError, correct_record, correct_session
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.own_csv import HEADER, from_csv, to_csv
from lungetimer.history.exchange.strong import to_strong
from lungetimer.history.merge import merge
from lungetimer.history.plan_record import plan_from_record, plan_record
from lungetimer.history.recording import record_from
from lungetimer.training.plan import Leg, LegOrder, Pacing, Plan, RestMode
from lungetimer.training.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord

NOW = MORNING + timedelta(hours=1)
LATER = NOW + timedelta(hours=1)
LEFT, RIGHT = Leg.LEFT, Leg.RIGHT


def corrected(**done: int) -> SessionRecord:
    """The plain session with set 2 corrected: ``left=8, right=7``."""
    return correct_record(
        session(), now=NOW, done={(2, Leg(leg)): reps for leg, reps in done.items()}
    )


def run_with_corrections(of: Plan, changes: list[tuple[int, Leg, int]]) -> Session:
    """A session of this plan, done with one button, with corrections wherever they fall."""
    training, now = session_of(of), 0.0
    for number, leg, delta in [(0, LEFT, 0)] * 3 + changes + [(0, LEFT, 0)] * 60:
        view = training.view(now)
        if view.next_action != "end_set":
            training.do_next(now, view.next_action)
        training.correct(now, number, leg, delta)
        now += 7
        training.advance(now)
    training.finish_early(now)
    return training


def record_of(training: Session) -> SessionRecord:
    result = training.result()
    return record_from(
        result,
        id="x",
        started_at=MORNING,
        ended_at=MORNING + timedelta(seconds=result.elapsed_s),
        app_version="0.2.0",
    )


# -- in the record --------------------------------------------------------------------------------


def test_a_corrected_set_tells_planned_called_and_done() -> None:
    training = session_of(plan(reps_per_leg=10, rest_s=30))  # set 1: 3-43
    training.start(0)
    training.advance(45)
    for leg, presses in ((LEFT, 2), (RIGHT, 3)):
        for _ in range(presses):
            training.correct(45, 1, leg, -1)
    training.advance(1000)
    plain = json.loads(codec.encode(record_of(training)))
    first, second = plain["sets"]
    assert (first["left"], first["right"]) == (8, 7)
    assert (first["called_left"], first["called_right"]) == (10, 10)
    assert plain["plan"]["reps_per_leg"] == 10
    assert not {"called_left", "called_right", "planned"} & second.keys()
    assert [(c["set"], c["leg"], c["old"], c["new"]) for c in plain["corrections"]] == [
        (1, "left", 10, 9),
        (1, "left", 9, 8),
        (1, "right", 10, 9),
        (1, "right", 9, 8),
        (1, "right", 8, 7),
    ]
    assert {c["at"] for c in plain["corrections"]} == {"2026-11-20T07:12:48+01:00"}
    assert plain["adjustments"] == []


@pytest.mark.parametrize("pacing", Pacing)
@pytest.mark.parametrize("order", LegOrder)
@pytest.mark.parametrize("mode", RestMode)
def test_a_plan_is_written_with_words_that_every_version_knows(
    pacing: Pacing, order: LegOrder, mode: RestMode
) -> None:
    given_plan = Plan(pacing=pacing, leg_order=order, rest_mode=mode, switch_s=12)
    written = plan_record(given_plan)
    plain = json.loads(codec.encode(written))
    assert plain["pacing"] in {"tempo", "self"}
    assert plain.get("count_by") == ("set" if pacing is Pacing.SET else None)
    assert plain.get("leg_order") == (order if order is LegOrder.ONE_BY_ONE else None)
    assert plain.get("rest_mode") == (mode if mode is RestMode.READY else None)
    assert plan_from_record(codec.decode(codec.encode(written), type(written))) == given_plan


def test_what_is_the_default_is_not_written() -> None:
    plain = json.loads(codec.encode(record_of(run_with_corrections(plan(), []))))
    assert "corrections" not in plain
    new = {"count_by", "leg_order", "switch_s", "rest_mode"}
    assert not new & plain["plan"].keys()
    assert all(not {"called_left", "called_right", "planned"} & s.keys() for s in plain["sets"])


# -- afterwards -----------------------------------------------------------------------------------


def test_a_correction_in_the_history_keeps_what_was_called_and_is_noted() -> None:
    before = history(session())
    after = correct_session(before, "a", now=NOW, done={(2, LEFT): 8, (2, RIGHT): 7})
    (record,) = after.sessions
    assert (record.left, record.right, record.reps) == (28, 27, 55)
    assert (record.sets[1].called(LEFT), record.called_reps) == (10, 60)
    assert [(c.set, c.leg, c.old, c.new) for c in record.corrected] == [
        (2, LEFT, 10, 8),
        (2, RIGHT, 10, 7),
    ]
    assert record.updated_at == NOW
    assert merge(before, after).sessions == merge(after, before).sessions == (record,)
    again = correct_record(record, now=LATER, done={(2, LEFT): 10})
    assert again.sets[1].called_left is msgspec.UNSET  # as called again
    assert len(again.corrected) == 3


def test_a_correction_to_what_stands_there_changes_nothing() -> None:
    record = session()
    assert correct_record(record, now=NOW, done={(2, LEFT): 10}) is record


@pytest.mark.parametrize(
    ("number", "reps", "told"),
    [
        (4, 8, "the set must be from 1 to 3, not 4"),
        (0, 8, "must be from 1 to 3, not 0"),
        (2, -1, "the left reps of set 2 must be a whole number from 0 to 1000, not -1"),
        (2, 1001, "from 0 to 1000, not 1001"),
        (2, 7.5, "from 0 to 1000, not 7.5"),
        (2, True, "from 0 to 1000, not True"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_by_name(number: int, reps: int, told: str) -> None:
    before = history(session())
    with pytest.raises(EditError, match=told):
        correct_session(before, "a", now=NOW, done={(number, LEFT): reps})


def test_the_day_counts_by_what_was_done() -> None:
    record = session()
    assert record.trained
    fewer = {(number, leg): 4 for number in (1, 2, 3) for leg in Leg}
    assert not correct_record(record, now=NOW, done=fewer).trained


# -- the checkpoint -------------------------------------------------------------------------------


def checkpoint(training: Session, now: float) -> Checkpoint:
    position = position_of(training.view(now))
    assert position is not None
    return checkpoint_of(
        training.result(),
        position,
        id="x",
        started_at=MORNING,
        saved_at=MORNING + timedelta(seconds=now),
        app_version="0.2.0",
    )


@pytest.mark.parametrize(
    ("changes", "version"),
    [
        ({}, 1),
        ({"pacing": Pacing.SELF}, 1),
        ({"pacing": Pacing.SET}, 2),
        ({"leg_order": LegOrder.ONE_BY_ONE}, 2),
        ({"rest_mode": RestMode.READY}, 2),
        ({"switch_s": 7}, 2),
    ],
)
def test_a_checkpoint_is_of_version_2_when_a_field_is_new(
    changes: dict[str, object], version: int
) -> None:
    training = session_of(plan(**changes))
    training.start(0)
    training.advance(5)
    assert checkpoint(training, 5).version == version


def test_a_correction_makes_a_checkpoint_of_version_2() -> None:
    training = session_of(plan())
    training.start(0)
    training.advance(12)
    assert checkpoint(training, 12).version == 1
    training.correct(12, 1, LEFT, -1)
    assert checkpoint(training, 12).version == 2


def test_a_correction_never_makes_a_saved_session_look_unsaved() -> None:
    training = session_of(plan())
    training.start(0)
    training.advance(12)
    left_behind = checkpoint(training, 12)
    training.finish_early(12)
    saved = record_of(training)
    known = history(correct_record(saved, now=NOW, done={(1, LEFT): 0, (1, RIGHT): 0}))
    assert left_behind.is_settled_in(known)


@given(
    all_plans,
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(Leg), st.integers(-3, 3)), max_size=12),
    st.integers(0, 120),
)
def test_a_resumed_session_keeps_planned_called_and_done(
    of: Plan, changes: list[tuple[int, Leg, int]], at: int
) -> None:
    training, now = session_of(of), 0.0
    for number, leg, delta in changes:
        training.do_next(now, training.view(now).next_action)
        training.correct(now, number, leg, delta)
        now += at
        training.advance(now)
    if position_of(training.view(now)) is None:
        return
    written = checkpoint(training, now)
    read = codec.decode(codec.encode(written), Checkpoint)
    assert read == written
    point = read.resume_point()
    again = Session(point.earlier.adjusted, resume=point)
    assert again.planned == training.planned
    again.start(5000.0)
    before, after = training.result(), again.result()
    for number, one in enumerate(before.sets):
        for leg in Leg:
            assert after.sets[number].done(leg) == one.done(leg)
            assert after.sets[number].called(leg) == one.called(leg)
    assert record_of(again).corrected[: len(changes)] == read.session.corrected


# -- out and in -----------------------------------------------------------------------------------


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    all_plans,
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(Leg), st.integers(-3, 3)), max_size=12),
)
def test_a_corrected_session_comes_back_whole_from_json_and_csv_and_its_sums_through_strong(
    tmp_path: Path, of: Plan, changes: list[tuple[int, Leg, int]]
) -> None:
    record = record_of(run_with_corrections(of, changes))
    check_that_nothing_is_lost(record, of)
    check_sums_through_strong(record, tmp_path / "strong.csv")


def check_that_nothing_is_lost(record: SessionRecord, of: Plan) -> None:
    """JSON and CSV of our own give back all of it."""
    known = history(record)
    assert codec.read(codec.write(known)).history == known
    found, refused, _ = from_csv(to_csv([record]))
    assert (found, refused) == ([record], [])
    for number, one in enumerate(record.sets, 1):
        more = dict.fromkeys(Leg, 0)
        for change in record.corrected:
            if change.set == number:
                more[change.leg] += change.new - change.old
        for leg in Leg:
            assert one.done(leg) == one.called(leg) + more[leg]
        assert record.planned(number) == of.reps_in(number)


def check_sums_through_strong(record: SessionRecord, file: Path) -> None:
    """Strong's format keeps, in each set, the sum of what both legs have done."""
    file.write_text(to_strong([record]), encoding="utf-8")
    done = [one.reps for one in record.sets if one.reps]
    if not done:
        return  # that format has no place for a session without a rep
    (fresh,) = read_import(file, history(), zone=MORNING.tzinfo).new
    assert [one.reps for one in fresh.sets] == done
    report = read_import(file, history(record), zone=MORNING.tzinfo)
    assert (report.new, report.updated, report.known) == ((), (), 1)
    assert report.apply(history(record)) == history(record)


def test_strong_tells_what_was_done_and_its_own_history_knows_it(tmp_path: Path) -> None:
    record = corrected(left=8, right=7)
    file = tmp_path / "strong.csv"
    file.write_text(to_strong([record]), encoding="utf-8")
    report = read_import(file, history(record), zone=MORNING.tzinfo)
    assert (report.new, report.updated, report.known, report.refused) == ((), (), 1, ())
    (fresh,) = read_import(file, history(), zone=MORNING.tzinfo).new
    assert [one.reps for one in fresh.sets] == [one.reps for one in record.sets] == [20, 15, 20]


def test_a_file_of_version_0_1_without_the_new_columns_is_taken() -> None:
    rows = to_csv([session("a")]).splitlines()
    width = HEADER.index("plan_count_by")
    older = "\n".join(",".join(row.split(",")[:width]) for row in rows)
    assert from_csv(older)[:2] == ([session("a")], [])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("[{}]", 'column corrections: item 1: the field "at" is missing'),
        ("nonsense", "column corrections: it is not valid JSON"),
        (
            '[{"at":"2026-11-20T07:20:00+01:00","set":0,"leg":"left","old":1,"new":2}]',
            "from 1 to 1000, not 0",
        ),
        ('[{"at":"2026-11-20T07:20:00+01:00","set":1,"leg":"both","old":1,"new":2}]', "both"),
    ],
)
def test_corrections_that_make_no_sense_are_refused_by_name(cell: str, told: str) -> None:
    text = to_csv([corrected(left=8, right=7)])
    place = HEADER.index("corrections")
    header, *rows = (line for line in text.splitlines())
    assert header.split(",")[place] == "corrections"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header.split(","))
    for row in csv.reader(rows):
        writer.writerow([*row[:place], cell, *row[place + 1 :]])
    found, refused, _ = from_csv(out.getvalue())
    assert found == []
    assert told in str(refused[0])
