"""Keep a Linux console from going dark, by its own control sequence, and put it back after.

The kernel has one interval for all consoles, in minutes as it is set and in seconds as it is read.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lungetimer.presence.ways import NoWayError, Part
from lungetimer.private import make_folder, new_file, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVAL: Final = Path("/sys/module/kernel/parameters/consoleblank")
BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
TAKEN_S: Final = 1.0
"""Seconds in which the kernel must have taken the sequence; what is drawn goes before it."""
MOST_MINUTES: Final = 60
# What a damaged note can raise.
_DAMAGE: Final = (ValueError, KeyError, TypeError, RecursionError, OverflowError)


def blank_after(seconds: int) -> str:
    """The sequence that lets the console go dark after so long; 0: never."""
    minutes = min(MOST_MINUTES, -(-seconds // 60))
    return f"\x1b[9;{minutes}]"


class ConsoleWay:
    """Switch blanking off; the interval there was is kept on disk until it is put back.

    So the next start puts back what a killed program left behind.

    Args:
        write: puts a control sequence on the console.
        kept: the file that remembers the interval meanwhile.
        interval: where the kernel tells the interval.
        boot: where the kernel tells which start of the machine this is.
    """

    name = "Linux console (blanking off)"
    keeps = frozenset({Part.SCREEN})

    def __init__(
        self,
        write: Callable[[str], None],
        kept: Path,
        *,
        interval: Path = INTERVAL,
        boot: Path = BOOT,
    ) -> None:
        self._write = write
        self._kept = kept
        self._interval = interval
        self._boot = boot
        self._before_s = 0

    def hold(self) -> None:
        """Switch blanking off.

        Raises:
            NoWayError: the kernel does not tell the interval, or did not take the sequence.
        """
        self._before_s = self._read()
        if not self._before_s:
            return  # this console never goes dark
        self._remember(self._before_s)
        self._write(blank_after(0))
        until = time.monotonic() + TAKEN_S
        while self._read():
            if time.monotonic() > until:
                self._forget()
                raise NoWayError("the console did not take it")
            time.sleep(0.01)

    def release(self) -> None:
        """Put back what there was before."""
        if self._before_s:
            self._write(blank_after(self._before_s))
            self._forget()

    def put_back(self) -> None:
        """Put back what a program left behind that was killed since the machine started."""
        with contextlib.suppress(*_DAMAGE, OSError, NoWayError):
            found = json.loads(read_file(self._kept, most=1 << 12))
            seconds, boot, owner = int(found["seconds"]), found["boot"], int(found["pid"])
            if boot == self._boot_id() and _is_alive(owner):
                return  # another session keeps the console on just now
            if boot == self._boot_id() and seconds > 0 and not self._read():
                self._write(blank_after(seconds))
            self._forget()

    def _read(self) -> int:
        try:
            return int(self._interval.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise NoWayError("the kernel does not say when it goes dark") from error

    def _boot_id(self) -> str:
        return self._boot.read_text(encoding="ascii").strip()

    def _remember(self, seconds: int) -> None:
        # Without the note it works as well; only a killed program would leave the console on.
        with contextlib.suppress(OSError):
            make_folder(self._kept.parent)
            note = {"seconds": seconds, "boot": self._boot_id(), "pid": os.getpid()}
            self._forget()
            with os.fdopen(new_file(self._kept), "w") as file:
                json.dump(note, file)

    def _forget(self) -> None:
        with contextlib.suppress(OSError):
            self._kept.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    """Whether another process of this number runs; ours is not another."""
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
    """Write a control sequence straight to the terminal this process belongs to, if any."""
    with contextlib.suppress(OSError):
        handle = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
        try:
            os.write(handle, code.encode())
        finally:
            os.close(handle)
