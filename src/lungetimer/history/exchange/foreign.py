"""Rows of Strong and Hevy whose exercise is a reverse lunge, as sessions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from uuid import NAMESPACE_URL, uuid5

from lungetimer.history.exchange.moments import read_length, read_moment
from lungetimer.history.exchange.report import Refusal
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.records import SessionRecord, SetRecord
from lungetimer.text import clean_text, is_decimal
from lungetimer.training.plan import LIMITS, Equipment, Routine
from lungetimer.training.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, tzinfo

KG_PER_LB: Final = 0.45359237
_LUNGE: Final = re.compile(
    r"\b(reverse|backwards?|step[- ]?back)\b.*\blunges?\b|\blunges?\b.*\breverse\b"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column says what in a program's export; each field lists the names seen in the wild."""

    name: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    length: tuple[str, ...]
    workout: tuple[str, ...]
    exercise: tuple[str, ...]
    kind: tuple[str, ...]
    note: tuple[str, ...]


STRONG: Final = Layout(
    "Strong",
    start=("date",),
    end=(),
    length=("duration", "workout duration", "duration (sec)"),
    workout=("workout name",),
    exercise=("exercise name",),
    kind=("set order",),
    note=("workout notes",),
)
HEVY: Final = Layout(
    "Hevy",
    start=("start_time",),
    end=("end_time",),
    length=(),
    workout=("title",),
    exercise=("exercise_title",),
    kind=("set_type",),
    note=("description",),
)
# Strong writes these into the column of the set's number; Hevy has a column of its own for it.
_NO_WORK: Final = {
    "w": "a warm-up set",
    "warmup": "a warm-up set",
    "rest timer": "a rest",
    "note": "a note",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What such a file leaves open; see ``importing.read_import``."""

    zone: tzinfo | None
    weight_unit: Literal["kg", "lbs"]
    reps_count: Literal["both", "each"]
    app_version: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One set of reverse lunges."""

    started: datetime
    ended: datetime
    workout: str
    exercise: str
    left: int
    right: int
    load_kg: float
    work_s: float
    reserve: int | None
    note: str


def layout_of(row: Mapping[str, str]) -> Layout | None:
    """Whose export this is, by its columns; None when nobody's."""
    for layout in (STRONG, HEVY):
        if layout.exercise[0] in row and layout.start[0] in row and "reps" in row:
            return layout
    return None


def from_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]], layout: Layout, options: Options
) -> tuple[list[SessionRecord], list[Refusal], int]:
    """Sessions, refused rows and the number of rows; rows of one workout become one session."""
    workouts: dict[tuple[datetime, str], list[_Row]] = {}
    refused: list[Refusal] = []
    count = 0
    for line, cells in rows:
        count += 1
        try:
            row = _row(cells, layout, options)
        except ValueError as error:
            refused.append(Refusal(line, str(error)))
        else:
            workouts.setdefault((row.started, row.workout), []).append(row)
    return [_session(done, layout, options) for done in workouts.values()], refused, count


def _row(cells: Mapping[str, str], layout: Layout, options: Options) -> _Row:
    exercise = _cell(cells, layout.exercise)
    if not clean_text(exercise).strip():
        raise ValueError("row without an exercise")
    if not _LUNGE.search(exercise.casefold()):
        raise ValueError(f"{clean_text(exercise)[:60]} is not a reverse lunge")
    kind = _cell(cells, layout.kind).casefold()
    if kind in _NO_WORK:
        raise ValueError(f"{_NO_WORK[kind]}, not a set that counts")
    reps = _number(cells, "reps", 1, 1000, whole=True)
    if reps is None:
        raise ValueError("reps are missing")
    total = int(reps) * (2 if options.reps_count == "each" else 1)
    started = read_moment(_cell(cells, layout.start), options.zone)
    end = _cell(cells, layout.end)
    ended = (
        read_moment(end, options.zone)
        if end
        else started + read_length(_cell(cells, layout.length))
    )
    rpe = _number(cells, "rpe", 0, 10)
    return _Row(
        started=started,
        ended=max(started, ended),
        workout=_cell(cells, layout.workout),
        exercise=exercise.casefold(),
        left=total - total // 2,
        right=total // 2,
        load_kg=_load(cells, options),
        work_s=_number(cells, "seconds", 0, 86_400)
        or _number(cells, "duration_seconds", 0, 86_400)
        or 0.0,
        # RPE 10 is 0 reps left, 9 is 1 left, and so on (Zourdos).
        reserve=None if rpe is None or rpe == 0 else int(10 - rpe),
        note=_cell(cells, layout.note),
    )


def _session(done: list[_Row], layout: Layout, options: Options) -> SessionRecord:
    first = done[0]
    most = max(row.left for row in done)
    load = Counter(row.load_kg for row in done).most_common(1)[0][0]
    reserve = [row.reserve for row in done if row.reserve is not None]
    return SessionRecord(
        # From what is in the file alone, so that importing it again finds it known.
        id=uuid5(NAMESPACE_URL, f"{layout.name} {first.started.isoformat()} {first.workout}").hex,
        started_at=first.started,
        ended_at=first.ended,
        updated_at=first.ended,
        status=Status.COMPLETED,
        plan=PlanRecord(
            sets=min(len(done), LIMITS["sets"].high),
            reps_per_leg=min(most, LIMITS["reps_per_leg"].high),
            equipment=_equipment(first.exercise, load),
            load_kg=load,
            warm_up=Routine.OFF,
            cool_down=Routine.OFF,
        ),
        sets=tuple(SetRecord(left=r.left, right=r.right, work_s=r.work_s) for r in done),
        reps_in_reserve=reserve[-1] if reserve else None,
        note=clean_text(first.note)[:100_000],
        app_version=options.app_version,
    )


def _equipment(exercise: str, load_kg: float) -> Equipment:
    """What is held; a single weight of any other shape counts once, as a kettlebell does."""
    if "dumbbell" in exercise:
        return Equipment.DUMBBELLS
    return Equipment.KETTLEBELL if load_kg > 0 else Equipment.NONE


def _load(cells: Mapping[str, str], options: Options) -> float:
    for column, unit in (
        ("weight_kg", "kg"), ("weight (kg)", "kg"), ("weight_lbs", "lbs"), ("weight (lbs)", "lbs"),
        ("weight", cells.get("weight unit") or options.weight_unit),
    ):  # fmt: skip
        if column in cells:
            high = LIMITS["load_kg"].high / (1 if unit == "kg" else KG_PER_LB)
            weight = _number(cells, column, 0, high) or 0.0
            return round(weight * (1 if unit == "kg" else KG_PER_LB), 2)
    return 0.0


def _number(
    cells: Mapping[str, str], column: str, low: float, high: float, *, whole: bool = False
) -> float | None:
    text = cells.get(column, "")
    if not text:
        return None
    plain = text.replace(",", ".")
    value = float(plain) if is_decimal(plain) else float("nan")
    if not low <= value <= high or (whole and value != int(value)):
        kind = "whole numbers " if whole else ""
        raise ValueError(
            f"{column} {clean_text(text)[:40]!r} is not allowed; {kind}{low:g} to {high:g}"
        )
    return value


def _cell(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return next((cells[column] for column in columns if cells.get(column)), "")
