"""One leg, then the other: the awkward cases, with the numbers worked out by hand."""

from __future__ import annotations

import pytest
from tests.support.sessions import plan, run_through, session_of

from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Halfway,
    LastRep,
    LegSwitch,
    PhaseStarted,
    RepDone,
    RepStarted,
    SetCutShort,
)
from lungetimer.training.next_action import NextAction
from lungetimer.training.plan import LeadLeg, Leg, LegOrder, Plan
from lungetimer.training.script import ResumePoint
from lungetimer.training.session import Session
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind, Switch, Timeline

# Prepare 0-3; set 1 3-16: left at 3, 5, switch 7-12, right at 12, 14; rest 16-26; set 2 26-39.


def one_by_one(**changes: object) -> Plan:
    return plan(leg_order=LegOrder.ONE_BY_ONE, **changes)


def reps(events: list[Event]) -> list[tuple[Leg, int, float]]:
    return [(e.leg, e.n_of_leg, e.at_s) for e in events if isinstance(e, RepStarted)]


def under_way(at: float, **changes: object) -> Session:
    session = session_of(one_by_one(**changes))
    session.start(0.0)
    session.advance(at)
    return session


def test_the_lead_leg_does_all_its_reps_then_the_other() -> None:
    events = run_through(session_of(one_by_one(sets=1)))
    left, right = Leg.LEFT, Leg.RIGHT
    assert reps(events) == [(left, 1, 3), (left, 2, 5), (right, 1, 12), (right, 2, 14)]
    assert [e for e in events if isinstance(e, LegSwitch)] == [LegSwitch(7.0, 1, right, 5)]
    told = [(e.seconds, e.at_s) for e in events if isinstance(e, Countdown) and e.at_s > 3]
    assert told == [(3, 9), (2, 10), (1, 11)]
    assert [e.at_s for e in events if isinstance(e, Halfway)] == [7]
    assert [(e.at_s, e.leg) for e in events if isinstance(e, LastRep)] == [(14, right)]
    assert events[-1] == Finished(16.0, Status.COMPLETED)


def test_the_timeline_has_the_switch() -> None:
    line = Timeline.of(one_by_one(lead_leg=LeadLeg.RIGHT))
    (first, second) = [p for p in line.phases if p.phase.kind is PhaseKind.SET]
    assert (first.at_s, first.phase.length_s, first.phase.switch) == (3, 13, Switch(4, 5))
    assert (second.at_s, line.total_s, line.estimated) == (26, 39, False)
    assert [(r.leg.value, r.n, r.at_s) for r in line.reps()][:4] == [
        ("right", 1, 3),
        ("right", 2, 5),
        ("left", 3, 12),
        ("left", 4, 14),
    ]


def test_without_a_pause_the_other_leg_begins_at_once_and_is_told() -> None:
    events = run_through(session_of(one_by_one(sets=1, switch_s=0)))
    at_seven = [e for e in events if e.at_s == 7]
    assert [type(e) for e in at_seven][:4] == [RepDone, Halfway, LegSwitch, RepStarted]
    assert events[-1] == Finished(11.0, Status.COMPLETED)


def test_the_picture_of_a_switch() -> None:
    session = under_way(8.0)
    view = session.view(8.5)
    assert view.rep is None
    assert view.switch is not None
    assert (view.switch.leg, view.switch.left_s, view.switch.length_s) == (Leg.RIGHT, 3.5, 5.0)
    assert view.seconds_shown == 4
    assert view.next_action is NextAction.NEXT_PHASE
    rep, after = under_way(5.5).view(5.5).rep, under_way(12.5).view(12.5).rep
    assert rep is not None
    assert (rep.number, rep.of, rep.other_done, rep.next_leg) == (2, 2, 0, Leg.RIGHT)
    assert rep.switch_next
    assert after is not None
    assert (after.leg, after.number, after.of, after.other_done) == (Leg.RIGHT, 1, 2, 2)


