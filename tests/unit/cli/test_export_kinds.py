"""export fit, ics and strong, and plan --fit, by the door."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest
from garmin_fit_sdk import Decoder, Stream
from tests.support.records import MORNING, history, session

from lungetimer.cli import export_ics, main
from lungetimer.history import codec
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.training_days import next_days, usual_days, usual_time
from lungetimer.history.weeks import FirstWeekday
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat("2026-11-27T19:00:00+01:00")
HELD = PlanRecord(sets=3, reps_per_leg=10, equipment=Equipment.DUMBBELLS, load_kg=6.0)


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    days = [MORNING - timedelta(days=n) for n in (0, 2, 4)]
    found = [session(f"s{n}", at, note="- slow", plan=HELD) for n, at in enumerate(days)]
    (tmp_path / "data" / "history.json").write_bytes(codec.write(history(*found)))


def run(capfdbinary: pytest.CaptureFixture[bytes], *args: str) -> tuple[int, bytes, str]:
    status = main(args)
    out, err = capfdbinary.readouterr()
    return status, out, err.decode()


def sets_in(data: bytes) -> list[int]:
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    return [s["repetitions"] for s in messages["set_mesgs"] if s["set_type"] == "active"]


def test_fit_is_a_file_for_each_session(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "fit"
    status, _, err = run(capfdbinary, "export", "fit", "-o", str(folder))
    assert (status, err) == (0, f"3 sessions written to {folder}\n")
    assert sorted(p.name for p in folder.iterdir()) == [
        f"lungetimer-2026-11-{day}-071203.fit" for day in (16, 18, 20)
    ]
    assert all(sets_in(p.read_bytes()) == [20, 20, 20] for p in folder.iterdir())
    one = tmp_path / "one.fit"
    assert run(capfdbinary, "export", "fit", "--last", "1", "-o", str(one))[0] == 0
    assert sets_in(one.read_bytes()) == [20, 20, 20]
    status, out, _ = run(capfdbinary, "export", "fit", "--since", "2026-11-20", "-o", "-")
    assert (status, out) == (0, one.read_bytes())


@pytest.mark.parametrize("kind", ["csv", "json", "strong"])
def test_a_file_in_a_missing_folder_is_refused_by_the_name_of_the_folder(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "none" / "file.csv"
    status, _, err = run(capfdbinary, "export", kind, "-o", str(file))
    assert status == 1
    assert f"{file}: the folder {file.parent} does not exist; check the path" in err


def test_fit_says_where_it_needs_to_write(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    status, _, err = run(capfdbinary, "export", "fit")
    assert status == 2
    assert "name a folder with -o FOLDER" in err
    assert run(capfdbinary, "export", "fit", "-o", "-")[0] == 2
    (tmp_path / "file").write_text("mine")
    assert run(capfdbinary, "export", "fit", "-o", str(tmp_path / "file"))[0] == 2
    assert (tmp_path / "file").read_text() == "mine"
    status, _, err = run(
        capfdbinary, "export", "fit", "--since", "2026-11-26", "-o", str(tmp_path / "x")
    )
    assert status == 1
    assert "there are no sessions" in err


def test_a_plan_is_written_as_a_workout(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "plan.fit"
    status, out, err = run(
        capfdbinary, "plan", "--sets", "2", "--warm-up", "off", "--fit", str(file)
    )
    assert (status, out) == (0, b"")
    assert "GARMIN/NewFiles" in err
    messages, errors = Decoder(Stream.from_byte_array(bytearray(file.read_bytes()))).read()
    assert errors == []
    assert [s["duration_type"] for s in messages["workout_step_mesgs"]][:3] == [
        "reps",
        "time",
        "reps",
    ]


@pytest.mark.parametrize(("unit", "weight"), [("lb", "13.23"), ("kg", "6")])
def test_strong_names_its_unit_and_comes_back(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, unit: str, weight: str
) -> None:
    _, out, _ = run(capfdbinary, "export", "strong", "--weight-unit", unit)
    rows = list(csv.DictReader(io.StringIO(out.decode()), delimiter=";"))
    assert {row[f"Weight ({unit})"] for row in rows} == {weight}
    assert {row["Duration (sec)"] for row in rows} == {"1005"}
    assert {row["Workout Notes"] for row in rows} == {" - slow"}
    (tmp_path / "strong.csv").write_bytes(out)
    report = read_import(tmp_path / "strong.csv", history(), zone=ZoneInfo("Europe/Berlin"))
    assert {(round(s.plan.load_kg, 2), s.note) for s in report.new} == {(6.0, "- slow")}


def test_no_cell_of_strong_starts_a_formula_or_has_an_apostrophe(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    _, out, _ = run(capfdbinary, "export", "strong")
    cells = [cell for row in csv.reader(io.StringIO(out.decode())) for cell in row]
    assert " - slow" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "'")) for cell in cells)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [("csv --weight-unit lbs", "--weight-unit cannot be used with csv, only with strong"),
     ("strong --weeks 3", "--weeks cannot be used with strong, only with ics"),
     ("ics --last 2", "--last cannot be used with ics, only with csv, json, strong, fit")],
)  # fmt: skip
def test_an_option_of_another_kind_is_told(
    capfdbinary: pytest.CaptureFixture[bytes], arguments: str, told: str
) -> None:
    assert run(capfdbinary, "export", *arguments.split()) == (
        2,
        b"",
        f"lungetimer: error: {told}\n",
    )


def test_two_sessions_of_one_second_stay_two(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    twice = [session("a", MORNING), session("b", MORNING)]
    (tmp_path / "data" / "history.json").write_bytes(codec.write(history(*twice)))
    file = tmp_path / "strong.csv"
    assert run(capfdbinary, "export", "strong", "-o", str(file))[0] == 0
    assert len(read_import(file, history()).new) == 2
    assert read_import(file, history(*twice)).known == 2


def test_a_calendar_of_the_days_to_come(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_ics, "now", lambda: NOW)
    file = tmp_path / "days.ics"
    status, _, err = run(
        capfdbinary, "export", "ics", "--weeks", "2", "--remind", "45", "-o", str(file)
    )
    assert (status, err) == (0, f"5 training days written to {file}\n")
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    events = calendar.walk("VEVENT")
    starts = [event.decoded("dtstart") for event in events]
    # Monday, Wednesday and Friday at ten past seven, as until now; today's is over.
    assert [f"{at:%a %d %H:%M}" for at in starts] == [
        "Mon 30 07:10", "Wed 02 07:10", "Fri 04 07:10", "Mon 07 07:10", "Wed 09 07:10",
    ]  # fmt: skip
    assert len({str(event["uid"]) for event in events}) == 5
    (alarm,) = events[0].walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(minutes=45)
    assert events[0].decoded("duration") == timedelta(minutes=16)


def test_days_are_filled_up_to_the_target_and_frozen_weeks_left_out() -> None:
    assert usual_days([], NOW.date(), 3) == (0, 2, 4)
    assert usual_days([session("a", NOW - timedelta(days=1))], NOW.date(), 2) == (0, 3)
    assert usual_days([], NOW.date(), 7) == tuple(range(7))
    assert usual_time([], NOW.date()) == time(18)
    frozen = next_days((0, 2, 4), NOW, time(20), 2, ["2026-W49"])
    assert [day.isoformat() for day in frozen] == ["2026-11-27", "2026-12-07", "2026-12-09"]
    for first, left in ((FirstWeekday.MONDAY, "2026-11-29"), (FirstWeekday.SUNDAY, "2026-12-06")):
        sundays = next_days((6,), NOW, time(20), 2, ["2026-W49"], first)
        assert [day.isoformat() for day in sundays] == [left]
