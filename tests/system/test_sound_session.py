"""Sessions through a real sound server: every cue is heard, in time, whatever happens on the way.

How early or late a cue may be here is far more than what is reached (bench/README.md): these must
hold on a machine that does other things as well.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.system.listening import BEAT, TONES, Heard, Step, aside, listen, tape_of
from tests.system.sound_server import SoundServer, running_server

from lungetimer.audio.installed import missing_backends
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.sounds import read_clips, sounds_dir
from lungetimer.training.plan import Plan, Tempo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lungetimer.running.sound_listener import SoundListener

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("listening")]
WHOLE = replace(BEAT, sets=2, reps_per_leg=1, rest_s=4, tempo=Tempo(1, 1, 1, 0), lead_in_s=4)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    for found in running_server(tmp_path):
        for name, value in found.env.items():
            monkeypatch.setenv(name, value)
        yield found


def hiccups(pid: int, *lengths_s: float) -> list[Step]:
    """Steps in which a process stands still, again and again."""
    steps: list[Step] = []
    for length_s in lengths_s:
        steps += [
            lambda: os.kill(pid, signal.SIGSTOP), length_s,
            lambda: os.kill(pid, signal.SIGCONT), 3.0,
        ]  # fmt: skip
    return steps


def in_time(heard: Heard, since_s: float = 0.0, until_s: float = 1e9) -> None:
    """Every cue of a stretch sounds, and none is late for good."""
    lates = heard.late(since_s, until_s)
    print([None if late is None else round(1000 * late) for late in lates])
    assert lates
    assert None not in lates, f"cues are missing: {lates}"
    assert sum(abs(late) > 0.12 for late in lates if late is not None) <= len(lates) // 5, lates


@pytest.mark.parametrize("backend", [BackendName.SIMPLEAUDIO, BackendName.MINIAUDIO])
def test_every_cue_of_a_session_is_heard_in_order_on_its_beat(
    backend: BackendName, server: SoundServer, tmp_path: Path
) -> None:
    if backend in missing_backends():
        strict = os.environ.get("LUNGETIMER_TESTS_STRICT") == "1"
        known = importlib.util.find_spec("simpleaudio") is None
        (pytest.fail if strict and known else pytest.skip)(missing_backends()[backend])
    plan: Plan = WHOLE if backend is BackendName.MINIAUDIO else replace(WHOLE, sets=1)
    heard = listen(
        plan, lambda: tape_of(server), tmp_path / "log",
        settings=replace(TONES, sound_backend=backend.value),
    )  # fmt: skip
    assert heard.notices == []
    rep = ["left", "hover", "drive", "right", "hover", "drive"]
    counts = ["count"] * 3
    second = ["rest", *counts, "last_set", *rep[1:]] if plan.sets > 1 else []
    names = ["prepare", *counts, "go", *rep[1:], *second, "finish"]
    assert [cue.name for cue, _ in heard.cues] == names
    in_time(heard)
    clips = read_clips(sounds_dir())
    alike = [
        heard.tape.likeness(heard.begun_s + cue.due_s + late, clips[cue.name])
        for cue, late in heard.cues
        if late is not None
    ]
    assert sorted(alike)[len(alike) // 5] > 0.9, alike  # a busy machine may tear one or the other


def test_a_device_that_is_slow_to_begin_makes_nothing_late(
    server: SoundServer, tmp_path: Path
) -> None:
    """A sink that nobody records takes its first samples two seconds before it plays them."""
    plan = replace(BEAT, reps_per_leg=4)
    heard = listen(plan, lambda: tape_of(server), tmp_path / "log", record_at_s=7.0)
    in_time(heard, 9.0)
    assert heard.median(9.0) < 0.1


def test_after_each_stall_the_beat_is_back_by_the_second_cue(
    server: SoundServer, tmp_path: Path
) -> None:
    def worker_hiccups(sound: SoundListener) -> None:
        assert sound.process_id is not None
        aside(*hiccups(sound.process_id, 0.15, 0.5))(sound)

    assert server.process is not None
    happenings = [
        (4.3, aside(lambda: server.suspend(suspended=True), 3.0,
                    lambda: server.suspend(suspended=False))),
        (11.3, aside(*hiccups(server.process.pid, 0.3, 0.5))),
        (19.3, worker_hiccups),
        (27.2, lambda _: time.sleep(4.0)),  # the event loop
    ]  # fmt: skip
    heard = listen(
        replace(BEAT, reps_per_leg=9), lambda: tape_of(server), tmp_path / "log",
        record_at_s=2.0, happenings=happenings,
    )  # fmt: skip
    assert heard.notices == []
    in_time(heard, 9.5, 11.0)
    in_time(heard, 17.0, 19.0)
    in_time(heard, 25.0)  # and while the event loop stands still
    assert heard.median(25.0) < 0.1


def test_a_sound_server_that_comes_back_is_found_again_within_five_seconds(
    server: SoundServer, tmp_path: Path
) -> None:
    def again() -> None:
        server.stop()
        time.sleep(5.0)  # long enough for the bell
        server.start()

    heard = listen(
        replace(BEAT, reps_per_leg=5), lambda: tape_of(server), tmp_path / "log",
        record_at_s=11.0, happenings=[(3.5, aside(again))],
    )  # fmt: skip
    told = [notice for notice in heard.notices if notice != "bell"]
    assert told == ["Sound: no sound device was found. lungetimer uses the terminal bell instead."]
    assert "bell" in heard.notices
    in_time(heard, 17.0)
    assert heard.median(17.0) < 0.1


def test_nothing_sounds_while_the_program_is_stopped_from_the_keyboard(
    server: SoundServer, tmp_path: Path
) -> None:
    def stopped(sound: SoundListener) -> None:
        sound.before_stop()  # as ctrl+z does, before the shell stops the process
        time.sleep(3.0)

    heard = listen(
        replace(BEAT, reps_per_leg=4), lambda: tape_of(server), tmp_path / "log",
        happenings=[(8.4, stopped)],
    )  # fmt: skip
    in_time(heard, 2.5, 8.5)
    assert set(heard.late(8.5, 10.6)) == {None}
    in_time(heard, 12.5)
