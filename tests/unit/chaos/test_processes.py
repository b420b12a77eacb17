"""Zombies and survivors are found, with real processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.chaos.processes import MARK, Zombies, children, command, marked

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


def test_a_child_that_is_not_buried_is_found_once_its_time_is_up() -> None:
    child = subprocess.Popen([sys.executable, "-S", "-c", ""])
    until = time.monotonic() + 20
    while Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < until
        time.sleep(0.01)
    zombies = Zombies(timeout_s=5)
    assert zombies.look(os.getpid(), 100.0) == []
    assert zombies.look(os.getpid(), 104.0) == []
    # Beside it there may be children of earlier tests in this process.
    assert child.pid in zombies.look(os.getpid(), 105.1)
    zombies.forget()
    assert zombies.look(os.getpid(), 106.0) == []
    child.wait()
    assert zombies.look(os.getpid(), 200.0) == []


def test_what_a_program_leaves_behind_is_known_by_its_mark() -> None:
    mark = f"test-{os.getpid()}"
    sleeper = "import time; print(flush=True); time.sleep(60)"
    child = subprocess.Popen(
        [sys.executable, "-S", "-c", sleeper],
        env=os.environ | {MARK: mark},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    try:
        child.stdout.readline()
        assert marked(mark) == [child.pid]
        assert marked(f"{mark}-other") == []
        assert child.pid in children(os.getpid())
        assert "time.sleep(60)" in command(child.pid)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    assert marked(mark) == []
