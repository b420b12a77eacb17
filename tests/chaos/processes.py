"""Processes of a run, found in /proc: zombies, and what outlived its program. Linux only."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
MARK: Final = "LUNGETIMER_CHAOS"


def stat(pid: int) -> tuple[str, int] | None:
    """State and parent of a process; None when it is gone."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[1])


def pids() -> list[int]:
    """Every process there is."""
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def marked(mark: str) -> list[int]:
    """Living processes that were started, directly or not, with this mark in their environment."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for pid in pids():
        try:
            environment = (PROC / str(pid) / "environ").read_bytes()
        except OSError:
            continue
        if wanted in environment.split(b"\0"):
            found.append(pid)
    return found


def children(parent: int) -> list[int]:
    """The processes a process has started, dead ones it has not buried included."""
    return [pid for pid in pids() if (found := stat(pid)) is not None and found[1] == parent]


def command(pid: int) -> str:
    """A process's command line, in one line."""
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return "gone"


class Zombies:
    """Watches one parent for children that it does not reap.

    Args:
        timeout_s: how long a child may lie before it counts.
    """

    def __init__(self, timeout_s: float = 5.0) -> None:
        self._timeout_s = timeout_s
        self._since: dict[int, float] = {}

    def forget(self) -> None:
        """The parent stood still: its children may lie from now on."""
        self._since.clear()

    def look(self, parent: int, now: float) -> list[int]:
        """Children that have lain unburied for too long, at this instant (seconds)."""
        dead = {pid for pid in children(parent) if (stat(pid) or ("", 0))[0] == "Z"}
        self._since = {pid: self._since.get(pid, now) for pid in dead}
        return [pid for pid, since in self._since.items() if now - since > self._timeout_s]
