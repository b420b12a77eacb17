"""The worker's desk with a backend that writes down what it is given, and a clock in hand."""

import pytest

from lungetimer.audio.backends import LEAD_S, BackendError
from lungetimer.audio.mixer import RATE
from lungetimer.audio.worker import IDLE_S, Desk

ONE_SECOND = b"\x10\x00\xf0\xff" * RATE


class Notebook:
    """A backend that works until told otherwise."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed = 0
        self.played: list[tuple[bytes, float]] = []
        self.trouble = ""

    def open(self) -> str:
        self.opened += 1
        return "paper"

    def play(self, samples: bytes, in_s: float) -> None:
        self.played.append((samples[:4], in_s))

    def check(self) -> None:
        if self.trouble:
            raise BackendError(self.trouble)

    def close(self) -> None:
        self.closed += 1


class Scene:
    def __init__(self, volume: int = 100) -> None:
        self.now = 100.0
        self.backend = Notebook()
        clips = {"go": ONE_SECOND, "left": ONE_SECOND[:400]}
        self.desk = Desk(self.backend, clips.get, volume, clock=lambda: self.now)
        self.desk.open()

    def later(self, seconds: float) -> None:
        self.now += seconds
        self.desk.tend()


def test_parts_are_played_with_their_delay_on_top_of_the_lead() -> None:
    scene = Scene()
    scene.desk.obey("play go@0.0 left@0.25 unknown@0.3")
    assert scene.backend.played == [(ONE_SECOND[:4], LEAD_S), (ONE_SECOND[:4], LEAD_S + 0.25)]


def test_volume_holds_from_the_next_sound_on() -> None:
    scene = Scene(volume=50)
    scene.desk.obey("play go@0")
    scene.desk.obey("volume 100")
    scene.desk.obey("play go@0")
    scene.desk.obey("volume 0")
    scene.desk.obey("play go@0")
    assert [p[0] for p in scene.backend.played] == [b"\4\0\xfc\xff", ONE_SECOND[:4], bytes(4)]


def test_the_device_rests_after_thirty_seconds_of_silence_and_wakes_for_a_sound() -> None:
    scene = Scene()
    scene.desk.obey("play go@0")
    scene.later(IDLE_S)
    assert scene.backend.closed == 0
    scene.later(1.1)
    assert scene.backend.closed == 1
    assert scene.desk.wake_in_s is None  # nothing runs, nothing wakes
    scene.desk.obey("play go@0")
    assert scene.backend.opened == 2
    assert len(scene.backend.played) == 2


def test_in_a_session_the_device_stays_open_and_rests_after_it() -> None:
    scene = Scene()
    scene.desk.obey("active 1")
    scene.later(1000)
    assert scene.backend.closed == 0
    scene.desk.obey("active 0")
    scene.later(IDLE_S - 1)
    assert scene.backend.closed == 0
    scene.later(1)
    assert scene.backend.closed == 1
    scene.desk.obey("active 1")
    assert scene.backend.opened == 2


def test_a_device_that_is_gone_is_noticed() -> None:
    scene = Scene()
    scene.backend.trouble = "unplugged"
    with pytest.raises(BackendError, match="unplugged"):
        scene.later(1)


@pytest.mark.parametrize("line", ["", "dance", "play", "play nothing@1", "volume", "active"])
def test_what_is_not_understood_is_passed_over(line: str) -> None:
    scene = Scene()
    scene.desk.obey(line)
    assert scene.backend.played == []
