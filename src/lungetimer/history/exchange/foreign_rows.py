"""Data types for the rows of another program's export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lungetimer.frozen import field, frozen, slotted
from lungetimer.training.loads import Unit
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from datetime import datetime, timedelta, tzinfo

    from lungetimer.history.exchange.foreign_dates import Local
    from lungetimer.history.exchange.report import Refusal

RepsCount = Literal["both", "each"]


@frozen
class Options:
    """Settings for what another program's file leaves open; see ``importing.read_import``."""

    now: datetime
    zone: tzinfo | None = None
    zone_name: str = ""
    weight_unit: Unit | None = None
    usual_unit: Unit = Unit.KG
    reps_count: RepsCount | None = None
    exercises: frozenset[str] = frozenset()
    app_version: str = ""

    @property
    def today(self) -> datetime:
        """Current date and time in the time zone of the file, without an offset."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)


@frozen
class Row:
    """One row: a set of reverse lunges, or a rest or a note between two sets.

    Attributes:
        at: the start of the workout, as written in the file.
        start: the start of the workout.
        end: the end of the workout, if the file gives it.
        length: the length of the workout; zero if unknown.
        workout: the name of the workout.
        kind: whether the row is a set, a rest or a note.
        leg: the leg of a set of one leg; None for both.
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        equipment: what was held.
        load_kg: the load in kg (dumbbells: in each hand).
        seconds: the length of the set or rest; 0 if unknown.
        reserve: reps in reserve after the set; None if unknown.
        set_note: the note of the set.
        note: the note of the workout.
    """

    at: str
    start: Local
    end: Local | None
    length: timedelta
    workout: str
    kind: Literal["set", "rest", "note"]
    leg: Literal["left", "right"] | None = None
    left: int = 0
    right: int = 0
    equipment: Equipment = Equipment.NONE
    load_kg: float = 0.0
    seconds: float = 0.0
    reserve: int | None = None
    set_note: str = ""
    note: str = ""


@slotted
class Reading:
    """Result of reading a table; filled in while its rows are read.

    Attributes:
        rows: the sets, rests and notes of reverse lunges, in the order of the file.
        refused: the rows that are not imported.
        count: the number of rows.
        others: workouts that have other exercises, as (start as written, name).
        assumed: assumptions made, in words; a dict used as an ordered set.
    """

    rows: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    count: int = 0
    others: set[tuple[str, str]] = field(default_factory=set)
    assumed: dict[str, None] = field(default_factory=dict)


class RowRejectedError(ValueError):
    """A row that is not imported, with the reason.

    Attributes:
        kind: the reason without what is specific to this row.
        value: what is specific to this row.
    """

    def __init__(self, text: str, kind: str = "", value: str = "") -> None:
        super().__init__(text)
        self.kind, self.value = kind or text, value
