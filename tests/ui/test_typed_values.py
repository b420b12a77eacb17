"""Values typed on Home and in the settings: reps set by set, and weights with their unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.apps import HandApp, begun, go, shown, until
from tests.support.clocks import START
from textual.widgets import Input, Static

from lungetimer.settings import Settings
from lungetimer.settings_file import load_settings
from lungetimer.training.loads import KG_PER_LB
from lungetimer.training.plan import Equipment, Plan, Routine
from lungetimer.ui.app import Launch
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.settings import SettingsScreen
from lungetimer.ui.screens.type_value import TypeValueScreen
from lungetimer.ui.widgets.plan_editor import PlanEditor

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

POUNDS = Settings(safety_accepted=START.date(), units="lb")


def home(app: HandApp) -> HomeScreen:
    assert isinstance(app.screen, HomeScreen)
    return app.screen


async def typed(app: HandApp, pilot: Pilot[None], field: str, text: str) -> None:
    """Choose a field of the plan in front, and type a value for it."""
    app.screen.query_one(PlanEditor).post_message(PlanEditor.Moved(field))
    await pilot.pause()
    await pilot.press("e")
    await until(pilot, lambda: isinstance(app.screen, TypeValueScreen))
    app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_reps_set_by_set_are_typed_stepped_started_and_kept(tmp_path: Path) -> None:
    small = Plan(warm_up=Routine.OFF, cool_down=Routine.OFF)
    app = HandApp(tmp_path, Launch(small), replace(POUNDS, plan=small))
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await typed(app, pilot, "reps_per_leg", "12,0,8")
        problem = app.screen.query_one("#typed-problem", Static)
        assert str(problem.content).startswith(
            "The value must be a list of 1 to 10 whole numbers from 1 to 50"
        )
        eleven = "1,2,3,4,5,6,7,8,9,10,11"
        app.screen.query_one(Input).value = eleven
        await pilot.press("enter")
        await until(pilot, lambda: eleven in str(problem.content))
        app.screen.query_one(Input).value = "12,10,8"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert (home(app).plan.sets, home(app).plan.reps) == (3, (12, 10, 8))
        assert "‹ 12,10,8 ›" in shown(app)
        await pilot.press("minus", "right_square_bracket")
        assert home(app).plan.reps == (11, 9, 7, 7)
        await typed(app, pilot, "load_kg", "25stone")
        assert "The value must be a number from 0 to 440 lb" in shown(app)
        app.screen.query_one(Input).value = "25"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert "‹ 25 lb each ›" in shown(app)
        await pilot.press("right")
        assert home(app).plan.load_kg == 27.5 * KG_PER_LB
        await pilot.press("left")
        await pilot.press("enter")
        await begun(app, pilot)
        await go(app, pilot, 6)
        assert app.session.live is not None
        rep = app.session.live.driver.view.rep
        assert rep is not None
        assert rep.of == 11
        await pilot.press("plus")
        await pilot.pause()
        assert app.session.live.driver.session.plan.reps == (12, 10, 8, 8)
    kept, problems = load_settings(tmp_path / "config.toml")
    assert problems == ()
    assert kept.plan.reps == (11, 9, 7, 7)
    assert (kept.plan.load_kg, kept.plan.equipment) == (25 * KG_PER_LB, Equipment.DUMBBELLS)
    text = (tmp_path / "config.toml").read_text()
    assert 'reps = "11,9,7,7"' in text
    assert "sets =" not in text
    assert "reps_per_leg =" not in text


async def test_the_settings_have_the_unit_and_the_same_way_to_type(tmp_path: Path) -> None:
    listed = Plan().with_reps((12, 10, 8))
    (tmp_path / "config.toml").write_text('[plan]\nreps = "12,10,8"  # mine\n')
    app = HandApp(tmp_path, Launch(listed), replace(POUNDS, units="kg", plan=listed))
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        app.screen.query_one("#set-units").focus()
        await pilot.press("right")
        await pilot.pause()
        assert app.settings.current.units == "lb"
        app.screen.query_one(PlanEditor).focus()
        await pilot.pause()
        await typed(app, pilot, "load_kg", "12 kg")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        assert app.settings.current.plan.load_kg == 12
        assert "26.46 lb each" in shown(app)
        await typed(app, pilot, "reps_per_leg", "9")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, TypeValueScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
    kept, problems = load_settings(tmp_path / "config.toml")
    assert problems == ()
    assert (kept.units, kept.plan.sets, kept.plan.reps_per_leg, kept.plan.reps) == ("lb", 3, 9, ())
    assert kept.plan.load_kg == 12
