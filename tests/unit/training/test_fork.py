"""A copy of a session that can be advanced to learn what is to come."""

from __future__ import annotations

import copy
import time
import timeit
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import plan, plans, session_of, steps

from lungetimer.training.plan import Leg, LegOrder, Pacing, Plan, RestMode
from lungetimer.training.result import Felt


@given(plans, st.sampled_from(Pacing), st.sampled_from(RestMode), steps, st.booleans())
def test_a_fork_goes_its_own_way(
    of: Plan,
    pacing: Pacing,
    rest_mode: RestMode,
    gaps: list[float],
    deep: bool,  # drawn by position
) -> None:
    session = session_of(replace(of, pacing=pacing, rest_mode=rest_mode))
    now = 50.0
    session.start(now)
    for gap in gaps:
        now += gap
        session.set_done(now)
        session.ready(now)
        before = (session.result(), session.view(now), session.next_due())
        twin = copy.deepcopy(session) if deep else session.fork()
        ahead = twin.advance(now + 5)
        twin.adjust(now + 5, "reps_per_leg", 3)
        twin.say_felt(now + 5, Felt.KNEE)
        twin.skip(now + 6)
        twin.correct(now + 6, 1, Leg.LEFT, 1)
        twin.back(now + 6)
        assert (session.result(), session.view(now), session.next_due()) == before
        assert session.fork().advance(now + 5) == ahead


def test_a_fork_costs_well_under_a_millisecond() -> None:
    session = session_of(plan(sets=10, reps_per_leg=50, leg_order=LegOrder.ONE_BY_ONE))
    session.start(0)
    session.advance(2100)
    assert session.view(2100).set == 10
    # The processor's time of the fastest of many, with thirty times the room it needs: a busy
    # machine does not change it.
    taken = min(timeit.repeat(session.fork, timer=time.process_time, number=20, repeat=50)) / 20
    assert taken < 0.001
