"""Plans, drills and runs of a session for the tests; time is always an argument."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from lungetimer.training.events import Event, RepDone
from lungetimer.training.next_action import NextAction
from lungetimer.training.plan import LeadLeg, Leg, LegOrder, Pacing, Plan, RestMode, Routine, Tempo
from lungetimer.training.session import Session
from lungetimer.training.timeline import Drill
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Iterable

DRILLS = (Drill("march", "March", 12), Drill("swings", "Leg swings", 4))
STRETCHES = (Drill("easy", "Easy march", 5), Drill("quad_left", "Quad stretch, left", 3))


def plan(**changes: object) -> Plan:
    """Return a small plan: 2 sets of 2 reps per leg, 2 s a rep, rest 10 s, lead-in 3 s."""
    base: dict[str, object] = {
        "sets": 2,
        "reps_per_leg": 2,
        "rest_s": 10,
        "tempo": Tempo(1, 0, 1, 0),
        "lead_leg": LeadLeg.LEFT,
        "lead_in_s": 3,
        "warm_up": Routine.OFF,
        "cool_down": Routine.OFF,
    }
    return Plan(**{**base, **changes})  # type: ignore[arg-type]  # values of each field's own type


def session_of(of: Plan) -> Session:
    """Return a session; a warm-up has two drills, and a cool-down has two stretches."""
    return Session(
        of,
        DRILLS if of.warm_up is not Routine.OFF else (),
        STRETCHES if of.cool_down is not Routine.OFF else (),
    )


def run_through(session: Session, start: float = 100.0, span: float = 1e6) -> list[Event]:
    """Return the events of a session that is started and then advanced in one big step."""
    return session.start(start) + session.advance(start + span)


def reps_told(events: Iterable[Event]) -> dict[tuple[int, Leg], int]:
    """Return how often a rep was reported as done, by set and leg."""
    return Counter((e.set, e.leg) for e in events if isinstance(e, RepDone))


def reps_recorded(session: Session) -> dict[tuple[int, Leg], int]:
    """Return the reps called in the result, by set and leg, without zeros."""
    return {
        (number, leg): done.called(leg)
        for number, done in enumerate(session.result().sets, start=1)
        for leg in Leg
        if done.called(leg)
    }


def with_a_hand(session: Session, start: float = 0.0, until: float = 1e6) -> list[Event]:
    """Return the events of a session whose user presses exactly when the timeline says so."""
    now, events = start, session.start(start)
    while session.state is not State.FINISHED and now < until:
        view = session.view(now)
        action = view.next_action
        if action is NextAction.REP_DONE:
            now += session.plan.tempo.rep_s
        elif action in {NextAction.LEG_DONE, NextAction.SET_DONE} and view.open_set:
            legs = 2 if view.open_set.leg is None else 1
            now += legs * view.open_set.reps * session.plan.tempo.rep_s
        elif action is NextAction.READY and view.waits:
            now += view.phase_remaining_s
        else:
            due = session.next_due()
            assert due is not None
            now = due
            events += session.advance(now)
            continue
        events += session.advance(now) + session.do_next(now, action)
    return events


tempos = st.builds(
    Tempo, st.integers(1, 3), st.integers(0, 2), st.integers(1, 3), st.integers(0, 2)
)
_alike = st.builds(
    Plan,
    leg_order=st.sampled_from(LegOrder),
    switch_s=st.sampled_from([0, 1, 5, 12]),
    sets=st.integers(1, 4),
    reps_per_leg=st.integers(1, 4),
    rest_s=st.sampled_from([0, 1, 4, 10, 15, 45]),
    tempo=tempos,
    lead_leg=st.sampled_from([LeadLeg.LEFT, LeadLeg.RIGHT]),
    pacing=st.just(Pacing.TEMPO),
    warm_up=st.sampled_from(Routine),
    cool_down=st.sampled_from(Routine),
    lead_in_s=st.sampled_from([0, 1, 5, 12, 30]),
)
# Some plans have sets with different reps.
plans = st.builds(
    lambda plan, reps: plan.with_reps(reps) if reps else plan,
    _alike,
    st.one_of(st.just([]), st.lists(st.integers(1, 5), min_size=1, max_size=4)),
)
# Every combination of who counts, in which order the legs come, and what ends a rest.
all_plans = st.builds(
    lambda plan, pacing, rest_mode: replace(plan, pacing=pacing, rest_mode=rest_mode),
    plans,
    st.sampled_from(Pacing),
    st.sampled_from(RestMode),
)
# Steps of the driver's clock: from a frame to a long stall, in whole milliseconds.
steps = st.lists(st.integers(1, 60_000).map(lambda ms: ms / 1000), min_size=1, max_size=60)
