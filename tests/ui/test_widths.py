"""Sizes between the breakpoints: nothing is cut off, and nothing that matters has no place.

``python -m tests.support.widths`` looks at every width from 40 to 130 columns.
"""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, go, rows_of, straight_in
from tests.support.scenes import SCENES, app_for, go_on_to, open_screen
from tests.support.sessions import plan
from tests.support.widths import at_size, figure_shows
from textual.widgets import Static

from lungetimer.settings import Settings
from lungetimer.training.plan import Pacing
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.workout import WorkoutScreen

if TYPE_CHECKING:
    from pathlib import Path

# kitty's window, both sides of what fits, and the sizes of old and of common terminals.
SIZES = ((40, 18), (60, 18), (68, 19), (71, 22), (79, 23), (80, 24), (100, 22), (130, 24))


WHOLE = (
    "home", "streaks", "sessions", "trends", "records", "settings", "questions", "guide", "presets",
    "set", "rest", "summary",
)  # fmt: skip
FEW_SIZES = ((40, 24), (57, 22), (85, 22))
# One app for several screens, which close with esc.
GROUPS = (
    ("help", "edit", "filter", "page"), ("help-strength", "drills", "type", "palette"),
    ("elsewhere", "interrupted", "other computer", "advice", "save as"),
    ("home waiting", "home told"), ("home new", "history empty"), ("prepare",), ("drill",),
    ("open set",), ("own pace",), ("ready rest",), ("paused",), ("leave", "stop signs"),
    ("energy",),
)  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
async def test_nothing_is_cut_off_at_sizes_between(tmp_path: Path, name: str) -> None:
    app = app_for(name, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(name, app, pilot)
        for size in SIZES:
            assert await at_size(app, pilot, *size) == [], size
            text = "\n".join(rows_of(app))
            if name == "set":
                assert figure_shows(app) is (size[0] >= 60), size
            elif name == "home":
                assert "3 of 3 days" in text or (size[0] < 60 and "3/3" in text), size
                # Each value stands between arrows; the load of 0 kg can only grow.
                assert text.count("‹") == text.count("›") - 1, size


@pytest.mark.parametrize("names", GROUPS, ids=itemgetter(0))
async def test_nothing_is_cut_off_where_keys_are_spelled_out(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    app = app_for(names[0], tmp_path, "ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        for name in names:
            await (open_screen if name == names[0] else go_on_to)(name, app, pilot)
            for size in FEW_SIZES:
                assert await at_size(app, pilot, *size) == [], (name, size)
            while name != names[-1] and not isinstance(app.screen, HomeScreen | WorkoutScreen):
                await pilot.press("escape")
                await pilot.pause()

    app.close()


def test_every_screen_is_looked_at() -> None:
    looked_at = {*WHOLE, *chain.from_iterable(GROUPS)}
    assert set(SCENES) - looked_at == {"zoom"}  # numbers alone; test_sizes has them


@pytest.mark.parametrize("name", ["home", "questions"])
async def test_keys_that_are_spelled_out_push_nothing_out(tmp_path: Path, name: str) -> None:
    app = app_for(name, tmp_path, "ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(name, app, pilot)
        if name == "questions":
            await pilot.press("y")
        for size in ((40, 18), (45, 20), (60, 18), (80, 24)):
            assert await at_size(app, pilot, *size) == [], size
            if name == "home":
                assert "done" in "\n".join(rows_of(app)), size


async def test_what_is_cut_off_is_found(tmp_path: Path) -> None:
    app = app_for("home", tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen("home", app, pilot)
        today = app.screen.query_one("#today", Static)
        today.styles.width = 10
        (found,) = await at_size(app, pilot, 80, 24)
        assert "Sunday 22 November" in found


@pytest.mark.parametrize("key", ["f", "z", ""])
async def test_between_the_sizes_no_figure_is_drawn_where_none_is_wanted(
    tmp_path: Path, key: str
) -> None:
    settings = Settings(figure=bool(key))
    app = HandApp(tmp_path, straight_in(plan(reps_per_leg=5, pacing=Pacing.SET)), settings)
    async with app.run_test(size=(70, 30)) as pilot:
        await begun(app, pilot)
        await go(app, pilot, 5)
        assert figure_shows(app) is bool(key)
        if key:
            await pilot.press(key)
            await pilot.pause()
            assert not figure_shows(app)
