"""Two simulated machines on this computer that share a folder, each with its own home folder."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def program(name: str) -> str:
    """Return the path of a sync program; if it is missing, skip the test (strict mode: fail)."""
    found = shutil.which(name)
    if found is None:
        missing = f"{name} is not installed"
        if os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@dataclass(frozen=True)
class Machine:
    """One machine, with its home folder; the data folder is in the home folder."""

    home: Path

    @property
    def data(self) -> Path:
        """The data folder, which is shared."""
        return self.home / "shared"

    @property
    def environ(self) -> dict[str, str]:
        """The environment variables of its programs."""
        foreign = ("XDG_", "GIT_", "RCLONE_")
        plain = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
        return plain | {
            "HOME": str(self.home),
            "LUNGETIMER_DATA_DIR": str(self.data),
            "LUNGETIMER_CONFIG_DIR": str(self.home / "config"),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "x@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
            "TZ": "UTC",
        }

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Return the result of a program, after running it in the data folder."""
        self.data.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            command, env=self.environ, cwd=self.data, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
        assert not check or done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done

    def lungetimer(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Return the result of a lungetimer command."""
        return self.run(sys.executable, "-m", "lungetimer", *args)

    def log(self, day: str) -> None:
        """Add a session on this day."""
        self.lungetimer("log", day)

    def days(self) -> list[str]:
        """Return the days of its sessions, oldest first."""
        found: dict[str, Any] = json.loads(self.lungetimer("history", "--json").stdout)
        return sorted(one["started_at"][:10] for one in found["sessions"])


def two_machines(folder: Path) -> tuple[Machine, Machine]:
    """Return two machines below a folder."""
    return Machine(folder / "one"), Machine(folder / "two")


def free_ports(count: int) -> list[int]:
    """Return free ports of the loopback interface."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def wait_for(done: Callable[[], bool], what: str, seconds: float = 90) -> None:
    """Wait until a condition is true."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"waited {seconds:g} s for {what}"
        time.sleep(0.2)
