"""Decide what the button `next` does in each state of a session."""

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
    """Action of the button `next`.

    Attributes:
        START: start the session.
        NEXT_PHASE: skip to the next phase, or from the pause between the legs to the second leg.
        REP_DONE: count the rep (pacing ``self``, with a key for each rep).
        LEG_DONE: end the reps of one leg and begin those of the other (pacing ``set``, leg order
            ``one_by_one``).
        SET_DONE: end the set as done (pacing ``set``, with a key for each set).
        END_SET: end the set at the last complete rep (pacing ``tempo``); this takes two presses.
        READY: begin the get-ready time of the next set.
        RESUME: resume after a pause.
        DONE: save the session and return to Home.
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
    """The property of an untimed set on which the action of the button `next` depends."""

    @property
    def switch_next(self) -> bool:
        """Whether the other leg's reps follow in this set."""
        ...


class Instant(Protocol):
    """The state of a session at one moment, as far as it decides what the button `next` does.

    `SessionView` has all these properties. Its module imports this one, so it cannot be named here.
    """

    @property
    def state(self) -> State:
        """State of the session: ready, running, paused or finished."""
        ...

    @property
    def plan(self) -> Plan:
        """The plan, with its changes so far."""
        ...

    @property
    def phase(self) -> Phase | None:
        """The phase in progress; None before the start and after the end of the session."""
        ...

    @property
    def in_lead_in(self) -> bool:
        """Whether get-ready time is running, in which the user gets into position."""
        ...

    @property
    def switch(self) -> object | None:
        """The pause in which the user switches legs within a set; None at any other time."""
        ...

    @property
    def open_set(self) -> OpenSet | None:
        """The set in progress if it is untimed; otherwise None."""
        ...


def next_action_of(view: Instant) -> NextAction:
    """Return what the button `next` does in this state of a session; see `NextAction`."""
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
