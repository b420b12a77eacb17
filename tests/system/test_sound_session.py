"""A real session through a real sound server: every cue is found in the recording, on its beat."""

from __future__ import annotations

import importlib.util
import os
import statistics
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.system.sound_server import SoundServer, running_server

from lungetimer.audio.cues import Cue, cue_sheet
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.sounds import read_clips, read_lengths, sounds_dir
from lungetimer.audio.worker_player import WorkerPlayer
from lungetimer.training.plan import Plan, Tempo
from lungetimer.training.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("alone")]
# Two sets for the backend everybody has; one, to save time, for the other.
SHORT = Plan(sets=2, reps_per_leg=1, rest_s=4, tempo=Tempo(1, 1, 1, 0), lead_in_s=4)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    for found in running_server(tmp_path):
        for name, value in found.env.items():
            monkeypatch.setenv(name, value)
        yield found


def run_session(plan: Plan, player: WorkerPlayer) -> list[tuple[float, Cue]]:
    """Run a session in real time; every cue with the instant (monotonic) at which it was due."""
    lengths = read_lengths(sounds_dir())
    session = Session(plan)
    started = time.monotonic()
    played: list[tuple[float, Cue]] = []
    events = session.start(started)
    while True:
        now_s = time.monotonic() - started
        due = session.next_due()
        for cue in cue_sheet(
            events,
            SoundMode.TONES,
            lengths,
            now_s=now_s,
            next_due_s=None if due is None else due - started,
        ):
            player.play(cue, late_s=now_s - cue.due_s)
            played.append((started + cue.due_s, cue))
        if due is None:
            return played
        time.sleep(max(due - time.monotonic(), 0))
        events = session.advance(time.monotonic())


def simpleaudio_reason() -> str:
    if sys.version_info >= (3, 12):
        return "simpleaudio crashes Python 3.12 and later at the end of the first sound"
    if importlib.util.find_spec("simpleaudio") is None:
        return "simpleaudio is not installed (pip install 'lungetimer[simpleaudio]')"
    return ""


@pytest.mark.parametrize("backend", [BackendName.SIMPLEAUDIO, BackendName.MINIAUDIO])
def test_every_cue_of_a_session_is_heard_in_order_on_its_beat(
    backend: BackendName, server: SoundServer, tmp_path: Path
) -> None:
    reason = simpleaudio_reason() if backend is BackendName.SIMPLEAUDIO else ""
    if reason:
        strict = os.environ.get("LUNGETIMER_TESTS_STRICT") == "1" and sys.version_info < (3, 12)
        (pytest.fail if strict else pytest.skip)(reason)
    clips = read_clips(sounds_dir())
    notices: list[str] = []
    player = WorkerPlayer(
        sounds_dir(), 100, forced=backend, log=tmp_path / "log", on_notice=notices.append
    )
    recording = server.record()
    try:
        player.session_active(active=True)
        until = time.monotonic() + 10
        while player.describe() == "not started" and time.monotonic() < until:
            time.sleep(0.05)
        assert player.describe().startswith(backend)
        time.sleep(0.3)
        plan = SHORT if backend is BackendName.MINIAUDIO else replace(SHORT, sets=1)
        played = run_session(plan, player)
        time.sleep(2.0)  # the end is the longest sound
    finally:
        player.close()
        recording.end()
    assert notices == []
    rep = ["left", "hover", "drive", "right", "hover", "drive"]
    counts = ["count"] * 3
    second = ["rest", *counts, "last_set", *rep[1:]] if plan.sets > 1 else []
    expected = ["prepare", *counts, "go", *rep[1:], *second, "finish"]
    assert [cue.name for _, cue in played] == expected

    first = recording.onset(0, 1e9)
    assert first is not None
    offset = first - played[0][0]
    lags: list[float] = []
    for due, cue in played:
        onset = recording.onset(due + offset - 0.15, due + offset + 0.25)
        assert onset is not None, f"{cue.name} is not in the recording"
        alike = recording.likeness(onset, clips[cue.name])
        assert alike > 0.9, f"what sounds at {cue.due_s} is not {cue.name}: {alike:.2f}"
        lags.append(onset - due)
        for part in cue.parts:
            if part.sound == "left":
                left, right = recording.energy(onset + part.delay_s, 0.1)
                assert left > 2 * right
        if cue.name == "right":
            left, right = recording.energy(onset, 0.1)
            assert right > 4 * left
    middle = statistics.median(lags)
    spread = sorted(abs(lag - middle) for lag in lags)
    worst_of_95 = spread[int(0.95 * (len(spread) - 1))]
    print(f"{backend}: {len(lags)} cues, 95 % within {1000 * worst_of_95:.1f} ms")
    assert worst_of_95 <= 0.030
