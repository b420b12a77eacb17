"""The sound process as the app sees it: a pipe for commands, and a thread that reads its output."""

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
EXTENSION_S: Final = 0.5
LOG_BYTES: Final = 1_000_000


def open_log(path: Path | None) -> int:
    """Return a file descriptor for appending to a private log; the null device if that fails."""
    if path is not None:
        with contextlib.suppress(OSError):
            return append_file(path, LOG_BYTES)
    return os.open(os.devnull, os.O_WRONLY)


class WorkerProcess:
    """A running sound process.

    Args:
        backend: the backend to open.
        options: the start options of the process.
        log: the file for the stderr of the process.
        report: called from the listener thread with this object and each line of output, or with
            None when the process has ended. The object is passed so that the receiver can ignore
            lines of an earlier process.

    Attributes:
        options: the options with which the process was started.
        status: the state of its device in the last report: ``ready``, ``lost`` or ``resting``;
            empty before the first report.
        hung: whether the process was killed because it did not answer.

    Raises:
        OSError: the process cannot be started.
    """

    def __init__(
        self,
        backend: str,
        options: SoundOptions,
        log: Path | None,
        report: Callable[[WorkerProcess, str | None], None],
    ) -> None:
        self.options = options
        self.status = ""
        self.hung = False
        self._extended = False
        self._deadlines: deque[float] = deque()
        errors = open_log(log)
        # -P: a file in the current folder must not shadow a module of Python.
        # start_new_session: signals of the terminal (Ctrl+C, hang-up) must not reach the process.
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
                # glibc gives each thread its own heap; those of the sound process mostly wait.
                env={"MALLOC_ARENA_MAX": "1", **os.environ},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        finally:
            os.close(errors)
        Thread(target=self._listen, args=(report,), daemon=True, name="sound-listener").start()

    @property
    def pid(self) -> int:
        """The id of the sound process in the operating system."""
        return self._process.pid

    def _listen(self, report: Callable[[WorkerProcess, str | None], None]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in _stream(self._process.stdout):
                report(self, line.strip())
        report(self, None)

    def expect_ready(self, now: float) -> None:
        """Set the deadline by which a new sound process must report whether its device is ready."""
        self._deadlines.append(now + READY_S)

    def send(self, line: str, now: float) -> None:
        """Send one line, unless the process has ended; its end is reported in any case."""
        self._deadlines.append(now + ANSWER_S)
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdin).write(f"{line}\n")

    def answered(self) -> None:
        """Drop the oldest deadline: the process has answered a command or sent its first report."""
        self._extended = False
        if self._deadlines:
            self._deadlines.popleft()

    @property
    def deadline(self) -> float | None:
        """When the next answer becomes overdue, in monotonic seconds; None if none is expected."""
        return self._deadlines[0] if self._deadlines else None

    def is_overdue(self, now: float) -> bool:
        """Return whether an answer is overdue.

        If this program itself was stopped for a while, the answer may have arrived without being
        read yet. Therefore the first call that finds an answer overdue extends its deadline by
        `EXTENSION_S`.
        """
        if not self._deadlines or self._deadlines[0] > now:
            return False
        if self._extended:
            return True
        self._extended = True
        self._deadlines[0] = now + EXTENSION_S
        return False

    def kill(self) -> None:
        """Kill the process because it hangs; its exit is reported like any other exit."""
        self.hung = True
        self._deadlines.clear()
        self._process.kill()

    def reap(self, timeout_s: float = 1.0) -> int:
        """End the process by closing its input; kill it if it does not exit in time.

        Args:
            timeout_s: how long the process has to exit before it is killed, in seconds.

        Returns:
            The exit code of the process.
        """
        self._deadlines.clear()
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdin).close()
        try:
            self._process.wait(timeout_s)
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
