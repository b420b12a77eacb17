"""``status`` beside a real session that is paused, skipped and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.terminal import Terminal, environment

from lungetimer.paths import find_paths
from lungetimer.running.status_file import running_status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.system
READS = 1000
GONE_S = 2.0


def status(env: dict[str, str], *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "lungetimer", "status", *options], env=env, capture_output=True,
        text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout.strip()


class Reader(threading.Thread):
    """Reads as fast as it can: what the command reads, and the bytes themselves."""

    def __init__(self, env: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.paths = find_paths(env)
        self.reads = 0
        self.seen: list[tuple[float, object]] = []
        self.broken: list[bytes] = []
        self.over = False

    def run(self) -> None:
        while not self.over:
            found = running_status(self.paths.status_dirs, self.paths.data_dir)
            self.seen.append((time.monotonic(), found))
            for path in self.paths.status_dir.glob("status-*.json"):
                try:
                    data = path.read_bytes()
                except FileNotFoundError:
                    continue
                self.reads += 1
                try:
                    document: Any = json.loads(data)
                    assert document["running"] is True
                except (ValueError, AssertionError):
                    self.broken.append(data)
            time.sleep(0.002)


def test_a_thousand_reads_of_a_session_that_is_paused_skipped_and_killed(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    env = environment(tmp_path, XDG_RUNTIME_DIR=str(tmp_path / "run"))
    assert json.loads(status(env, "--json")) == {"running": False}
    assert status(env) == "No session is running."
    assert status(env, "--short") == ""
    reader = Reader(env)
    with Terminal("start", "--warm-up", "short", "--lead-in", "3", env=env) as terminal:
        terminal.wait_for("March")
        reader.start()
        wait_until(lambda: "warm_up" in status(env, "--json"))
        known = json.loads(status(env, "--json"))
        assert {**known, "left_s": 0} == {
            "running": True, "phase": "warm_up", "set": 1, "sets": 3, "leg": None, "rep": None,
            "reps": 10, "left_s": 0, "paused": False,
        }  # fmt: skip
        while reader.reads < READS:
            for keys in (" ", " ", "\x1b[C", "+", "-"):
                terminal.press(keys)
                time.sleep(0.1)
        terminal.press(" ")
        terminal.wait_for("PAUSED")
        wait_until(lambda: status(env, "--short").endswith("paused"))
        os.kill(terminal.process.pid, signal.SIGKILL)
        killed = time.monotonic()
        terminal.wait_for_end()
        assert json.loads(status(env, "--json")) == {"running": False}
    time.sleep(0.5)
    reader.over = True
    reader.join(10)
    assert reader.broken == []
    assert reader.reads >= READS
    assert not [found for at, found in reader.seen if found is not None and at > killed + GONE_S]


def wait_until(what: Callable[[], bool], patience: float = 40.0) -> None:
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_session_that_ends_takes_its_file_along_and_json_loads_no_screen(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with Terminal("start", "--lead-in", "3", "--warm-up", "off", env=env) as terminal:
        terminal.wait_for("Set 1 of 3")
        wait_until(lambda: status(env).startswith("Set 1 of 3, left leg, rep 1 of 10"))
        (path,) = (tmp_path / "data").glob("status-*.json")
        assert path.stat().st_mode & 0o777 == 0o600
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("d")
        wait_until(lambda: status(env) == "No session is running.")
        wait_until(lambda: not list((tmp_path / "data").glob("status-*")))
