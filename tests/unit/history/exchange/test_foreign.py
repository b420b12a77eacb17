from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from tests.support.records import history, session

from lungetimer.history.exchange.foreign_dates import read_moment
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.lengths import read_length
from lungetimer.history.exchange.strong import HEADER, to_strong
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SetRecord
from lungetimer.training.loads import KG_PER_LB, Unit, load_number, to_kg
from lungetimer.training.plan import Equipment
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.exchange.report import ImportReport

BERLIN = ZoneInfo("Europe/Berlin")

STRONG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,\
Workout Notes,RPE
2026-03-02 18:05:00,"Legs",1h 5m,"Squat (Barbell)",1,80.0,5,0,0,"","good",
2026-03-02 18:05:00,"Legs",1h 5m,"Reverse Lunge (Dumbbell)",W,4.0,10,0,0,"","good",
2026-03-02 18:05:00,"Legs",1h 5m,"Reverse Lunge (Dumbbell)",1,8.0,20,0,90,"","good",
2026-03-02 18:05:00,"Legs",1h 5m,"Reverse Lunge (Dumbbell)",2,8.0,17,0,0,"","good",8.5
2026-03-02 18:05:00,"Legs",1h 5m,"Reverse Lunge (Dumbbell)",Rest Timer,0,0,0,90,"","good",
2026-03-04 07:00:00,"Home",12m,"Lunges, reverse",1,,many,0,0,"","",
2026-03-05 07:00:00,"Home",12m,"Reverse lunge",1,,24,0,0,"","=1+1",
"""
HEVY = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Evening","28 Mar 2026, 17:29","28 Mar 2026, 18:11","fine","Reverse Lunge","","",0,"warmup",,6,,,
"Evening","28 Mar 2026, 17:29","28 Mar 2026, 18:11","fine","Reverse Lunge","","",1,"normal",,20,,,9
"Evening","28 Mar 2026, 17:29","28 Mar 2026, 18:11","fine","Walking Lunge","","",0,"normal",,20,,,
"""


def read(tmp_path: Path, text: str, **options: Any) -> ImportReport:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return read_import(path, history(), zone=BERLIN, app_version="0.1.0", **options)


def test_strong_rows_whose_exercise_is_a_reverse_lunge_become_sessions(tmp_path: Path) -> None:
    report = read(tmp_path, STRONG)
    assert (report.kind, report.rows) == ("Strong CSV", 7)
    legs, home = report.new
    assert legs.started_at == datetime(2026, 3, 2, 18, 5, tzinfo=BERLIN)
    assert legs.ended_at - legs.started_at == timedelta(minutes=65)
    assert [(s.left, s.right, s.work_s) for s in legs.sets] == [(10, 10, 90), (9, 8, 0)]
    assert (legs.plan.sets, legs.plan.reps_per_leg) == (2, 10)
    assert (legs.plan.equipment, legs.plan.load_kg) == (Equipment.DUMBBELLS, 8.0)
    assert (legs.reps_in_reserve, legs.note, legs.trained) == (1, "good", True)
    assert (home.reps, home.plan.equipment, home.note) == (24, Equipment.NONE, "=1+1")
    assert [str(r) for r in report.refused] == [
        "line 2: Squat (Barbell) is not a reverse lunge (to import it, use --exercise)",
        "line 3: a warm-up set, which does not count",
        "line 6: a rest, which does not count as a set",
        "line 7: reps must be a whole number from 1 to 1000, not 'many'",
    ]


def test_a_row_without_an_exercise_says_so(tmp_path: Path) -> None:
    report = read(tmp_path, STRONG + '2026-03-06 07:00:00,"Home",12m," ",1,,24,0,0,"","",\n')
    assert str(report.refused[-1]) == "line 9: the name of the exercise is missing"


def test_hevy_rows_too(tmp_path: Path) -> None:
    report = read(tmp_path, HEVY)
    assert report.kind == "Hevy CSV"
    (done,) = report.new
    assert done.started_at == datetime(2026, 3, 28, 17, 29, tzinfo=BERLIN)
    assert done.ended_at == datetime(2026, 3, 28, 18, 11, tzinfo=BERLIN)
    assert (done.left, done.right, done.reps_in_reserve, done.note) == (10, 10, 1, "fine")
    assert [r.line for r in report.refused] == [2, 4]


def test_importing_twice_finds_everything_known(tmp_path: Path) -> None:
    for text in (STRONG, HEVY):
        first = read(tmp_path, text)
        after = first.apply(history())
        again = read_import(tmp_path / "export.csv", after, zone=BERLIN)
        assert (again.new, again.updated, again.known) == ((), (), len(first.new))


def test_semicolons_units_and_reps_of_each_leg(tmp_path: Path) -> None:
    text = (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Seconds\n"
        "2026-03-02 18:05:00;Legs;Reverse Lunge;1;10;lbs;12;;0\n"
    )
    (done,) = read(tmp_path, text, reps_count="each").new
    assert (done.left, done.right, done.plan.load_kg) == (12, 12, 10 * KG_PER_LB)
    (plain,) = read(tmp_path, STRONG.replace("8.0,20", "20,20").split("2026-03-04")[0],
                    weight_unit=Unit.LB).new  # fmt: skip
    assert plain.plan.load_kg in {20 * KG_PER_LB, 8 * KG_PER_LB}


@pytest.mark.parametrize(
    "wrong", ["-5", "1e9", "1_0", "\u0661\u0660", "nan", "inf", "0", "1.5", "9" * 5000]
)
def test_wrong_reps_are_refused_and_the_rest_is_taken(tmp_path: Path, wrong: str) -> None:
    text = STRONG.replace("8.0,20,", f"8.0,{wrong},")
    report = read(tmp_path, text)
    assert [len(s.sets) for s in report.new] == [1, 1]
    (told,) = (r.reason for r in report.refused if r.line == 4)
    assert "a whole number from 1 to 1000" in told
    assert len(told) < 120


