"""The laws of a session, over any plan and any way of telling the time.

Plans are of every pacing, order of the legs and rest mode.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.sessions import (
    all_plans,
    plan,
    plans,
    reps_recorded,
    reps_told,
    run_through,
    session_of,
    steps,
    with_a_hand,
)

from lungetimer.training.events import (
    Adjusted,
    Corrected,
    Event,
    Finished,
    LegSwitch,
    PhaseStarted,
    RepDone,
    RepStarted,
    Resumed,
)
from lungetimer.training.next_action import NextAction
from lungetimer.training.plan import Leg, Pacing, Plan, PlanError, RestMode, Routine, Tempo
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind, Timeline
from lungetimer.training.views import Place, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.result import SessionResult
    from lungetimer.training.session import Session
    from lungetimer.training.timeline import Drill

WAITING = {
    NextAction.REP_DONE,
    NextAction.LEG_DONE,
    NextAction.SET_DONE,
    NextAction.READY,
}
"""What a session waits for."""


def timeline_of(session: Session) -> Timeline:
    phases = session.script.phases
    drills: dict[PhaseKind, list[Drill]] = {PhaseKind.WARM_UP: [], PhaseKind.COOL_DOWN: []}
    for phase in phases:
        if phase.drill:
            drills[phase.kind].append(phase.drill)
    return Timeline.of(session.plan, drills[PhaseKind.WARM_UP], drills[PhaseKind.COOL_DOWN])


@example(  # a press with which something is due at that moment
    plan(
        reps_per_leg=1, rest_s=0, pacing=Pacing.SET, rest_mode=RestMode.READY,
        warm_up=Routine.FULL, lead_in_s=0,
    ),
    [[16.0]],
)  # fmt: skip
@given(all_plans, st.lists(steps, min_size=1, max_size=8))
def test_any_steps_give_the_events_of_one_big_step(plan: Plan, presses: list[list[float]]) -> None:
    stepped, leapt = session_of(plan), session_of(plan)
    now, found, at_once = 50.0, stepped.start(50.0), leapt.start(50.0)
    for gaps in presses:
        for gap in gaps:
            now += gap
            found += stepped.advance(now)
        # What waits for the person goes on by a press, at the same moment in both.
        action = stepped.view(now).next_action
        if action in WAITING:
            found += stepped.do_next(now, action)
            at_once += leapt.do_next(now, action)
    assert found + stepped.advance(now) == at_once + leapt.advance(now)
    assert stepped.result() == leapt.result()
    assert stepped.view(now) == leapt.view(now)


@given(plans, st.lists(st.floats(0.001, 7.0), min_size=1, max_size=50))
def test_every_boundary_is_where_the_timeline_put_it(plan: Plan, gaps: list[float]) -> None:
    session = session_of(plan)
    timeline = timeline_of(session)
    now, i, found = 1e6, 0, session.start(1e6)
    while session.state is not State.FINISHED:
        # Thousands of ticks as short as they come; then longer ones, for the longest plans.
        now += gaps[i % len(gaps)] + (1.3 if i > 4000 else 0.0)
        i += 1
        found += session.advance(now)
    told = [(e.phase, e.at_s) for e in found if isinstance(e, PhaseStarted)]
    assert told == [(p.phase, float(p.at_s)) for p in timeline.phases]
    reps = [(e.set, e.n, e.leg, e.at_s) for e in found if isinstance(e, RepStarted)]
    assert reps == [(r.set, r.n, r.leg, float(r.at_s)) for r in timeline.reps()]
    assert found[-1] == Finished(float(timeline.total_s), Status.COMPLETED)


@given(all_plans)
def test_who_presses_in_time_is_where_the_timeline_put_it(plan: Plan) -> None:
    session = session_of(plan)
    timeline = timeline_of(session)
    found = with_a_hand(session)
    told = [(e.phase, e.at_s) for e in found if isinstance(e, PhaseStarted)]
    assert told == [(p.phase, float(p.at_s)) for p in timeline.phases]
    assert found[-1] == Finished(float(timeline.total_s), Status.COMPLETED)
    switches = [e.at_s for e in found if isinstance(e, LegSwitch)]
    assert switches == [
        float(p.at_s + p.phase.switch.after_s) for p in timeline.phases if p.phase.switch
    ]
    done = Counter((e.set, e.leg) for e in found if isinstance(e, RepDone))
    assert done == Counter((r.set, r.leg) for r in timeline.reps())
    if plan.pacing is not Pacing.SET:
        reps = [(e.set, e.n, e.leg, e.at_s) for e in found if isinstance(e, RepStarted)]
        assert reps == [(r.set, r.n, r.leg, float(r.at_s)) for r in timeline.reps()]
    # one leg after the other: never the lead leg again once it is the other's turn
    legs = [e.leg for e in found if isinstance(e, RepDone) and e.set == 1]
    first = plan.first_leg
    if plan.one_by_one:
        assert legs == [first] * plan.reps_in(1) + [first.other] * plan.reps_in(1)
    else:
        assert legs == [first, first.other] * plan.reps_in(1)
    assert timeline.estimated == plan.estimated


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


@given(all_plans, st.integers(0, 100_000), st.integers(0, 10_000_000))
def test_nothing_is_due_while_paused_whoever_ends_the_phases(
    plan: Plan, before_ms: int, pause_ms: int
) -> None:
    straight, paused = session_of(plan), session_of(plan)
    at, shift = before_ms / 1000, pause_ms / 1000
    early = [e for session in (straight, paused) for e in session.start(0) + session.advance(at)]
    assert early[: len(early) // 2] == early[len(early) // 2 :]
    paused.pause(at)
    if paused.state is not State.PAUSED:
        return
    for action in (paused.advance, paused.rep_done, paused.set_done):
        assert action(at + shift / 2) == []
    assert paused.next_due() is None
    paused.resume(at + shift)
    for gap in (0.0, 3.0, 40.0, 100.0):
        one, other = straight.view(at + gap).next_action, paused.view(at + shift + gap).next_action
        assert one is other
        expected = straight.do_next(at + gap, one) + straight.advance(at + gap)
        told = paused.do_next(at + shift + gap, one) + paused.advance(at + shift + gap)
        assert [type(e) for e in told] == [type(e) for e in expected]
        assert [round((e.at_s - shift) * 1000) for e in told] == [
            round(e.at_s * 1000) for e in expected
        ]
    first, second = straight.result(), paused.result()
    assert [(d.left, d.right) for d in first.sets] == [(d.left, d.right) for d in second.sets]
    assert round(second.paused_s * 1000) == pause_ms


Act = tuple[str, float, int]
SIMPLE = (
    "advance", "skip", "back", "pause", "resume", "extend_rest",
    "rep_done", "set_done", "fail_set", "ready", "next",
)  # fmt: skip
FIELDS = ("sets", "reps_per_leg", "reps", "rest_s", "tempo")
acts = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *SIMPLE,
                "advance",
                "advance",
                "sets",
                "reps_per_leg",
                "reps",
                "rest_s",
                "tempo",
                "correct",
            ]
        ),
        st.integers(0, 30_000).map(lambda ms: ms / 1000),
        st.integers(0, 12),
    ),
    max_size=60,
)


def act(session: Session, now: float, name: str, value: int) -> list[Event]:
    if name == "next":
        return session.do_next(now, session.view(now).next_action)
    if name == "correct":
        return session.correct(now, value % 4, list(Leg)[value % 2], value - 6)
    if name in SIMPLE:
        simple: Callable[[float], list[Event]] = getattr(session, name)
        return simple(now)
    new: int | str = value
    if name == "tempo":
        new = str(Tempo(1 + value % 3, value % 2, 1 + value % 2, 0))
    elif name == "reps":
        new = ",".join(str(1 + (value + n) % 4) for n in range(session.plan.sets))
    try:
        return session.adjust(now, name, new)
    except PlanError:
        return []


@settings(max_examples=500)
@given(all_plans, acts)
# At the very instant at which a session ends, its reps can be put right: that comes after the end.
@example(plan(sets=1, lead_in_s=4), [("correct", 12.0, 1)])
# While paused, the end of the last set was stamped with the beginning of the pause.
@example(
    plan(sets=1, lead_in_s=0), [("pause", 1.0, 0), ("reps_per_leg", 1.0, 3), ("fail_set", 0.0, 0)]
)
def test_whatever_is_done_the_record_stays_true(plan: Plan, doings: list[Act]) -> None:
    session = session_of(plan)
    planned = session.plan
    now = 5.0
    found = session.start(now)
    for name, gap, value in doings:
        now += gap
        before = session.result()
        found += act(session, now, name, value)
        after = session.result()
        view = session.view(now)
        # planned, called and done are never mixed, and no rep is lost or invented
        assert reps_recorded(session) == reps_told(found)
        check_done(after, found)
        assert all(one.planned is not None for one in after.sets)
        assert after.planned == planned
        assert called(after) >= called(before)
        assert name == "correct" or after.reps - before.reps == called(after) - called(before)
        assert len(after.adjustments) == sum(isinstance(e, Adjusted) for e in found)
        # the picture agrees with itself
        assert view.left_s >= 0
        assert view.phase_remaining_s >= 0
        assert view.reps_done == after.reps
        assert (view.phase is None) == (session.state is State.FINISHED)
        assert sum(s.place is Place.NOW for s in view.segments) == (view.phase is not None)
        if view.rep:
            assert 1 <= view.rep.number <= view.rep.of
            assert view.rep.slot < view.rep.slots
        kinds = (view.rep, view.open_set, view.switch)
        in_set = view.phase is not None and view.phase.kind is PhaseKind.SET
        assert sum(kind is not None for kind in kinds) == in_set
        assert not view.waits or (view.phase is not None and view.phase.kind is PhaseKind.REST)
        assert session.plan.sets >= (view.phase.set or 1 if view.phase else 1)
    stamps = [e.at_s for e in found]
    assert stamps == sorted(stamps)
    # time is all there: what was worked, rested and paused never exceeds what went by
    done = session.result()
    spent = done.warm_up_s + done.cool_down_s + sum(s.work_s + s.rest_s for s in done.sets)
    assert spent + done.paused_s <= done.elapsed_s + 1e-6
    found += session.finish_early(now + 1)
    # It ends once. Nothing happens afterwards, but reps done can still be put right.
    end = next(n for n, event in enumerate(found) if isinstance(event, Finished))
    assert all(isinstance(event, Corrected) for event in found[end + 1 :])
    assert session.advance(now + 1e6) == []


def called(result: SessionResult) -> int:
    return sum(one.called(leg) for one in result.sets for leg in Leg)


def check_done(result: SessionResult, events: list[Event]) -> None:
    """Done is what was called and what was corrected, and each correction is noted."""
    told = [(e.at_s, e.set, e.leg, e.old, e.new) for e in events if isinstance(e, Corrected)]
    assert told == [(c.at_s, c.set, c.leg, c.old, c.new) for c in result.corrections]
    more: Counter[tuple[int, Leg]] = Counter()
    for change in result.corrections:
        more[change.set, change.leg] += change.new - change.old
    for number, one in enumerate(result.sets, 1):
        for leg in Leg:
            assert one.done(leg) == one.called(leg) + more[number, leg] >= 0


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
