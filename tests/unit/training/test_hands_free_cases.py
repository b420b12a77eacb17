"""Untimed sets, rests that wait, sets that fail, corrections: worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.sessions import plan, session_of

from lungetimer.training.events import (
    Corrected,
    Countdown,
    Event,
    LeadIn,
    OpenSetStarted,
    OpenSetTime,
    PhaseStarted,
    RepDone,
    RestWaits,
    SetCutShort,
)
from lungetimer.training.next_action import NextAction
from lungetimer.training.plan import Leg, LegOrder, Pacing, Plan, RestMode, Routine
from lungetimer.training.result import Correction
from lungetimer.training.session_log import SessionLog
from lungetimer.training.views import State

if TYPE_CHECKING:
    from lungetimer.training.session import Session

# The small plan: prepare 0-3, set 1 3-11 (reps at 3, 5, 7, 9), rest 11-21, set 2 21-29.


def at(now: float, of: Plan) -> Session:
    session = session_of(of)
    session.start(0.0)
    session.advance(now)
    return session


def started(events: list[Event]) -> list[tuple[str, float]]:
    return [(str(e.phase.kind), e.at_s) for e in events if isinstance(e, PhaseStarted)]


def done(session: Session) -> list[tuple[int, int]]:
    return [(one.left, one.right) for one in session.result().sets]


# -- pacing set -----------------------------------------------------------------------------------


def test_an_untimed_set_runs_until_a_press_says_it_is_done() -> None:
    session = at(3.0, plan(pacing=Pacing.SET))
    assert session.view(3.0).open_set is not None
    events = session.advance(100.0)
    assert events == [OpenSetTime(33.0, 30), OpenSetTime(63.0, 60), OpenSetTime(93.0, 90)]
    view = session.view(100.0)
    assert view.rep is None
    assert view.open_set is not None
    assert (view.open_set.leg, view.open_set.reps, view.open_set.seconds) == (None, 2, 97.0)
    assert (view.seconds_shown, view.next_action) == (97, NextAction.SET_DONE)
    events = session.set_done(100.0)
    assert [e.leg for e in events if isinstance(e, RepDone)] == [Leg.LEFT, Leg.RIGHT] * 2
    assert started(events) == [("rest", 100.0)]
    assert done(session) == [(2, 2)]
    assert session.result().sets[0].work_s == 97.0


def test_one_leg_at_a_time_takes_a_press_for_each() -> None:
    session = session_of(plan(pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE))
    events = session.start(0.0) + session.advance(10.0)
    assert events[-1] == OpenSetStarted(3.0, 1, Leg.LEFT, 2)
    assert session.view(10.0).next_action is NextAction.LEG_DONE
    events = session.set_done(10.0)
    assert [e.leg for e in events if isinstance(e, RepDone)] == [Leg.LEFT, Leg.LEFT]
    assert session.set_done(11.0) == []  # not in the switch
    assert session.advance(15.0)[-1] == OpenSetStarted(15.0, 1, Leg.RIGHT, 2)
    view = session.view(20.0)
    assert (view.slot, view.lead_reps, view.seconds_shown) == (2, 2, 5)
    assert view.next_action is NextAction.SET_DONE
    assert started(session.set_done(20.0)) == [("rest", 20.0)]
    assert done(session) == [(2, 2)]


def test_set_done_means_nothing_where_a_clock_or_a_key_counts() -> None:
    for pacing in (Pacing.TEMPO, Pacing.SELF):
        session = at(4.0, plan(pacing=pacing))
        assert session.set_done(4.0) == []
        assert done(session) == [(0, 0)]


def test_fewer_reps_in_an_open_set_are_fewer_called() -> None:
    session = at(4.0, plan(pacing=Pacing.SET, reps_per_leg=5))
    session.adjust(5.0, "reps_per_leg", 3)
    session.set_done(40.0)
    assert done(session) == [(3, 3)]


def test_a_skipped_open_set_has_no_reps_until_the_person_says_so() -> None:
    session = at(4.0, plan(pacing=Pacing.SET))
    session.skip(30.0)
    assert done(session) == [(0, 0)]
    session.correct(31.0, 1, Leg.LEFT, 2)
    assert done(session) == [(2, 0)]


# -- a set that fails -----------------------------------------------------------------------------


def test_a_failed_set_ends_at_the_rep_before_and_the_rest_is_whole() -> None:
    session = at(8.0, plan())  # two reps done, the third under way
    events = session.fail_set(8.0)
    assert SetCutShort(8.0, 1) in events
    assert started(events) == [("rest", 8.0)]
    assert done(session) == [(1, 1)]
    assert session.view(8.0).seconds_remaining == 10


def test_an_open_set_that_fails_loses_its_last_rep() -> None:
    session = at(4.0, plan(pacing=Pacing.SET))
    events = session.fail_set(30.0)
    assert [e.leg for e in events if isinstance(e, RepDone)] == [Leg.LEFT, Leg.RIGHT, Leg.LEFT]
    assert done(session) == [(2, 1)]
    assert started(events) == [("rest", 30.0)]


def test_failing_is_for_sets_alone() -> None:
    session = at(12.0, plan())
    assert session.fail_set(12.0) == []


# -- a rest that waits ----------------------------------------------------------------------------


def test_a_rest_waits_calls_and_begins_its_lead_in_at_the_press() -> None:
    session = at(11.0, plan(rest_mode=RestMode.READY))
    assert session.view(12.0).seconds_shown == 9
    late = session.view(19.5)  # no lead-in yet: nobody knows when the set will begin
    assert (late.in_lead_in, late.next_action) == (False, NextAction.READY)
    session = at(11.0, plan(rest_mode=RestMode.READY))
    events = session.advance(60.0)
    assert events == [
        RestWaits(21.0, 0),
        RestWaits(36.0, 15),
        RestWaits(51.0, 30),
    ]
    view = session.view(60.0)
    assert (view.waits, view.waited_s, view.seconds_shown) == (True, 39.0, 39)
    assert (view.next_action, view.in_lead_in) == (NextAction.READY, False)
    (lead_in, three) = session.ready(60.0)
    assert lead_in == LeadIn(60.0, 3)
    assert isinstance(three, Countdown)
    assert session.view(60.5).in_lead_in
    assert started(session.advance(63.0)) == [("set", 63.0)]
    assert session.result().sets[0].rest_s == 52.0


def test_who_is_ready_early_rests_for_the_least_time_and_no_longer() -> None:
    session = at(12.0, plan(rest_mode=RestMode.READY))
    assert session.ready(12.0) == []
    view = session.view(12.0)
    assert (view.waits, view.in_lead_in, view.next_action) == (False, False, NextAction.READY)
    events = session.advance(25.0)
    assert [e for e in events if isinstance(e, LeadIn)] == [LeadIn(18.0, 3)]
    assert started(events) == [("set", 21.0)]


def test_ready_twice_is_the_lead_in_now() -> None:
    session = at(12.0, plan(rest_mode=RestMode.READY))
    session.ready(12.0)
    assert session.ready(13.0)[0] == LeadIn(13.0, 3)
    assert session.view(13.5).next_action is NextAction.NEXT_PHASE
    assert started(session.skip(14.0)) == [("set", 14.0)]


def test_ready_in_a_timed_rest_leaves_the_lead_in() -> None:
    session = at(12.0, plan())
    assert session.view(12.0).next_action is NextAction.READY
    assert session.ready(12.0)[0] == LeadIn(12.0, 3)
    assert session.ready(12.5) == []
    assert started(session.advance(15.0)) == [("set", 15.0)]


def test_a_rest_of_no_seconds_waits_all_the_same() -> None:
    session = at(11.0, plan(rest_mode=RestMode.READY, rest_s=0, lead_in_s=0))
    session.advance(12.0)
    view = session.view(12.0)
    assert view.phase is not None
    assert (view.phase.kind, view.waits) == ("rest", True)
    assert started(session.ready(13.0)) == [("set", 13.0)]


def test_more_rest_while_one_can_wait_is_more_of_the_least_time() -> None:
    session = at(12.0, plan(rest_mode=RestMode.READY))
    session.extend_rest(12.0)
    assert [e.at_s for e in session.advance(40.0)] == [36.0]
    assert session.extend_rest(41.0) == []  # it waits already
    session.ready(42.0)
    session.extend_rest(43.0)  # not ready after all
    assert session.view(43.0).seconds_remaining == 17


def test_another_rest_while_it_waits() -> None:
    session = at(30.0, plan(rest_mode=RestMode.READY))  # least until 21, waits since
    session.adjust(30.0, "rest_s", 40)
    assert session.view(30.0).waited_s == 0.0
    assert [(e.at_s, e.waited_s) for e in session.advance(52.0) if isinstance(e, RestWaits)] == [
        (51.0, 0)
    ]
    session.adjust(53.0, "rest_s", 5)
    assert session.advance(60.0) == []
    assert [e.at_s for e in session.advance(66.0)] == [66.0]


def test_fewer_sets_end_a_rest_that_waits() -> None:
    session = at(30.0, plan(rest_mode=RestMode.READY, cool_down=Routine.FULL))
    assert started(session.adjust(30.0, "sets", 1)) == [("cool_down", 30.0)]


# -- corrections ----------------------------------------------------------------------------------


def test_a_correction_changes_what_was_done_and_keeps_what_was_called() -> None:
    session = at(12.0, plan())
    assert session.view(12.0).correctable == 1
    assert session.correct(12.0, 1, Leg.LEFT, -1) == [Corrected(12.0, 1, Leg.LEFT, 2, 1)]
    assert session.correct(12.5, 1, Leg.RIGHT, 3) == [Corrected(12.5, 1, Leg.RIGHT, 2, 5)]
    (one,) = session.result().sets
    assert (one.left, one.right, one.called_left, one.called_right) == (1, 5, 2, 2)
    assert one.planned == 2
    assert session.result().corrections == (
        Correction(12.0, 1, Leg.LEFT, 2, 1),
        Correction(12.5, 1, Leg.RIGHT, 2, 5),
    )
    assert session.result().adjustments == ()


def test_corrections_stop_at_nothing_and_at_a_thousand() -> None:
    session = at(12.0, plan())
    session.correct(12.0, 1, Leg.LEFT, -5)
    assert session.correct(12.0, 1, Leg.LEFT, -1) == []
    session.correct(12.0, 1, Leg.RIGHT, 5000)
    assert session.correct(12.0, 1, Leg.RIGHT, 1) == []
    assert done(session) == [(0, 1000)]
    assert session.correct(12.0, 2, Leg.LEFT, 1) == []  # not begun
    assert session.correct(12.0, 0, Leg.LEFT, 1) == []


def test_reps_called_after_a_correction_stay_within_what_a_record_holds() -> None:
    session = at(12.0, plan())
    session.correct(12.0, 1, Leg.RIGHT, 5000)
    session.back(12.0)  # the set once more
    session.advance(24.0)
    one = session.result().sets[0]
    assert (one.right, one.called_right) == (1000, 4)
    assert session.correct(24.0, 1, Leg.RIGHT, -1) == [Corrected(24.0, 1, Leg.RIGHT, 1000, 999)]
    log = SessionLog()
    for _ in range(1001):
        log.rep_done(1, Leg.LEFT)
    assert (log.set_results()[0].left, log.called) == (1000, 1000)


def test_the_last_set_can_be_corrected_in_the_cool_down_and_at_the_end() -> None:
    session = at(30.0, plan(cool_down=Routine.FULL))
    assert session.view(30.0).correctable == 2
    session.advance(100.0)
    assert session.state is State.FINISHED
    assert session.view(100.0).correctable == 2
    session.correct(101.0, 2, Leg.LEFT, -1)
    assert done(session) == [(2, 2), (1, 2)]


def test_during_a_set_no_key_corrects() -> None:
    assert at(4.0, plan()).view(4.0).correctable is None
    assert at(1.0, plan()).view(1.0).correctable is None


def test_a_change_of_reps_is_asked_of_the_sets_after_it() -> None:
    session = at(12.0, plan())
    session.adjust(12.0, "reps_per_leg", 3)
    session.advance(100.0)
    assert [one.planned for one in session.result().sets] == [2, 3]
    assert session.result().planned.reps_per_leg == 2


# -- one button -----------------------------------------------------------------------------------


@pytest.mark.parametrize("pacing", Pacing)
@pytest.mark.parametrize("order", LegOrder)
@pytest.mark.parametrize("mode", RestMode)
def test_a_whole_session_with_one_button(pacing: Pacing, order: LegOrder, mode: RestMode) -> None:
    session = session_of(
        plan(
            pacing=pacing,
            leg_order=order,
            rest_mode=mode,
            warm_up=Routine.SHORT,
            cool_down=Routine.SHORT,
        )
    )
    now, said = 0.0, []
    while session.state is not State.FINISHED:
        action = session.view(now).next_action
        said.append(action)
        if action is not NextAction.END_SET:
            session.do_next(now, action)
        now += 1.5
        session.advance(now)
    assert session.view(now).next_action is NextAction.DONE
    assert done(session) == [(2, 2), (2, 2)]
    assert said[0] is NextAction.START
    wanted = {
        Pacing.TEMPO: {NextAction.END_SET},
        Pacing.SELF: {NextAction.REP_DONE},
        Pacing.SET: {NextAction.SET_DONE}
        | ({NextAction.LEG_DONE} if order is LegOrder.ONE_BY_ONE else set()),
    }
    assert wanted[pacing] <= set(said)
    assert NextAction.READY in said
    session.pause(now)
    paused = at(5.0, plan())
    paused.pause(5.0)
    assert paused.view(5.0).next_action is NextAction.RESUME
