"""What is remembered of the sets of a session, and of what the person changed about them."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from lungetimer.history.fields import (
    Kept,
    Moment,
    Reps,
    Seconds,
    SetNumber,
    ShortText,
    check_year,
)
from lungetimer.training.choices import Equipment, Leg
from lungetimer.training.result import Felt  # noqa: TC001  # msgspec reads it at run time


class AdjustmentRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One live change: ``at_s`` seconds after the start a plan field went from old to new.

    ``reps_by_set`` is there for a change of reps where the sets differ before or after it: the
    reps of each leg set by set after it. ``old`` and ``new`` are then the means.
    """

    at_s: Seconds
    field: ShortText
    old: int | float | ShortText
    new: int | float | ShortText
    reps_by_set: tuple[Annotated[int, Meta(ge=1, le=50)], ...] | UnsetType = UNSET

    def __post_init__(self) -> None:
        self._clean("field", "old", "new")


class CorrectionRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One correction: the reps done of a leg in a set, which the person changed from old to new.

    Raises:
        ValueError: a moment outside the years 1970 to 9998.
    """

    at: Moment
    set: SetNumber
    leg: Leg
    old: Reps
    new: Reps

    def __post_init__(self) -> None:
        check_year("at", self.at)


class SetRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One set: reps done of each leg, seconds of work and of the rest after it, how it felt.

    Attributes:
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        work_s: seconds in the set.
        rest_s: seconds of the rest after it.
        felt: what the person said of it, if anything.
        called_left: reps that were counted; left out where as many were done.
        called_right: likewise.
        planned: reps of each leg that were asked of this set; left out where the plan says it.
        load_kg: kg held in this set; left out where the plan says it.
        equipment: what was held in this set; left out where the plan says it.
    """

    left: Reps
    right: Reps
    work_s: Seconds = 0.0
    rest_s: Seconds = 0.0
    felt: Felt | None = None
    called_left: Reps | UnsetType = UNSET
    called_right: Reps | UnsetType = UNSET
    planned: Reps | UnsetType = UNSET
    load_kg: Annotated[float, Meta(ge=0, le=200)] | UnsetType = UNSET
    equipment: Equipment | UnsetType = UNSET

    @property
    def reps(self) -> int:
        """Reps of both legs done."""
        return self.left + self.right

    def done(self, leg: Leg) -> int:
        """Reps done with this leg back."""
        return self.left if leg is Leg.LEFT else self.right

    def called(self, leg: Leg) -> int:
        """Reps that were counted with this leg back."""
        called = self.called_left if leg is Leg.LEFT else self.called_right
        return self.done(leg) if called is UNSET else called

    @property
    def known_to_all(self) -> bool:
        """Whether it has no field that version 0.1 does not know."""
        new = (self.called_left, self.called_right, self.planned, self.load_kg, self.equipment)
        return all(value is UNSET for value in new)
