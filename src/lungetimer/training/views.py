"""The SessionView: an immutable snapshot of everything a screen draws of a session."""

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
    """Whether a segment of the session bar is in the past, in progress or in the future."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@frozen
class Segment:
    """One segment of the session bar; each segment is a phase.

    Attributes:
        kind: the kind of the phase.
        set: number of the set to which the phase belongs; None if it belongs to no set.
        length_s: how long the phase took, or will take, in seconds.
        done_s: how much of the phase is over, in seconds.
        place: whether the phase is in the past, in progress or in the future.
    """

    kind: PhaseKind
    set: int | None
    length_s: float
    done_s: float
    place: Place


@frozen
class RepView:
    """The rep in progress.

    Attributes:
        leg: the leg that steps back.
        number: number of the rep among this leg's reps, from 1.
        of: number of reps of this leg in the set.
        slot: index of the rep among both legs' reps, from 0.
        slots: number of reps of both legs in the set.
        stage: the current part of the rep; None if the user presses a key after each rep.
        stage_s: seconds since that part began.
        stage_length_s: length of that part in seconds.
        last: whether this is the last rep of the set.
        other_done: reps that the other leg has done in this set.
        next_leg: the leg of the next rep; None for the last rep.
        switch_next: whether a pause for switching legs follows this rep.
        lead_reps: reps that the first leg did in this set, if the legs train one after the other
            and this is a rep of the second leg; otherwise None.
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
        """Progress in the current part of the rep, 0 to 1."""
        return min(1.0, self.stage_s / self.stage_length_s) if self.stage_length_s else 0.0

    @property
    def count(self) -> int:
        """Number of the current second in the part of the rep, from 1."""
        return min(int(self.stage_s) + 1, max(1, self.stage_length_s))


@frozen
class SwitchView:
    """The pause for switching legs in a set with leg order ``one_by_one``.

    Attributes:
        leg: the leg that begins next.
        left_s: seconds to the end of the pause.
        length_s: length of the pause in seconds.
        lead_reps: reps that the first leg did in this set.
        reps: number of reps of the leg that begins next.
    """

    leg: Leg
    left_s: float
    length_s: float
    lead_reps: int
    reps: int

    @property
    def turned(self) -> float:
        """Progress of the figure's turn to the other leg, 0 to 1; the turn takes one second."""
        return min(1.0, self.length_s - self.left_s)


@frozen
class OpenSetView:
    """The reps to do now in an untimed set: all reps of the set, or those of one leg.

    An untimed set has no metronome; the user ends it with a key (pacing ``set``).

    Attributes:
        leg: the leg that does these reps; None if the legs alternate.
        reps: number of reps per leg.
        seconds: seconds since these reps began.
        slot: index of the first of these reps among all reps of the set, from 0.
        lead_reps: as in `RepView`.
        switch_next: whether the other leg's reps follow in this set.
    """

    leg: Leg | None
    reps: int
    seconds: float
    slot: int
    lead_reps: int | None
    switch_next: bool


@frozen
class SessionView:
    """State of a session at one instant.

    Attributes:
        state: ready, running, paused or finished.
        pause_reason: why the session is paused; None if it is not.
        status: how the session ended; None before that.
        plan: the current plan.
        phase: the current phase; None before the start and after the end.
        phase_s: seconds since the phase began.
        phase_remaining_s: seconds to the end of the phase, estimated in a set without a metronome;
            in a rest that the user ends, seconds until its minimum length is over.
        phase_length_s: length of the phase in seconds.
        in_lead_in: whether the user now has the seconds to get into position before a set.
        rep: the rep in progress; None if there is none, as in an untimed set.
        switch: the pause for switching legs in a set, while it lasts; ``rep`` is then None.
        open_set: the current set if it is untimed; otherwise None.
        waits: whether the phase is a rest that the user ends.
        waited_s: seconds since such a rest reached its minimum length; 0 before that.
        set: number of the current or next set; in a rest and after the sets, that of the latest.
        first_slot: index of the rep with which this set will begin or resume.
        first_lead_reps: reps that the first leg did before an interruption, if the set resumes
            with the second leg; otherwise None.
        correctable: number of the set whose reps the user can correct now: the latest set, in a
            rest, in the cool-down and after the end; None at other times.
        next: the phase that follows; None in the last phase.
        segments: the segments of the session bar, from start to end.
        sets: the results of the sets begun so far.
        reps_done: reps done so far, both legs, after corrections.
        elapsed_s: seconds since the start, pauses included.
        paused_s: seconds paused so far.
        left_s: seconds of the session still to come, without pauses.
    """

    state: State
    pause_reason: PauseReason | None
    status: Status | None
    plan: Plan
    phase: Phase | None
    phase_s: float
    phase_remaining_s: float
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
    def seconds_remaining(self) -> int:
        """Whole seconds to go in the phase, rounded up, so that 0 means that the phase is over."""
        return -int(-self.phase_remaining_s // 1)

    @property
    def counted_s(self) -> float:
        """Seconds displayed: positive if they count up, negative if they count down."""
        if self.open_set:
            return self.open_set.seconds
        if self.switch:
            return -self.switch.left_s
        if self.waits and self.phase_remaining_s == 0:
            return self.waited_s
        return self.phase_s if self.rep and self.rep.stage is None else -self.phase_remaining_s

    @property
    def seconds_shown(self) -> int:
        """Whole seconds displayed: rounded down if they count up, rounded up if they count down."""
        counted = self.counted_s
        return int(counted) if counted >= 0 else -int(counted // 1)

    @property
    def slot(self) -> int:
        """Index of the current rep in the set, or of the next one while the legs switch; else 0."""
        if self.switch:
            return self.switch.lead_reps
        under_way = self.rep or self.open_set
        return under_way.slot if under_way else 0

    @property
    def lead_reps(self) -> int | None:
        """Reps that the first leg did in the current set; see `RepView.lead_reps`."""
        under_way = self.rep or self.switch or self.open_set
        return under_way.lead_reps if under_way else None

    @property
    def next_action(self) -> NextAction:
        """What the key of the action ``next`` does now."""
        return next_action_of(self)
