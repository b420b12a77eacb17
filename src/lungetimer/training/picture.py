"""Drawing the SessionView of one instant from a session's parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.training.runs import US, SetRun, TimedRun
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import Place, RepView, Segment, SessionView

if TYPE_CHECKING:
    from lungetimer.training.engine import Engine


def picture(session: Engine, offset: int) -> SessionView:
    """The view of a session at an offset in microseconds since its start."""
    run = session.run
    local = session.local if run else 0
    left = run.left(local) if run else 0
    number = _set_number(session)
    following = session.script.after(run.phase) if run else ()
    return SessionView(
        state=session.state,
        pause_reason=session.pause_reason,
        status=session.status,
        plan=session.plan,
        phase=run.phase if run else None,
        phase_s=local / US,
        phase_left_s=left / US,
        phase_length_s=(local + left) / US,
        in_lead_in=_in_lead_in(run, left),
        rep=_rep(run, local) if isinstance(run, SetRun) else None,
        set=number,
        first_slot=session.first_slot(number),
        next=following[0] if following else None,
        segments=_segments(session, local, left),
        sets=session.log.set_results(),
        reps_done=session.log.reps,
        elapsed_s=offset / US,
        paused_s=session.paused_us() / US,
        left_s=left / US + sum(phase.length_s for phase in following),
    )


def _in_lead_in(run: TimedRun | SetRun | None, left: int) -> bool:
    if not isinstance(run, TimedRun):
        return False
    return run.phase.kind in {PhaseKind.PREPARE, PhaseKind.LEAD_IN} or 0 < left <= run.lead_in


def _rep(run: SetRun, local: int) -> RepView:
    stage, length_s = run.stages[run.stage_index]
    into = 0 if run.self_paced else local - run.stage_start(run.stage_index)
    return RepView(
        leg=run.leg,
        number=run.slot // 2 + 1,
        of=(run.end_slot + 1) // 2,
        slot=run.slot,
        slots=run.end_slot,
        stage=None if run.self_paced else stage,
        stage_s=min(into / US, float(length_s)),
        stage_length_s=0 if run.self_paced else length_s,
        last=run.slot == run.end_slot - 1,
    )


def _set_number(session: Engine) -> int:
    """The set under way or coming; in a rest or after the sets, the one just done."""
    if session.run and session.run.phase.set:
        return session.run.phase.set
    return session.log.latest_set or 1


def _segments(session: Engine, local: int, left: int) -> tuple[Segment, ...]:
    """The session bar: what was as it was, what comes as it is planned."""
    found = [
        Segment(p.phase.kind, p.phase.set, p.took / US, p.took / US, Place.DONE)
        for p in session.log.past
    ]
    run = session.run
    if run:
        phase = run.phase
        found.append(Segment(phase.kind, phase.set, (local + left) / US, local / US, Place.NOW))
        ahead = session.script.after(phase)
    else:
        ahead = () if session.log.past else session.script.phases
    found += [Segment(p.kind, p.set, float(p.length_s), 0.0, Place.NEXT) for p in ahead]
    return tuple(found)
