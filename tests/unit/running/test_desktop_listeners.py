"""Sessions keep the screen on, and appear as a media player, as the settings say."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.presence.ways import Part
from lungetimer.running.awake_listener import AwakeListener
from lungetimer.running.media_listener import MediaListener
from lungetimer.running.session_driver import Driver
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.presence.ways import Way
    from lungetimer.running.session_listener import SessionListener

TIMEOUT_S = 30.0


class Recorder:
    """A way to stay awake that tells what was asked of it."""

    name = "recorder"
    keeps = frozenset(Part)

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.asked = threading.Semaphore(0)

    def hold(self) -> None:
        self.calls.append("hold")
        self.asked.release()

    def release(self) -> None:
        self.calls.append("release")
        self.asked.release()

    def next_call(self) -> str:
        assert self.asked.acquire(timeout=TIMEOUT_S)
        return self.calls[-1]


class Stage:
    """A session on a hand-held clock, followed by one listener."""

    def __init__(self, listener: SessionListener) -> None:
        self.clock = HandClock()
        self.driver = Driver(session_of(plan(rest_s=300)), self.clock)
        self.listener = listener
        self.driver.listen(listener)
        listener.session_begins(self.driver)
        self.driver.begin()

    def go(self, seconds: float) -> None:
        """Let time pass as the driver does in a pause: a picture each second."""
        for _ in range(int(seconds)):
            self.clock.move(1)
            self.driver.pump()

    def pause(self) -> None:
        self.driver.do(lambda s, now: s.pause(now))

    def resume(self) -> None:
        self.driver.do(lambda s, now: s.resume(now))


@pytest.fixture
def way() -> Recorder:
    return Recorder()


def awake(way: Recorder, folder: Path, settings: Settings | None = None) -> AwakeListener:
    return AwakeListener(
        settings or Settings(), folder / "kept", write=print, make_ways=lambda: [way]
    )


def test_the_screen_is_kept_on_for_ten_minutes_of_a_pause_and_again_after_it(
    way: Recorder, tmp_path: Path
) -> None:
    stage = Stage(awake(way, tmp_path))
    assert way.next_call() == "hold"
    stage.go(4)
    stage.pause()
    stage.go(599)
    assert way.calls == ["hold"]
    stage.go(1)
    assert way.next_call() == "release"
    stage.go(60)
    stage.resume()
    assert way.next_call() == "hold"
    stage.listener.session_ends()
    assert way.next_call() == "release"


def test_at_the_end_of_the_session_it_is_let_go_before_anyone_leaves(
    way: Recorder, tmp_path: Path
) -> None:
    stage = Stage(awake(way, tmp_path))
    assert way.next_call() == "hold"
    stage.driver.do(lambda s, now: s.finish_early(now))
    assert way.next_call() == "release"


def test_the_setting_counts_from_the_moment_it_is_changed(way: Recorder, tmp_path: Path) -> None:
    off = replace(Settings(), keep_awake=False)
    listener = awake(way, tmp_path, off)
    stage = Stage(listener)
    stage.go(3)
    assert way.calls == []
    listener.apply_settings(Settings())
    assert way.next_call() == "hold"
    listener.apply_settings(off)
    assert way.next_call() == "release"
    listener.close()


def test_a_note_of_a_killed_session_is_looked_at_when_the_program_starts(tmp_path: Path) -> None:
    looked = threading.Event()

    def look() -> list[Way]:
        looked.set()
        return []

    listener = AwakeListener(Settings(), tmp_path / "kept", write=print, make_ways=look)
    listener.wake()
    assert not looked.is_set()
    (tmp_path / "kept").write_text("{}")
    listener.wake()
    assert looked.wait(TIMEOUT_S)


class FakePlayer:
    def __init__(self) -> None:
        self.calls: list[str] = []

    def begin(self) -> None:
        self.calls.append("begin")

    def end(self) -> None:
        self.calls.append("end")

    def happened(self, *_: object) -> None:
        if self.calls[-1] != "shown":
            self.calls.append("shown")

    def set_volume(self, percent: int) -> None:
        self.calls.append(f"volume {percent}")


@pytest.mark.skipif(sys.platform != "linux", reason="there is no session bus")
def test_each_session_is_a_media_player_of_its_own() -> None:
    player = FakePlayer()
    made: Any = lambda: player  # noqa: E731  # a stand-in of another type
    listener = MediaListener(Settings(), made, make_player=made)
    for _ in range(2):
        stage = Stage(listener)
        listener.apply_settings(replace(Settings(), volume=40))
        stage.listener.session_ends()
        stage.go(1)
    listener.close()
    assert player.calls == ["begin", "shown", "volume 40", "end"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="there is no session bus")
def test_switched_off_it_disappears_and_stays_away() -> None:
    player = FakePlayer()
    made: Any = lambda: player  # noqa: E731  # a stand-in of another type
    listener = MediaListener(Settings(), made, make_player=made)
    Stage(listener)
    listener.apply_settings(replace(Settings(), media_player=False))
    Stage(listener)
    assert player.calls == ["begin", "shown", "end"]
