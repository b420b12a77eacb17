"""A session from the wish for it to its end, with a stack of screens in place of an app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.support.clocks import START, HandClock
from tests.support.sessions import plan

from lungetimer.history.store import HistoryStore
from lungetimer.paths import Paths
from lungetimer.running.settings_service import SettingsService
from lungetimer.settings import Settings
from lungetimer.training.next_button import NextButton
from lungetimer.ui.flows.app_services import AppServices
from lungetimer.ui.flows.home_flow import HomeFlow
from lungetimer.ui.flows.safety_flow import SafetyFlow
from lungetimer.ui.flows.session_flow import SessionFlow, Surroundings
from lungetimer.ui.launch import Launch
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.workout import WorkoutScreen
from lungetimer.ui.services.history_bridge import HistoryBridge
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    from lungetimer.training.plan import Plan


class Stack:
    """Screens one over the other, none of them drawn."""

    def __init__(self) -> None:
        self.screen_stack: list[Screen[Any]] = []
        self.told: list[str] = []

    @property
    def screen(self) -> Screen[Any]:
        return self.screen_stack[-1]

    def push_screen(
        self, screen: Screen[Any], callback: Callable[[Any], None] | None = None
    ) -> None:
        self.screen_stack.append(screen)
        self.callback = callback

    def pop_screen(self) -> None:
        self.screen_stack.pop()

    def notify(self, message: str, **_: object) -> None:
        self.told.append(message)


class Listener:
    """Notes what a listener is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def session_begins(self, driver: object) -> None:  # noqa: ARG002  # a listener's signature
        self.told.append("begins")

    def happened(self, events: object, view: object) -> None:
        pass

    def session_ends(self) -> None:
        self.told.append("ends")


class House:
    """A flow with real services in an empty folder."""

    def __init__(self, folder: Path, launch: Launch, settings: Settings) -> None:
        clock = HandClock()
        self.stack = Stack()
        self.listener = Listener()
        self.closed: list[object] = []
        host = cast("Any", self.stack)
        service = SettingsService(folder / "config.toml", settings, on_trouble=print)
        history = HistoryBridge(
            HistoryStore(folder / "history.json"), service, clock, lambda _: None,
            lambda: self.stack.screen_stack,
        )  # fmt: skip
        self.services = AppServices(
            Paths(folder, folder, folder), clock, service, history, Notices(host), NextButton()
        )
        self.home = HomeFlow(host, self.services, launch.plan, {})
        around = Surroundings(
            home=self.home,
            safety=SafetyFlow(host, self.services, self.home),
            listeners=(self.listener,),
            call_later=None,
            still=lambda: True,
            own_keys={},
            close=lambda: self.closed.append(None),
        )
        self.flow = SessionFlow(host, self.services, launch, around)

    def read_history(self) -> None:
        """As if the history had been read and were empty."""
        self.services.history.facts = replace(self.services.history.facts, known=True)

    def close(self) -> None:
        self.flow.keep()
        self.services.history.close()
        self.services.settings.close()


SCREENED = Settings(safety_accepted=START.date())


def shown(house: House) -> list[type]:
    return [type(screen) for screen in house.stack.screen_stack]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_session_waits_for_the_history_and_then_opens_once(
    tmp_path: Path, *, at_once: bool
) -> None:
    house = House(tmp_path, Launch(plan(), at_once=at_once), SCREENED)
    if not at_once:
        house.home.open()
        house.flow.begin(plan(sets=2))
    assert WorkoutScreen not in shown(house)
    house.read_history()
    house.flow.nothing_waits()
    house.flow.begin(plan())
    assert shown(house).count(WorkoutScreen) == 1
    assert house.flow.live is not None
    assert house.flow.live.driver.session.plan.sets == plan(**({} if at_once else {"sets": 2})).sets
    assert house.listener.told == ["begins"]
    house.close()


def test_the_questions_come_first_where_they_are_due_and_no_answer_leads_home(
    tmp_path: Path,
) -> None:
    house = House(tmp_path, Launch(plan(), at_once=True), Settings())
    house.read_history()
    house.flow.nothing_waits()
    assert shown(house) == [SafetyScreen]
    house.stack.pop_screen()
    assert house.stack.callback is not None
    house.stack.callback(None)
    assert shown(house) == [HomeScreen]
    assert house.listener.told == []
    house.close()


def test_without_a_rep_nothing_is_saved_and_that_is_said(tmp_path: Path) -> None:
    house = House(tmp_path, Launch(plan()), SCREENED)
    house.home.open()
    house.read_history()
    house.flow.begin(plan())
    house.flow.over(discard=False)
    assert shown(house) == [HomeScreen]
    assert house.stack.told == ["No rep was done, so there is nothing to save."]
    assert house.listener.told == ["begins", "ends"]
    house.flow.over(discard=False)
    assert house.listener.told == ["begins", "ends"], "it is over only once"
    house.close()
    assert not (tmp_path / "history.json").exists()


def test_after_a_demo_the_app_closes(tmp_path: Path) -> None:
    demo: Plan = plan()
    house = House(tmp_path, Launch(demo, at_once=True, demo_speed=10), SCREENED)
    house.flow.begin_now(demo)
    house.flow.over(discard=True)
    assert house.closed == [None]
    house.close()
    assert list(tmp_path.iterdir()) == []