def test_skip_in_a_switch_begins_the_other_leg() -> None:
    session = under_way(8.0)
    events = session.skip(8.0)
    assert reps(events) == [(Leg.RIGHT, 1, 8.0)]
    assert session.advance(13.0)[-1].at_s == 12.0
    assert [(d.left, d.right) for d in session.result().sets] == [(2, 2)]


def test_skip_in_a_paused_switch_begins_the_other_leg_after_the_pause() -> None:
    session = under_way(8.0)
    session.pause(8.0)
    assert reps(session.skip(20.0)) == [(Leg.RIGHT, 1, 20.0)]
    session.resume(30.0)
    assert [e.at_s for e in session.advance(40.0) if isinstance(e, RepDone)] == [32.0, 34.0]


def test_a_pause_in_a_switch_shifts_what_is_left_of_it() -> None:
    session = under_way(8.0)
    session.pause(8.0)
    session.resume(108.0)
    assert reps(session.advance(113.0)) == [(Leg.RIGHT, 1, 112.0)]


def test_fewer_reps_than_done_end_the_first_leg_and_keep_the_legs_even() -> None:
    session = under_way(8.0, reps_per_leg=5)  # left: 3, 5, 7 ...; the third is under way
    session.adjust(8.0, "reps_per_leg", 1)
    session.advance(1000.0)
    assert [(d.left, d.right) for d in session.result().sets] == [(3, 3), (1, 1)]


def test_more_reps_after_the_switch_come_with_the_next_set() -> None:
    session = under_way(13.0)
    session.adjust(13.0, "reps_per_leg", 4)
    session.advance(1000.0)
    assert [(d.left, d.right) for d in session.result().sets] == [(2, 2), (4, 4)]


def test_fewer_reps_after_the_switch_are_fewer_for_this_leg() -> None:
    session = under_way(15.5, reps_per_leg=4)  # left 3-11, switch 11-16
    session.advance(18.5)  # the second rep of the right leg is under way
    session.adjust(18.5, "reps_per_leg", 1)
    session.advance(1000.0)
    assert [(d.left, d.right) for d in session.result().sets] == [(4, 2), (1, 1)]
    assert [d.planned for d in session.result().sets] == [1, 1]


def test_back_after_a_hasty_skip_goes_on_with_the_leg_that_was_left() -> None:
    session = under_way(13.0)
    session.skip(13.0)
    session.back(14.0)
    events = session.advance(18.0)
    assert reps(events) == [(Leg.RIGHT, 1, 17.0)]
    assert session.view(18.0).lead_reps == 2


def test_a_resumed_set_goes_on_with_the_leg_that_was_interrupted() -> None:
    before = under_way(12.5, reps_per_leg=3)  # left 3-9, switch 9-14
    before.adjust(12.5, "reps_per_leg", 2)  # the left leg has done three already
    before.advance(16.5)
    view = before.view(16.5)
    assert (view.slot, view.lead_reps) == (4, 3)
    point = ResumePoint(PhaseKind.SET, 1, view.slot, None, before.result(), view.lead_reps)
    after = Session(before.plan, resume=point)
    events = after.start(5000.0) + after.advance(5010.0)
    assert reps(events) == [(Leg.RIGHT, 2, 19.5)]
    assert [e.leg for e in events if isinstance(e, LastRep)] == [Leg.RIGHT]
    assert [(d.left, d.right) for d in after.result().sets] == [(3, 2)]


def test_failing_in_a_switch_keeps_the_leg_that_is_done() -> None:
    session = under_way(8.0)
    events = session.fail_set(8.0)
    assert [type(e) for e in events if isinstance(e, SetCutShort)] == [SetCutShort]
    assert [e.phase.kind for e in events if isinstance(e, PhaseStarted)] == [PhaseKind.REST]
    assert [(d.left, d.right) for d in session.result().sets] == [(2, 0)]


@pytest.mark.parametrize("at", [4.0, 8.0, 13.0])
def test_what_is_left_knows_the_switch(at: float) -> None:
    assert under_way(at).view(at).left_s == pytest.approx(39 - at)
