"""The reminder for real: cron's environment, systemd's own judgement, a session bus, a clock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import history, session
from tests.support.terminal import environment
from tests.system.desktop_session import DesktopSession, desktop_session, until
from tests.system.sound_server import need

from lungetimer.history import codec
from lungetimer.moments import wall_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system
PROGRAM = (sys.executable, "-m", "lungetimer")
# A desktop's notification service: prints what it is asked to show.
SERVICE = """
import asyncio, json, sys
from dbus_fast import Message
from dbus_fast.aio import MessageBus

async def main():
    bus = await MessageBus(bus_address=sys.argv[1]).connect()
    def take(message):
        if message.member == "GetCapabilities":
            return Message.new_method_return(message, "as", [["body", "body-markup"]])
        if message.member == "Notify":
            print(json.dumps({"title": message.body[3], "body": message.body[4]}), flush=True)
            return Message.new_method_return(message, "u", [1])
        if message.member == "AddNotification":
            told = {name: one.value for name, one in message.body[1].items()}
            print(json.dumps(told), flush=True)
            return Message.new_method_return(message)
        return None
    bus.add_message_handler(take)
    await bus.request_name(sys.argv[2])
    print("ready", flush=True)
    await asyncio.get_running_loop().create_future()

asyncio.run(main())
"""


def a_history(home: Path) -> None:
    """Someone who trained three days ago and last week: one day of this week may be done."""
    now = wall_now()
    days = (3, 10, 12, 14)
    known = history(*(session(f"s{n}", now - timedelta(days=n), pain=0) for n in days))
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / "history.json").write_bytes(codec.write(known))


def run(
    env: dict[str, str], *args: str, program: tuple[str, ...] = PROGRAM
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*program, *args], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=60, check=False, cwd="/",
    )  # fmt: skip


def bare(tmp_path: Path, **more: str) -> dict[str, str]:
    """What cron gives: next to nothing, and no terminal."""
    full = environment(tmp_path)
    kept = {name: full[name] for name in ("LUNGETIMER_DATA_DIR", "LUNGETIMER_CONFIG_DIR")}
    return {"PATH": "/usr/bin:/bin", "LOGNAME": "you"} | kept | more


def test_as_cron_runs_it_without_home_terminal_or_locale(tmp_path: Path) -> None:
    env = bare(tmp_path)
    a_history(tmp_path)
    for more in ({}, {"HOME": "/nonexistent"}, {"HOME": ""}, {"LC_ALL": "C"}, {"TZ": "Asia/Tokyo"}):
        done = run(env | more, "due")
        assert done.returncode in {0, 10, 11, 12}
        assert done.stdout.count("\n") == 1
        assert done.stderr == ""
    found = json.loads(run(env, "due", "--json").stdout)
    assert found["weekly_target"] == 3
    for name in ("comeback", "records"):
        assert run(env, name, "--json").returncode == 0
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["history.json"]

    (tmp_path / "data" / "history.json").write_bytes(b"{")
    broken = run(env, "due", "--quiet")
    assert (broken.returncode, broken.stdout, broken.stderr.count("\n")) == (1, "", 1)


def test_no_screen_is_loaded(tmp_path: Path) -> None:
    a_history(tmp_path)
    code = (
        "import sys; from lungetimer.cli import main; main({args!r});"
        "print('LOADED', *sorted({{n.split('.')[0] for n in sys.modules}}"
        " & {{'textual', 'rich', 'miniaudio', 'jeepney'}}), file=sys.stderr)"
    )
    for args, loads in (
        (["due"], ""), (["due", "--json"], ""), (["comeback", "--json"], ""),
        (["records", "--json"], ""), (["records"], ""), (["comeback"], ""),
    ):  # fmt: skip
        done = run(environment(tmp_path), program=(sys.executable, "-c", code.format(args=args)))
        assert done.stderr.splitlines()[-1] == f"LOADED{loads}", args


def test_systemd_itself_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    need("systemctl")
    need("systemd-analyze")
    strange = tmp_path / 'with space % $HOME "q" é'
    strange.mkdir()
    env = environment(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "xdg"))
    env["LUNGETIMER_DATA_DIR"] = str(strange)
    env["PATH"] = os.environ["PATH"]
    done = run(env, "due", "--install", "--at", "07:05")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "xdg" / "systemd" / "user"
    service, timer = folder / "lungetimer-due.service", folder / "lungetimer-due.timer"
    for path in (service, timer):
        for line in path.read_text().splitlines():
            assert line in done.stdout, "it was shown first"
    assert "SuccessExitStatus=10 11 12" in service.read_text().splitlines()
    assert "OnCalendar=*-*-* 07:05:00" in timer.read_text()
    link = folder / "timers.target.wants" / "lungetimer-due.timer"
    assert link.resolve() == timer

    judged = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", str(timer), str(service)],
        env=env | {"XDG_RUNTIME_DIR": str(tmp_path)}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    ours = [line for line in judged.stderr.splitlines() if "lungetimer" in line]
    assert (judged.returncode, ours) == (0, [])
    when = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 07:05:00"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert when.returncode == 0

    again = run(env, "due", "--install")
    assert again.returncode == 0
    assert "OnCalendar=*-*-* 18:00:00" in timer.read_text()
    gone = run(env, "due", "--uninstall")
    assert gone.returncode == 0
    assert list(folder.iterdir()) == []
    assert run(env, "due", "--uninstall").stdout == "No reminder is installed.\n"


def test_without_systemd_it_is_one_line(tmp_path: Path) -> None:
    env = bare(tmp_path, PATH=str(tmp_path), HOME=str(tmp_path))
    for option in ("--install", "--uninstall"):
        done = run(env, "due", option)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "systemd" in done.stderr


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[DesktopSession]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    yield from desktop_session(folder)


@pytest.mark.parametrize(
    "service", ["org.freedesktop.Notifications", "org.freedesktop.portal.Desktop"]
)
def test_a_notification_by_the_desktops_service_or_by_its_portal(
    tmp_path: Path, desktop: DesktopSession, service: str
) -> None:
    address = desktop.start_bus("SESSION")
    shown = tmp_path / "shown"
    desktop.start(sys.executable, "-c", SERVICE, address, service, output=shown)
    until(lambda: "ready" in shown.read_text())
    env = environment(tmp_path, DBUS_SESSION_BUS_ADDRESS=address)
    # A target of seven with nothing done is due, at its last chance, or lost: never nothing.
    (tmp_path / "config" / "config.toml").write_text(
        f"[safety]\naccepted = {date.today()}\n[streak]\nweekly_target = 7\n"  # noqa: DTZ011  # the app's own day
    )
    (tmp_path / "data").mkdir()
    done = run(env, "due", "--quiet", "--notify")
    assert done.returncode in {11, 12}
    assert done.stderr == ""
    told = json.loads(until(lambda: shown.read_text().splitlines()[1:])[0])
    assert told == {"title": "Reverse lunges", "body": done.stdout.strip()}


def test_nothing_on_the_bus_shows_notifications(tmp_path: Path, desktop: DesktopSession) -> None:
    address = desktop.start_bus("SESSION")
    env = environment(tmp_path, DBUS_SESSION_BUS_ADDRESS=address)
    (tmp_path / "config" / "config.toml").write_text(
        f"[safety]\naccepted = {date.today()}\n[streak]\nweekly_target = 7\n"  # noqa: DTZ011  # the app's own day
    )
    done = run(env, "due", "--notify")
    assert done.returncode in {11, 12}
    assert done.stderr.count("\n") == 1
    assert "the notification could not be shown" in done.stderr


def test_a_week_by_a_clock_that_is_set(tmp_path: Path) -> None:
    """From Monday to Sunday of one week, and across a change to summer time."""
    need("faketime")
    faketime = shutil.which("faketime") or "faketime"
    env = environment(tmp_path, TZ="Europe/Berlin")
    (tmp_path / "config" / "config.toml").write_text("[safety]\naccepted = 2026-03-20\n")
    found = []
    for day in range(23, 30):  # 2026-03-29 has 23 hours
        moment = f"2026-03-{day} 23:30:00"
        done = run(env, "due", "--json", program=(faketime, moment, *PROGRAM))
        plain = json.loads(done.stdout)
        assert (plain["week"], plain["days_left"]) == ("2026-W13", 30 - day)
        found.append(done.returncode)
    assert found == [10, 10, 10, 10, 11, 12, 12]
