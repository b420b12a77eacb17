"""Measures the time from when a cue is due until the sound process gets it."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from peers import ROOT, environment
from pty_program import PtyProgram

PROGRAM = (sys.executable, str(ROOT / "bench" / "timed_session.py"))
START = ("start", "--warm-up", "off", "--cool-down", "off", "--lead-in", "3", "--sets", "10",
         "--reps", "10", "--rest", "20")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beat:
    """Lateness of the cues of a session, in milliseconds.

    Attributes:
        cues: number of cues.
        median: median lateness.
        p99: 99th percentile.
        worst: maximum.
        drift: difference between the medians of the last and the first third.
    """

    cues: int
    median: float
    p99: float
    worst: float
    drift: float


def beat(seconds: float) -> Beat:
    """Return the lateness of the cues in a session of some seconds with the figure."""
    with tempfile.TemporaryDirectory() as name:
        notes = Path(name) / "notes"
        with PtyProgram([*PROGRAM, str(notes), *START], environment(Path(name))) as program:
            program.wait_for(b"HOVER")
            time.sleep(seconds)
        rows = [line.split() for line in notes.read_text().splitlines()]
    late = [1000 * (float(sent) - float(due)) for _, due, sent in rows]
    third = max(1, len(late) // 3)
    return Beat(
        cues=len(late),
        median=statistics.median(late),
        p99=statistics.quantiles(late, n=100, method="inclusive")[-1],
        worst=max(late),
        drift=statistics.median(late[-third:]) - statistics.median(late[:third]),
    )
