"""A sound server of the tests' own, what it was given, and where the cues are in it."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import subprocess
import sys
import time
from array import array
from dataclasses import dataclass, field
from itertools import accumulate
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

AHEAD = 1
"""The lowest of the real-time priorities, which is above all programs that have none."""
RATE = 44_100
QUIET = 300
"""Samples up to this count as silence."""


def give_way() -> None:
    """Give up the priority of those that listen: what was heard is judged like all else."""
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def put_first(pid: int) -> None:
    """Give all threads of a program the priority of those that listen, where the system allows it.

    It is for programs that compute little: the system holds up real-time programs that compute for
    a whole second, and with them all sound.
    """
    if sys.platform == "linux":
        for task in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(PermissionError, ProcessLookupError):
                os.sched_setscheduler(int(task.name), os.SCHED_RR, os.sched_param(AHEAD))


def need(*programs: str) -> None:
    """Skip without these programs; where the tests must be complete, fail."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        text = f"not installed: {', '.join(missing)}"
        if os.environ.get("LUNGETIMER_TESTS_STRICT") == "1":
            pytest.fail(text)
        pytest.skip(text)


@dataclass
class SoundServer:
    """A PulseAudio daemon with one null sink; `env` leads a program to it."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        home, run = self.folder / "home", self.folder / "run"
        for place in (home, run):
            place.mkdir(mode=0o700, exist_ok=True)
        socket = self.folder / "socket"
        self.env = {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CONFIG_HOME": str(home),
            "PULSE_RUNTIME_PATH": str(run),
            "PULSE_SERVER": f"unix:{socket}",
        }
        sink = "module-null-sink sink_name=test rate=44100 format=s16le channels=2"
        door = f"module-native-protocol-unix auth-anonymous=1 socket={socket}"
        options = ["--daemonize=no", "--system=false", "-n", "--use-pid-file=no"]
        self.process = subprocess.Popen(
            ["pulseaudio", *options, "--exit-idle-time=-1", "-L", door, "-L", sink],
            env=os.environ | self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 10
        while self._ask("info").returncode != 0:
            assert self.process.poll() is None, "the sound server ended"
            assert time.monotonic() < until, "the sound server does not respond"
            time.sleep(0.05)
        if sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_RR:
            put_first(self.process.pid)  # PulseAudio gives up the priority of its main thread

    def _ask(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["pactl", *words], env=os.environ | self.env, capture_output=True, check=False
        )

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None

    def suspend(self, *, suspended: bool) -> None:
        """Let the sink stand still, or go on."""
        self._ask("suspend-sink", "test", str(int(suspended)))

    def plays(self) -> bool:
        """Whether a program has a stream open."""
        return bool(self._ask("list", "short", "sink-inputs").stdout.strip())

    def record(self) -> Recording:
        return Recording.begin(self)


@dataclass
class Recording:
    """What the sink plays, from now on."""

    process: subprocess.Popen[bytes]
    path: Path
    left: array[int] = field(default_factory=lambda: array("h"))
    right: array[int] = field(default_factory=lambda: array("h"))

    @classmethod
    def begin(cls, server: SoundServer) -> Recording:
        path = server.folder / "recording.raw"
        form = ["--format=s16le", f"--rate={RATE}", "--channels=2", "--latency-msec=10"]
        process = subprocess.Popen(
            ["parec", *form, "-d", "test.monitor", str(path)],
            env=os.environ | server.env,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 10
        while not path.exists() or path.stat().st_size == 0:
            assert time.monotonic() < until, "nothing is recorded"
            time.sleep(0.02)
        return cls(process, path)

    def end(self) -> None:
        time.sleep(0.4)  # what was played is still on its way through the server
        self.process.terminate()
        self.process.wait(10)
        give_way()
        raw = self.path.read_bytes()
        samples = array("h", raw[: len(raw) // 4 * 4])
        self.left, self.right = samples[0::2], samples[1::2]

    def onset(self, begin_s: float, end_s: float, floor: int = QUIET) -> float | None:
        """The second at which sound sets in between two instants, after at least 20 ms of quiet."""
        first, last = max(int(begin_s * RATE), 0), int(min(end_s * RATE, len(self.left)))
        found = next(onsets(self.left, self.right, first, last, floor), None)
        return None if found is None else found / RATE

    def onsets_like(self, *clips: bytes) -> Iterator[float]:
        """The seconds at which one of some clips sets in after at least 20 ms of quiet."""
        for frame in onsets(self.left, self.right, 0, len(self.left)):
            if any(self.likeness(frame / RATE, clip) > 0.9 for clip in clips):
                yield frame / RATE

    def likeness(self, at_s: float, clip: bytes) -> float:
        """How much the sound there is like a clip: 1 is the same, up to its loudness."""
        samples = array("h", clip)
        count = min(len(samples) // 2, RATE // 10)
        side, want = max(
            ((self.left, samples[0 : 2 * count : 2]), (self.right, samples[1 : 2 * count : 2])),
            key=lambda pair: sum(v * v for v in pair[1]),
        )
        # The clip's own soft begin lies before the instant at which it became loud enough.
        start = int(at_s * RATE)
        return best_correlation(side, want, range(max(start - 220, 0), start + 20, 2))

    def energy(self, at_s: float, length_s: float) -> tuple[float, float]:
        """Left and right energy of a stretch."""
        cut = slice(int(at_s * RATE), int((at_s + length_s) * RATE))
        return sum(v * v for v in self.left[cut]), sum(v * v for v in self.right[cut])


def onsets(
    left: array[int], right: array[int], first: int, last: int, floor: int = QUIET
) -> Iterator[int]:
    """The frames at which sound sets in after at least 20 ms of quiet, as lie before the first.

    Args:
        left: a recording's left side.
        right: its right side.
        first: where to begin.
        last: where to end.
        floor: samples up to this count as silence.
    """
    quiet, block = RATE, RATE // 200
    for start in range(first, last, block):
        end = min(start + block, last)
        both = left[start:end] + right[start:end]
        if max(both) <= floor and min(both) >= -floor:
            quiet += end - start
            continue
        for at in range(start, end):
            if max(abs(left[at]), abs(right[at])) > floor:
                if quiet > RATE // 50:
                    yield at
                quiet = 0
            else:
                quiet += 1


def best_correlation(have: array[int], want: array[int], places: range) -> float:
    """How much some stretch of a recording is like a clip: 1 is the same, up to its loudness.

    Args:
        have: the recording.
        want: the clip.
        places: where in the recording the clip may begin.
    """
    count, first = len(want), places.start
    part = have[first : places[-1] + count]
    energy = [0, *accumulate(map(mul, part, part))]
    wanted = sum(map(mul, want, want))
    best = 0.0
    for at in range(0, len(places) * places.step, places.step):
        size = math.sqrt((energy[min(at + count, len(part))] - energy[min(at, len(part))]) * wanted)
        if size:
            best = max(best, sum(map(mul, part[at : at + count], want)) / size)
    return best


def running_server(folder: Path) -> Iterator[SoundServer]:
    """A server for as long as a test needs it."""
    need("pulseaudio", "pactl", "parec")
    server = SoundServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
