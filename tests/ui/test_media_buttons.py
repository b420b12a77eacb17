"""Buttons of a media player in a session: each does what the same key does, and loses nothing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in

from lungetimer.ui.screens.guide import GuideScreen
from lungetimer.ui.screens.leave import LeaveScreen
from lungetimer.ui.screens.workout import WorkoutScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lungetimer.presence.media_commands import MediaButton


async def press(app: HandApp, pilot: Pilot[None], *buttons: MediaButton) -> None:
    """As the bus does it: from another thread."""
    commands = app.flows.media.commands()
    for button in buttons:
        thread = threading.Thread(target=getattr(commands, button))
        thread.start()
        thread.join()
        await pilot.pause()


async def in_a_set(app: HandApp, pilot: Pilot[None]) -> None:
    await begun(app, pilot)
    await go(app, pilot, 4)
    assert app.driver.view.rep is not None


def state_of(app: HandApp) -> str:
    return str(app.driver.view.state)


def in_front(app: HandApp) -> type:
    return type(app.screen)


@pytest.fixture
def app(tmp_path: Path) -> HandApp:
    return HandApp(tmp_path, straight_in())


async def test_play_and_pause_and_both_in_one(app: HandApp) -> None:
    async with app.run_test() as pilot:
        await in_a_set(app, pilot)
        states = []
        for button in ("play", "pause", "pause", "play", "play_pause", "play_pause"):
            await press(app, pilot, button)
            states.append(state_of(app))
        assert states == ["running", "paused", "paused", "running", "paused", "running"]


async def test_next_and_previous_are_the_keys_of_that_name(app: HandApp) -> None:
    async with app.run_test() as pilot:
        await begun(app, pilot)
        assert app.driver.view.phase.name == "Get ready"
        await go(app, pilot, 1.1)  # the button is deaf for a second after the start
        await press(app, pilot, "next")
        assert app.driver.view.phase.name == "Set 1"
        await go(app, pilot, 6)
        await press(app, pilot, "previous")
        assert app.driver.view.phase.name == "Get into position"  # the set from its start


async def test_stop_only_asks_and_no_button_discards(app: HandApp) -> None:
    async with app.run_test() as pilot:
        await in_a_set(app, pilot)
        await go(app, pilot, 3)
        done = app.driver.view.reps_done
        await press(app, pilot, "stop", "stop", "pause", "previous")
        assert in_front(app) is LeaveScreen
        assert state_of(app) == "paused"
        await press(app, pilot, "next")
        assert in_front(app) is WorkoutScreen
        assert state_of(app) == "running"
        assert app.driver.view.reps_done == done > 0


async def test_play_leaves_what_one_reads_and_goes_on(app: HandApp) -> None:
    async with app.run_test() as pilot:
        await in_a_set(app, pilot)
        await pilot.press("g")
        await pilot.pause()
        assert in_front(app) is GuideScreen
        await press(app, pilot, "stop", "previous", "pause")
        assert in_front(app) is GuideScreen
        await press(app, pilot, "play_pause")
        assert in_front(app) is WorkoutScreen
        assert state_of(app) == "running"


async def test_without_a_session_a_button_does_nothing(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        before = app.screen
        await press(app, pilot, "next", "play", "stop", "previous", "play_pause", "pause")
        assert app.screen is before
        assert app.session.live is None


async def test_the_volume_of_a_phone_is_the_volume_of_the_sound(app: HandApp) -> None:
    async with app.run_test() as pilot:
        await in_a_set(app, pilot)
        app.flows.media.commands().set_volume(35)
        await pilot.pause()
        assert app.settings.current.volume == 35
