"""FIT files as three readers see them: Garmin's own, fitdecode and fitparse."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import fitdecode
import fitparse
import pytest
from garmin_fit_sdk import Decoder, Stream
from hypothesis import given
from msgspec.structs import replace
from tests.support.records import MORNING, session, sessions

from lungetimer.coaching.drills import routines
from lungetimer.history.exchange.fit.activity import to_activity
from lungetimer.history.exchange.fit.encoder import Base, Field, Message, checksum, encode
from lungetimer.history.exchange.fit.workout import to_workout
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.training.plan import Equipment, plan_from
from lungetimer.training.timeline import Timeline


def by_garmin(data: bytes) -> dict[str, list[dict[Any, Any]]]:
    # A decoder that has checked a file reads nothing of it afterwards, without a word.
    checking, reading = (Decoder(Stream.from_byte_array(bytearray(data))) for _ in range(2))
    assert checking.is_fit()
    assert checking.check_integrity()
    messages, errors = reading.read()
    assert errors == []
    return dict(messages)  # type: ignore[arg-type]  # each kind of message has a type of its own


def by_fitdecode(data: bytes, name: str) -> list[dict[str, Any]]:
    reader = fitdecode.FitReader(
        io.BytesIO(data),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    )
    return [
        {f.name: f.value for f in frame.fields}
        for frame in reader
        if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == name
    ]


def by_fitparse(data: bytes, name: str) -> list[dict[str, Any]]:
    file = fitparse.FitFile(io.BytesIO(data), check_crc=True)
    return [{f.name: f.value for f in message.fields} for message in file.get_messages(name)]


def held(equipment: Equipment, load_kg: float) -> SessionRecord:
    plan = PlanRecord(sets=3, reps_per_leg=10, equipment=equipment, load_kg=load_kg)
    return session("a", plan=plan)


def test_garmin_reads_a_session_as_it_was() -> None:
    found = by_garmin(to_activity(held(Equipment.DUMBBELLS, 6.0), kcal=55))
    (head,) = found["file_id_mesgs"]
    assert (head["type"], head["manufacturer"]) == ("activity", "development")
    active = [s for s in found["set_mesgs"] if s["set_type"] == "active"]
    rests = [s for s in found["set_mesgs"] if s["set_type"] == "rest"]
    assert [(s["repetitions"], s["weight"], s["duration"]) for s in active] == [
        (20, 6.0, 100.0)
    ] * 3
    assert [s["duration"] for s in rests] == [45.0] * 3
    assert [(s["category"], s["category_subtype"]) for s in active] == [("lunge", 82)] * 3
    assert [s["weight_display_unit"] for s in active] == ["kilogram"] * 3
    assert active[0]["start_time"] == (MORNING + timedelta(seconds=270)).astimezone(UTC)
    (title,) = found["exercise_title_mesgs"]
    assert (title["exercise_category"], title["exercise_name"]) == ("lunge", 82)
    assert title["wkt_step_name"] == "Reverse lunge (dumbbells)"
    (total,) = found["session_mesgs"]
    assert (total["sport"], total["sub_sport"]) == ("training", "strength_training")
    assert total["start_time"] == MORNING.astimezone(UTC)
    assert (total["total_timer_time"], total["total_elapsed_time"]) == (1005.0, 1020.0)
    assert (total["total_calories"], total["num_laps"]) == (55, 1)
    assert len(found["lap_mesgs"]) == len(found["activity_mesgs"]) == 1
    assert [e["event_type"] for e in found["event_mesgs"]] == ["start", "stop_all"]


@pytest.mark.parametrize("equipment", Equipment)
def test_three_readers_agree(equipment: Equipment) -> None:
    data = to_activity(held(equipment, 7.5 if equipment is not Equipment.NONE else 0))
    garmin = by_garmin(data)["set_mesgs"]
    for other in (by_fitdecode(data, "set"), by_fitparse(data, "set")):
        assert len(other) == len(garmin) == 6
        for ours, theirs in zip(garmin, other, strict=True):
            for name in ("repetitions", "weight", "duration", "set_type"):
                assert ours.get(name) == theirs.get(name)
            start = theirs["start_time"]
            aware = start if start.tzinfo else start.replace(tzinfo=UTC)
            assert ours["start_time"] == aware
    for read in (by_fitdecode, by_fitparse):
        (total,) = read(data, "session")
        assert (total["sport"], total["sub_sport"]) == ("training", "strength_training")


def test_loads_that_differ_and_titles_of_each() -> None:
    sets = (
        SetRecord(left=10, right=10, work_s=60, load_kg=0.0, equipment=Equipment.NONE),
        SetRecord(left=10, right=9, work_s=60),
    )
    found = by_garmin(to_activity(replace(held(Equipment.DUMBBELLS, 8.0), sets=sets)))
    assert [s["weight"] for s in found["set_mesgs"]] == [0, 8]
    assert [s["repetitions"] for s in found["set_mesgs"]] == [20, 19]
    assert [t["exercise_name"] for t in found["exercise_title_mesgs"]] == [32, 82]


def test_a_session_without_times_of_sets_shares_its_length() -> None:
    sets = (SetRecord(left=10, right=10), SetRecord(left=10, right=10))
    bare = replace(session("a"), sets=sets, warm_up_s=0.0, cool_down_s=0.0,
                   ended_at=MORNING + timedelta(minutes=10))  # fmt: skip
    assert [s["duration"] for s in by_garmin(to_activity(bare))["set_mesgs"]] == [300, 300]


@given(sessions())
def test_any_session_whatever_gives_a_sound_file(done: SessionRecord) -> None:
    found = by_garmin(to_activity(done, kcal=10**6))
    reps = [s.get("repetitions") for s in found.get("set_mesgs", []) if s["set_type"] == "active"]
    assert reps == [s.reps for s in done.sets]


def test_a_plan_becomes_a_workout() -> None:
    plan = plan_from({"equipment": "dumbbells", "load_kg": 6.0, "sets": 3, "reps_per_leg": 10})
    line = Timeline.of(plan, *routines(plan, kneeling=True))
    data = to_workout(line, now=datetime(2026, 11, 27, tzinfo=UTC))
    found = by_garmin(data)
    (head,) = found["workout_mesgs"]
    steps = found["workout_step_mesgs"]
    assert (head["sport"], head["sub_sport"]) == ("training", "strength_training")
    assert (head["num_valid_steps"], head["wkt_name"]) == (len(steps), "Reverse lunges")
    work = [s for s in steps if s["duration_type"] == "reps"]
    assert [(s["duration_reps"], s["exercise_weight"]) for s in work] == [(20, 6.0)] * 3
    assert [(s["exercise_category"], s["exercise_name"]) for s in work] == [("lunge", 82)] * 3
    rests = [s for s in steps if s["intensity"] == "rest"]
    assert [s["duration_time"] for s in rests] == [45.0, 45.0]
    assert sum(s["duration_time"] for s in steps if s["intensity"] == "warmup") == 270
    for read in (by_fitdecode, by_fitparse):
        assert len(read(data, "workout_step")) == len(steps)


def test_a_long_text_is_cut_between_signs() -> None:
    data = encode([Message(26, (Field(8, Base.STRING, "ü" * 200),))])
    assert by_garmin(data)["workout_mesgs"][0]["wkt_name"] == "ü" * 127
    assert checksum(data) == 0, "a file together with its own checksum sums up to nothing"
