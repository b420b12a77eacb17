"""Killed at two hundred random instants of running and saving: nothing that was done is gone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from lungetimer.history import codec
from lungetimer.history.checkpoint import Checkpoint
from lungetimer.training.status import Status

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(sys.platform == "win32", reason="there is neither fork nor SIGKILL"),
]

KILLS = 200
# A kill comes once the child has said so many lines, of about sixty for a session, and a moment on:
# not after a given time, in which a busy machine may have done anything or nothing.
MOST_LINES = 60
LATEST_S = 0.004
TIMEOUT_S = 60.0
REPS = 16  # of the child's plan
ROOT = Path(__file__).parents[2]


class Victim:
    """The program, started anew and killed again."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.crash_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        )

    def _line(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def live_and_die(self, folder: Path, journal: Path, lines: int, after_s: float) -> None:
        """Run until so many lines are said and for a moment more, then be killed."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"run {folder} {journal}\n")
        self.process.stdin.flush()
        child = self._line()
        until = time.monotonic() + TIMEOUT_S
        while said(journal) < lines and time.monotonic() < until:
            time.sleep(0.0005)  # no fake clock can stand in: the kill must hit a real program
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        assert self._line() == -signal.SIGKILL, "it died by itself before it was killed"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=10)


def said(journal: Path) -> int:
    """How many lines the child has said."""
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def reps_on_disk(folder: Path) -> dict[str, int]:
    """Session id -> reps, of the history and of every checkpoint; both must parse."""
    found: dict[str, int] = {}
    for path in folder.glob("session*.json"):
        checkpoint = codec.decode(path.read_bytes(), Checkpoint)
        found[checkpoint.session.id] = checkpoint.session.reps
    path = folder / "history.json"
    if path.exists():
        reading = codec.read(path.read_bytes())
        assert reading.problems == ()
        for record in reading.history.sessions:
            assert record.status is Status.COMPLETED
            assert record.reps == REPS, "a resumed session lost or doubled a rep"
            found[record.id] = record.reps
    backup = folder / "history.json.bak"
    if backup.exists():
        assert codec.read(backup.read_bytes()).problems == ()
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_done_is_lost_whenever_the_program_is_killed(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "data"
    completed: set[str] = set()
    kills_with_work = 0
    with Victim() as victim:
        for number in range(KILLS // 2):
            journal = tmp_path / f"journal-{number}"
            at_line = rng.randrange(MOST_LINES)
            victim.live_and_die(folder, journal, at_line, rng.uniform(0, LATEST_S))

            on_disk = reps_on_disk(folder)
            lines = journal.read_text().split("\n")[:-1] if journal.exists() else []
            done = [line.split() for line in lines]
            # The law allows to lose a second; here only the rep whose writing was cut off may be
            # gone, the one that the journal ends with.
            if done and done[-1][0] == "rep":
                del done[-1]
            for what, name, reps in done:
                assert on_disk[name] >= int(reps), f"kill {number} cost a rep that was {what}"
            completed |= {name for what, name, _ in done if what == "completed"}
            assert completed <= on_disk.keys(), f"kill {number} cost a completed session"
            kills_with_work += any(what == "written" for what, _, _ in done)
    assert kills_with_work > KILLS // 4, "most kills came before anything was under way"
    assert len(completed) > 20
    assert sorted(p.name for p in folder.glob("*damaged*")) == []
