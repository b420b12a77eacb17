"""What was done: the plain outcome of a session, ready to be remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One live change: at ``at_s`` seconds (pauses included) a plan field went from old to new."""

    at_s: float
    field: str
    old: int | str
    new: int | str


@dataclass(frozen=True, slots=True)
class SetResult:
    """One set as it was done.

    Attributes:
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        work_s: seconds in the set, pauses not counted.
        rest_s: seconds rested after it, pauses not counted.
        felt: what the person said of it, if anything.
    """

    left: int
    right: int
    work_s: float
    rest_s: float
    felt: Felt | None = None

    @property
    def reps(self) -> int:
        """Reps of both legs."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class SessionResult:
    """What was asked, changed and done.

    Attributes:
        status: completed, or partial when left early.
        planned: the plan at the start, lead leg settled.
        adjusted: the plan after all live changes.
        adjustments: the live changes in order.
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

    @property
    def reps(self) -> int:
        """Reps of both legs in all sets."""
        return sum(s.reps for s in self.sets)
