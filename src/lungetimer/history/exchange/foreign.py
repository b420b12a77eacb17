"""Read an export of another program, and find the rows whose exercise is a reverse lunge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from lungetimer.frozen import replace
from lungetimer.history.exchange.exercise_names import (
    counts_each_leg,
    equipment_of,
    is_reverse_lunge,
    note_counts_each_leg,
    only_leg,
)
from lungetimer.history.exchange.foreign_dates import DateReader, MomentError
from lungetimer.history.exchange.foreign_rows import Options, Reading, Row, RowRejectedError
from lungetimer.history.exchange.lengths import read_length
from lungetimer.history.exchange.report import Refusal
from lungetimer.history.exchange.units import UnitError, unit_of
from lungetimer.history.exchange.words import spaced
from lungetimer.text import clean_text, is_decimal
from lungetimer.training.loads import Unit, from_kg, to_kg
from lungetimer.training.plan import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import timedelta

    from lungetimer.history.exchange.foreign_dates import Local
    from lungetimer.history.exchange.layouts import Layout

# Strong writes these words in the column for the set's number; Hevy has a column for them.
_WARM_UPS: Final = frozenset(("w", "warmup", "warm up"))
_RESTS: Final = frozenset(("rest timer", "rest"))
_NOTES: Final = frozenset(("note", "notes"))
_WORKS: Final = frozenset(
    ("", "d", "f", "normal", "dropset", "drop set", "failure", "left", "right", "myoreps")
)


def read_rows(rows: Iterable[tuple[int, list[str]]], layout: Layout, options: Options) -> Reading:
    """Return what another program's export contains; ``rows`` are (line number, cells)."""
    table = list(rows)
    found = Reading(count=len(table))
    reader = _RowReader(layout, options, found, _dates(table, layout))
    for line, cells in table:
        try:
            row = reader.read(cells)
        except RowRejectedError as error:
            found.refused.append(Refusal(line, str(error), error.kind, error.value))
        except ValueError as error:
            found.refused.append(Refusal(line, str(error)))
        else:
            if row.kind == "rest":
                found.refused.append(Refusal(line, "a rest, which does not count as a set"))
            found.rows.append(row)
    if not layout.weights:
        found.assumed["the file has no column of weights, so the weight is 0 kg"] = None
    return found


def _dates(table: Sequence[tuple[int, list[str]]], layout: Layout) -> DateReader:
    places = [layout.columns[r] for r in ("start", "end") if r in layout.columns]
    return DateReader({cells[place].strip() for _, cells in table for place in places})


