"""A real terminal for the tests: a pty with a program, and a screen that shows its output."""

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

TIMEOUT_S = 40.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a user who has answered the safety questions today."""
    config = home / "config" / "config.toml"
    if not config.exists():
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"[safety]\naccepted = {date.today()}\n")  # noqa: DTZ011  # the app's own day
    return new_environment(home, **more)


def new_environment(home: Path, **more: str) -> dict[str, str]:
    """Return a new user's environment, without the developer's own files and settings."""
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
        program: the command that runs instead of ``python -m lungetimer``.
        cwd: its working folder.
        prepare: called in the new process, in the terminal, before the program starts.
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
        self._shown: str | None = None  # the text of the screen, computed when requested
        self._hung_up = False
        self.process = pexpect.spawn(
            program[0], [*program[1:], *args], env=dict(env), dimensions=(rows, columns),
            encoding=None, timeout=TIMEOUT_S, cwd=str(cwd) if cwd else None, preexec_fn=prepare,
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
        """Process output of the program; call it with the lock held."""
        self.raw += data
        self._stream.feed(data)

    @property
    def text(self) -> str:
        """The text on the screen."""
        with self._lock:
            if self._shown is None:
                self._shown = "\n".join(self.screen.display)
            return self._shown

    def wait_for(self, what: str | Callable[[str], bool], patience: float = TIMEOUT_S) -> str:
        """Return the text of the screen, once it contains a given text or passes a given test."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            text = self.text
            if what in text if isinstance(what, str) else what(text):
                return text
            time.sleep(0.02)
        raise AssertionError(f"{what!r} did not come up in {patience} s; the screen:\n{self.text}")

    def press(self, keys: str) -> None:
        """Type these keys."""
        self.process.send(keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as when the user drags the edge of the window."""
        with self._lock:
            self._shown = None
            self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def hang_up(self) -> None:
        """Close the window; this returns only after the program has drawn once more."""
        self._hung_up = True
        self._reader.join(timeout=TIMEOUT_S)
        self.process.ptyproc.fileobj.close()

    def wait_for_end(self, patience: float = TIMEOUT_S) -> int:
        """Return the exit status once the program has ended; -N if signal N ended it."""
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
        self._reader.join(timeout=5)  # it ends with the pty; wait, before its descriptor is reused
        self.process.close(force=True)
