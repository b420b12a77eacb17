"""Texts about personal records: a row for each record, and lines for a session's new records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import LEVELS
from lungetimer.frozen import frozen
from lungetimer.history.bests import levels_begun_in, records_set_in
from lungetimer.text import counted
from lungetimer.training.loads import Unit, load_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lungetimer.history.bests import Bests

NO_RECORDS: Final = "There are no records yet. Your first training day sets them."


def _each_leg(reps: float, _: Unit) -> str:
    return f"{counted(int(reps), 'rep')} per leg"


def _weeks(weeks: float, _: Unit) -> str:
    return counted(int(weeks), "week")


def _load(load_kg: float, unit: Unit) -> str:
    return f"{load_words(load_kg, unit)} in total"


_ROWS: Final[dict[str, tuple[str, Callable[[float, Unit], str]]]] = {
    "best_set_reps": ("Most reps in a set", _each_leg),
    "best_session_reps": ("Most reps in a session", _each_leg),
    "heaviest_kg": ("Heaviest weight", _load),
    "longest_streak_weeks": ("Longest streak", _weeks),
}


@frozen
class RecordRow:
    """Texts about one personal record: name and value, with the date and id of its session."""

    name: str
    value: str
    day: date
    session: str


def record_rows(bests: Bests, unit: Unit = Unit.KG) -> tuple[RecordRow, ...]:
    """Return a row for each personal record that exists.

    Rows such as ``First session at level Builder`` come last.
    """
    rows: list[RecordRow] = []
    for field, (name, words) in _ROWS.items():
        best = getattr(bests, field)
        if best is not None:
            rows.append(RecordRow(name, words(best.value, unit), best.day, best.session))
    for level, best in bests.first_at_level.items():
        if best is not None:
            name = f"First session at level {LEVELS[level].title}"
            rows.append(RecordRow(name, _each_leg(best.value, unit), best.day, best.session))
    return tuple(rows)


def fallen_words(session: str, bests: Bests, unit: Unit = Unit.KG) -> tuple[str, ...]:
    """Return a line for each personal record that was set in the session with this id.

    Lines such as ``First session at level Builder.`` come first.
    """
    lines = [f"First session at level {LEVELS[n].title}." for n in levels_begun_in(session, bests)]
    for field, best in records_set_in(session, bests).items():
        name, words = _ROWS[field]
        before = words(best.before or 0, unit).split()[0]  # only the number, in the same unit
        lines.append(f"New record: {name.lower()}, {words(best.value, unit)} ({before} before).")
    return tuple(lines)
