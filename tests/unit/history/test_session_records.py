from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import MORNING, session
from tests.support.sessions import plan, run_through, session_of

from lungetimer.history.fields import moment_of
from lungetimer.history.plan_record import PlanRecord, plan_from_record, plan_record
from lungetimer.history.recording import record_from
from lungetimer.history.session_records import AdjustmentRecord, SessionRecord, SetRecord
from lungetimer.training.plan import Equipment, LeadLeg, Plan, Tempo
from lungetimer.training.result import Felt


def test_a_finished_session_becomes_a_record_that_says_the_same() -> None:
    done = session_of(plan())
    done.start(0)
    done.adjust(1, "rest_s", 5)
    done.advance(15)
    done.record_felt(15, Felt.KNEE)
    done.advance(1000)
    result = done.result()

    record = record_from(
        result,
        id="x",
        started_at=MORNING,
        ended_at=MORNING + timedelta(seconds=result.elapsed_s),
        app_version="0.1.0",
        note="fine\x00 [/foo]\nyes",
    )

    assert record.reps == result.reps == 8
    assert [(s.left, s.right, s.work_s, s.rest_s, s.felt) for s in record.sets] == [
        (s.left, s.right, s.work_s, s.rest_s, s.felt) for s in result.sets
    ]
    assert record.sets[0].felt is Felt.KNEE
    assert [(a.field, a.old, a.new) for a in record.adjustments] == [("rest_s", 10, 5)]
    assert record.plan.rest_s == 10  # the plan as asked, not as adjusted
    assert record.note == "fine [/foo] yes"
    assert record.trained


def test_a_clock_set_back_never_ends_a_session_before_it_began() -> None:
    done = session_of(plan())
    run_through(done)
    record = record_from(
        done.result(),
        id="x",
        started_at=MORNING,
        ended_at=MORNING - timedelta(hours=1),
        app_version="",
    )
    assert record.ended_at == record.started_at


@given(
    sets=st.integers(1, 10),
    reps=st.integers(1, 50),
    lead=st.sampled_from(LeadLeg),
    load=st.integers(0, 200),
    lead_in=st.integers(0, 30),
)
def test_a_plan_comes_back_from_its_record(
    sets: int, reps: int, lead: LeadLeg, load: int, lead_in: int
) -> None:
    asked = Plan(
        level="own",
        sets=sets,
        reps_per_leg=reps,
        lead_leg=lead,
        load_kg=float(load),
        equipment=Equipment.DUMBBELLS,
        tempo=Tempo(3, 0, 9, 9),
        lead_in_s=lead_in,
    )
    assert plan_from_record(plan_record(asked), lead_in_s=lead_in) == asked


def test_the_local_date_is_that_of_the_place_where_it_started() -> None:
    before_midnight = datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZoneInfo("Pacific/Auckland"))
    record = session(started=moment_of(before_midnight))
    assert record.started_at == before_midnight
    assert (
        record.day.isoformat() == "2026-12-31"
    )  # in UTC it is the 31st at 10:59, in Samoa the 30th


@pytest.mark.parametrize("fold", [0, 1])
def test_both_hours_of_the_night_when_clocks_go_back_are_told_apart(fold: int) -> None:
    twice = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Berlin"))
    kept = moment_of(twice)
    assert kept.utcoffset() == timedelta(hours=2 - fold)
    assert kept.astimezone(UTC).hour == 0 + fold


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="no offset"):
        moment_of(datetime(2026, 1, 1))  # noqa: DTZ001  # the test passes a wrong value on purpose


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"pain": 11}, r"<= 10 - at `\$.pain`"),
        ({"reps_in_reserve": -1}, r">= 0 - at `\$.reps_in_reserve`"),
        ({"started_at": "2026-01-01T10:00:00"}, r"timezone.*`\$.started_at`"),
        (
            {"started_at": "1066-01-01T10:00:00Z"},
            "the year of started_at must be from 1970 to 9998, not 1066",
        ),
        ({"status": "splendid"}, r"splendid.*`\$.status`"),
        ({"paused_s": -0.5}, r"`\$.paused_s`"),
        ({"plan": {"sets": 11, "reps_per_leg": 1}}, r"<= 10 - at `\$.plan.sets`"),
        ({"plan": {"sets": 1, "reps_per_leg": 1, "tempo": "0-1-2-0"}}, r"`\$.plan.tempo`"),
        ({"sets": [{"left": 1.5, "right": 0}]}, r"`\$.sets\[0\].left`"),
        ({"id": ""}, r"`\$.id`"),
    ],
)
def test_a_value_outside_its_limits_is_named(wrong: dict[str, object], told: str) -> None:
    plain = msgspec.to_builtins(session()) | wrong
    with pytest.raises(msgspec.ValidationError, match=told):
        msgspec.convert(plain, SessionRecord)


def test_load_volume_counts_both_dumbbells() -> None:
    held = PlanRecord(sets=3, reps_per_leg=10, equipment=Equipment.DUMBBELLS, load_kg=2.0)
    assert session(plan=held).volume_kg == 60 * 2 * 2.0
    single = msgspec.structs.replace(held, equipment=Equipment.KETTLEBELL)
    assert session(plan=single).volume_kg == 60 * 2.0
    none = msgspec.structs.replace(held, equipment=Equipment.NONE)
    assert session(plan=none).volume_kg == 0


def test_half_of_the_planned_reps_make_a_training_day() -> None:
    assert session(share=0.5).trained
    assert not session(share=0.4).trained


def test_a_summer_asleep_with_a_session_paused_can_still_be_saved() -> None:
    done = session_of(plan())
    done.start(0)
    done.pause(5)
    done.resume(5 + 3e7)
    record = record_from(
        done.result(), id="x", started_at=MORNING, ended_at=MORNING, app_version="0.1.0"
    )
    assert msgspec.json.decode(msgspec.json.encode(record), type=SessionRecord) == record


def test_time_spent_leaves_pauses_and_interruptions_out() -> None:
    one = session(ended_at=MORNING + timedelta(hours=5), paused_s=600.0)
    assert one.spent_s == 270 + 3 * (100 + 45) + 300


def test_time_spent_of_a_record_without_times_is_from_its_start_to_its_end() -> None:
    bare = session(sets=(SetRecord(left=10, right=10),), warm_up_s=0.0, cool_down_s=0.0)
    assert bare.spent_s == 17 * 60
    # Three sets of 100 s and not a second of rest: the rests were not written down.
    rows = tuple(SetRecord(left=10, right=10, work_s=100.0) for _ in range(3))
    assert msgspec.structs.replace(bare, sets=rows).spent_s == 17 * 60
    assert msgspec.structs.replace(bare, sets=rows[:1]).spent_s == 100
    no_rest = AdjustmentRecord(at_s=1.0, field="rest_s", old=45, new=0)
    assert msgspec.structs.replace(bare, sets=rows, adjustments=(no_rest,)).spent_s == 300
    unrested = msgspec.structs.replace(bare.plan, rest_s=0)
    assert msgspec.structs.replace(bare, sets=rows, plan=unrested).spent_s == 300
    backwards = msgspec.structs.replace(bare, ended_at=MORNING - timedelta(hours=1))
    assert backwards.spent_s == 0
