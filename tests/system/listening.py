"""A session that is really heard: run in real time, recorded, each cue found at its instant."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.system.sound_server import RATE, best_correlation, give_way, onsets

from lungetimer.audio.cues import Cue, cue_sheet
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.sounds import read_lengths, sounds_dir
from lungetimer.running.clock import SystemClock
from lungetimer.running.session_driver import Driver
from lungetimer.running.sound_listener import SoundListener
from lungetimer.settings import Settings
from lungetimer.training.plan import LeadLeg, Plan, Routine, Tempo
from lungetimer.training.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.system.sound_server import SoundServer

BEAT = Plan(sets=1, reps_per_leg=8, tempo=Tempo(1, 0, 1, 0), lead_in_s=3, lead_leg=LeadLeg.LEFT,
            warm_up=Routine.OFF, cool_down=Routine.OFF)  # fmt: skip
"""A cue every second, for 35 seconds."""
TONES = Settings(sound_mode="tones", volume=100, sound_backend="miniaudio")
Step = Callable[[], object] | float
"""Something to do, or seconds to wait."""


class Tape:
    """What a program writes to its output, as stereo samples, and when each came.

    Args:
        command: records to its standard output: 16 bit stereo, 44.1 kHz.
        env: leads it to its server.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, env=os.environ | env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._bytes = bytearray()
        self._marks: list[tuple[float, int]] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.left: array[int] = array("h")
        self.right: array[int] = array("h")

    def _read(self) -> None:
        assert self._process.stdout is not None
        while block := os.read(self._process.stdout.fileno(), 1 << 16):
            self._bytes += block
            self._marks.append((time.monotonic(), len(self._bytes) // 4))

    def wait_for_the_first_block(self, timeout_s: float = 10.0) -> None:
        """A sink that nobody plays to hands out nothing for up to two seconds, one block long."""
        until = time.monotonic() + timeout_s
        while not self._marks and time.monotonic() < until:
            time.sleep(0.02)

    def end(self) -> None:
        time.sleep(0.4)  # what was played is still on its way
        self._process.terminate()
        self._process.wait(10)
        self._thread.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()
        give_way()
        samples = array("h", bytes(self._bytes[: len(self._bytes) // 4 * 4]))
        self.left, self.right = samples[0::2], samples[1::2]

    def frame_at(self, at_s: float) -> int | None:
        """The frame that was recorded at an instant; None where nothing was recorded.

        Blocks come late, never early, so the earliest around the instant tell the truth.
        """
        near = [(t, n) for t, n in self._marks if at_s - 0.5 <= t <= at_s + 1.0]
        if not near:
            return None
        zero_s = min(t - n / RATE for t, n in near)
        return round((at_s - zero_s) * RATE)

    def instant(self, frame: int) -> float:
        """When a frame was recorded, to the block.

        Blocks come late, never early, so the earliest from this frame on tells the truth. Those
        before it do not count: a server that could not keep up has left out time in between.
        """
        after = [(t, n) for t, n in self._marks if frame < n <= frame + RATE]
        return min(t - (n - frame) / RATE for t, n in after)

    def onset(self, at_s: float, before_s: float = 0.15, after_s: float = 0.6) -> float | None:
        """How long after an instant a sound sets in, after at least 20 ms of quiet; in seconds."""
        middle = self.frame_at(at_s)
        if middle is None:
            return None
        first = max(middle - int(before_s * RATE), 0)
        last = min(middle + int(after_s * RATE), len(self.left))
        found = next(onsets(self.left, self.right, first, last), None)
        return None if found is None else (found - middle) / RATE

    def likeness(self, at_s: float, clip: bytes) -> float:
        """How much the sound at an instant is like the begin of a clip: 1 is the same."""
        start = self.frame_at(at_s)
        if start is None:
            return 0.0
        samples = array("h", clip)
        count = min(len(samples) // 2, RATE // 10)
        side, want = max(
            ((self.left, samples[0 : 2 * count : 2]), (self.right, samples[1 : 2 * count : 2])),
            key=lambda pair: sum(v * v for v in pair[1]),
        )
        # The clip's own soft begin lies before the instant at which it became loud enough.
        return best_correlation(side, want, range(max(start - 220, 0), start + 20, 2))


class _Wakes:
    """The one wake-up that a driver asks for."""

    def __init__(self) -> None:
        self.at_s = 0.0
        self.wake: Callable[[], None] | None = None

    def __call__(self, delay_s: float, wake: Callable[[], None]) -> _Wakes:
        self.at_s, self.wake = time.monotonic() + delay_s, wake
        return self

    def cancel(self) -> None:
        self.wake = None


@dataclass
class Heard:
    """How a session was heard.

    Attributes:
        cues: each cue that a session of its plan has, and how long after its instant it sounded, in
            seconds; None where it did not.
        notices: what the person was told.
        begun_s: the instant of offset 0.
    """

    cues: list[tuple[Cue, float | None]]
    notices: list[str]
    begun_s: float
    tape: Tape = field(repr=False)

    def late(self, since_s: float = 0.0, until_s: float = 1e9) -> list[float | None]:
        """How late the cues of a stretch of the session were."""
        return [late for cue, late in self.cues if since_s <= cue.due_s < until_s]

    def median(self, since_s: float = 0.0) -> float:
        """The median of how late they were, of those that were heard."""
        return statistics.median(late for late in self.late(since_s) if late is not None)


def parec(source: str, env: Mapping[str, str]) -> Tape:
    """What PulseAudio, or PipeWire through its door, has at a source, from now on."""
    form = ["--format=s16le", f"--rate={RATE}", "--channels=2", "--latency-msec=10", "--raw"]
    return Tape(["parec", *form, "-d", source], env)


def tape_of(server: SoundServer) -> Tape:
    """What the sink of a PulseAudio server plays, from now on."""
    return parec("test.monitor", server.env)


def expected(plan: Plan) -> list[Cue]:
    """The cues of a session of which nothing is changed, in tones."""
    session = Session(plan)
    events, lengths, found = session.start(0.0), read_lengths(sounds_dir()), []
    while True:
        due = session.next_due()
        found += cue_sheet(events, SoundMode.TONES, lengths, next_due_s=due)
        if due is None:
            return found
        events = session.advance(due)


def listen(
    plan: Plan,
    record: Callable[[], Tape],
    log: Path,
    *,
    record_at_s: float | None = None,
    happenings: Sequence[tuple[float, Callable[[SoundListener], object]]] = (),
    settings: Settings = TONES,
) -> Heard:
    """Run a session in real time, as the app does, and hear it.

    Args:
        plan: what is asked.
        record: begins to record.
        log: where the sound process writes.
        record_at_s: how long after the begin of the session; None: well before it.
        happenings: what happens on the way, and when; each holds up the session's own thread, as
            something slow on the event loop would.
        settings: the person's.
    """
    notices: list[str] = []
    sound = SoundListener(
        settings, log, ring=lambda: notices.append("bell"), on_notice=notices.append
    )
    sound.wake()
    until = time.monotonic() + 10
    while not sound.is_ready() and time.monotonic() < until:
        time.sleep(0.02)
    wakes = _Wakes()
    driver = Driver(Session(plan), SystemClock(), wakes)
    driver.listen(sound)
    sound.session_begins(driver)
    tape: Tape | None = None
    if record_at_s is None:
        tape = record()
        tape.wait_for_the_first_block()
        time.sleep(1.0)
    to_come = sorted(happenings, key=lambda one: one[0])
    driver.begin()
    try:
        while wakes.wake is not None:
            gone_s = time.monotonic() - driver.monotonic_at(0.0)
            if tape is None and record_at_s is not None and gone_s >= record_at_s:
                tape = record()
            if to_come and gone_s >= to_come[0][0]:
                to_come.pop(0)[1](sound)
            if time.monotonic() >= wakes.at_s:
                wake, wakes.wake = wakes.wake, None
                wake()
            else:
                time.sleep(min(0.01, max(wakes.at_s - time.monotonic(), 0.0)))
        begun_s = driver.monotonic_at(0.0)
        time.sleep(2.0)  # the end is the longest sound
        sound.session_ends()
    finally:
        sound.close()
        if tape is not None:
            tape.end()
    assert tape is not None
    cues = [(cue, tape.onset(begun_s + cue.due_s)) for cue in expected(plan)]
    return Heard(cues, notices, begun_s, tape)


def aside(*steps: Step) -> Callable[[object], None]:
    """Something that goes on beside the session: steps, and seconds to wait between them."""

    def run() -> None:
        for step in steps:
            time.sleep(step) if isinstance(step, float | int) else step()

    return lambda _: threading.Thread(target=run, daemon=True).start()
