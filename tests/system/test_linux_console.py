"""On a real Linux console: it stays lit in a session, and goes dark as before after it."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import environment
from tests.system.desktop_session import until

from lungetimer.presence.linux_console import INTERVAL, blank_after

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("console")]
NUMBER = 9  # one that no login waits on
CONSOLE = Path(f"/dev/tty{NUMBER}")
PICTURE = Path(f"/dev/vcs{NUMBER}")
BEFORE_S = 300
SESSION = (
    "start", "--sets", "1", "--reps", "20", "--tempo", "1-0-1-0", "--warm-up", "off",
    "--cool-down", "off", "--lead-in", "3",
)  # fmt: skip


def interval() -> int:
    return int(INTERVAL.read_text())


def blank(seconds: int) -> None:
    CONSOLE.write_text(blank_after(seconds))


class OnConsole:
    """The program on the console, which is its controlling terminal."""

    def __init__(self, home: Path, *args: str) -> None:
        handle = os.open(CONSOLE, os.O_RDWR | os.O_NOCTTY)

        def take_console() -> None:
            fcntl.ioctl(handle, termios.TIOCSCTTY, 1)

        env = environment(home) | {"TERM": "linux"}
        env |= {
            f"DBUS_{kind}_BUS_ADDRESS": f"unix:path={home}/nobody" for kind in ("SESSION", "SYSTEM")
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lungetimer", *args], env=env, cwd=home, stdin=handle,
            stdout=handle, stderr=handle, start_new_session=True, preexec_fn=take_console,  # noqa: PLW1509  # the function makes one ioctl call only
        )  # fmt: skip
        os.close(handle)

    def shows(self, text: str) -> bool:
        assert self.process.poll() is None, picture()
        return text in picture()

    def end(self, number: int) -> None:
        self.process.send_signal(number)
        self.process.wait(60)


def picture() -> str:
    return PICTURE.read_bytes().decode("latin-1")


@pytest.fixture
def only_run() -> Iterator[None]:
    """There is one console for all: another run of the tests on this machine waits meanwhile."""
    try:
        held = INTERVAL.open()
    except OSError as error:
        pytest.skip(f"this system has no Linux console: {error}")
    with held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture
def console(only_run: None) -> Iterator[None]:  # noqa: ARG001  # it is held meanwhile
    try:
        before = interval()
        blank(BEFORE_S)
        lit = interval() == BEFORE_S
    except OSError as error:
        pytest.skip(f"no Linux console to write to: {error}")
    if not lit:
        pytest.skip("this kernel has no consoles")
    yield
    blank(before)


@pytest.mark.usefixtures("console")
def test_it_stays_lit_in_a_session_and_goes_dark_as_before(tmp_path: Path) -> None:
    program = OnConsole(tmp_path, *SESSION)
    until(lambda: program.shows("LEFT"))
    until(lambda: interval() == 0)
    program.end(signal.SIGTERM)
    assert interval() == BEFORE_S
    assert "Traceback" not in picture()


@pytest.mark.usefixtures("console")
def test_what_a_killed_session_left_is_put_back_by_the_next_start(tmp_path: Path) -> None:
    program = OnConsole(tmp_path, *SESSION)
    until(lambda: program.shows("LEFT"))
    until(lambda: interval() == 0)
    program.end(signal.SIGKILL)
    assert interval() == 0
    program = OnConsole(tmp_path)
    until(lambda: interval() == BEFORE_S)
    program.end(signal.SIGTERM)
