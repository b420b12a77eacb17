"""Measures start-up times: the first full frame of the app, and the response of a command."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from peers import BARE, LUNGETIMER, environment, program_of
from pty_program import PtyProgram

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS = (("--version",), ("plan",), ("plan", "--json"), ("streak", "--short"))


def first_frame_ms(command: Sequence[str], marks: Sequence[bytes], env: Mapping[str, str]) -> float:
    """Return the milliseconds until the last of the given texts was written."""
    with PtyProgram(command, env) as program:
        return 1000 * max(program.wait_for(mark) for mark in marks)


def answer_ms(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Return the milliseconds until a command has ended."""
    began = time.monotonic()
    subprocess.run(command, env=dict(env), check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.monotonic() - began)


def frames(runs: int) -> dict[str, float]:
    """Return the median milliseconds to the first full frame; the programs take turns.

    The first run of each, which fills the caches, does not count.
    """
    with tempfile.TemporaryDirectory() as name:
        env = environment(Path(name))
        programs: dict[str, tuple[Sequence[str], Sequence[bytes]]] = {
            "lungetimer": (
                LUNGETIMER,
                (b"START", b"This week", b"Last 12 weeks", b"Coach", b"quit"),
            ),
            "bare Textual": (BARE, (b"START", b"Pause")),
        }
        if termdown := program_of("termdown"):
            programs["termdown"] = ((*termdown, "3600"), (b"88",))
        if tclock := program_of("tclock"):
            programs["tclock"] = (tclock, ("\u2588\u2588".encode(),))
        if promodoro := program_of("promodoro"):
            programs["promodoro"] = (promodoro, (b"Focus", b"Quit"))
        if posting := program_of("posting"):
            programs["posting"] = (posting, (b"Posting",))
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(runs + 1):
            for label, (command, marks) in programs.items():
                ms = first_frame_ms(command, marks, env)
                if run:
                    taken[label].append(ms)
    return {label: statistics.median(each) for label, each in taken.items()}


def commands(runs: int) -> dict[str, float]:
    """Return the median milliseconds of commands without a screen, and of Python doing nothing."""
    with tempfile.TemporaryDirectory() as name:
        env = environment(Path(name))
        asked: dict[str, Sequence[str]] = {"python -c pass": (sys.executable, "-c", "pass")}
        asked |= {f"lungetimer {' '.join(words)}": (*LUNGETIMER, *words) for words in COMMANDS}
        taken: dict[str, list[float]] = {label: [] for label in asked}
        for run in range(runs + 1):
            for label, command in asked.items():
                ms = answer_ms(command, env)
                if run:
                    taken[label].append(ms)
    return {label: statistics.median(each) for label, each in taken.items()}
