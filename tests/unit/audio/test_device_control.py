"""The device control of the sound process, with a backend that takes notes and a clock in hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from lungetimer.audio.backend_error import BackendError
from lungetimer.audio.device_control import (
    CHECK_S,
    HEARTBEAT_S,
    IDLE_S,
    LOST_S,
    OPEN_S,
    REOPEN_LOST_S,
    REOPEN_S,
    DeviceControl,
)

if TYPE_CHECKING:
    from lungetimer.audio.agenda import Agenda
    from lungetimer.audio.clips import Scaled

CLIP = b"\x10\x00\xf0\xff" * 4410


class Notebook:
    """A backend that works until told otherwise."""

    def __init__(self, agenda: Agenda, clips: Scaled) -> None:
        self.agenda, self.clips = agenda, clips
        self.latency_s = 0.0
        self.opened = self.closed = 0
        self.silent = 0.0
        self.broken = self.trouble = ""
        self.quiet: list[bool] = []

    def open(self, *, quiet: bool = False) -> str:
        self.quiet.append(quiet)
        if self.broken:
            raise BackendError(self.broken)
        self.opened += 1
        return "paper"

    def silent_s(self) -> float:
        return self.silent

    def check(self) -> None:
        if self.trouble:
            raise BackendError(self.trouble)

    def close(self) -> None:
        self.closed += 1


class Scene:
    def __init__(self, volume: int = 100, broken: str = "") -> None:
        self.now = 100.0
        self.said: list[str] = []
        clips = {"go": CLIP, "left": CLIP[:400]}
        made: list[Notebook] = []

        def make(agenda: Agenda, scaled: Scaled) -> Notebook:
            made.append(Notebook(agenda, scaled))
            made[0].broken = broken
            return made[0]

        self.control = DeviceControl(
            make, clips.get, volume, self.said.append, clock=lambda: self.now
        )
        self.backend = made[0]
        self.control.execute("wake")
        self.later(CHECK_S)

    def later(self, seconds: float) -> None:
        """Let time go by, and check the device as often as the control asks."""
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now += min(CHECK_S, end - self.now)
            self.control.check_device()

    def begun(self) -> list[tuple[str, float]]:
        found = self.backend.agenda.take(self.now, self.now + 10)
        self.control.check_device()
        return [(start.sound, round(start.at_s - self.now, 3)) for start in found]


def test_cues_are_noted_with_their_parts_and_told_as_settled_once_begun() -> None:
    scene = Scene()
    scene.control.execute("cue 7 1 101.0 0 go@0 left@0.25 unknown@0.3")
    scene.control.execute("cue 8 1 102.0 1 unknown@0")
    assert scene.begun() == [("go", 0.75), ("left", 1.0)]
    assert scene.said == ["ready paper", "settled 7"]


def test_a_new_plan_takes_back() -> None:
    scene = Scene()
    scene.control.execute("cue 1 1 101.0 0 go@0")
    scene.control.execute("epoch 2 keep")
    scene.control.execute("cue 2 2 103.0 0 left@0")
    assert scene.begun() == [("left", 2.75)]


def test_volume_holds_for_what_was_told_before_as_well() -> None:
    scene = Scene(volume=50)
    scene.control.execute("cue 1 1 101.0 0 go@0")
    assert scene.backend.clips.get("go") == b"\4\0\xfc\xff" * 4410
    scene.control.execute("volume 100")
    assert scene.backend.clips.get("go") == CLIP
    scene.control.execute("volume 0")
    assert scene.backend.clips.get("go") == bytes(len(CLIP))


def test_clips_are_let_go_after_they_began_but_for_those_that_come_often() -> None:
    scene = Scene()
    scene.control.prepare(["left"])
    scene.control.execute("cue 1 1 101.0 0 go@0")
    assert scene.backend.clips.ready == {"left", "go"}
    scene.begun()
    assert scene.backend.clips.ready == {"left"}


def test_latency_is_handed_to_the_backend() -> None:
    scene = Scene()
    scene.control.execute("latency 180")
    assert scene.backend.latency_s == pytest.approx(0.18)


def test_the_device_rests_after_thirty_seconds_of_silence_and_wakes_for_a_sound() -> None:
    scene = Scene()
    scene.later(IDLE_S - 1)
    assert scene.backend.closed == 0
    scene.later(1.5)
    assert scene.backend.closed == 1
    assert scene.said[-1] == "resting"
    assert scene.control.next_check_s is None  # nothing runs, nothing wakes
    scene.control.execute(f"cue 1 1 {scene.now + 1} 0 go@0")
    scene.later(CHECK_S)
    assert scene.backend.opened == 2
    assert scene.said[-1] == "ready paper"
    assert [sound for sound, _ in scene.begun()] == ["go"]


def test_in_a_session_the_device_stays_open_and_rests_after_it() -> None:
    scene = Scene()
    scene.control.execute("active 1")
    scene.later(100)
    assert scene.backend.closed == 0
    scene.control.execute("active 0")
    scene.later(IDLE_S - 1)
    assert scene.backend.closed == 0
    scene.later(1)
    assert scene.backend.closed == 1
    scene.control.execute("active 1")
    assert scene.backend.opened == 2


def test_a_device_that_falls_silent_is_opened_anew_after_a_second_and_told_later() -> None:
    scene = Scene()
    scene.control.execute("active 1")
    scene.later(1)
    scene.backend.silent = 60.0
    scene.later(REOPEN_S - CHECK_S)
    assert scene.backend.opened == 1
    scene.later(CHECK_S)
    assert scene.backend.opened == 2
    scene.backend.silent = math.inf  # since it was opened it has not asked
    assert scene.said == ["ready paper"]  # nobody need know yet
    scene.later(LOST_S - REOPEN_S)
    assert scene.said[1:] == ["lost the sound device accepts no samples"]
    scene.later(OPEN_S - LOST_S)
    assert scene.backend.opened == 2  # some devices are slow to wake
    scene.later(LOST_S)
    assert scene.backend.opened == 3
    scene.backend.silent = 0.0
    scene.later(CHECK_S)
    assert scene.said[2:] == ["ready paper"]


def test_a_process_that_stood_still_itself_does_not_blame_its_device() -> None:
    scene = Scene()
    scene.control.execute("active 1")
    scene.now += 60.0
    scene.backend.silent = 60.0
    scene.control.check_device()
    assert (scene.backend.opened, scene.said) == (1, ["ready paper"])


def test_a_server_that_is_started_anew_is_found_without_a_word() -> None:
    scene = Scene()
    scene.control.execute("active 1")
    scene.later(1)
    scene.backend.silent, scene.backend.broken = 60.0, "no sound device was found"
    scene.later(REOPEN_S + 0.5)
    scene.backend.silent, scene.backend.broken = 0.0, ""
    scene.later(1)
    assert scene.said == ["ready paper"]
    assert scene.backend.opened == 2


def test_a_lost_device_is_told_and_looked_for_without_filling_the_log() -> None:
    scene = Scene(broken="no sound device was found")
    scene.control.execute("active 1")
    scene.control.execute("cue 1 1 101.0 1 go@0")
    scene.later(10 * REOPEN_LOST_S)
    assert scene.said == ["lost no sound device was found"]
    assert 8 <= len(scene.backend.quiet) <= 12
    assert scene.backend.quiet[0] is False
    assert all(scene.backend.quiet[1:])
    scene.backend.broken = ""
    scene.later(REOPEN_LOST_S + CHECK_S)
    assert scene.said[1:] == ["ready paper"]
    assert scene.begun() == []  # meanwhile the bell told what was due


def test_a_lost_device_is_not_looked_for_outside_a_session() -> None:
    scene = Scene(broken="no sound device was found")
    scene.later(IDLE_S + 1)
    tried = len(scene.backend.quiet)
    scene.later(60)
    assert len(scene.backend.quiet) == tried
    assert scene.said[-1] == "resting"
    scene.backend.broken = ""
    scene.control.execute("active 1")
    scene.later(CHECK_S)
    assert scene.said[-1] == "ready paper"


def test_a_backend_that_plays_nothing_any_more_is_told() -> None:
    scene = Scene()
    scene.backend.trouble = "it is unplugged"
    scene.later(CHECK_S)
    assert scene.said == ["ready paper", "lost it is unplugged"]


def test_without_a_word_for_five_seconds_nothing_more_sounds() -> None:
    scene = Scene()
    scene.control.execute("active 1")
    scene.control.execute(f"cue 1 1 {scene.now + 8} 1 go@0")
    scene.later(HEARTBEAT_S - 1)
    scene.control.execute("beat")
    scene.later(HEARTBEAT_S - 1)
    assert [sound for sound, _ in scene.begun()] == ["go"]
    scene.control.execute(f"cue 2 1 {scene.now + 8} 1 left@0")
    scene.later(HEARTBEAT_S + CHECK_S)
    assert scene.begun() == []


@pytest.mark.parametrize(
    "line", ["", "dance", "cue", "cue 1 1 101", "volume", "active", "epoch 3", "latency"]
)
def test_what_is_not_understood_is_passed_over(line: str) -> None:
    scene = Scene()
    scene.control.execute(line)
    assert scene.begun() == []


@pytest.mark.parametrize("line", ["cue 1 1 nan 0 go@0", "cue x 1 1 0 go@0", "volume loud"])
def test_what_is_no_number_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"nan|x|loud"):
        Scene().control.execute(line)
