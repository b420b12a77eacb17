"""A session with the sound turned off plans no cues, so no device is looked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.frozen import replace
from lungetimer.running.session_driver import Driver
from lungetimer.running.sound_listener import SoundListener
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lungetimer.audio.player import CueSchedule

TONES = Settings(sound_mode="tones", sound_backend="bell")
OFF = replace(TONES, sound_mode="off")


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def listener(tmp_path: Path, notices: list[str]) -> Iterator[Callable[[Settings], SoundListener]]:
    made: list[SoundListener] = []

    def make(settings: Settings) -> SoundListener:
        log = tmp_path / "log"
        made.append(SoundListener(settings, log, ring=lambda: None, on_notice=notices.append))
        return made[-1]

    yield make
    for sound in made:
        sound.session_ends()
        sound.close()


def wait_for_a_player(sound: SoundListener) -> None:
    until = time.monotonic() + 20
    while sound.describe() == "silence" and time.monotonic() < until:
        time.sleep(0.01)  # the files of the sounds are read in a thread


def begun(sound: SoundListener) -> tuple[Driver, HandClock]:
    clock = HandClock()
    driver = Driver(session_of(plan()), clock)
    driver.listen(sound)
    sound.session_begins(driver)
    driver.begin()
    return driver, clock


def ten_seconds(driver: Driver, clock: HandClock) -> None:
    for _ in range(20):
        clock.move(0.5)
        driver.pump()


@pytest.mark.parametrize(("mode", "plans"), [("off", False), ("tones", True)])
def test_only_a_session_with_sound_plans_cues(
    listener: Callable[[Settings], SoundListener], notices: list[str], mode: str, *, plans: bool
) -> None:
    sound = listener(replace(TONES, sound_mode=mode))
    sound.wake()
    wait_for_a_player(sound)
    ten_seconds(*begun(sound))
    assert (sound._planner is not None) is plans
    assert sound.process_id is None
    assert notices == []


def test_sounds_that_were_changed_in_silence_open_no_device(
    listener: Callable[[Settings], SoundListener],
) -> None:
    sound = listener(TONES)
    sound.wake()
    wait_for_a_player(sound)
    sound.apply_settings(OFF)
    sound.apply_settings(replace(OFF, keep_speaker_awake=not OFF.keep_speaker_awake))
    wait_for_a_player(sound)
    ten_seconds(*begun(sound))
    sound.session_ends()
    assert sound.describe() == "not started"


def test_what_happened_in_silence_is_not_heard_once_the_sound_is_on(
    listener: Callable[[Settings], SoundListener], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = listener(TONES)
    driver, clock = begun(sound)  # before there is a player
    sound.apply_settings(OFF)
    clock.move(1.5)
    driver.pump()
    sound.wake()
    wait_for_a_player(sound)
    sent: list[CueSchedule] = []
    monkeypatch.setattr(sound._player, "schedule", sent.append)
    sound.apply_settings(TONES)
    ten_seconds(driver, clock)
    due = [cue.due_s for schedule in sent for cue, _ in schedule.cues]
    assert due
    assert min(due) > 1.5
