"""A session from the wish for it to its end, with a stack of screens in place of an app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.flows import SCREENED, FlowHouse
from tests.support.sessions import plan

from lungetimer.frozen import replace
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.plan import LeadLeg, Leg
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.workout import WorkoutScreen

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.running.live_session import LiveSession
    from lungetimer.training.plan import Plan


@pytest.mark.parametrize("at_once", [True, False])
def test_a_session_waits_for_the_history_and_then_opens_once(
    tmp_path: Path, *, at_once: bool
) -> None:
    house = FlowHouse(tmp_path, Launch(plan(), at_once=at_once), SCREENED)
    if not at_once:
        house.home.open()
        house.flow.begin(plan(sets=2))
    assert WorkoutScreen not in house.stack.shown
    house.read_history()
    house.flow.nothing_waits()
    house.flow.begin(plan())
    assert house.stack.shown.count(WorkoutScreen) == 1
    assert house.flow.live is not None
    assert house.flow.live.driver.session.plan.sets == plan(**({} if at_once else {"sets": 2})).sets
    assert house.listener.told == ["begins"]
    house.close()


def lead_of(live: LiveSession) -> LeadLeg:
    return live.driver.session.plan.lead_leg


def test_a_session_that_did_not_wait_follows_the_history_until_its_first_set(
    tmp_path: Path,
) -> None:
    asked = plan(lead_leg=LeadLeg.AUTO)
    house = FlowHouse(tmp_path, Launch(asked, at_once=True), SCREENED)
    facts = replace(house.services.history.facts, last_lead=Leg.RIGHT, turn=1)
    house.flow.begin_early(facts)
    assert house.stack.shown == [WorkoutScreen]
    workout, live = house.stack.screen, house.flow.live
    assert isinstance(workout, WorkoutScreen)
    assert live is not None
    live.driver.begin()
    assert lead_of(live) is LeadLeg.LEFT
    told = live.driver.changes
    house.flow.apply_facts(
        replace(facts, known=True, last_lead=Leg.LEFT, turn=2, last_time=((3, 4),))
    )
    assert lead_of(live) is LeadLeg.RIGHT, "the coach wants the other leg"
    assert live.driver.changes > told, "what is to be heard is planned anew"
    assert workout.coaching.turn == 2
    assert workout.coaching.last_reps(1) == {Leg.LEFT: 3, Leg.RIGHT: 4}
    house.flow.apply_facts(replace(facts, known=True, last_lead=Leg.RIGHT, turn=9))
    assert lead_of(live) is LeadLeg.RIGHT, "it follows once"
    assert workout.coaching.turn == 2
    house.read_history()
    house.flow.nothing_waits()
    assert house.stack.shown == [WorkoutScreen], "it is not begun a second time"
    house.close()


def test_what_is_asked_for_after_a_session_that_did_not_wait_is_begun_once_the_history_is_read(
    tmp_path: Path,
) -> None:
    house = FlowHouse(tmp_path, Launch(plan(), at_once=True), SCREENED)
    unread = house.services.history.facts
    house.flow.begin_early(unread)
    assert house.seen == []
    house.flow.over(discard=True)
    assert house.seen, "the history is read, though no frame of the session was seen"
    assert house.stack.shown == [HomeScreen]
    house.flow.begin(plan(sets=2))
    assert house.flow.live is None
    house.read_history()
    house.flow.apply_facts(replace(unread, known=True))
    assert house.stack.shown == [HomeScreen, WorkoutScreen]
    live: LiveSession | None = house.flow.live
    assert live is not None
    assert live.driver.session.plan.sets == 2
    house.flow.nothing_waits()
    assert house.stack.shown == [HomeScreen, WorkoutScreen], "it is begun only once"
    house.close()


def test_the_questions_come_first_where_they_are_due_and_no_answer_leads_home(
    tmp_path: Path,
) -> None:
    house = FlowHouse(tmp_path, Launch(plan(), at_once=True), Settings())
    house.read_history()
    house.flow.nothing_waits()
    assert house.stack.shown == [SafetyScreen]
    house.stack.leave(None)
    assert house.stack.shown == [HomeScreen]
    assert house.listener.told == []
    house.close()


def test_without_a_rep_nothing_is_saved_and_that_is_said(tmp_path: Path) -> None:
    house = FlowHouse(tmp_path, Launch(plan()), SCREENED)
    house.home.open()
    house.read_history()
    house.flow.begin(plan())
    house.flow.over(discard=False)
    assert house.stack.shown == [HomeScreen]
    assert house.services.notices.queued == ["You did no reps, so there is nothing to save."]
    assert house.listener.told == ["begins", "ends"]
    house.flow.over(discard=False)
    assert house.listener.told == ["begins", "ends"], "it is over only once"
    house.close()
    assert not (tmp_path / "history.json").exists()


def test_after_a_demo_the_app_closes(tmp_path: Path) -> None:
    demo: Plan = plan()
    house = FlowHouse(tmp_path, Launch(demo, at_once=True, demo_speed=10), SCREENED)
    house.flow.begin_now(demo)
    house.flow.over(discard=True)
    assert house.closed == [None]
    house.close()
    assert list(tmp_path.iterdir()) == []
