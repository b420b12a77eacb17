"""Switch off the screen blanking of a Linux console with a control sequence, and restore it later.

The kernel has one blanking interval for all consoles. The control sequence sets the interval in
minutes, and the kernel shows it in seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lungetimer.presence.ways import MethodUnavailableError, Part
from lungetimer.private import make_folder, new_file, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVAL: Final = Path("/sys/module/kernel/parameters/consoleblank")
BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
TAKEN_S: Final = 1.0
"""Seconds to wait until the kernel has shown all earlier output and applied the sequence."""
MAX_MINUTES: Final = 60
# The exceptions that a damaged file can cause.
_DAMAGE: Final = (ValueError, KeyError, TypeError, RecursionError, OverflowError)


def blank_after(seconds: int) -> str:
    """Return the control sequence that sets the blanking interval; 0 switches blanking off."""
    minutes = min(MAX_MINUTES, -(-seconds // 60))
    return f"\x1b[9;{minutes}]"


class ConsoleWay:
    """Switches screen blanking off, and stores the original interval on disk until it is restored.

    If the program is killed, the next start restores the interval.

    Args:
        write: writes a control sequence to the console.
        state_file: the file that stores the original interval.
        interval: the file in which the kernel shows the interval.
        boot: the file in which the kernel shows the id of this boot.
    """

    name = "Linux console (blanking off)"
    keeps = frozenset({Part.SCREEN})

    def __init__(
        self,
        write: Callable[[str], None],
        state_file: Path,
        *,
        interval: Path = INTERVAL,
        boot: Path = BOOT,
    ) -> None:
        self._write = write
        self._state_file = state_file
        self._interval = interval
        self._boot = boot
        self._before_s = 0

    def hold(self) -> None:
        """Switch screen blanking off.

        Raises:
            MethodUnavailableError: the kernel does not show the blanking interval, or did not apply
                the control sequence.
        """
        self._before_s = self._read()
        if not self._before_s:
            return  # this console never goes blank
        self._remember(self._before_s)
        self._write(blank_after(0))
        until = time.monotonic() + TAKEN_S
        while self._read():
            if time.monotonic() > until:
                self._forget()
                raise MethodUnavailableError("the console did not accept it")
            time.sleep(0.01)

    def release(self) -> None:
        """Restore the original blanking interval."""
        if self._before_s:
            self._write(blank_after(self._before_s))
            self._forget()

    def restore_interval(self) -> None:
        """Restore the blanking interval if an earlier run was killed before it did so."""
        with contextlib.suppress(*_DAMAGE, OSError, MethodUnavailableError):
            found = json.loads(read_file(self._state_file, most=1 << 12))
            seconds, boot, owner = int(found["seconds"]), found["boot"], int(found["pid"])
            if boot == self._boot_id() and _is_alive(owner):
                return  # another session is keeping the console on
            if boot == self._boot_id() and seconds > 0 and not self._read():
                self._write(blank_after(seconds))
            self._forget()

    def _read(self) -> int:
        try:
            return int(self._interval.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise MethodUnavailableError(
                "the kernel does not say when the console goes dark"
            ) from error

    def _boot_id(self) -> str:
        return self._boot.read_text(encoding="ascii").strip()

    def _remember(self, seconds: int) -> None:
        # If the file cannot be written and the program is killed, the console stays on.
        with contextlib.suppress(OSError):
            make_folder(self._state_file.parent)
            note = {"seconds": seconds, "boot": self._boot_id(), "pid": os.getpid()}
            self._forget()
            with os.fdopen(new_file(self._state_file), "w") as file:
                json.dump(note, file)

    def _forget(self) -> None:
        with contextlib.suppress(OSError):
            self._state_file.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    """Return whether a process with this id runs and is not this process itself."""
    if process == os.getpid() or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def write_to_terminal(code: str) -> None:
    """Write a control sequence directly to the terminal of this process, if it has one."""
    with contextlib.suppress(OSError):
        handle = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
        try:
            os.write(handle, code.encode())
        finally:
            os.close(handle)
