"""Screens by name: opened once, told of changed settings, and no other name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.support.flows import FlowHouse
from tests.support.sessions import plan

from lungetimer.running.launch import Launch
from lungetimer.ui.flows.screen_flow import ScreenFlow
from lungetimer.ui.screens.explain import ExplainScreen
from lungetimer.ui.screens.guide import GuideScreen
from lungetimer.ui.screens.help import HelpScreen
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.screens.settings import SettingsScreen
from lungetimer.ui.screens.stop_signs import StopSignsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCREENS = {
    "guide": GuideScreen,
    "help": HelpScreen,
    "history": HistoryScreen,
    "settings": SettingsScreen,
    "stop-signs": StopSignsScreen,
    "energy": ExplainScreen,
}


class Opening:
    """The flow with a stack of screens."""

    def __init__(self, folder: Path) -> None:
        self.house = FlowHouse(folder, Launch(plan()))
        self.house.home.open()
        self.called: list[str] = []
        self.flow = ScreenFlow(
            self.house.host,
            self.house.services,
            in_session=lambda: False,
            themes=lambda: ["nord", "lungetimer-dark"],
            own_keys={},
            others={"levels": lambda: self.called.append("levels")},
        )

    @property
    def over_home(self) -> list[type]:
        return self.house.stack.shown[1:]


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    found = Opening(tmp_path)
    yield found
    found.house.close()


def test_each_screen_is_opened_once_however_long_its_key_is_held_down(opening: Opening) -> None:
    for name, kind in SCREENS.items():
        opening.flow.open(name)
        opening.flow.open(name)
        assert opening.over_home == [kind], name
        opening.house.stack.pop_screen()
        opening.flow.open(name)
        assert opening.over_home == [kind], f"{name} can be opened again"
        opening.house.stack.pop_screen()


def test_one_that_lies_under_another_is_not_opened_twice(opening: Opening) -> None:
    for name in ("guide", "help", "guide"):
        opening.flow.open(name)
    assert opening.over_home == [GuideScreen, HelpScreen]


def test_what_another_flow_opens_is_asked_of_it_and_no_other_name_is_known(
    opening: Opening,
) -> None:
    opening.flow.open("levels")
    assert opening.called == ["levels"]
    assert opening.over_home == []
    with pytest.raises(KeyError):
        opening.flow.open("cellar")


def test_screens_that_show_the_settings_are_told_of_every_change(opening: Opening) -> None:
    class Shown:
        def __init__(self) -> None:
            self.volumes: list[int] = []

        def show_settings(self, settings: object) -> None:
            self.volumes.append(settings.volume)  # type: ignore[attr-defined]  # the value is a Settings object

    shown = Shown()
    opening.house.stack.screen_stack.append(shown)  # type: ignore[arg-type]  # a stand-in with the members that are used
    settings = opening.house.settings
    settings.change(replace(settings.current, volume=35), {})
    assert shown.volumes == [35]
    opening.house.stack.screen_stack.pop()
    settings.change(replace(settings.current, volume=40), {})
    assert shown.volumes == [35], "one that is gone is told nothing"
