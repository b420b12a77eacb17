"""The plan on Home and the one in the settings: what is remembered, and saved under a name."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.support.flows import SCREENED, FlowHouse
from tests.support.sessions import plan

from lungetimer.running.launch import Launch
from lungetimer.ui.flows.coach_flow import CoachFlow
from lungetimer.ui.screens.drills import DrillsScreen
from lungetimer.ui.screens.levels import SAVE_AS, LevelsScreen
from lungetimer.ui.screens.save_as import SaveAsScreen

if TYPE_CHECKING:
    from pathlib import Path

BASE = plan()


def house_of(folder: Path) -> tuple[FlowHouse, CoachFlow]:
    house = FlowHouse(folder, Launch(BASE), replace(SCREENED, plan=BASE))
    return house, CoachFlow(house.host, house.services, house.home, BASE)


def written(folder: Path) -> dict[str, Any]:
    path = folder / "config.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_only_what_was_changed_on_home_is_remembered(tmp_path: Path) -> None:
    house, coach = house_of(tmp_path)
    coach.remember(BASE)
    coach.remember(replace(BASE, rest_s=30))
    coach.remember(replace(BASE, rest_s=30))
    assert house.settings.current.plan == replace(BASE, rest_s=30)
    house.close()
    assert written(tmp_path) == {"plan": {"rest_s": 30}}


def test_a_plan_changed_in_the_settings_changes_home_field_by_field(tmp_path: Path) -> None:
    house, coach = house_of(tmp_path)
    house.home.open()
    assert house.home.home is not None
    house.home.home.plan = replace(BASE, sets=4)
    settings = house.settings.current
    house.settings.change(replace(settings, plan=replace(BASE, rest_s=40)), {})
    assert house.home.plan == replace(BASE, sets=4, rest_s=40), "what was chosen on Home stays"
    coach.remember(replace(BASE, rest_s=40))
    house.close()
    assert written(tmp_path) == {}, "nothing was changed on Home alone"


def test_a_plan_is_saved_under_a_name_from_the_levels_and_can_be_started(tmp_path: Path) -> None:
    house, coach = house_of(tmp_path)
    house.home.open()
    coach.levels()
    assert house.stack.shown[1:] == [LevelsScreen]
    house.stack.leave(SAVE_AS)
    assert house.stack.shown[1:] == [SaveAsScreen]
    house.stack.leave("my own")
    assert house.settings.current.presets["my own"].sets == BASE.sets
    assert house.home.plan is not None
    assert house.home.plan.level == "my own"
    assert any('lungetimer start "my own"' in line for line in house.services.notices.queued)
    house.close()
    assert list(written(tmp_path)["presets"]) == ["my own"]


def test_no_name_saves_nothing_and_drills_go_to_home(tmp_path: Path) -> None:
    house, coach = house_of(tmp_path)
    coach.save_as()
    assert house.stack.shown == [], "without Home there is no plan to save"
    house.home.open()
    coach.save_as()
    house.stack.leave(None)
    coach.drills()
    assert house.stack.shown[1:] == [DrillsScreen]
    house.stack.leave(("march",))
    assert house.home.plan is not None
    assert house.home.plan.drills == ("march",)
    house.close()
    assert written(tmp_path) == {}
