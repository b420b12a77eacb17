"""Check changes of the plan during a session, and apply them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.events import Adjusted, Event
from lungetimer.training.plan import Plan, PlanError
from lungetimer.training.result import Adjustment
from lungetimer.training.runs import US
from lungetimer.training.set_run import SetRun
from lungetimer.training.status import State
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from lungetimer.training.engine import Engine

ADJUSTABLE: Final = ("sets", "reps_per_leg", "reps", "rest_s", "tempo")


def check(session: Engine, field: str, value: int | str) -> None:
    """Check that a field of the plan can be changed to a value now.

    Raises:
        PlanError: the field cannot change during a session, or the value is outside its limits.
    """
    if field not in ADJUSTABLE:
        raise PlanError(field, value, f"mid-session one can change {', '.join(ADJUSTABLE)}")
    _changed(session, field, value)


def change(session: Engine, field: str, value: int | str) -> list[Event]:
    """Change a field of the plan. Call `check` first.

    Args:
        session: the session, advanced to the time of the change.
        field: the field to change.
        value: its new value.

    Returns:
        The events of the change, or no events if nothing changes.
    """
    old, at_s = session.plan, session.offset_s
    new = _changed(session, field, value)
    if new == old or _sets_are_over(session):
        return []
    session.script.replan(new)
    field = "reps_per_leg" if field == "reps" else field
    values = (field, _plain(old, field), _plain(new, field))
    differ = field == "reps_per_leg" and (old.reps or new.reps)
    session.log.adjustments.append(Adjustment(at_s, *values, reps=new.set_reps if differ else ()))
    return [Adjusted(at_s, *values), *_follow(session, old)]


def first_to_come(session: Engine) -> int:
    """Return the number of the first set whose reps can still change: the current or next one."""
    resting = session.run is not None and session.run.phase.kind is PhaseKind.REST
    return _sets_floor(session) + resting


def _changed(session: Engine, field: str, value: int | str) -> Plan:
    return session.script.adjusted(field, value, _sets_floor(session), first_to_come(session))


def _sets_floor(session: Engine) -> int:
    """Return the lowest number of sets now possible: the number of the current or latest set."""
    return (session.run.phase.set if session.run else None) or 1


def _sets_are_over(session: Engine) -> bool:
    """Return whether all sets of the plan are over."""
    cooling = session.run is not None and session.run.phase.kind is PhaseKind.COOL_DOWN
    return cooling or session.state is State.FINISHED


def _follow(session: Engine, old: Plan) -> list[Event]:
    """Apply the changed plan to the current phase.

    Returns:
        The events that this causes.
    """
    run, at_s = session.run, session.offset_s
    if isinstance(run, SetRun):
        session.log.planned(run.number, session.plan)
        return run.replan(session.plan, at_s) + session.announce_last_set(at_s)
    if run is not None and run.phase.kind is PhaseKind.REST:
        if run.phase.set == session.plan.sets:  # no rest follows the last set
            run.end(session.local)
        else:
            longer = (session.plan.rest_s - old.rest_s) * US
            run.set_length(run.length + longer, session.local)
    return []


def _plain(plan: Plan, field: str) -> int | str:
    value = getattr(plan, field)
    return value if isinstance(value, int) else str(value)
