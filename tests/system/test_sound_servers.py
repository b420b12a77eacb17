"""Other sound servers than PulseAudio: PipeWire, and JACK by itself."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.system.listening import BEAT, aside, listen
from tests.system.other_servers import jack, pipewire

from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.player import CueSchedule
from lungetimer.audio.sounds import sounds_dir
from lungetimer.audio.worker_options import SoundOptions
from lungetimer.audio.worker_player import WorkerPlayer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("listening")]


def test_pipewire_is_heard_on_the_beat_and_again_after_its_pulse_door_was_restarted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for server in pipewire(tmp_path):
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)

        def restart() -> None:
            door = server.running.pop()  # noqa: B023  # the function is called within this round of the loop
            door.kill()
            door.wait()
            time.sleep(1.5)
            server.start("pipewire-pulse")  # noqa: B023  # the function is called within this round of the loop

        heard = listen(
            replace(BEAT, reps_per_leg=5), server.tape, tmp_path / "log",
            record_at_s=12.0, happenings=[(4.3, aside(restart))],
        )  # fmt: skip
        lates = heard.late(14.0)
        print([None if late is None else round(1000 * late) for late in lates])
        assert None not in lates
        assert heard.median(14.0) < 0.1
        assert heard.notices == []


def test_jack_alone_is_found_and_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for server in jack(tmp_path):
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)
        notices: list[str] = []
        player = WorkerPlayer(
            SoundOptions(sounds_dir(), volume=100), forced=BackendName.MINIAUDIO,
            log=tmp_path / "log", on_notice=notices.append,
        )  # fmt: skip
        try:
            player.session_active(active=True)
            until = time.monotonic() + 15
            while not player.ready and time.monotonic() < until:
                time.sleep(0.05)
            assert player.describe() == "miniaudio: JACK"
            begin = time.monotonic()
            told = [(Cue(0.0, (Part("go"),)), begin + 1.5 + n) for n in range(4)]
            player.schedule(CueSchedule(1, tuple(told)))
            tape = server.recorded(6)
        finally:
            player.close()
        assert notices == []
        # By the clock: where the machine keeps JACK from its beat, its own time stands still.
        starts = range(0, len(tape.left), 100)
        loud = [tape.instant(n) for n in starts if max(tape.left[n : n + 100]) > 1000]
        onsets = [at for at, before in zip(loud, [-1.0, *loud], strict=False) if at - before > 0.3]
        assert 3 <= len(onsets) <= 4
        gaps = [b - a for a, b in pairwise(onsets)]
        assert gaps == pytest.approx([1.0] * len(gaps), abs=0.05)
