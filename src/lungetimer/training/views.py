"""The SessionView: everything a screen draws of one instant, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lungetimer.training.plan import Leg, Plan
    from lungetimer.training.result import SetResult
    from lungetimer.training.status import PauseReason, Status
    from lungetimer.training.timeline import Phase, PhaseKind, Stage


class State(StrEnum):
    """Where a session stands as a whole."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Place(StrEnum):
    """Where a segment stands relative to now."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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

    @property
    def fraction(self) -> float:
        """How far through the stage, 0 to 1."""
        return min(1.0, self.stage_s / self.stage_length_s) if self.stage_length_s else 0.0

    @property
    def count(self) -> int:
        """The second of the stage that is running, from 1."""
        return min(int(self.stage_s) + 1, max(1, self.stage_length_s))


@dataclass(frozen=True, slots=True)
class SessionView:
    """One instant of a session.

    Attributes:
        state: ready, running, paused or finished.
        pause_reason: why it stands still, when paused.
        status: how it ended, when finished.
        plan: the plan in force.
        phase: the phase under way; None before the start and after the end.
        phase_s: seconds into it.
        phase_left_s: seconds left of it (an estimate in a self-paced set).
        phase_length_s: its length in seconds.
        in_lead_in: whether one should be getting into position.
        rep: the rep under way, in a set.
        set: the number of the set under way, just done, or coming.
        first_slot: the rep, from 0, with which that set begins when one comes (back) to it.
        next: the phase that follows.
        segments: the session bar from start to end.
        sets: the sets begun so far.
        reps_done: reps of both legs so far.
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
    set: int
    first_slot: int
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
