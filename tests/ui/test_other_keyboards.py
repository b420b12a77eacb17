"""Keys of other keyboards on real screens: they answer by their place, and never inside a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, straight_in
from textual.events import Key
from textual.widgets import Input

from lungetimer.settings import Settings
from lungetimer.training.result import Felt
from lungetimer.training.views import State
from lungetimer.ui.screens.guide import GuideScreen
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def press(app: HandApp, pilot: Pilot[None], key: str, character: str | None = None) -> None:
    """Press a key as the driver tells of it."""
    app.post_message(Key(key, character if character or len(key) > 1 else key))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(
    ("locale", "history", "guide"),
    [
        ("C.UTF-8", "H", "G"), ("C.UTF-8", "р", "п"), ("C.UTF-8", "Р", "П"),
        ("uk_UA.UTF-8", "р", "п"), ("bg_BG.UTF-8", "г", "ж"), ("C.UTF-8", "η", "γ"),
        ("C.UTF-8", "י", "ע"), ("C.UTF-8", "ا", "ل"),
    ],
)  # fmt: skip
async def test_home_answers_on_every_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, history: str, guide: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_CTYPE", raising=False)
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        for key, screen in ((history, HistoryScreen), (guide, GuideScreen)):
            await press(app, pilot, key)
            assert isinstance(app.screen, screen), key
            await press(app, pilot, "escape", "\x1b")
            assert isinstance(app.screen, HomeScreen)


async def test_the_keypad_a_remapped_key_and_ctrl_c(tmp_path: Path) -> None:
    app = HandApp(tmp_path, settings=Settings(keys={"quit": "x", "more_sets": "add", "guide": "ж"}))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        for _ in range(3):
            await press(app, pilot, "ctrl+c", "\x03")
        assert app.notices_shown == ["Press x to close lungetimer."]
        await press(app, pilot, "s", "s")
        for _ in range(2):  # another screen, so another key leaves it
            await press(app, pilot, "ctrl+c", "\x03")
        assert app.notices_shown[1:] == ["Press esc to go back."]
        await press(app, pilot, "escape", "\x1b")

        def plan() -> tuple[int, int, int]:
            found = app.home.plan
            assert found is not None
            return found.sets, found.reps_per_leg, found.rest_s

        sets, reps, rest = plan()
        await press(app, pilot, "subtract")
        assert plan() == (sets, reps - 1, rest)
        await press(app, pilot, "equal", "=")
        assert plan() == (sets, reps, rest)
        await press(app, pilot, "decimal", ".")
        await press(app, pilot, "decimal")
        await press(app, pilot, "separator")
        assert plan() == (sets, reps, rest + 5)
        await press(app, pilot, "х")  # the key of [ on a Russian keyboard
        assert plan() == (sets - 1, reps, rest + 5)
        await press(app, pilot, "add", "+")  # the person's own key, by its own name
        assert plan() == (sets, reps, rest + 5)
        await press(app, pilot, "ж")  # theirs as well, though a Russian keyboard has ; there
        assert isinstance(app.screen, GuideScreen)
        await press(app, pilot, "escape", "\x1b")
        await press(app, pilot, "ч")  # x, which quits
    assert app._exit


async def test_inside_a_text_a_letter_is_a_letter_and_the_keypad_its_signs(tmp_path: Path) -> None:
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(app, pilot, "ctrl+ы")  # save as, on a Russian keyboard
        assert isinstance(app.focused, Input)
        for key, character in (
            ("1", "1"),
            ("add", "+"),
            ("1", "1"),
            ("р", "р"),
            ("H", "H"),
            ("decimal", None),
        ):
            await press(app, pilot, key, character)
        assert app.focused.value == "1+1рH."


@pytest.mark.parametrize(
    "keys",
    ["12345", "oebda", ["&", "é", '"', "'", "("], ["o", "ě", "š", "č", "ř"]],
    ids=["digits", "letters", "French", "Czech"],
)
async def test_in_a_rest_there_is_a_key_for_each_answer(tmp_path: Path, keys: list[str]) -> None:
    names = {"&": "ampersand", '"': "quotation_mark", "'": "apostrophe", "(": "left_parenthesis"}
    app = HandApp(tmp_path, straight_in())
    async with app.run_test() as pilot:
        await begun(app, pilot)
        await go(app, pilot, 12)
        assert app.driver.view.phase.kind == "rest"
        for key, felt in zip(keys, Felt, strict=True):
            await press(app, pilot, names.get(key, key), key)
            assert app.driver.session.result().sets[0].felt == felt, key
        assert app.driver.session.state is State.RUNNING


async def test_keypad_enter_of_alacritty_starts_and_ctrl_c_names_the_key_that_leaves(
    tmp_path: Path,
) -> None:
    app = HandApp(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(app, pilot, "ctrl+j", "\n")
        await begun(app, pilot)
        await press(app, pilot, "ctrl+с", None)  # a Cyrillic c, as kitty tells of it
        assert app.notices_shown == ["Press q to leave the session."]
        await press(app, pilot, "й")
        assert app.driver.session.state is State.PAUSED  # and the question is there
