"""A session with the sound turned off plans no cues, so no device is looked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.running.session_driver import Driver
from lungetimer.running.sound_listener import SoundListener
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("mode", "plans"), [("off", False), ("tones", True)])
def test_only_a_session_with_sound_plans_cues(tmp_path: Path, mode: str, *, plans: bool) -> None:
    notices: list[str] = []
    settings = Settings(sound_mode=mode, sound_backend="bell")
    sound = SoundListener(settings, tmp_path / "log", ring=lambda: None, on_notice=notices.append)
    sound.wake()
    until = time.monotonic() + 20
    while sound.describe() == "silence" and time.monotonic() < until:
        time.sleep(0.01)  # the files of the sounds are read in a thread
    clock = HandClock()
    driver = Driver(session_of(plan()), clock)
    driver.listen(sound)
    sound.session_begins(driver)
    driver.begin()
    for _ in range(20):
        clock.move(0.5)
        driver.pump()
    try:
        assert (sound._planner is not None) is plans
        assert sound.process_id is None
        assert notices == []
    finally:
        sound.session_ends()
        sound.close()
