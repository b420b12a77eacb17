"""The weekly target over time, and days and times that do not exist, by the command line."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.clocks import set_now
from tests.support.records import history, session

from lungetimer.cli import main
from lungetimer.history import codec
from lungetimer.paths import find_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def at(moment: datetime) -> None:
        set_now(monkeypatch, moment, ("history_access", "quick_history", "log", "freeze"))

    at(NOW)
    return at


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A history of three days a week for eleven weeks, as version 0.1 leaves it."""
    file = tmp_path / "data" / "history.json"
    file.parent.mkdir(exist_ok=True)
    days = [MONDAY - timedelta(weeks=w, days=-d) for w in range(1, 12) for d in (0, 2, 4)]
    found = [session(f"{d}", datetime(d.year, d.month, d.day, 7, tzinfo=UTC)) for d in days]
    file.write_bytes(codec.write(history(*found)))
    return file


def set_target(text: str) -> Path:
    path = find_paths().config
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return status, out, err


def streak(capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capfd, "streak", "--json")[1])
    return found


def targets(file: Path) -> list[tuple[str, int]]:
    found = json.loads(file.read_bytes()).get("weekly_targets", [])
    return [(change["since"], change["target"]) for change in found]


def test_a_target_raised_in_the_file_is_announced_with_the_next_save_and_costs_no_streak(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    assert streak(capfd)["longest_weeks"] == 11
    assert run(capfd, "log", "2026-11-23")[2] == ""
    first = str(MONDAY - timedelta(weeks=11))
    assert targets(file) == [(first, 3)]

    set_target("[streak]\nweekly_target = 4\n")
    before = file.read_bytes()
    for command in (["streak"], ["streak", "--short"], ["history"], ["export", "json"]):
        assert run(capfd, *command)[0] == 0
    assert file.read_bytes() == before  # reading writes nothing

    _, _, told = run(capfd, "log", "2026-11-24")
    assert "Your weekly goal is now 4 training days, starting this week." in told
    assert "Earlier weeks keep the goal they had (3)." in told
    assert targets(file) == [(first, 3), ("2026-11-25", 4)]
    after = streak(capfd)
    assert (after["current_weeks"], after["longest_weeks"]) == (11, 11)
    assert (after["weekly_target"], after["days_this_week"]) == (4, 2)
    assert run(capfd, "log", "2026-11-25", "--time", "08:00")[2] == ""


def test_without_a_list_the_target_of_today_counts_for_all_weeks(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    set_target("[streak]\nweekly_target = 4\n")
    assert streak(capfd)["longest_weeks"] == 0
    set_target("[streak]\nweekly_target = 2\n")
    assert streak(capfd)["longest_weeks"] == 11
    assert targets(file) == []


@pytest.mark.parametrize("text", ["[streak]\nweekly_target = 9\n", "[streak\n"])
def test_a_target_that_cannot_be_read_is_not_taken_for_a_choice(
    text: str, capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    set_target("[streak]\nweekly_target = 4\n")
    run(capfd, "log", "2026-11-23")
    kept = targets(file)
    assert [target for _, target in kept] == [4]
    set_target(text)
    run(capfd, "log", "2026-11-24")
    assert targets(file) == kept


def test_a_mistake_elsewhere_in_the_settings_hides_no_target(
    capfd: pytest.CaptureFixture[str], file: Path
) -> None:
    run(capfd, "log", "2026-11-23")
    set_target("[streak]\nweekly_target = 5\n[sound]\nvolume = 900\n")
    run(capfd, "log", "2026-11-24")
    assert [target for _, target in targets(file)] == [3, 5]


# -- days and times that do not exist --------------------------------------------------------------


@pytest.fixture
def live_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "day", "clock", "started"),
    [
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-24T01:30:00+03:00"),
        ("America/Scoresbysund", "2025-03-29", "23:30", "2025-03-29T22:59:00-02:00"),
    ],
)
def test_a_session_at_a_time_that_does_not_exist_stays_on_its_day(
    zone: str,
    day: str,
    clock: str,
    started: str,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    live_in: Callable[[str], None],
) -> None:
    live_in(zone)
    status, out, _ = run(capfd, "log", day, "--time", clock)
    assert (status, out[:17]) == (0, f"Logged {day}")
    kept = json.loads((tmp_path / "data" / "history.json").read_bytes())
    assert [one["started_at"] for one in kept["sessions"]] == [started]


def test_a_day_that_does_not_exist_is_refused_and_named(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, live_in: Callable[[str], None]
) -> None:
    live_in("Pacific/Apia")
    status, _, err = run(capfd, "log", "2011-12-30")
    assert status == 2
    assert "date 2011-12-30 does not exist in this time zone" in err
    strong = tmp_path / "strong.csv"
    strong.write_text(
        f"{HEADER}\n"
        "2011-12-30 12:00:00,Legs,20m,Reverse Lunge,1,0,20,0,0,,,\n"
        "2011-12-31 12:00:00,Legs,20m,Reverse Lunge,1,0,20,0,0,,,\n"
    )
    status, out, err = run(capfd, "import", str(strong), "--yes")
    assert "date 2011-12-30 does not exist in this time zone" in out + err
    kept = json.loads((tmp_path / "data" / "history.json").read_bytes())
    assert [one["started_at"][:10] for one in kept["sessions"]] == ["2011-12-31"]


def test_an_import_at_a_time_that_does_not_exist_stays_on_its_day(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, live_in: Callable[[str], None]
) -> None:
    live_in("Africa/Cairo")
    strong = tmp_path / "strong.csv"
    strong.write_text(f"{HEADER}\n2026-04-24 00:15:00,Legs,20m,Reverse Lunge,1,0,20,0,0,,,\n")
    assert run(capfd, "import", str(strong), "--yes")[0] == 0
    kept = json.loads((tmp_path / "data" / "history.json").read_bytes())
    assert kept["sessions"][0]["started_at"] == "2026-04-24T01:15:00+03:00"
