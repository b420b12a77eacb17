"""Another leg may lead until the first set begins."""

from __future__ import annotations

import pytest
from tests.support.sessions import plan, run_through, session_of

from lungetimer.training.events import PhaseStarted, RepDone
from lungetimer.training.plan import LeadLeg, Leg, Routine


@pytest.mark.parametrize("warm_up", [Routine.OFF, Routine.FULL])
def test_before_the_first_set_the_other_leg_opens_every_set(warm_up: Routine) -> None:
    session = session_of(plan(warm_up=warm_up))
    session.start(0.0)
    assert session.lead_with(LeadLeg.RIGHT, 0.5) == []
    events = session.advance(1e6)
    legs = [event.leg for event in events if isinstance(event, RepDone)]
    assert legs[::2] == [Leg.RIGHT] * 4
    asked = session_of(plan(warm_up=warm_up, lead_leg=LeadLeg.RIGHT))
    assert [e.at_s for e in events] == [e.at_s for e in run_through(asked, 0.0) if e.at_s > 0]
    assert session.result() == asked.result()


def test_what_was_due_is_told_and_a_set_that_has_begun_keeps_its_leg() -> None:
    session = session_of(plan())
    session.start(0.0)
    told = session.lead_with(LeadLeg.RIGHT, 4.0)
    assert any(isinstance(event, PhaseStarted) for event in told)
    assert session.plan.lead_leg is LeadLeg.LEFT
    assert session.result().planned.lead_leg is LeadLeg.LEFT
