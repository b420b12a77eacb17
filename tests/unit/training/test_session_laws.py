"""The four laws of a session, over any plan and any way of telling the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import (
    plans,
    reps_recorded,
    reps_told,
    run_through,
    session_of,
    steps,
)

from lungetimer.training.events import Adjusted, Event, Finished, PhaseStarted, RepStarted, Resumed
from lungetimer.training.plan import Pacing, Plan, PlanError, Tempo
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind, Timeline
from lungetimer.training.views import Place, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.session import Session
    from lungetimer.training.timeline import Drill


def timeline_of(session: Session) -> Timeline:
    phases = session.script.phases
    drills: dict[PhaseKind, list[Drill]] = {PhaseKind.WARM_UP: [], PhaseKind.COOL_DOWN: []}
    for phase in phases:
        if phase.drill:
            drills[phase.kind].append(phase.drill)
    return Timeline.of(session.plan, drills[PhaseKind.WARM_UP], drills[PhaseKind.COOL_DOWN])


@given(plans, steps)
def test_any_steps_give_the_events_of_one_big_step(plan: Plan, gaps: list[float]) -> None:
    stepped, leapt = session_of(plan), session_of(plan)
    now, found = 50.0, stepped.start(50.0)
    for gap in gaps:
        now += gap
        found += stepped.advance(now)
    assert found == leapt.start(50.0) + leapt.advance(now)
    assert stepped.result() == leapt.result()


@given(plans, st.lists(st.floats(0.001, 7.0), min_size=1, max_size=50))
def test_every_boundary_is_where_the_timeline_put_it(plan: Plan, gaps: list[float]) -> None:
    session = session_of(plan)
    timeline = timeline_of(session)
    now, i, found = 1e6, 0, session.start(1e6)
    while session.state is not State.FINISHED:
        now += gaps[i % len(gaps)]
        i += 1
        found += session.advance(now)
    told = [(e.phase, e.at_s) for e in found if isinstance(e, PhaseStarted)]
    assert told == [(p.phase, float(p.at_s)) for p in timeline.phases]
    reps = [(e.set, e.n, e.leg, e.at_s) for e in found if isinstance(e, RepStarted)]
    assert reps == [(r.set, r.n, r.leg, float(r.at_s)) for r in timeline.reps()]
    assert found[-1] == Finished(float(timeline.total_s), Status.COMPLETED)


@given(plans, st.integers(0, 400_000), st.integers(0, 10_000_000), steps)
def test_a_pause_shifts_the_rest_by_exactly_its_length(
    plan: Plan, before_ms: int, pause_ms: int, gaps: list[float]
) -> None:
    straight, paused = session_of(plan), session_of(plan)
    at, back_at = 10 + before_ms / 1000, 10 + (before_ms + pause_ms) / 1000
    early = paused.start(10.0) + paused.pause(at)
    was_running = paused.state is State.PAUSED
    now = at
    for gap in gaps:  # nothing is due while paused, however often one asks
        now = min(now + gap, back_at)
        assert paused.advance(now) == []
        assert not was_running or paused.next_due() is None
    late = paused.resume(back_at) + paused.advance(1e6)
    whole = run_through(straight, 10.0)
    if not was_running:
        assert early + late == whole
        return
    shift = pause_ms / 1000
    expected = [e.at_s if e.at_s <= before_ms / 1000 else e.at_s + shift for e in whole]
    told = [e.at_s for e in early[:-1] + late if not isinstance(e, Resumed)]
    assert [round(a * 1000) for a in told] == [round(a * 1000) for a in expected]
    assert round(paused.result().paused_s * 1000) == pause_ms


Act = tuple[str, float, int]
acts = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "advance",
                "advance",
                "advance",
                "skip",
                "back",
                "pause",
                "resume",
                "sets",
                "reps_per_leg",
                "rest_s",
                "tempo",
                "extend",
                "rep_done",
            ]
        ),
        st.integers(0, 30_000).map(lambda ms: ms / 1000),
        st.integers(0, 12),
    ),
    max_size=60,
)


def act(session: Session, now: float, name: str, value: int) -> list[Event]:
    simple: dict[str, Callable[[float], list[Event]]] = {
        "advance": session.advance,
        "skip": session.skip,
        "back": session.back,
        "pause": session.pause,
        "resume": session.resume,
        "extend": session.extend_rest,
        "rep_done": session.rep_done,
    }
    if name in simple:
        return simple[name](now)
    new = str(Tempo(1 + value % 3, value % 2, 1 + value % 2, 0)) if name == "tempo" else value
    try:
        return session.adjust(now, name, new)
    except PlanError:
        return []


@given(plans, st.sampled_from(Pacing), acts)
def test_whatever_is_done_the_record_stays_true(
    plan: Plan, pacing: Pacing, doings: list[Act]
) -> None:
    session = session_of(Plan(**{f: getattr(plan, f) for f in plan.__slots__} | {"pacing": pacing}))
    planned = session.plan
    now = 5.0
    found = session.start(now)
    for name, gap, value in doings:
        now += gap
        before = session.result()
        news = act(session, now, name, value)
        found += news
        after = session.result()
        view = session.view(now)
        # reps done are never lost or invented
        assert reps_recorded(session) == reps_told(found)
        assert after.reps >= before.reps
        assert after.planned == planned
        assert len(after.adjustments) == sum(isinstance(e, Adjusted) for e in found)
        # the picture agrees with itself
        assert view.left_s >= 0
        assert view.phase_left_s >= 0
        assert view.reps_done == after.reps
        assert (view.phase is None) == (session.state is State.FINISHED)
        assert sum(s.place is Place.NOW for s in view.segments) == (view.phase is not None)
        if view.rep:
            assert 1 <= view.rep.number <= view.rep.of
            assert view.rep.slot < view.rep.slots
        assert session.plan.sets >= (view.phase.set or 1 if view.phase else 1)
    stamps = [e.at_s for e in found]
    assert stamps == sorted(stamps)
    # time is all there: what was worked, rested and paused never exceeds what went by
    done = session.result()
    spent = done.warm_up_s + done.cool_down_s + sum(s.work_s + s.rest_s for s in done.sets)
    assert spent + done.paused_s <= done.elapsed_s + 1e-6
    found += session.finish_early(now + 1)
    assert isinstance(found[-1], Finished)
    assert session.advance(now + 1e6) == []


@given(
    plans,
    st.integers(0, 200_000),
    st.sampled_from(["sets", "reps_per_leg", "rest_s"]),
    st.integers(1, 6),
)
def test_a_change_moves_the_finish_time_at_once_and_is_kept(
    plan: Plan, at_ms: int, field: str, value: int
) -> None:
    session = session_of(plan)
    session.start(0.0)
    now = at_ms / 1000
    session.adjust(now, field, value)
    view = session.view(now)
    if view.state is State.FINISHED:
        return
    end = now + view.left_s
    finished = [e for e in session.advance(1e6) if isinstance(e, Finished)]
    assert round(finished[0].at_s * 1000) == round(end * 1000)
