"""Records of a session's sets, of changes of the plan, and of corrections of the reps."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from lungetimer.history.fields import (
    Moment,
    RecordBase,
    Reps,
    Seconds,
    SetNumber,
    ShortText,
    check_year,
)
from lungetimer.training.choices import Equipment, Leg
from lungetimer.training.result import Felt  # noqa: TC001  # msgspec reads it at run time


class AdjustmentRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One change of the plan that the user made during the session.

    After ``at_s`` seconds, the plan's field ``field`` changed from ``old`` to ``new``.
    ``reps_by_set`` is present only if the reps changed, and if they differ between sets before or
    after the change. It has the new reps per leg of each set. ``old`` and ``new`` are then the
    means over all sets.
    """

    at_s: Seconds
    field: ShortText
    old: int | float | ShortText
    new: int | float | ShortText
    reps_by_set: tuple[Annotated[int, Meta(ge=1, le=50)], ...] | UnsetType = UNSET

    def __post_init__(self) -> None:
        self._clean("field", "old", "new")


class CorrectionRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A correction: the user changed the reps of one leg in one set from ``old`` to ``new``.

    Raises:
        ValueError: the time is outside the years 1970 to 9998.
    """

    at: Moment
    set: SetNumber
    leg: Leg
    old: Reps
    new: Reps

    def __post_init__(self) -> None:
        check_year("at", self.at)


class SetRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The record of one set, and of the rest after the set.

    Most records do not have the last five fields.

    Attributes:
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        work_s: seconds of the set.
        rest_s: seconds of the rest after the set.
        felt: how the set felt; None if not answered.
        called_left: reps that the program counted with the left leg back; missing if equal to
            ``left``.
        called_right: reps that the program counted with the right leg back; missing if equal to
            ``right``.
        planned: planned reps per leg; missing if the session's plan has the same number.
        load_kg: load in kg (of one dumbbell if two were held); missing if the session's plan has
            the same load.
        equipment: what the user held; missing if the session's plan has the same equipment.
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
        """Reps done with both legs together."""
        return self.left + self.right

    def done(self, leg: Leg) -> int:
        """Return the reps done with this leg back."""
        return self.left if leg is Leg.LEFT else self.right

    def called(self, leg: Leg) -> int:
        """Return the reps that the program counted with this leg back, before any correction."""
        called = self.called_left if leg is Leg.LEFT else self.called_right
        return self.done(leg) if called is UNSET else called

    @property
    def known_to_all(self) -> bool:
        """Whether lungetimer 0.1 can read this record: only fields that it knows are set."""
        new = (self.called_left, self.called_right, self.planned, self.load_kg, self.equipment)
        return all(value is UNSET for value in new)