def test_what_is_exported_as_strong_is_read_as_the_same_sessions(tmp_path: Path) -> None:
    held = PlanRecord(sets=2, reps_per_leg=10, equipment=Equipment.DUMBBELLS, load_kg=2.5)
    done = session(
        "a",
        plan=held,
        sets=(
            SetRecord(left=10, right=10, work_s=100.0, felt=Felt.KNEE),
            SetRecord(left=9, right=8),
        ),
        note="=evil",
        reps_in_reserve=2,
    )
    text = to_strong([done])
    assert text.splitlines()[0] == ",".join(HEADER)
    head = "2026-11-20 07:12:03,Reverse lunges,11m,Reverse Lunge (Dumbbell)"
    assert text.splitlines()[1:] == [
        f"{head},1,2.5,20,0,100,felt: knee, =evil,",
        f"{head},2,2.5,17,0,0,, =evil,8",
    ]
    (back,) = read(tmp_path, text).new
    assert back.started_at == done.started_at
    assert back.ended_at == done.started_at + timedelta(minutes=11)  # trained, of 17 in all
    assert [(s.left, s.right) for s in back.sets] == [(10, 10), (9, 8)]
    assert (back.note, back.reps_in_reserve) == ("=evil", 2)
    assert (back.plan.load_kg, back.plan.equipment) == (2.5, Equipment.DUMBBELLS)
    # Into the history it came from, it is known by the moment at which it started.
    again = read_import(tmp_path / "export.csv", history(done), zone=BERLIN)
    assert (again.new, again.known) == ((), 1)


@pytest.mark.parametrize("unit", [Unit.LB, Unit.KG, None])
def test_pounds_come_back_as_they_were_in_either_unit(tmp_path: Path, unit: Unit | None) -> None:
    pounds = [quarters / 4 for quarters in range(1, 1761)]
    started = datetime(2026, 1, 1, 7, tzinfo=BERLIN)
    held = [
        session(
            f"{n}",
            started + timedelta(hours=n),
            plan=PlanRecord(
                sets=1,
                reps_per_leg=8,
                equipment=Equipment.KETTLEBELL,
                load_kg=to_kg(pounds[n], Unit.LB),
            ),
            sets=(SetRecord(left=8, right=8),),
        )
        for n in range(len(pounds))
    ]
    back = sorted(read(tmp_path, to_strong(held, unit)).new, key=lambda s: s.started_at)
    shown = [load_number(s.plan.load_kg, Unit.LB) for s in back]
    assert shown == [f"{weight:g}" for weight in pounds]


def test_an_exported_session_comes_back_with_its_length(tmp_path: Path) -> None:
    done = session("a")
    (back,) = read(tmp_path, to_strong([done])).new
    assert back.work_s == done.work_s == 300
    assert back.spent_s == 17 * 60  # Strong's minutes
    assert round(done.spent_s / 60) == 17


def test_more_than_a_plan_can_hold_is_kept_as_done(tmp_path: Path) -> None:
    rows = "".join(
        f"2026-03-02 18:05:00,X,5m,Reverse Lunge,{n},0,300,0,0,,,\n" for n in range(1, 15)
    )
    (done,) = read(tmp_path, STRONG.splitlines()[0] + "\n" + rows).new
    assert (done.plan.sets, done.plan.reps_per_leg) == (10, 50)
    assert (len(done.sets), done.reps) == (14, 4200)
    assert msgspec.convert(msgspec.to_builtins(done), type(done)) == done


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20 07:12:03", "2026-11-20T07:12:03+01:00"),
        ("2026-7-1 07:12", "2026-07-01T07:12:00+02:00"),
        ("2026-11-20 7:12:03\u202fPM", "2026-11-20T19:12:03+01:00"),
        ("2026-11-20 12:00:00 AM", "2026-11-20T00:00:00+01:00"),
        ("20 Nov 2026, 07:12", "2026-11-20T07:12:00+01:00"),
        ("Nov 20, 2026, 7:12 PM", "2026-11-20T19:12:00+01:00"),
        ("2026-11-20", "2026-11-20T12:00:00+01:00"),
        ("2026-11-20T07:12:03Z", "2026-11-20T07:12:03+00:00"),
        ("2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00"),  # twice that night: the first
    ],
)
def test_moments_as_other_programs_write_them(text: str, expected: str) -> None:
    assert read_moment(text, BERLIN).isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "2026-02-30 10:00", "2026-11-20 25:00", "20 Foo 2026, 07:12",
             "\u0662026-11-20",
             "0001-01-01 00:00", "9999-12-31 23:59", "2026-11-20 07:12:03 in the morning"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"the date must be like 2026-11-20 07:12:03"):
        read_moment(text, BERLIN)


def test_without_a_zone_the_systems_holds() -> None:
    assert read_moment("2026-11-20 07:12:03", None).replace(tzinfo=None) == datetime(
        2026, 11, 20, 7, 12, 3, tzinfo=UTC
    ).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h 5m", 3900), ("45m", 2700), ("30s", 30), ("754", 754), ("", 0), ("long", 0),
     ("9" * 99, 0), ("99999h", 0), ("1:05:00", 3900), ("1 Std. 5 Min.", 3900)],
)  # fmt: skip
def test_lengths_as_strong_writes_them(text: str, seconds: int) -> None:
    assert read_length(text) == timedelta(seconds=seconds)
