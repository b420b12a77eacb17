"""The palette knows every action of a screen; keys can be given to other actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in

from lungetimer.settings import Settings
from lungetimer.training.views import State
from lungetimer.ui.commands import COMMANDS, Command

if TYPE_CHECKING:
    from pathlib import Path


def titles(app: HandApp) -> list[str]:
    return [command.title for command in app.get_system_commands(app.screen)]


async def test_the_palette_offers_every_action_of_the_screen(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        offered = titles(app)
        for name in ("Pause", "Skip", "More reps", "Fewer sets", "Zoom", "Figure", "Felt knee"):
            assert offered.count(name) == 1
        assert "Theme" in offered
        assert "Start" not in offered


async def test_the_palette_does_what_it_says(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        (pause,) = (c for c in app.get_system_commands(app.screen) if c.title == "Pause")
        await pilot.press("ctrl+p")  # with the palette open, as when it is chosen there
        await pilot.pause()
        await pause.callback()
        assert app.driver.session.state is State.PAUSED


async def test_keys_can_be_remapped_by_id(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(), Settings(keys={"pause": "p"}))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        states = []
        for key in ("space", "p"):
            await pilot.press(key)
            states.append(app.driver.session.state)
        assert states == [State.RUNNING, State.PAUSED]


async def test_an_unknown_id_is_told_and_harms_nothing(tmp_path: Path) -> None:
    app = HandApp(tmp_path, settings=Settings(keys={"jump": "j", "quit": "x"}))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert any("keys.jump: unknown" in n for n in app.told)
        await pilot.press("x")
    assert app._exit


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_has_words_for_footer_help_and_palette(command: Command) -> None:
    assert command.word
    assert command.help
    assert command.title
    assert command.single_key


def test_ids_are_unique() -> None:
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
