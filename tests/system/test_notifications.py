"""Notifications of a real session: a real bus, a real pty, a desktop that hangs."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.desktop_session import DesktopSession, desktop_session, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system
SERVICE, PORTAL = "org.freedesktop.Notifications", "org.freedesktop.portal.Desktop"
SHORT = (
    "start", "--sets", "2", "--reps", "1", "--tempo", "1-0-1-0", "--rest", "1", "--warm-up", "off",
    "--cool-down", "off", "--lead-in", "0",
)  # fmt: skip
BLUR, FOCUS = "\x1b[O", "\x1b[I"
REST = ("The rest is over", "Set 2 of 2 begins.")
DONE = ("Session done", "2 sets, 4 reps.")


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[DesktopSession]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    yield from desktop_session(folder)


def wishing(home: Path, **more: str) -> dict[str, str]:
    """The environment of someone who wishes for notifications."""
    env = environment(home, **more)
    config = home / "config" / "config.toml"
    config.write_text(f"{config.read_text()}\n[hooks]\nnotify = true\n")
    return env


def leave(terminal: Terminal) -> None:
    """From the summary out of the program."""
    terminal.press("\x1b")
    terminal.wait_for("START")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def shown(calls: list[str]) -> list[tuple[str, str, str]]:
    """Of calls as dbusmock logs them: what is replaced, the title and the body."""
    found = [re.match(r'Notify "lungetimer" (\d+) "" "([^"]*)" "([^"]*)"', c) for c in calls]
    return [(f[1], f[2], f[3]) for f in found if f]


def test_on_a_desktop_each_takes_the_place_of_the_one_before(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    desktop.start_bus("SESSION")
    desktop.start_notifications()
    with Terminal(*SHORT, env=wishing(tmp_path, **desktop.env)) as terminal:
        terminal.wait_for("LEFT")
        terminal.press(BLUR)
        terminal.wait_for("Well done!", patience=60)
        until(lambda: len(desktop.notifications()) == 2)
        calls = desktop.notifications()
        assert shown(calls) == [("0", *REST), ("1", *DONE)]
        assert "transient" in calls[0]
        assert calls[0].split()[-1] == "20000"
        assert "transient" not in calls[1]
        terminal.press(FOCUS)  # the person is back: it is needless
        until(lambda: len(desktop.notifications()) == 3)
        assert desktop.notifications()[2] == "CloseNotification 1"
        leave(terminal)
    assert len(desktop.notifications()) == 3
    assert b"\x1b]9" not in terminal.raw
    assert b"\x1b]777" not in terminal.raw


def test_with_the_window_in_front_nothing_is_told_and_in_plain_mode_everything(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    desktop.start_bus("SESSION")
    desktop.start_notifications()
    env = wishing(tmp_path, **desktop.env)
    with Terminal(*SHORT, env=env) as terminal:
        terminal.wait_for("Well done!", patience=60)
        leave(terminal)
    assert desktop.notifications() == []
    done = subprocess.run(
        [sys.executable, "-m", "lungetimer", *SHORT, "--plain"],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    calls = desktop.notifications()
    # That the session is done stays, although the program has ended at once.
    assert shown(calls) == [("0", *REST), ("1", *DONE)]
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, rb"\x1b\]9;The rest is over: Set 2 of 2 begins\.\x1b\\"),
        ({"TERM": "xterm-kitty"}, rb"\x1b\]99;i=lungetimer:e=1:d=1:p=body;U2V0IDIg"),  # Set 2
    ],
)
def test_without_a_bus_the_terminal_is_asked_if_it_knows_how(
    tmp_path: Path, facts: dict[str, str], first: bytes
) -> None:
    env = wishing(tmp_path, **facts)
    with Terminal(*SHORT, env=env) as terminal:
        terminal.wait_for("LEFT")
        terminal.press(BLUR)
        terminal.wait_for("Well done!", patience=60)
        leave(terminal)
    assert len(re.findall(first, bytes(terminal.raw))) == 1
    starts = rb"\x1b\](?:9;(?!4;)|777;|99;i=lungetimer:e=1:d=0)"
    assert len(re.findall(starts, bytes(terminal.raw))) == 2


def hanging_services(desktop: DesktopSession) -> None:
    """The desktop takes each call and answers none."""
    desktop.start_bus("SESSION")
    desktop.start_hanging_service(SERVICE, PORTAL)


def stopped_bus(desktop: DesktopSession) -> None:
    """The bus takes connections and never says a word."""
    desktop.start_bus("SESSION")
    os.kill(desktop.last.pid, signal.SIGSTOP)


def no_service(desktop: DesktopSession) -> None:
    """Nobody on the bus shows notifications."""
    desktop.start_bus("SESSION")


@pytest.mark.parametrize("trouble", [hanging_services, stopped_bus, no_service])
def test_where_the_desktop_fails_the_session_runs_on_and_the_terminal_shows_the_latest(
    desktop: DesktopSession, tmp_path: Path, trouble: object
) -> None:
    assert callable(trouble)
    trouble(desktop)
    env = wishing(tmp_path, **desktop.env, TERM_PROGRAM="WezTerm")
    with Terminal(*SHORT, env=env) as terminal:
        terminal.wait_for("LEFT")
        terminal.press(BLUR)
        terminal.wait_for("Well done!", patience=60)
        done = b"\x1b]777;notify;Session done;2 sets, 4 reps.\x1b\\"
        until(lambda: done in bytes(terminal.raw))
        leave(terminal)
    said = bytes(terminal.raw)
    assert said.count(done) == 1
    for word in (b"Traceback", b"Warning", b"Exception"):
        assert word not in said
    (record,) = json.loads((tmp_path / "data" / "history.json").read_text())["sessions"]
    assert [(s["left"], s["right"]) for s in record["sets"]] == [(1, 1)] * 2


def test_doctor_says_which_way_it_would_notify(desktop: DesktopSession, tmp_path: Path) -> None:
    def line(env: dict[str, str]) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "lungetimer", "doctor", "--no-ask"],
            env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        (found,) = re.findall(r"^\S+ +notifications .*", done.stdout, re.MULTILINE)
        return " ".join(found.split())

    assert line(environment(tmp_path)).startswith(
        "- notifications off; to turn them on, set hooks.notify"
    )
    nothing = line(wishing(tmp_path))
    assert nothing.startswith("warning notifications not available: there is no session bus")
    desktop.start_bus("SESSION")
    env = environment(tmp_path, **desktop.env)
    assert "not available: it is not there" in line(env)
    desktop.start_notifications()
    assert line(env).startswith("ok notifications shown by the desktop (mock-notify)")
    assert desktop.notifications() == []
    assert line(env | {"SSH_TTY": "/dev/pts/1"}).startswith("warning notifications not available: ")
