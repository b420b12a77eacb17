"""Types for the options, the rows and the result of reading another program's export."""

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
    """How to read another program's file; ``importing.read_import`` explains the fields."""

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
        """The current date and time in the time zone of the file, without an offset from UTC."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)


@frozen
class Row:
    """One row of an export: a set of reverse lunges, or a rest or a note between two sets.

    Attributes:
        at: the start of the workout, as written in the file.
        start: the start of the workout.
        end: the end of the workout; None if the file does not give it.
        length: the length of the workout; zero if unknown.
        workout: the name of the workout.
        kind: whether the row is a set, a rest or a note.
        leg: the leg that steps back in this set; None if both legs do.
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        equipment: what was held.
        load_kg: the load in kg; with dumbbells, that of one dumbbell.
        seconds: the length of the set or rest; 0 if unknown.
        reserve: good reps that the user could still have done after the set; None if unknown.
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
    """Result of reading an export of another program, row by row.

    Attributes:
        rows: the sets, rests and notes of reverse lunges, in the order of the file.
        refused: the rows that are not imported.
        count: the number of all rows in the file.
        others: workouts that contain other exercises, as (start as written in the file, name).
        assumed: the assumptions made, as texts for the user. The dictionary serves as an ordered
            set.
    """

    rows: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    count: int = 0
    others: set[tuple[str, str]] = field(default_factory=set)
    assumed: dict[str, None] = field(default_factory=dict)


class RowRejectedError(ValueError):
    """A row is not imported; the message says why.

    Attributes:
        kind: the reason without the value, so that it can be the same for many rows.
        value: the value in this row that is wrong.
    """

    def __init__(self, text: str, kind: str = "", value: str = "") -> None:
        super().__init__(text)
        self.kind, self.value = kind or text, value
