"""A real terminal for the tests: a pty with a program in it, and a screen that understands it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from datetime import date
from typing import TYPE_CHECKING, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PATIENCE_S = 40.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of someone who has answered the safety questions today."""
    config = home / "config" / "config.toml"
    if not config.exists():
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"[safety]\naccepted = {date.today()}\n")  # noqa: DTZ011  # the app's own day
    return new_environment(home, **more)


def new_environment(home: Path, **more: str) -> dict[str, str]:
    """A new user's environment: nothing of the developer's own files or settings."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "LANG", "PYTHONPATH"}}
    return {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LUNGETIMER_DATA_DIR": str(home / "data"),
        "LUNGETIMER_CONFIG_DIR": str(home / "config"),
        **more,
    }


class Terminal:
    """A program in a pty.

    Args:
        args: its command line, after the Python interpreter's ``-m lungetimer``.
        env: its whole environment.
        size: columns and rows.
        program: another program than the module, if given.
        cwd: its working folder.
        prepare: done in its process, in the terminal, before it starts.
    """

    def __init__(
        self,
        *args: str,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        program: tuple[str, ...] = (sys.executable, "-m", "lungetimer"),
        cwd: Path | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.raw = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self._lock = threading.Lock()
        self._shown: str | None = None  # what stands on the screen, once somebody has asked
        self._hung_up = False
        self.process = pexpect.spawn(
            program[0], [*program[1:], *args], env=dict(env), dimensions=(rows, columns),
            encoding=None, timeout=PATIENCE_S, cwd=str(cwd) if cwd else None, preexec_fn=prepare,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._hung_up:
            try:
                data = os.read(self.process.child_fd, 65536)
            except OSError:
                return
            if not data:
                return
            with self._lock:
                self._shown = None
                self._take(data)

    def _take(self, data: bytes) -> None:
        """What the program wrote, under the lock."""
        self.raw += data
        self._stream.feed(data)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        with self._lock:
            if self._shown is None:
                self._shown = "\n".join(self.screen.display)
            return self._shown

    def wait_for(self, what: str | Callable[[str], bool], patience: float = PATIENCE_S) -> str:
        """Wait until a text, or whatever a test of the screen looks for, is there."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            text = self.text
            if what in text if isinstance(what, str) else what(text):
                return text
            time.sleep(0.02)
        raise AssertionError(f"{what!r} did not come up in {patience} s; the screen:\n{self.text}")

    def press(self, keys: str) -> None:
        """Type."""
        self.process.send(keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Another size, as when a person drags the window."""
        with self._lock:
            self._shown = None
            self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def hang_up(self) -> None:
        """Close the window: the program must draw once more before this returns."""
        self._hung_up = True
        self._reader.join(timeout=PATIENCE_S)
        self.process.ptyproc.fileobj.close()

    def wait_for_end(self, patience: float = PATIENCE_S) -> int:
        """Wait for the program to end; gives its exit status."""
        end = time.monotonic() + patience
        while self.process.isalive():
            if time.monotonic() > end:
                raise AssertionError(f"still running after {patience} s; the screen:\n{self.text}")
            time.sleep(0.02)
        self._reader.join(timeout=5)
        status = self.process.exitstatus
        return -int(self.process.signalstatus) if status is None else int(status)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.isalive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
        self._reader.join(timeout=5)  # the end of the pty ends it, before its number is reused
        self.process.close(force=True)
