"""The screen stays on in a session and is let go after it, however it ends: the real parts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, environment
from tests.system.desktop_session import DesktopSession, desktop_session, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("keep_awake")]
LONG = (
    "start", "--sets", "2", "--reps", "20", "--rest", "10", "--tempo", "1-0-1-0",
    "--warm-up", "off", "--cool-down", "off", "--lead-in", "3",
)  # fmt: skip
SHORT = (*LONG[:1], "--sets", "1", "--reps", "1", *LONG[5:])
# A mistake in the middle of a session.
CRASH = """
from lungetimer.ui.session.title_listener import TitleListener
seen = []
def happened(self, events, view):
    seen.append(view)
    if view.rep:
        raise RuntimeError("on purpose")
TitleListener.happened = happened
from lungetimer.cli import main
raise SystemExit(main())
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[DesktopSession]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    yield from desktop_session(folder)


@pytest.fixture(scope="module")
def saver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopSession]:
    """A desktop with a screen saver, shared by the tests of this module."""
    for desktop in desktop_session(tmp_path_factory.mktemp("desktop")):
        desktop.start_bus("SYSTEM")
        desktop.start_logind()
        desktop.start_bus("SESSION")
        desktop.start_x()
        desktop.start_saver()
        yield desktop


def end(terminal: Terminal) -> None:
    terminal.wait_for("Well done!", patience=60)


def discard(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait_for("Do you want to leave the session?")
    terminal.press("d")


def sigterm(terminal: Terminal) -> None:
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM


def sigkill(terminal: Terminal) -> None:
    os.kill(terminal.process.pid, signal.SIGKILL)
    assert terminal.wait_for_end() == -signal.SIGKILL


def crash(terminal: Terminal) -> None:
    assert terminal.wait_for_end() == 1
    assert b"on purpose" in bytes(terminal.raw)


WAYS_OUT = {"end": end, "discard": discard, "SIGTERM": sigterm, "SIGKILL": sigkill, "crash": crash}


def is_stopped(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T"


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_the_screen_is_kept_on_and_let_go_after(
    saver: DesktopSession, tmp_path: Path, way_out: str
) -> None:
    before = len(saver.changes())
    leave: Callable[[Terminal], None] = WAYS_OUT[way_out]
    program = (
        (sys.executable, "-c", CRASH) if leave is crash else (sys.executable, "-m", "lungetimer")
    )
    args = SHORT if leave is end else LONG
    with Terminal(*args, env=environment(tmp_path, **saver.env), program=program) as terminal:
        until(lambda: saver.changes()[before:] == ["inhibited"])
        terminal.wait_for(lambda text: "LEFT" in text or "on purpose" in text)
        assert leave is crash or saver.changes()[before:] == ["inhibited"]
        leave(terminal)
        released = "has died" if leave is sigkill else "uninhibited"
        until(lambda: saver.changes()[before:] == ["inhibited", released])
    assert b"Warning" not in bytes(terminal.raw)
    assert b"Traceback" not in bytes(terminal.raw)


def doctor_says(home: Path, desktop: DesktopSession) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "always", "-m", "lungetimer", "doctor", "--no-ask"],
        env=environment(home, **desktop.env), capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def test_the_doctor_names_the_desktops_method_and_lets_go_again(
    saver: DesktopSession, tmp_path: Path
) -> None:
    before = len(saver.changes())
    told = doctor_says(tmp_path, saver)
    assert "ok screen on desktop (org.freedesktop.ScreenSaver)" in told
    assert "ok media keys lungetimer appears as a media player while you train" in told
    until(lambda: saver.changes()[before:] == ["inhibited", "uninhibited"])


def test_a_stopped_program_holds_nothing_and_the_setting_is_obeyed(
    saver: DesktopSession, tmp_path: Path
) -> None:
    before = len(saver.changes())
    with Terminal(*LONG, env=environment(tmp_path, **saver.env)) as terminal:
        until(lambda: saver.changes()[before:] == ["inhibited"])
        terminal.wait_for("LEFT")
        os.kill(terminal.process.pid, signal.SIGTSTP)
        until(lambda: is_stopped(terminal.process.pid))
        until(lambda: saver.changes()[before:] == ["inhibited", "uninhibited"])
        os.kill(terminal.process.pid, signal.SIGCONT)
        until(lambda: saver.changes()[before:] == ["inhibited", "uninhibited", "inhibited"])
        sigterm(terminal)
    until(lambda: saver.changes()[before:].count("uninhibited") == 2)

    quiet = tmp_path / "quiet"
    quiet_env = environment(quiet, **saver.env)
    with (quiet / "config" / "config.toml").open("a") as config:
        config.write("[screen]\nkeep_awake = false\n")
    with Terminal(*SHORT, env=quiet_env) as terminal:
        end(terminal)
    assert len(saver.changes()[before:]) == 4


def test_without_a_desktop_the_x_server_and_logind_are_asked(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    xcffib = pytest.importorskip("xcffib", reason="the extra x11 is for Linux only")
    from xcffib import screensaver  # noqa: PLC0415  # it needs the extra x11

    desktop.start_bus("SYSTEM")
    desktop.start_logind()
    desktop.start_x()
    connection = xcffib.connect(display=desktop.env["DISPLAY"])
    root = connection.get_setup().roots[0].root

    def dark() -> bool:
        saver = connection(screensaver.key)
        return bool(saver.QueryInfo(root).reply().state == screensaver.State.On)

    def locks() -> list[tuple[str, ...]]:
        return [lock for lock in desktop.inhibitors() or () if lock[1] == "lungetimer"]

    told = doctor_says(tmp_path, desktop)
    assert "ok screen on X server (screen saver suspended); the computer is kept awake by" in told
    assert "- desktop not available: there is no session bus" in told
    assert not locks()

    connection.core.SetScreenSaverChecked(2, 2, 1, 1).check()
    until(dark)
    with Terminal(*SHORT, env=environment(tmp_path, **desktop.env)) as terminal:
        connection.core.ForceScreenSaverChecked(xcffib.xproto.ScreenSaver.Reset).check()
        assert until(locks)[0][:2] == ("idle", "lungetimer")
        connection.core.ForceScreenSaverChecked(xcffib.xproto.ScreenSaver.Reset).check()
        terminal.wait_for("RIGHT")  # the lead-in of 3 s lies behind, and the screen is still on
        assert not dark()
        sigkill(terminal)
    until(dark)
    until(lambda: not locks())
    connection.disconnect()
