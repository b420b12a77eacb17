"""Results of a session: what was planned, counted, corrected and done."""

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
"""Minimum share of the planned reps that makes a date a training day [our own choice]."""


def makes_training_day(done: int, planned: int) -> bool:
    """Return whether the reps done (both legs) are enough to make their date a training day."""
    return done >= TRAINED_SHARE * planned


class Felt(StrEnum):
    """The user's answer about a set: fine, or what felt wrong."""

    FINE = "fine"
    KNEE = "knee"
    BALANCE = "balance"
    DEPTH = "depth"
    BACK = "back"


@frozen
class Adjustment:
    """One change of the plan during the session.

    Attributes:
        at_s: seconds since the session started, pauses included.
        field: the plan field.
        old: its value before the change.
        new: its value after the change. If the sets have different reps, ``old`` and
            ``new`` of ``reps_per_leg`` are averages.
        reps: the new reps per leg of each set, if the sets have different reps before or after the
            change; otherwise empty.
    """

    at_s: float
    field: str
    old: int | str
    new: int | str
    reps: tuple[int, ...] = ()


MAX_REPS: Final = 1000
"""Highest number of reps of one leg in one set that a record can store."""


@frozen
class Correction:
    """One correction by the user of the reps done in a set.

    Attributes:
        at_s: seconds since the session started, pauses included.
        set: number of the set, from 1.
        leg: the leg whose reps were corrected.
        old: reps before the correction.
        new: reps after the correction, 0 to `MAX_REPS`.
        at: the time of a correction in a saved session; it is used instead of ``at_s``.
    """

    at_s: float
    set: int
    leg: Leg
    old: int
    new: int
    at: datetime | None = None


@frozen
class SetResult:
    """One set: the reps planned, counted and done, and how long it took.

    Attributes:
        left: reps done with the left leg back: those counted, unless the user corrected them.
        right: the same for the right leg.
        work_s: seconds in the set, without pauses.
        rest_s: seconds of the rest after it, without pauses.
        felt: how the set felt; None if not answered.
        called_left: reps that the metronome or a key counted with the left leg back; None if equal
            to ``left``.
        called_right: the same for the right leg.
        planned: planned reps per leg, including changes during the session; None if the session's
            plan applies.
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
        """Reps of both legs done in this set."""
        return self.left + self.right

    def done(self, leg: Leg) -> int:
        """Return how many reps were done with ``leg`` stepping back."""
        return self.left if leg is Leg.LEFT else self.right

    def called(self, leg: Leg) -> int:
        """Return how many reps of ``leg`` the program counted, before any correction."""
        called = self.called_left if leg is Leg.LEFT else self.called_right
        return self.done(leg) if called is None else called


@frozen
class SessionResult:
    """Result of a session: what was planned, changed and done.

    Attributes:
        status: completed, or partial if it ended early.
        planned: the plan at the start, with ``auto`` replaced by a first leg.
        adjusted: the plan after all changes during the session.
        adjustments: the changes during the session, in order.
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
