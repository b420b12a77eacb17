"""What was done: the plain outcome of a session, ready to be remembered."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.training.plan import Plan
    from lungetimer.training.status import Status


TRAINED_SHARE: Final = 0.5
"""From this share of the planned reps on, a session makes its date a training day [own choice]."""


def makes_training_day(done: int, planned: int) -> bool:
    """Whether so many of the planned reps, both legs counted, make a date a training day."""
    return done >= TRAINED_SHARE * planned


class Felt(StrEnum):
    """What the person says of a set: fine, or what felt off."""

    FINE = "fine"
    KNEE = "knee"
    BALANCE = "balance"
    DEPTH = "depth"
    BACK = "back"


@frozen
class Adjustment:
    """One live change: at ``at_s`` seconds (pauses included) a plan field went from old to new.

    Attributes:
        at_s: seconds from the session's start, pauses included.
        field: the plan field.
        old: what it was.
        new: what it became. For ``reps_per_leg`` of sets that differ both are the means.
        reps: where the sets differ before or after the change, the reps of each leg set by set
            after it; else empty.
    """

    at_s: float
    field: str
    old: int | str
    new: int | str
    reps: tuple[int, ...] = ()


MOST_REPS: Final = 1000
"""How many reps of one leg in one set a record can hold."""


@frozen
class Correction:
    """The person put the reps done in a set right.

    Attributes:
        at_s: seconds from the session's start, pauses included.
        set: number of the set, from 1.
        leg: whose reps.
        old: what stood there.
        new: what stands there now, 0 to `MOST_REPS`.
        at: the moment, once it was written down; it then counts instead of ``at_s``.
    """

    at_s: float
    set: int
    leg: Leg
    old: int
    new: int
    at: datetime | None = None


@frozen
class SetResult:
    """One set: what was asked of it, what was counted, and what was done.

    Attributes:
        left: reps done with the left leg back: those called, unless the person corrected them.
        right: reps done with the right leg back, likewise.
        work_s: seconds in the set, pauses not counted.
        rest_s: seconds rested after it, pauses not counted.
        felt: what the person said of it, if anything.
        called_left: reps that the metronome or a key counted; None for as many as were done.
        called_right: likewise.
        planned: reps of each leg that were asked of this set, live changes included; None where
            the plan says it.
    """

    left: int
    right: int
    work_s: float
    rest_s: float
    felt: Felt | None = None
    called_left: int | None = None
    called_right: int | None = None
    planned: int | None = None

    @property
    def reps(self) -> int:
        """Reps of both legs."""
        return self.left + self.right

    def done(self, leg: Leg) -> int:
        """Reps done with this leg back."""
        return self.left if leg is Leg.LEFT else self.right

    def called(self, leg: Leg) -> int:
        """Reps that were counted with this leg back."""
        called = self.called_left if leg is Leg.LEFT else self.called_right
        return self.done(leg) if called is None else called


@frozen
class SessionResult:
    """What was asked, changed and done.

    Attributes:
        status: completed, or partial when left early.
        planned: the plan at the start, lead leg settled.
        adjusted: the plan after all live changes.
        adjustments: the live changes in order.
        corrections: the corrections of reps done, in order.
        sets: every set that was begun, in order.
        warm_up_s: seconds of warm-up done.
        cool_down_s: seconds of cool-down done.
        paused_s: seconds paused.
        elapsed_s: seconds from start to end, pauses included.
    """

    status: Status
    planned: Plan
    adjusted: Plan
    adjustments: tuple[Adjustment, ...]
    sets: tuple[SetResult, ...]
    warm_up_s: float
    cool_down_s: float
    paused_s: float
    elapsed_s: float
    corrections: tuple[Correction, ...] = ()

    @property
    def reps(self) -> int:
        """Reps of both legs done in all sets."""
        return sum(s.reps for s in self.sets)
