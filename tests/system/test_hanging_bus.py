"""A bus that never answers, in each of the ways it can, is no trouble to a session."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.desktop_session import DesktopSession, desktop_session, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.system
SHORT = (
    "start", "--sets", "1", "--reps", "1", "--tempo", "1-0-1-0", "--warm-up", "off",
    "--cool-down", "off", "--lead-in", "0",
)  # fmt: skip
# The program, but each call on the bus waits an hour for its answer: whoever waited would be seen.
PATIENT = """
from lungetimer.presence.session_bus import SessionBus
SessionBus.timeout = 3600
from lungetimer.cli import main
raise SystemExit(main())
"""
DESKTOPS = ("org.freedesktop.ScreenSaver", "org.gnome.SessionManager")


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[DesktopSession]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    yield from desktop_session(folder)


def services_that_hang(desktop: DesktopSession) -> None:
    """The bus works, but the desktop's services take each call and answer none."""
    desktop.start_bus("SESSION")
    desktop.start_hanging_service(*DESKTOPS)


def no_service_at_all(desktop: DesktopSession) -> None:
    """The bus works, and nobody is on it."""
    desktop.start_bus("SESSION")
    desktop.start_bus("SYSTEM")


def bus_that_is_stopped(desktop: DesktopSession) -> None:
    """The bus takes connections, for the kernel does that, and never says a word."""
    for kind in ("SESSION", "SYSTEM"):
        address = desktop.start_bus(kind)
        os.kill(desktop.last.pid, signal.SIGSTOP)
        assert address


def bus_that_is_gone(desktop: DesktopSession) -> None:
    """The address is there, the bus is not."""
    for kind in ("SESSION", "SYSTEM"):
        desktop.env[f"DBUS_{kind}_BUS_ADDRESS"] = f"unix:path={desktop.folder}/nobody"


def bus_of_nonsense(desktop: DesktopSession) -> None:
    """No bus at all, and addresses that are none."""
    desktop.env |= {"DBUS_SESSION_BUS_ADDRESS": "nonsense", "DBUS_SYSTEM_BUS_ADDRESS": "unix:a=b;;"}


TROUBLES = (
    services_that_hang,
    no_service_at_all,
    bus_that_is_stopped,
    bus_that_is_gone,
    bus_of_nonsense,
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_the_session_runs_is_saved_and_ends_without_a_word(
    desktop: DesktopSession, tmp_path: Path, trouble: object
) -> None:
    assert callable(trouble)
    trouble(desktop)
    env = environment(tmp_path, **desktop.env) | {"PYTHONWARNINGS": "always"}
    with Terminal(*SHORT, env=env, program=(sys.executable, "-c", PATIENT)) as terminal:
        terminal.wait_for("Well done!", patience=60)
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    said = bytes(terminal.raw)
    for word in (b"Traceback", b"Warning", b"dbus", b"DBus", b"Exception"):
        assert word not in said
    (record,) = json.loads((tmp_path / "data" / "history.json").read_text())["sessions"]
    assert [(s["left"], s["right"]) for s in record["sets"]] == [(1, 1)]


def test_a_session_left_while_the_bus_hangs_ends_at_once(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    services_that_hang(desktop)
    env = environment(tmp_path, **desktop.env)
    with Terminal(*SHORT, env=env, program=(sys.executable, "-c", PATIENT)) as terminal:
        until(desktop.calls_that_hang)
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert desktop.calls_that_hang() == ["Inhibit"]
