"""What is read of another program's export, row by row."""

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
    """What such a file leaves open; see ``importing.read_import``."""

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
        """This moment in the time zone of the file, without its offset."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)


@frozen
class Row:
    """One set of reverse lunges, or a rest or a note between two sets."""

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
    """All that was read of a table.

    Attributes:
        rows: what is a set, a rest or a note of reverse lunges, in the order of the file.
        refused: what is not taken.
        count: how many rows there are.
        others: moments at which workouts with other exercises too started, by name.
        assumed: what the file does not say, in words.
    """

    rows: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    count: int = 0
    others: set[tuple[str, str]] = field(default_factory=set)
    assumed: dict[str, None] = field(default_factory=dict)


class NotTakenError(ValueError):
    """Why a row is not taken: in a word for all such rows, and which one it is."""

    def __init__(self, text: str, kind: str = "", value: str = "") -> None:
        super().__init__(text)
        self.kind, self.value = kind or text, value
