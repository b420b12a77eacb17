"""Build the SessionView of a session at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.training.runs import US, TimedRun
from lungetimer.training.set_run import SetRun
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import (
    OpenSetView,
    Place,
    RepView,
    Segment,
    SessionView,
    State,
    SwitchView,
)

if TYPE_CHECKING:
    from lungetimer.training.engine import Engine


def picture(session: Engine, offset: int) -> SessionView:
    """Return the view of a session at an offset in microseconds since its start."""
    run = session.run
    local = session.local if run else 0
    remaining = run.remaining(local) if run else 0
    still = run.still(local) if isinstance(run, TimedRun) else remaining
    number = _set_number(session)
    following = session.script.after(run.phase) if run else ()
    spot = session.first_spot(number)
    in_set = run if isinstance(run, SetRun) else None
    in_rest = run if isinstance(run, TimedRun) else None
    return SessionView(
        state=session.state,
        pause_reason=session.pause_reason,
        status=session.status,
        plan=session.plan,
        phase=run.phase if run else None,
        phase_s=local / US,
        phase_remaining_s=remaining / US,
        phase_length_s=(local + remaining) / US,
        in_lead_in=_in_lead_in(run, remaining),
        rep=_rep(in_set, local) if in_set else None,
        switch=_switch(in_set, local) if in_set else None,
        open_set=_open_set(in_set, local) if in_set else None,
        waits=in_rest is not None and in_rest.waits,
        waited_s=in_rest.waited(local) / US if in_rest else 0.0,
        set=number,
        first_slot=spot.slot,
        first_lead_reps=spot.lead_reps,
        correctable=_correctable(session),
        next=following[0] if following else None,
        segments=_segments(session, local, still),
        sets=session.log.set_results(),
        reps_done=session.log.reps,
        elapsed_s=offset / US,
        paused_s=session.paused_us() / US,
        left_s=still / US + sum(phase.length_s for phase in following),
    )


def _in_lead_in(run: TimedRun | SetRun | None, remaining: int) -> bool:
    if not isinstance(run, TimedRun) or run.waits:
        return False
    return run.phase.kind in {PhaseKind.PREPARE, PhaseKind.LEAD_IN} or 0 < remaining <= run.lead_in


def _rep(run: SetRun, local: int) -> RepView | None:
    if run.open or run.switching:
        return None
    stage, length_s = run.stages[run.stage_index]
    into = local - run.stage_start(run.stage_index) if run.timed else 0
    course, slot = run.course, run.slot
    ahead = slot + 1 < course.slots
    return RepView(
        leg=run.leg,
        number=course.number(slot),
        of=course.reps_of(slot),
        slot=slot,
        slots=course.slots,
        stage=stage if run.timed else None,
        stage_s=min(into / US, float(length_s)),
        stage_length_s=length_s if run.timed else 0,
        last=run.last_rep,
        other_done=course.other_done(slot),
        next_leg=course.leg(slot + 1) if ahead else None,
        switch_next=ahead and course.switches_at(slot + 1),
        lead_reps=run.spot.lead_reps,
    )


def _switch(run: SetRun, local: int) -> SwitchView | None:
    if not run.switching:
        return None
    remaining, length = run.switch_end - local, run.switch_end - run.rep_at
    course = run.course
    return SwitchView(run.leg, remaining / US, length / US, course.lead_reps, course.other_reps)


def _open_set(run: SetRun, local: int) -> OpenSetView | None:
    if not run.open or run.switching:
        return None
    course = run.course
    leg = run.leg if course.one_by_one else None
    first = course.one_by_one and course.leads(run.slot)
    return OpenSetView(
        leg=leg,
        reps=course.reps_of(run.slot),
        seconds=(local - run.rep_at) / US,
        slot=run.slot,
        lead_reps=run.spot.lead_reps,
        switch_next=first,
    )


def _correctable(session: Engine) -> int | None:
    """Return the number of the latest set if its reps can be corrected now, otherwise None."""
    run = session.run
    behind = session.state is State.FINISHED or (
        run is not None and run.phase.kind in {PhaseKind.REST, PhaseKind.COOL_DOWN}
    )
    return session.log.latest_set if behind else None


def _set_number(session: Engine) -> int:
    """Return the set number of the current phase; if it has none, that of the latest set."""
    if session.run and session.run.phase.set:
        return session.run.phase.set
    return session.log.latest_set or 1


def _segments(session: Engine, local: int, remaining: int) -> tuple[Segment, ...]:
    """Return the segments of the session bar, with the actual lengths of phases that are over."""
    found = [
        Segment(p.phase.kind, p.phase.set, p.took / US, p.took / US, Place.DONE)
        for p in session.log.past
    ]
    run = session.run
    if run:
        phase = run.phase
        found.append(
            Segment(phase.kind, phase.set, (local + remaining) / US, local / US, Place.NOW)
        )
        ahead = session.script.after(phase)
    else:
        ahead = () if session.log.past else session.script.phases
    found += [Segment(p.kind, p.set, float(p.length_s), 0.0, Place.NEXT) for p in ahead]
    return tuple(found)
