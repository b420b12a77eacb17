"""One worker process as the app sees it: a pipe to talk through, and a thread that listens."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from threading import Thread
from typing import IO, TYPE_CHECKING, Final

from lungetimer.private import append_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.audio.worker_options import SoundOptions

READY_S: Final = 10.0
ANSWER_S: Final = 6.0
DOUBT_S: Final = 0.5
LOG_BYTES: Final = 1_000_000


def open_log(path: Path | None) -> int:
    """A file descriptor to append to, private to the person; the null device where none works."""
    if path is not None:
        with contextlib.suppress(OSError):
            return append_file(path, LOG_BYTES)
    return os.open(os.devnull, os.O_WRONLY)


class WorkerProcess:
    """A running worker.

    Args:
        backend: the backend it shall open.
        options: what else it is told at its start.
        log: where its stderr goes.
        tell: called from the listening thread with every line it says, and with ``None`` when it
            is gone; the process itself comes along, so that an old one's words can be told apart.

    Attributes:
        options: what it was told at its start.
        word: the last word about its device: ready, lost or resting; empty before the first.
        hung: whether it was ended because it did not answer.

    Raises:
        OSError: it cannot be started at all.
    """

    def __init__(
        self,
        backend: str,
        options: SoundOptions,
        log: Path | None,
        tell: Callable[[WorkerProcess, str | None], None],
    ) -> None:
        self.options = options
        self.word = ""
        self.hung = False
        self._doubted = False
        self._deadlines: deque[float] = deque()
        errors = open_log(log)
        # -P: what lies in the current folder must not stand in for a module of Python's.
        # A session of its own: keys and hang-ups of the terminal are not meant for it.
        command = [sys.executable, "-P", "-X", "faulthandler", "-m", "lungetimer.audio.worker"]
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [*command, backend, *options.arguments()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                errors="replace",
                bufsize=1,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        finally:
            os.close(errors)
        Thread(target=self._listen, args=(tell,), daemon=True, name="sound-listener").start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def _listen(self, tell: Callable[[WorkerProcess, str | None], None]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in _stream(self._process.stdout):
                tell(self, line.strip())
        tell(self, None)

    def expect_ready(self, now: float) -> None:
        """It was just started: it has some seconds to open its device."""
        self._deadlines.append(now + READY_S)

    def send(self, line: str, now: float) -> None:
        """Say one line to it. A worker that is gone hears nothing, and its end is told anyway."""
        self._deadlines.append(now + ANSWER_S)
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdin).write(f"{line}\n")

    def answered(self) -> None:
        """It answered the oldest open command, or said its first word."""
        self._doubted = False
        if self._deadlines:
            self._deadlines.popleft()

    @property
    def deadline(self) -> float | None:
        """When the next answer is overdue (monotonic seconds), if one is awaited."""
        return self._deadlines[0] if self._deadlines else None

    def is_overdue(self, now: float) -> bool:
        """Whether an answer is overdue.

        An answer that should have come while this program itself was stopped may still wait to be
        read, so that the first look only doubts.
        """
        if not self._deadlines or self._deadlines[0] > now:
            return False
        if self._doubted:
            return True
        self._doubted = True
        self._deadlines[0] = now + DOUBT_S
        return False

    def kill(self) -> None:
        """End it now because it hangs; its end is told as any other."""
        self.hung = True
        self._deadlines.clear()
        self._process.kill()

    def bury(self, patience_s: float = 1.0) -> int:
        """Close its input, wait a moment, end it if need be; its exit code. No zombie is left."""
        self._deadlines.clear()
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdin).close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdout).close()
        return self._process.returncode


def _stream(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ValueError("the worker has no pipe")
    return stream
