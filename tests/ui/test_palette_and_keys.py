"""The palette knows every action of a screen; keys can be given to other actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in
from textual.drivers.headless_driver import HeadlessDriver

from lungetimer.settings import Settings
from lungetimer.training.views import State
from lungetimer.ui.bindings import is_key
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.words.commands import COMMANDS, Command

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


@pytest.mark.parametrize("possible", [True, False])
async def test_the_palette_and_the_help_have_suspend_only_where_a_shell_could_resume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, possible: bool
) -> None:
    monkeypatch.setattr(HeadlessDriver, "can_suspend", possible, raising=False)
    monkeypatch.setattr(HeadlessDriver, "suspend_job", int, raising=False)
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        assert ("Suspend" in titles(app)) is possible
        await pilot.press("question_mark")
        keys = [str(row.render()) for row in app.screen.query(".help-key").results(Words)]
        assert ("^z" in keys) is possible
        assert "ctrl+p" in keys


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
        assert any("keys.jump" in n for n in app.notices_shown)
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


def place_of(app: HandApp, hint_id: str) -> tuple[int, int]:
    """Where a key stands in the line of keys: its offset there."""
    line = app.screen.query_one(KeyLine)
    return next(
        (x, 0) for x in range(line.size.width) if (hint := line.hint_at(x)) and hint.id == hint_id
    )


async def test_a_click_on_a_key_presses_it_also_when_it_is_another_one(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(), Settings(keys={"pause": "p"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 4)
        states = []
        for _ in range(2):
            await pilot.click(KeyLine, offset=place_of(app, "pause"))
            await pilot.pause()
            states.append(app.driver.session.state)
        assert states == [State.PAUSED, State.RUNNING]


async def test_the_mouse_over_a_key_tells_what_it_does(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        line = app.screen.query_one(KeyLine)
        await pilot.hover(KeyLine, offset=place_of(app, "more_reps"))
        assert line.tooltip == "One rep more per leg"
        await pilot.hover(KeyLine, offset=(79, 0))
        assert line.tooltip is None


async def test_keys_are_never_cut(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(250, 70)) as pilot:
        await begun(app, pilot)
        words = str(app.screen.query_one(KeyLine).render()).split()
        for width in (40, 60, 80, 100, 120):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            shown = str(app.screen.query_one(KeyLine).render()).split()
            assert set(shown) <= {*words, "more"}, width
            assert ("more" in shown) != ("help" in shown), width  # more: there is no room for all
            assert ("help" in shown) == (shown == words), width


@pytest.mark.parametrize(
    ("key", "known"),
    [("p", True), ("f2", True), ("ctrl+t", True), ("left_square_bracket", True), ("nokey", False)],
)
def test_names_of_keys(key: str, *, known: bool) -> None:
    assert is_key(key) is known


async def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(), Settings(keys={"next": "nosuchkey"}))
    async with app.run_test() as pilot:
        await begun(app, pilot)
        assert any(
            "keys.next must be keys like p, f2, ctrl+t or space, not 'nosuchkey'" in line
            for line in app.notices_shown
        )
