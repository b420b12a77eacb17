"""The natural next thing: what one button, `next`, does at each moment of a session."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lungetimer.training.choices import Pacing
from lungetimer.training.status import State
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.timeline import Phase


class NextAction(StrEnum):
    """What the button `next` does.

    Attributes:
        START: start the session.
        NEXT_PHASE: skip to the next phase; between the legs of a set, to the other leg.
        REP_DONE: count the rep (self pacing).
        LEG_DONE: this leg's reps are done, the other leg's come (pacing set, one leg at a time).
        SET_DONE: the set is done (pacing set).
        END_SET: end the set at the last whole rep (pacing tempo); it takes two presses.
        READY: begin the lead-in of the next set.
        RESUME: go on after a pause.
        DONE: save and go home.
    """

    START = "start"
    NEXT_PHASE = "next_phase"
    REP_DONE = "rep_done"
    LEG_DONE = "leg_done"
    SET_DONE = "set_done"
    END_SET = "end_set"
    READY = "ready"
    RESUME = "resume"
    DONE = "done"


class OpenSet(Protocol):
    """A set without a clock, as far as the button asks about it."""

    @property
    def switch_next(self) -> bool:
        """Whether the other leg comes after this one."""
        ...


class Instant(Protocol):
    """What the button needs to know of one instant of a session; a `SessionView` has it all."""

    @property
    def state(self) -> State:
        """Ready, running, paused or finished."""
        ...

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        ...

    @property
    def phase(self) -> Phase | None:
        """The phase under way."""
        ...

    @property
    def in_lead_in(self) -> bool:
        """Whether one should be getting into position."""
        ...

    @property
    def switch(self) -> object | None:
        """The switch between the legs, while it lasts."""
        ...

    @property
    def open_set(self) -> OpenSet | None:
        """The set under way, when it has no clock."""
        ...


def next_action_of(view: Instant) -> NextAction:
    """What the button does at this instant of a session; see `NextAction`."""
    if view.state is not State.RUNNING or view.phase is None:
        outside = {State.READY: NextAction.START, State.PAUSED: NextAction.RESUME}
        return outside.get(view.state, NextAction.DONE)
    if view.phase.kind is PhaseKind.REST:
        return NextAction.NEXT_PHASE if view.in_lead_in else NextAction.READY
    if view.phase.kind is not PhaseKind.SET or view.switch:
        return NextAction.NEXT_PHASE
    if view.open_set:
        return NextAction.LEG_DONE if view.open_set.switch_next else NextAction.SET_DONE
    return NextAction.END_SET if view.plan.pacing is Pacing.TEMPO else NextAction.REP_DONE
