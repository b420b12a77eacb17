"""One life of the app: a pty with it inside, and everything it sent."""

from __future__ import annotations

import os
import re
import sys
import termios
import threading
import time
from collections import deque
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

import pyte
from tests.chaos.modes import TerminalModes
from tests.support.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

APP: Final = (sys.executable, "-m", "lungetimer")
KEPT: Final = 200_000
ENTERED: Final = b"\x1b[?1049h"
LEFT: Final = b"\x1b[?1049l"
# What must never reach a person; the last are Python's own words when it ends in disorder.
FORBIDDEN: Final = (
    b"Traceback", b"Exception ignored", b"most recent call last", b"Warning:", b"Fatal Python",
)  # fmt: skip
_CODES: Final = re.compile(r"\x1b(\[[?<>=]?[0-9;:]*[a-zA-Z]|\][^\x07]*\x07|[()][0AB]|.)")


def own_habits(terminal: int) -> list[Any]:
    """Attributes unlike any default, as a person sets them with ``stty``."""
    attributes = termios.tcgetattr(terminal)
    attributes[0] |= termios.IXANY
    attributes[3] &= ~termios.ECHO  # keys that come after the end must not look like its words
    attributes[6][termios.VERASE] = b"\x08"
    attributes[6][termios.VKILL] = b"\x18"
    return attributes


def _prepare() -> None:
    """In the app's process: the person's habits, and a mask that protects no file by itself."""
    termios.tcsetattr(0, termios.TCSANOW, own_habits(0))
    os.umask(0)


def expected_attributes() -> list[Any]:
    """What the terminal's attributes must be afterwards."""
    ours, theirs = os.openpty()
    try:
        termios.tcsetattr(theirs, termios.TCSANOW, own_habits(theirs))
        return termios.tcgetattr(theirs)
    finally:
        os.close(ours)
        os.close(theirs)


class Window(Terminal):
    """The app in a terminal whose owner has habits of their own.

    Args:
        args: the app's command line.
        env: its whole environment.
        size: columns and rows.
        cwd: its working folder.
        program: what is run; the app if not given.
    """

    def __init__(
        self,
        *args: str,
        env: Mapping[str, str],
        size: tuple[int, int],
        cwd: Path,
        program: tuple[str, ...] = APP,
    ) -> None:
        self.modes = TerminalModes()
        self.asked_to_discard = False
        self.drawn = 0
        self.journal: deque[str] = deque(maxlen=40)
        self._typed: SimpleQueue[bytes | None] = SimpleQueue()
        super().__init__(*args, env=env, size=size, cwd=cwd, program=program, prepare=_prepare)
        # A program that stands still takes no keys: typing must not wait for it.
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._writer.start()

    def _take(self, data: bytes) -> None:
        self.raw += data
        del self.raw[:-KEPT]
        self.drawn += len(data)
        self.modes.feed(data)
        self.asked_to_discard = self.asked_to_discard or b"iscard" in self.raw[-len(data) - 20 :]
        try:
            self._stream.feed(data)
        except (IndexError, KeyError, TypeError, ValueError, AssertionError):
            self._stream = pyte.ByteStream(self.screen)  # pyte does not know every code
            self.screen.reset()

    def _write(self) -> None:
        while (data := self._typed.get()) is not None:
            try:
                os.write(self.process.child_fd, data)
            except OSError:
                return

    def type(self, data: bytes) -> None:
        """Type, in the order of the calls, without ever waiting."""
        first = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        self.journal.append(f"{time.monotonic():.2f} {data[:60]!r} on {first[:60]!r}")
        for start in range(0, len(data), 512):
            self._typed.put(data[start : start + 512])

    def forget(self) -> None:
        """What was sent so far does not count any more."""
        with self._lock:
            self.raw.clear()

    def forbidden(self) -> str:
        """The first line of what must never be seen, if it was; empty when all is well."""
        with self._lock:
            raw = bytes(self.raw)
        for word in FORBIDDEN:
            at = raw.find(word)
            if at >= 0:
                return plain(raw[max(at - 200, 0) : at + 3000])
        return ""

    def farewell(self) -> list[str]:
        """The lines it left on the terminal after its screen was gone."""
        with self._lock:
            raw = bytes(self.raw)
        _, left, after = raw.rpartition(LEFT)
        if not left and ENTERED in raw:
            return []
        return [line.strip() for line in plain(after).splitlines() if line.strip()]

    def unrestored(self) -> list[str]:
        """What of the terminal is not as it was before, in words."""
        found = self.modes.left_behind()
        if termios.tcgetattr(self.process.child_fd) != expected_attributes():
            found.append("the line settings (stty) are others than before")
        return found

    def __exit__(self, *details: object) -> None:
        self._typed.put(None)
        super().__exit__(*details)


def plain(raw: bytes) -> str:
    """Bytes of a terminal without their codes."""
    return _CODES.sub("", raw.decode(errors="replace")).replace("\r", "").replace("\a", "")
