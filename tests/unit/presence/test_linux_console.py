"""A Linux console does not go dark in a session, and goes dark as before after it."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.presence import linux_console
from lungetimer.presence.linux_console import ConsoleWay, blank_after
from lungetimer.presence.ways import MethodUnavailableError

if TYPE_CHECKING:
    from pathlib import Path


class Kernel:
    """The kernel's side: one interval, set by what is written, and a number for each boot."""

    def __init__(self, folder: Path, seconds: int) -> None:
        self.interval = folder / "consoleblank"
        self.boot = folder / "boot_id"
        self.kept = folder / "state" / "console.json"
        self.written: list[str] = []
        self.obeys = True
        self.set(seconds)
        self.boot.write_text("first-boot\n")

    def set(self, seconds: int) -> None:
        self.interval.write_text(f"{seconds}\n")

    @property
    def seconds(self) -> int:
        return int(self.interval.read_text())

    def write(self, code: str) -> None:
        self.written.append(code)
        found = re.fullmatch(r"\x1b\[9;([0-9]+)\]", code)
        assert found, code
        if self.obeys:
            self.set(60 * int(found[1]))

    def way(self) -> ConsoleWay:
        return ConsoleWay(self.write, self.kept, interval=self.interval, boot=self.boot)


@pytest.fixture
def kernel(tmp_path: Path) -> Kernel:
    return Kernel(tmp_path, 600)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (0, "\x1b[9;0]"),
        (60, "\x1b[9;1]"),
        (61, "\x1b[9;2]"),
        (600, "\x1b[9;10]"),
        (9999, "\x1b[9;60]"),
    ],
)
def test_the_sequence_counts_in_minutes_and_never_goes_dark_sooner(seconds: int, code: str) -> None:
    assert blank_after(seconds) == code


def test_it_is_switched_off_and_put_back(kernel: Kernel) -> None:
    way = kernel.way()
    way.hold()
    assert kernel.seconds == 0
    assert stat.S_IMODE(kernel.kept.stat().st_mode) == 0o600
    way.release()
    assert kernel.seconds == 600
    assert not kernel.kept.exists()


def test_a_console_that_never_goes_dark_is_left_alone(kernel: Kernel) -> None:
    kernel.set(0)
    way = kernel.way()
    way.hold()
    way.release()
    assert kernel.written == []
    assert not kernel.kept.exists()


def test_a_kernel_that_says_nothing_or_does_not_obey_is_no_way(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux_console, "TAKEN_S", 0.05)
    kernel.obeys = False
    with pytest.raises(MethodUnavailableError, match="did not accept it"):
        kernel.way().hold()
    assert not kernel.kept.exists()
    kernel.interval.unlink()
    with pytest.raises(MethodUnavailableError, match="does not say"):
        kernel.way().hold()


def killed_in_a_session(kernel: Kernel) -> None:
    """What SIGKILL leaves behind: blanking is off, and the note names a process that is gone."""
    kernel.way().hold()
    note = json.loads(kernel.kept.read_text())
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    kernel.kept.write_text(json.dumps(note | {"pid": ended.pid}))
    kernel.written.clear()


def test_the_next_start_puts_back_what_a_killed_program_left(kernel: Kernel) -> None:
    killed_in_a_session(kernel)
    kernel.way().restore_interval()
    assert kernel.seconds == 600
    assert not kernel.kept.exists()
    kernel.way().restore_interval()
    assert kernel.written == ["\x1b[9;10]"]


def test_after_a_new_start_of_the_machine_there_is_nothing_to_put_back(kernel: Kernel) -> None:
    killed_in_a_session(kernel)
    kernel.boot.write_text("second-boot\n")
    kernel.way().restore_interval()
    assert kernel.written == []
    assert not kernel.kept.exists()


def test_what_somebody_has_set_since_is_kept(kernel: Kernel) -> None:
    killed_in_a_session(kernel)
    kernel.set(120)
    kernel.way().restore_interval()
    assert kernel.seconds == 120


def test_a_session_in_another_window_is_not_disturbed(kernel: Kernel) -> None:
    kernel.way().hold()
    note = json.loads(kernel.kept.read_text())
    kernel.kept.write_text(json.dumps(note | {"pid": os.getppid()}))
    kernel.way().restore_interval()
    assert kernel.seconds == 0
    assert kernel.kept.exists()


DAMAGED = (
    "", "[]", "{}", '{"seconds": "x", "boot": 1, "pid": []}', "\x00", "[" * 4000,
    '{"seconds": 60, "boot": "first-boot", "pid": 99999999999999999999999999}',
)  # fmt: skip


@pytest.mark.parametrize("note", DAMAGED)
def test_a_damaged_note_is_passed_over(kernel: Kernel, note: str) -> None:
    kernel.kept.parent.mkdir()
    kernel.kept.write_text(note)
    kernel.way().restore_interval()
    assert kernel.written == []
    way = kernel.way()
    way.hold()
    way.release()
    assert kernel.seconds == 600
