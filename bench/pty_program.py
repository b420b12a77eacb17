"""Runs a program in a pty of a fixed size; records its output with times, CPU time and memory."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import signal
import struct
import termios
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS, ROWS = 120, 40
TIMEOUT_S = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of a process so far: seconds of CPU, and its current memory in MiB."""

    cpu_s: float
    pss: float
    rss: float


def cost_of(pid: int) -> Cost:
    """Return the cost of one process without its children; Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    memory = {"Pss:": 0.0, "Rss:": 0.0}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        name, *rest = line.split()
        if name in memory:
            memory[name] = int(rest[0]) / 1024
    cpu = (int(fields[11]) + int(fields[12])) / _TICKS
    return Cost(cpu, memory["Pss:"], memory["Rss:"])


def children_of(pid: int) -> list[int]:
    """Return the ids of the child processes of a process."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


class PtyProgram:
    """A program in a pty of 120 x 40; every chunk of its output is recorded with its time.

    Args:
        command: program and arguments.
        env: its whole environment.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        self.raw = bytearray()
        self._came = threading.Condition()
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.monotonic()
        self.pid = os.posix_spawnp(
            command[0], list(command), dict(env), setsid=True,
            file_actions=[(os.POSIX_SPAWN_DUP2, theirs, n) for n in range(3)],
        )  # fmt: skip
        os.close(theirs)
        self._fd = ours
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:
                return
            if not data:
                return
            now = time.monotonic()
            with self._came:
                self.chunks.append((now, data))
                self.raw += data
                self._came.notify_all()

    def wait_for(self, what: bytes, timeout_s: float = TIMEOUT_S) -> float:
        """Wait until a text was written, and return the seconds since the start of the program.

        Raises:
            TimeoutError: the text was not written in time.
        """
        end = time.monotonic() + timeout_s
        with self._came:
            while what not in self.raw:
                if not self._came.wait(end - time.monotonic()):
                    tail = bytes(self.raw[-2000:])
                    raise TimeoutError(f"{what!r} did not come; last was {tail!r}")
            return self.chunks[-1][0] - self.began

    def press(self, keys: str) -> float:
        """Type keys, and return the monotonic time at which they were typed."""
        now = time.monotonic()
        os.write(self._fd, keys.encode())
        return now

    def written(self) -> int:
        """Return the number of bytes of output so far."""
        return len(self.raw)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        mine = [*children_of(self.pid), self.pid] if self._alive() else []
        for pid in reversed(mine):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _alive(self) -> bool:
        return Path(f"/proc/{self.pid}").exists()
