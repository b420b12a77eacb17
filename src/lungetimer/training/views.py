"""The SessionView: everything a screen draws of one instant, frozen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.training.next_action import NextAction, next_action_of
from lungetimer.training.status import PauseReason, State, Status

if TYPE_CHECKING:
    from lungetimer.training.choices import Leg
    from lungetimer.training.plan import Plan
    from lungetimer.training.result import SetResult
    from lungetimer.training.timeline import Phase, PhaseKind, Stage


__all__ = [
    "NextAction",
    "OpenSetView",
    "Place",
    "RepView",
    "Segment",
    "SessionView",
    "State",
    "SwitchView",
]


class Place(StrEnum):
    """Where a segment stands relative to now."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@frozen
class Segment:
    """A piece of the session bar.

    Attributes:
        kind: the phase's kind.
        set: its set number, if it has one.
        length_s: how long it took, or will take, in seconds.
        done_s: how much of it lies behind, in seconds.
        place: behind, now or ahead.
    """

    kind: PhaseKind
    set: int | None
    length_s: float
    done_s: float
    place: Place


@frozen
class RepView:
    """The rep under way.

    Attributes:
        leg: the leg that steps back.
        number: place among this leg's reps, from 1.
        of: reps of each leg in this set.
        slot: place among both legs' reps, from 0.
        slots: reps of both legs in this set.
        stage: the stage, None when self-paced.
        stage_s: seconds into the stage.
        stage_length_s: the stage's length in seconds.
        last: whether it is the set's last rep.
        other_done: reps of the other leg that lie behind in this set.
        next_leg: the leg of the rep after this one; None for the last one.
        switch_next: whether the legs are switched after this rep, with a pause.
        lead_reps: reps that the lead leg did in this set, once it is the other leg's turn and the
            legs come one by one; None before and otherwise.
    """

    leg: Leg
    number: int
    of: int
    slot: int
    slots: int
    stage: Stage | None
    stage_s: float
    stage_length_s: int
    last: bool
    other_done: int
    next_leg: Leg | None
    switch_next: bool
    lead_reps: int | None

    @property
    def fraction(self) -> float:
        """How far through the stage, 0 to 1."""
        return min(1.0, self.stage_s / self.stage_length_s) if self.stage_length_s else 0.0

    @property
    def count(self) -> int:
        """The second of the stage that is running, from 1."""
        return min(int(self.stage_s) + 1, max(1, self.stage_length_s))


@frozen
class SwitchView:
    """The pause in a set in which the other leg takes over.

    Attributes:
        leg: the leg to come.
        left_s: seconds left of it.
        length_s: its length in seconds.
        lead_reps: reps that the lead leg did in this set.
        reps: reps of the leg to come.
    """

    leg: Leg
    left_s: float
    length_s: float
    lead_reps: int
    reps: int

    @property
    def turned(self) -> float:
        """How far one should have turned round to the other leg, 0 to 1: a second is enough."""
        return min(1.0, self.length_s - self.left_s)


@frozen
class OpenSetView:
    """A set without a clock.

    Attributes:
        leg: the leg whose reps are done now; None for both, rep by rep.
        reps: how many for each leg.
        seconds: how long it takes already; of this leg, where the legs come one by one.
        slot: the place of the first of these reps among both legs' reps, from 0.
        lead_reps: as in `RepView`.
        switch_next: whether the other leg comes after this one.
    """

    leg: Leg | None
    reps: int
    seconds: float
    slot: int
    lead_reps: int | None
    switch_next: bool


@frozen
class SessionView:
    """One instant of a session.

    Attributes:
        state: ready, running, paused or finished.
        pause_reason: why it stands still, when paused.
        status: how it ended, when finished.
        plan: the plan in force.
        phase: the phase under way; None before the start and after the end.
        phase_s: seconds into it.
        phase_left_s: seconds left of it (an estimate in a set without a metronome); of a rest that
            waits, seconds left of its least length.
        phase_length_s: its length in seconds.
        in_lead_in: whether one should be getting into position.
        rep: the rep under way, in a set with a metronome or self pacing.
        switch: the switch between the legs of a set, while it lasts; ``rep`` is then None.
        open_set: the set under way, when it has no clock; ``rep`` is then None.
        waits: whether this rest goes on until the person is ready.
        waited_s: seconds by which it is longer than it had to be.
        set: the number of the set under way, just done, or coming.
        first_slot: the rep, from 0, with which that set begins when one comes (back) to it.
        first_lead_reps: the reps that the lead leg did before that rep, where the legs come one by
            one and the other leg begins.
        correctable: the set whose reps done a key can put right now: in a rest, in the cool-down
            and at the end, the latest one; None elsewhere.
        next: the phase that follows.
        segments: the session bar from start to end.
        sets: the sets begun so far.
        reps_done: reps of both legs so far, as corrected.
        elapsed_s: seconds since the start, pauses included.
        paused_s: seconds paused so far.
        left_s: seconds of session still to come, without pauses.
    """

    state: State
    pause_reason: PauseReason | None
    status: Status | None
    plan: Plan
    phase: Phase | None
    phase_s: float
    phase_left_s: float
    phase_length_s: float
    in_lead_in: bool
    rep: RepView | None
    switch: SwitchView | None
    open_set: OpenSetView | None
    waits: bool
    waited_s: float
    set: int
    first_slot: int
    first_lead_reps: int | None
    correctable: int | None
    next: Phase | None
    segments: tuple[Segment, ...]
    sets: tuple[SetResult, ...]
    reps_done: int
    elapsed_s: float
    paused_s: float
    left_s: float

    @property
    def seconds_left(self) -> int:
        """Whole seconds left of the phase, counted as people do: 3, 2, 1, over."""
        return -int(-self.phase_left_s // 1)

    @property
    def counted_s(self) -> float:
        """The time that is counted on the screen: seconds up, or as a negative number down."""
        if self.open_set:
            return self.open_set.seconds
        if self.switch:
            return -self.switch.left_s
        if self.waits and self.phase_left_s == 0:
            return self.waited_s
        return self.phase_s if self.rep and self.rep.stage is None else -self.phase_left_s

    @property
    def seconds_shown(self) -> int:
        """Whole seconds as they are counted on the screen: up, or down as people do: 3, 2, 1."""
        counted = self.counted_s
        return int(counted) if counted >= 0 else -int(counted // 1)

    @property
    def slot(self) -> int:
        """The rep, from 0, with which the set under way goes on; 0 outside a set."""
        if self.switch:
            return self.switch.lead_reps
        under_way = self.rep or self.open_set
        return under_way.slot if under_way else 0

    @property
    def lead_reps(self) -> int | None:
        """Reps that the lead leg did in the set under way; see `RepView.lead_reps`."""
        under_way = self.rep or self.switch or self.open_set
        return under_way.lead_reps if under_way else None

    @property
    def next_action(self) -> NextAction:
        """What the button `next` does now: the natural next thing."""
        return next_action_of(self)
