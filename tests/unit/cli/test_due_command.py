"""due, comeback, records: by the door, on real files, on days that are set."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from tests.support.clocks import set_now
from tests.support.records import history, session

from lungetimer.cli import main
from lungetimer.history import codec
from lungetimer.history.plan_record import PlanRecord
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.history.session_records import History

MONDAY = datetime.fromisoformat("2026-11-23T18:00:00+01:00")  # of 2026-W48
COMMANDS = (
    "history_access",
    "quick_history",
    "due",
    "comeback",
    "records",
    "log",
    "freeze",
    "export_ics",
)


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], datetime]:
    """Set the clock to so many days after the Monday."""

    def set_clock(days: float) -> datetime:
        moment = MONDAY + timedelta(days=days)
        set_now(monkeypatch, moment, COMMANDS)
        return moment

    return set_clock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "history.json"
    path.parent.mkdir()
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("[safety]\naccepted = 2026-11-20\n")
    return path


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return status, out, err


def trained(*days: int, **changes: Any) -> History:
    return history(
        *(
            session(f"s{n}", MONDAY + timedelta(days=day), reps_in_reserve=2, pain=0, **changes)
            for n, day in enumerate(days)
        )
    )


BEFORE = (-7, -5, -3)


def test_due_says_it_in_a_line_in_json_and_by_its_status(
    file: Path, capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime]
) -> None:
    file.write_bytes(codec.write(trained(*BEFORE, 0)))
    before = file.read_bytes()
    on_day(5)
    line = (
        "You need two more training days in two days. Today, 2 x 10 reps per leg "
        "(14 minutes) would be enough.\n"
    )
    assert run(capfd, "due") == (11, line, "")
    assert run(capfd, "due", "--quiet") == (11, line, "")
    status, out, _ = run(capfd, "due", "--json")
    assert status == 11
    assert json.loads(out) == {
        "week": "2026-W48", "state": "last_chance", "days_done": 1, "weekly_target": 3,
        "days_left": 2, "smallest": {"sets": 2, "reps": 10, "minutes": 14},
    }  # fmt: skip
    on_day(2)
    assert run(capfd, "due")[0] == 10
    on_day(0)
    assert run(capfd, "due")[0] == 0
    assert run(capfd, "due", "-q") == (0, "", "")
    assert run(capfd, "due", "-q", "--json") == (0, "", "")
    on_day(6)
    status, out, _ = run(capfd, "due", "--quiet")
    assert status == 12
    assert "lungetimer freeze 2026-W48" in out
    assert run(capfd, "freeze", "2026-W48")[0] == 0
    assert run(capfd, "due") == (0, "Nothing is due: 2026-W48 is frozen.\n", "")
    assert json.loads(run(capfd, "due", "--json")[1])["smallest"] is None
    assert file.with_name("history.json.bak").read_bytes() == before


def test_due_without_a_bus_says_why_there_was_no_notification(
    file: Path, capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    file.write_bytes(codec.write(trained(*BEFORE)))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={file}-no-bus")
    on_day(2)
    status, out, err = run(capfd, "due", "--notify")
    assert (status, out.count("\n")) == (10, 1)
    assert err.startswith("lungetimer: warning: the notification could not be shown: ")
    assert err.count("\n") == 1
    on_day(-3)
    assert run(capfd, "due", "--notify", "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"\xff\xfe\x00", b"{", b"[]", b"null", b'{"format": "something else"}',
        codec.write(trained(0))[:-200], codec.write(trained(0)).replace(b'"sets":3', b'"sets":99'),
    ],
    ids=["empty", "bytes", "brace", "list", "null", "other", "torn", "out of range"],
)  # fmt: skip
def test_a_due_with_a_broken_history_is_one_clear_line_and_changes_nothing(
    file: Path, capfd: pytest.CaptureFixture[str], broken: bytes,
    on_day: Callable[[float], datetime],
) -> None:  # fmt: skip
    on_day(1)
    file.write_bytes(broken)
    for args in ((), ("--json",), ("--quiet",), ("--quiet", "--notify")):
        status, out, err = run(capfd, "due", *args)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"lungetimer: error: cannot tell what is due: {file} is damaged (")
    assert file.read_bytes() == broken
    assert [path.name for path in file.parent.iterdir()] == ["history.json"]


def test_a_history_that_is_gone_is_not_put_back_by_due(
    file: Path, capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime]
) -> None:
    on_day(2)
    file.write_bytes(codec.write(trained(*BEFORE)))
    there = run(capfd, "due")
    backup = file.rename(file.with_name("history.json.bak"))
    assert run(capfd, "due") == there
    assert [path.name for path in file.parent.iterdir()] == [backup.name]
    backup.write_bytes(b"{")
    status, out, err = run(capfd, "due")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"lungetimer: error: cannot tell what is due: {backup} is damaged (")
    assert (backup.read_bytes(), file.exists()) == (b"{", False)


@pytest.mark.skipif(sys.platform != "linux", reason="--install is for systemd")
def test_the_reminder_is_installed_beside_a_broken_history_and_leaves_it_alone(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    manager = tools / "systemctl"
    manager.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    manager.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:/bin:/usr/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file.write_bytes(b"{")
    status, out, err = run(capfd, "due", "--install", "--yes")
    assert (status, err) == (0, "")
    assert "OnCalendar=*-*-* 18:00:00" in out
    assert (tmp_path / "config/systemd/user/lungetimer-due.timer").is_file()
    assert file.read_bytes() == b"{"
    assert [path.name for path in file.parent.iterdir()] == ["history.json"]


def test_a_history_that_cannot_be_read_at_all(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file.mkdir()
    status, out, err = run(capfd, "due")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "history.json" in err


@pytest.mark.parametrize(
    "args",
    [
        ("--install", "--uninstall"), ("--install", "--json"), ("--uninstall", "--quiet"),
        ("--at", "18:00"), ("--yes",), ("--install", "--at", "25:00"), ("--install", "--at", "6pm"),
        ("--uninstall", "--at", "18:00"), ("today",),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_two(
    capfd: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    status, out, err = run(capfd, "due", *args)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("lungetimer: error: ")


def test_comeback_lists_dated_steps_for_people_and_programs_and_in_the_calendar(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str],
    on_day: Callable[[float], datetime],
) -> None:  # fmt: skip
    on_day(0)
    assert run(capfd, "comeback", "--json")[1] == '{"steps": []}\n'
    assert run(capfd, "comeback")[1].startswith("You have no comeback plan at the moment.")
    heavy = PlanRecord(
        level="loaded", sets=3, reps_per_leg=10, rest_s=90, equipment=Equipment.DUMBBELLS,
        load_kg=20,
    )  # fmt: skip
    file.write_bytes(codec.write(trained(-35, -33, -31, -28, -26, -24, plan=heavy)))
    steps = json.loads(run(capfd, "comeback", "--json")[1])["steps"]
    assert [(s["date"], s["load_kg"]) for s in steps] == [
        ("2026-11-23", 10.0), ("2026-11-25", 14.0), ("2026-11-27", 18.0), ("2026-11-30", 20.0)
    ]  # fmt: skip
    first = steps[0]
    assert first | {"reason": ""} == {
        "date": "2026-11-23", "sets": 3, "reps": 10, "rest_s": 90, "load_kg": 10.0,
        "equipment": "dumbbells", "reason": "", "source": "Stronger By Science",
    }  # fmt: skip
    assert "24 days" in first["reason"]
    status, out, err = run(capfd, "comeback")
    assert (status, err) == (0, "")
    assert out.startswith(
        "Comeback after 24 days away: 4 sessions lead back to your former plan by 30 November.\n"
    )
    on_day(-0.5)  # early on the day before: the first step is that evening
    calendar = tmp_path / "days.ics"
    assert run(capfd, "export", "ics", "--weeks", "3", "-o", str(calendar))[0] == 0
    parsed = icalendar.Calendar.from_ical(calendar.read_bytes())
    events = [
        (f"{event.decoded('dtstart'):%m-%d}", str(event["description"]))
        for event in parsed.walk("VEVENT")
    ]
    ramp = [day for day, text in events if text.startswith("Comeback: ")]
    assert ramp[0] == "11-23"
    assert len(ramp) == 4
    assert "10 kg dumbbells" in events[0][1]
    usual = [day for day, text in events if not text.startswith("Comeback: ")]
    assert usual
    assert min(usual) > max(ramp)
    assert len({day for day, _ in events}) == len(events)


def test_records_for_people_and_programs(
    file: Path, capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime]
) -> None:
    on_day(0)
    assert run(capfd, "records") == (
        0,
        "There are no records yet. Your first training day sets them.\n",
        "",
    )
    nothing = json.loads(run(capfd, "records", "--json")[1])
    assert set(nothing.pop("first_at_level").values()) == {None}
    assert set(nothing.values()) == {None}
    file.write_bytes(codec.write(trained(*BEFORE)))
    found = json.loads(run(capfd, "records", "--json")[1])
    assert found == {
        "best_set_reps": {"value": 10, "date": "2026-11-16", "session": "s0"},
        "best_session_reps": {"value": 30, "date": "2026-11-16", "session": "s0"},
        "heaviest_kg": None,
        "longest_streak_weeks": {"value": 1, "date": "2026-11-20", "session": "s2"},
        "first_at_level": {
            "supported": None,
            "beginner": {"value": 30, "date": "2026-11-16", "session": "s0"},
            "builder": None, "light": None, "loaded": None,
        },
    }  # fmt: skip
    out = run(capfd, "records")[1]
    assert "Most reps in a set" in out
    assert "10 reps per leg" in out


@pytest.mark.usefixtures("file")
def test_a_month_of_doing_only_what_is_due(
    capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime]
) -> None:
    """Someone trains only on days on which ``due`` says that it is the last chance."""
    said: list[int] = []
    for day in range(28):
        on_day(day)
        status, out, err = run(capfd, "due", "--json")
        found = json.loads(out)
        assert err == ""
        assert found["days_left"] + day % 7 in {7, 6}
        said.append(status)
        if status == 11:
            small = found["smallest"]
            dose = ("--sets", str(small["sets"]), "--reps", str(small["reps"]))
            date = (MONDAY + timedelta(days=day)).date().isoformat()
            logged = run(capfd, "log", date, *dose, "--rir", "3", "--pain", "0", "--time", "17:00")
            assert logged[0] == 0
            assert run(capfd, "due", "--quiet") == (0, "", "")
    # Friday, and on Saturday the coach wants a day between: the week is then past keeping.
    assert said[:7] == [10, 10, 10, 10, 11, 0, 12]
    assert set(said) <= {0, 10, 11, 12}


@pytest.mark.usefixtures("file")
def test_a_month_of_heeding_the_first_reminder_keeps_every_week(
    capfd: pytest.CaptureFixture[str], on_day: Callable[[float], datetime]
) -> None:
    for day in range(28):
        on_day(day)
        status, out, _ = run(capfd, "due", "--json")
        small = json.loads(out)["smallest"]
        assert status in {0, 10, 11}
        if small:
            date = (MONDAY + timedelta(days=day)).date().isoformat()
            dose = ("--sets", str(small["sets"]), "--reps", str(small["reps"]))
            answers = ("--rir", "3", "--pain", "0", "--time", "17:00")
            assert run(capfd, "log", date, *dose, *answers)[0] == 0
    streak = json.loads(run(capfd, "streak", "--json")[1])
    assert streak["longest_weeks"] == 4
    assert json.loads(run(capfd, "records", "--json")[1])["longest_streak_weeks"]["value"] == 4
