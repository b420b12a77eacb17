"""The drills of warm-up and cool-down, chosen on Home."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, begun, shown, until
from tests.support.clocks import START
from textual.widgets import OptionList

from lungetimer.settings import Settings
from lungetimer.training.plan import Plan
from lungetimer.ui.app import Launch
from lungetimer.ui.screens.drills import ROWS, DrillsScreen
from lungetimer.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def app_with(home: Path, plan: Plan | None = None) -> HandApp:
    plan = plan or Plan()
    return HandApp(home, Launch(plan), Settings(plan=plan, safety_accepted=START.date()))


async def opened(app: HandApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app.history.facts.known)
    await pilot.press("d")
    await until(pilot, lambda: type(app.screen) is DrillsScreen)
    await pilot.pause()


async def to_row(app: HandApp, pilot: Pilot[None], name: str) -> None:
    rows = app.screen.query_one(OptionList)
    rows.highlighted = rows.get_option_index(name)
    await pilot.pause()


async def test_what_is_left_out_stays_out_of_the_session_and_is_kept(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        assert shown(app).count("[x]") == len(ROWS)
        assert "[x] Calf stretch" in shown(app)
        for name in ("squats", "quad"):
            await to_row(app, pilot, name)
            await pilot.press("space")
        assert "[ ] Easy squats" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen) is HomeScreen)
        assert app.home is not None
        assert app.home.plan is not None
        assert app.home.plan.drills == ("-squats", "-quad")
        assert "full, 7 drills" in shown(app)
        await pilot.press("enter")
        await begun(app, pilot)
        done = {p.drill.key for p in app.driver.session.script.phases if p.drill}
        assert not done & {"squats", "quad_left", "quad_right"}
        assert "calf_right" in done
    app.close()
    written = tomllib.loads((tmp_path / "config.toml").read_text())
    assert written["plan"]["drills"] == ["-squats", "-quad"]


async def test_a_list_in_an_order_of_ones_own_keeps_it(tmp_path: Path) -> None:
    app = app_with(tmp_path, Plan(drills=("half_lunges", "march")))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert shown(app).count("[x]") == 2
        await to_row(app, pilot, "calf")
        await pilot.press("space", "enter")
        await until(pilot, lambda: type(app.screen) is HomeScreen)
        assert app.home is not None
        assert app.home.plan is not None
        assert app.home.plan.drills == ("half_lunges", "march", "calf")
    app.close()


async def test_escape_leaves_all_as_it_was(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("space", "escape")
        await until(pilot, lambda: type(app.screen) is HomeScreen)
        assert app.home is not None
        assert app.home.plan is not None
        assert app.home.plan.drills == ()
    app.close()


@pytest.mark.parametrize("size", [(40, 12), (71, 22), (80, 24), (120, 40)])
async def test_the_list_and_its_keys_are_seen_at_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        assert "[x] March on the spot" in shown(app)
        assert "space: on or off" in shown(app)
        await pilot.press("end")
        await pilot.pause()
        assert "[x] Calf stretch" in shown(app)
    app.close()
