"""Measures a running session: CPU, output, memory, and the response time to a key."""

from __future__ import annotations

import contextlib
import random
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

from peers import BARE, LUNGETIMER, environment, program_of
from pty_program import COLUMNS, ROWS, PtyProgram, children_of, cost_of

if TYPE_CHECKING:
    from collections.abc import Iterator

START = ("start", "--warm-up", "off", "--cool-down", "off", "--lead-in", "1", "--sets", "3",
         "--reps", "50", "--rest", "300")  # fmt: skip
SETTLE_S = 3.0
PRESSES = 40


@dataclass(frozen=True, slots=True)
class Figures:
    """Measured values of one program in one state; None if not applicable.

    Attributes:
        cpu: percent of one core.
        worker_cpu: the same for the processes that it started.
        kb_s: kilobytes per second written to the terminal.
        mib: proportional memory of the program and its children in MiB.
        key_ms: 95th percentile of the milliseconds from a key press to the frame that responds.
    """

    cpu: float
    worker_cpu: float | None
    kb_s: float
    mib: float
    key_ms: float | None = None


def observe(program: PtyProgram, seconds: float) -> Figures:
    """Return the values of a program, measured over some seconds."""
    time.sleep(SETTLE_S)
    own, workers = cost_of(program.pid), children_of(program.pid)
    theirs = sum(cost_of(pid).cpu_s for pid in workers)
    bytes_, began = program.written(), time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - began
    after = cost_of(program.pid)
    costs = [cost_of(pid) for pid in workers]
    return Figures(
        cpu=100 * (after.cpu_s - own.cpu_s) / took,
        worker_cpu=100 * (sum(c.cpu_s for c in costs) - theirs) / took if workers else None,
        kb_s=(program.written() - bytes_) / took / 1000,
        mib=after.pss + sum(c.pss for c in costs),
    )


def key_ms(program: PtyProgram, presses: int = PRESSES) -> float:
    """Return the 95th percentile of the milliseconds from pressing space to its effect.

    The output is recorded with its times and interpreted only afterwards, so that only the program
    runs while it is measured.

    Raises:
        RuntimeError: some key presses had no visible effect.
    """
    dice = random.Random(1)
    first = len(program.chunks)
    pressed = []
    for _ in range(presses):
        pressed.append(program.press(" "))
        time.sleep(dice.uniform(0.4, 0.8))
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    for _, data in program.chunks[:first]:
        stream.feed(data)
    taken, turn = [], 0
    paused = any("PAUSED" in row for row in screen.display)
    for at, data in program.chunks[first:]:
        stream.feed(data)
        now = any("PAUSED" in row for row in screen.display)
        if now != paused:
            paused = now
            taken.append(1000 * (at - pressed[turn]))
            turn += 1
            if turn == len(pressed):
                break
    if turn != presses:
        raise RuntimeError(f"{turn} of {presses} key presses were answered")
    return statistics.quantiles(taken, n=20)[-1]


@contextlib.contextmanager
def sound(folder: Path) -> Iterator[dict[str, str]]:
    """Run a separate sound server if PulseAudio is installed, so that the sound process has work.

    Yields:
        The environment variables for the server; empty without one.
    """
    if not shutil.which("pulseaudio"):
        yield {}
        return
    from tests.system.sound_server import SoundServer  # noqa: PLC0415  # a tool of the tests

    folder.mkdir()
    server = SoundServer(folder)
    server.start()
    try:
        yield server.env
    finally:
        server.stop()


def lungetimer(seconds: float) -> dict[str, Figures]:
    """Return the values of a session with the figure, without it, and in a rest."""
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name, sound(Path(name) / "sound") as heard:
        env = environment(Path(name)) | {k: v for k, v in heard.items() if k != "HOME"}
        with PtyProgram([*LUNGETIMER, *START], env) as program:
            program.wait_for(b"HOVER")
            moving = observe(program, seconds)
            keys = key_ms(program)
            found["figure on"] = _with_key(moving, keys)
            program.press("f")
            still = observe(program, seconds)
            found["figure off"] = _with_key(still, key_ms(program))
            program.press("\x1b[C")
            program.wait_for(b"Rest after set 1")
            found["rest"] = _with_key(observe(program, seconds), key_ms(program))
    return found


def _with_key(figures: Figures, key: float) -> Figures:
    return Figures(figures.cpu, figures.worker_cpu, figures.kb_s, figures.mib, key)


def others(seconds: float) -> dict[str, Figures]:
    """Return the values of the bare app and of the programs from PyPI."""
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name:
        env = environment(Path(name))
        with PtyProgram(BARE, env) as program:
            program.wait_for(b"START")
            figures = observe(program, seconds)
            found["bare Textual"] = _with_key(figures, key_ms(program))
        for peer, arguments, key in (
            ("termdown", ("3600",), ""),
            ("tclock", (), ""),
            ("promodoro", (), " "),
        ):
            command = program_of(peer)
            if command is None:
                continue
            with PtyProgram([*command, *arguments], env) as program:
                if key:  # its countdown is stopped at first
                    program.wait_for(b"Quit")
                    program.press(key)
                found[peer] = observe(program, seconds)
    return found