class _RowReader:
    """Parser for the rows of one export."""

    def __init__(self, layout: Layout, options: Options, found: Reading, dates: DateReader) -> None:
        self._layout = layout
        self._options = options
        self._assumed = found.assumed
        self._others = found.others
        self._dates = dates
        self._today = options.today.date()
        self._moments: dict[str, Local] = {}

    def read(self, cells: list[str]) -> Row:
        """Return the contents of one row.

        Raises:
            RowRejectedError: the row is not imported because of one of its values. The attributes
                of the error are the reason and this value.
            ValueError: the row is not imported; the message says why.
        """
        cell = self._layout.cell
        exercise = cell(cells, "exercise")
        if not clean_text(exercise).strip():
            raise ValueError("the name of the exercise is missing")
        if not (is_reverse_lunge(exercise) or spaced(exercise) in self._options.exercises):
            self._others.add((cell(cells, "start"), cell(cells, "workout")))
            shown = clean_text(exercise)[:60]
            raise RowRejectedError(
                f"{shown} is not a reverse lunge (to import it, use --exercise)",
                "not a reverse lunge (to import it, use --exercise)",
                shown,
            )
        kind = self._kind(cells)
        start = self._start(cell(cells, "start"))
        end = self._end(cell(cells, "end"))
        row = Row(
            at=cell(cells, "start"),
            start=start,
            end=end,
            length=self._length(cell(cells, "length")),
            workout=cell(cells, "workout"),
            kind=kind,
            seconds=self._seconds(cells),
            set_note=cell(cells, "set_note"),
            note=cell(cells, "note"),
        )
        return row if kind != "set" else self._set(row, exercise, cells)

    def _kind(self, cells: list[str]) -> Literal["set", "rest", "note"]:
        kind = spaced(self._layout.cell(cells, "kind"))
        warm = spaced(self._layout.cell(cells, "warm_up"))
        if kind in _WARM_UPS or warm in {"true", "1", "yes"}:
            raise ValueError("a warm-up set, which does not count")
        if kind in _RESTS:
            return "rest"
        if kind in _NOTES:
            return "note"
        if self._layout.translated and not (kind.isdigit() or kind in _WORKS):
            # The kind is a word that is not English: a row with a text is a note, others are rests.
            if len(kind) == 1:
                raise ValueError(
                    "the kind of set must be a known one, such as normal or warmup, not "
                    f"{clean_text(kind)!r}"
                )
            return "note" if self._layout.cell(cells, "set_note") else "rest"
        return "set"

    def _set(self, row: Row, exercise: str, cells: list[str]) -> Row:
        reps = _number("reps", self._layout.cell(cells, "reps"), 1, 1000, whole=True)
        if reps is None:
            raise ValueError("the number of reps is missing")
        load = self._load(cells)
        leg = only_leg(exercise)
        left, right = self._legs(int(reps), leg, exercise, row.set_note, cells)
        rpe = _number("rpe", self._layout.cell(cells, "rpe"), 0, 10)
        return replace(
            row,
            leg=leg,
            left=left,
            right=right,
            equipment=equipment_of(exercise, load),
            load_kg=load,
            # RPE 10 is 0 reps in reserve, 9 is 1, and so on (Zourdos).
            reserve=None if rpe is None or rpe == 0 else int(10 - rpe),
        )

    def _legs(
        self, reps: int, leg: str | None, exercise: str, note: str, cells: list[str]
    ) -> tuple[int, int]:
        if leg is not None:
            return (reps, 0) if leg == "left" else (0, reps)
        count = self._options.reps_count
        if count is None:
            source = self._each(exercise, note, cells)
            if source:
                self._assumed[f"reps are those of each leg, as {source}"] = None
                count = "each"
        if count == "each":
            return reps, reps
        if self._options.reps_count is None:
            self._assumed[
                "reps are those of both legs together (if they are for each leg, use --reps each)"
            ] = None
        return reps - reps // 2, reps // 2

    def _each(self, exercise: str, note: str, cells: list[str]) -> str:
        if counts_each_leg(exercise):
            return f"“{clean_text(exercise)[:60]}” says"
        if note_counts_each_leg(note):
            return f"the note “{clean_text(note)[:40]}” says"
        twice = self._layout.cell(cells, "multiplier").replace(",", ".")
        return "the multiplier says" if is_decimal(twice) and float(twice) == 2 else ""

    def _start(self, text: str) -> Local:
        found = self._moments.get(text)
        if found is None:
            try:
                found = self._dates.read(text)
            except MomentError as error:
                raise RowRejectedError(str(error), error.why, repr(error.shown)) from None
            self._moments[text] = found
        if found.wall.date() > self._today:
            day = found.wall.date().isoformat()
            raise RowRejectedError(
                f"the date must not be after today ({self._today.isoformat()}), but is {day}",
                f"the date must not be after today ({self._today.isoformat()})",
                day,
            )
        if not found.timed:
            self._assumed["the file has no times of day, so each session starts at 12:00"] = None
        return found

    def _end(self, text: str) -> Local | None:
        """Return when the workout ended, or None if the row does not say this in a known form."""
        if not text:
            return None
        found = self._moments.get(text)
        if found is None:
            try:
                found = self._moments[text] = self._dates.read(text)
            except ValueError:
                self._assumed["a workout without a readable end has the length 0"] = None
        return found

    def _length(self, text: str) -> timedelta:
        length = read_length(text)
        if not length and text.strip("0:hms "):
            self._assumed["a workout length that is unreadable or over 6 hours counts as 0"] = None
        return length

    def _seconds(self, cells: list[str]) -> float:
        text = self._layout.cell(cells, "seconds")
        if ":" in text:
            return read_length(text).total_seconds()
        return _number("seconds", text, 0, 86_400) or 0.0

    def _load(self, cells: list[str]) -> float:
        """Return the load that a row gives, in kg; 0 if it gives none.

        If the row has several columns of weights, the first one that is neither empty nor 0 counts.

        Raises:
            RowRejectedError: the unit is neither kg nor lb, or the weight is not a valid number.
        """
        source = [(cells[place].strip(), unit) for place, unit in self._layout.weights]
        text, named = next(
            ((t, u) for t, u in source if t.strip("0.,")), source[0] if source else ("", "")
        )
        if not text.strip("0.,"):
            return 0.0
        try:
            unit = unit_of(named) or unit_of(self._layout.cell(cells, "unit"))
        except UnitError as error:
            raise RowRejectedError(str(error)) from None
        if unit is None:
            unit = self._options.weight_unit or self._options.usual_unit
            if self._options.weight_unit is None:
                other = Unit.LB if unit is Unit.KG else Unit.KG
                self._assumed[f"weights are in {unit} (if not, use --weight-unit {other})"] = None
        high = from_kg(LIMITS["load_kg"].high, unit)
        weight = _number("weight", text, 0, high) or 0.0
        return min(to_kg(weight, unit), float(LIMITS["load_kg"].high))


def _number(name: str, text: str, low: float, high: float, *, whole: bool = False) -> float | None:
    if not text:
        return None
    plain = text.replace(",", ".")
    value = float(plain) if is_decimal(plain) else float("nan")
    if not low <= value <= high or (whole and value != int(value)):
        kind = "a whole number" if whole else "a number"
        shown = clean_text(text)[:40]
        wanted = f"{name} must be {kind} from {low:g} to {high:g}"
        raise RowRejectedError(f"{wanted}, not {shown!r}", wanted, repr(shown))
    return value
