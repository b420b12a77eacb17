"""Recognize which program exported a CSV table, and what each column of the table means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history.exchange.units import UnitError, unit_of, weight_column
from lungetimer.history.exchange.words import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STRONG: Final = "Strong"
HEVY: Final = "Hevy"
FITNOTES: Final = "FitNotes"
FITBOD: Final = "Fitbod"

# For each program: name of a column (lower case, single spaces) -> role of the column.
_ROLES: Final[dict[str, dict[str, str]]] = {
    STRONG: {
        "date": "start", "duration": "length", "workout duration": "length",
        "duration sec": "length", "workout name": "workout", "exercise name": "exercise",
        "set order": "kind", "weight unit": "unit", "reps": "reps", "seconds": "seconds",
        "notes": "set_note", "workout notes": "note", "rpe": "rpe",
    },
    HEVY: {
        "start time": "start", "end time": "end", "title": "workout", "exercise title": "exercise",
        "set type": "kind", "weight unit": "unit", "reps": "reps", "duration seconds": "seconds",
        "exercise notes": "set_note", "description": "note", "rpe": "rpe",
    },
    FITNOTES: {
        "date": "start", "exercise": "exercise", "weight unit": "unit", "reps": "reps",
        "time": "seconds", "comment": "set_note", "comments": "set_note", "notes": "set_note",
        "rpe": "rpe", "workout": "workout",
    },
    FITBOD: {
        "date": "start", "exercise": "exercise", "weight unit": "unit", "reps": "reps",
        "duration s": "seconds", "iswarmup": "warm_up", "note": "set_note",
        "multiplier": "multiplier",
    },
}  # fmt: skip
# A table is from a program if it has all columns of the first set, and at least one of the second
# set unless that is empty.
_MARKS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    HEVY: (frozenset(("exercise title", "start time", "reps")), frozenset()),
    STRONG: (frozenset(("exercise name", "date", "reps")), frozenset()),
    FITBOD: (frozenset(("date", "exercise", "reps")), frozenset(("iswarmup", "multiplier"))),
    FITNOTES: (
        frozenset(("date", "exercise", "reps")),
        frozenset(("category", "distance unit", "weight unit", "kind", "comment")),
    ),
}
# Strong translates the names of its columns, so their order tells the roles. Versions of Strong
# have used these orders.
_STRONG_ORDERS: Final = (
    ("start", "workout", "length", "exercise", "kind", "weight", "reps", "", "seconds"),
    ("", "start", "workout", "length", "exercise", "kind", "weight", "reps", "rpe", "", "seconds",
     "set_note", "note"),
    ("start", "workout", "exercise", "kind", "weight", "unit", "reps", "rpe", "", "", "seconds",
     "set_note", "note", "length"),
    ("start", "workout", "exercise", "kind", "weight", "reps", "", "seconds", "set_note"),
)  # fmt: skip
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}.*")
_NUMBER: Final = re.compile(r"-?\d*(?:[.,]\d*)?")


@frozen
class Layout:
    """What the columns of another program's export mean.

    Attributes:
        program: the name of the program.
        columns: role of a column -> index of the column.
        weights: for each column of weights, its index and the unit in its name.
        translated: whether the names of the columns are in a language other than English.
    """

    program: str
    columns: Mapping[str, int]
    weights: tuple[tuple[int, str], ...] = ()
    translated: bool = False

    def cell(self, row: Sequence[str], role: str) -> str:
        """Return the cell of a row in the column with this role; empty without such a column."""
        place = self.columns.get(role)
        return "" if place is None else row[place].strip()


def layout_of(header: Sequence[str], first: Sequence[str] | None) -> Layout | None:
    """Return the layout of a table, or None if it is not from a known program.

    Args:
        header: the names of the columns.
        first: the first row below the header; None if there are no rows.
    """
    names = [spaced(name) for name in header]
    present = set(names)
    for program, (needed, one_of) in _MARKS.items():
        if needed <= present and (not one_of or one_of & present):
            roles = _ROLES[program]
            columns = {roles[n]: i for i, n in reversed([*enumerate(names)]) if n in roles}
            return Layout(program, columns, _weights(header))
    if first is None:
        return None
    return next((_placed(header, o) for o in _STRONG_ORDERS if _fits(o, header, first)), None)


def _weights(header: Sequence[str]) -> tuple[tuple[int, str], ...]:
    found = ((place, weight_column(name)) for place, name in enumerate(header))
    return tuple((place, unit) for place, unit in found if unit is not None)


def _placed(header: Sequence[str], order: Sequence[str]) -> Layout:
    columns = {role: place for place, role in enumerate(order) if role and role != "weight"}
    weight = order.index("weight")
    rest = ["set_note", "note"] if "set_note" not in order else []
    for place in range(len(order), len(header)):
        if "rpe" in spaced(header[place]):
            columns["rpe"] = place
        elif rest:
            columns[rest.pop(0)] = place
    unit = next((u for u in spaced(header[weight]).split() if _is_unit(u)), "")
    return Layout(STRONG, columns, ((weight, unit),), translated=True)


def _fits(order: Sequence[str], header: Sequence[str], first: Sequence[str]) -> bool:
    if not len(order) <= len(header) <= max(len(order), 13 if order[2] == "length" else 0):
        return False
    values = dict(zip(order, first, strict=False))
    numbers = (values.get(role, "").strip() for role in ("weight", "reps", "seconds"))
    return (
        _DATE.fullmatch(values["start"]) is not None
        and not _NUMBER.fullmatch(values["exercise"].strip())
        and all(_NUMBER.fullmatch(number) for number in numbers)
        and ("unit" not in values or _is_unit(values["unit"]))
    )


def _is_unit(text: str) -> bool:
    try:
        return unit_of(text) is not None
    except UnitError:
        return False
