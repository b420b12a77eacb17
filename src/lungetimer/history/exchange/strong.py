"""Export sessions to the CSV format of the program Strong, which Hevy and others can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import UNSET

from lungetimer.history.exchange.sheet import table, unremarkable
from lungetimer.training.loads import Unit, from_kg
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lungetimer.history.session_records import SessionRecord

HEADER: Final = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip
WEIGHT_DECIMALS: Final = {Unit.KG: 4, Unit.LB: 2}
"""Decimals of exported weights by unit.

With two decimals in kg, 25.25 lb would be exported as 11.45 kg and imported again as 25.24 lb.
"""
_EXERCISE: Final = {
    Equipment.NONE: "Reverse Lunge",
    Equipment.DUMBBELLS: "Reverse Lunge (Dumbbell)",
    Equipment.KETTLEBELL: "Reverse Lunge (Kettlebell)",
}


def to_strong(sessions: Iterable[SessionRecord], unit: Unit | None = None) -> str:
    """Return the sessions in the CSV format of Strong: one row per set, with local times.

    The reps of both legs are added up. Sets without reps are left out, because the format has no
    place for them.

    Args:
        sessions: the sessions to export, in order.
        unit: None for Strong's older format, which most programs can read. It has weights in kg,
            but does not name the unit. Otherwise the unit for Strong's newer format, which has the
            unit in the name of a column.
    """
    if unit is None:
        rows = (row for number, s, name in _named(sessions) for row in _rows(number, s, name))
        cells = ([row[name] for name in HEADER] for row in rows)
        return table(HEADER, cells, guard=unremarkable)
    header = (
        "Workout #", "Date", "Workout Name", "Duration (sec)", "Exercise Name", "Set Order",
        f"Weight ({unit})", "Reps", "RPE", "Distance (meters)", "Seconds", "Notes", "Workout Notes",
    )  # fmt: skip
    newer = {f"Weight ({unit})": "Weight", "Distance (meters)": "Distance"}
    rows = (row for number, s, name in _named(sessions) for row in _rows(number, s, name, unit))
    cells = ([row[newer.get(name, name)] for name in header] for row in rows)
    return table(header, cells, guard=unremarkable, delimiter=";")


def _named(sessions: Iterable[SessionRecord]) -> Iterator[tuple[int, SessionRecord, str]]:
    """Yield for each session: its number from 1, the session, and a name for its workout.

    An imported session keeps the name that its workout has in the other program. Programs that
    read the file join sets with the same time and name into one workout. So of two sessions with
    the same time and name, the second gets another name.
    """
    seen: set[tuple[str, str]] = set()
    for number, session in enumerate(sessions, 1):
        plain = ("" if session.source is UNSET else session.source.workout) or "Reverse lunges"
        name, count = plain, 1
        moment = f"{session.started_at:%Y-%m-%d %H:%M:%S}"
        while (moment, name) in seen:
            count += 1
            name = f"{plain} {count}"
        seen.add((moment, name))
        yield number, session, name


def _rows(
    number: int, session: SessionRecord, workout: str, unit: Unit = Unit.KG
) -> Iterator[dict[str, object]]:
    minutes = round(session.spent_s / 60)
    done = [s for s in session.sets if s.reps]
    for order, one in enumerate(done, 1):
        # RPE 10 is 0 reps in reserve, 9 is 1, and so on (Zourdos); the answer is for the last set.
        reserve = session.reps_in_reserve if order == len(done) else None
        equipment, load_kg = session.held_in(one)
        yield {
            "Workout #": number,
            "Date": session.started_at.strftime("%Y-%m-%d %H:%M:%S"),
            "Workout Name": workout,
            "Duration": f"{minutes // 60}h {minutes % 60}m" if minutes >= 60 else f"{minutes}m",
            "Duration (sec)": round(session.spent_s),
            "Exercise Name": _EXERCISE[equipment],
            "Set Order": order,
            "Weight": round(from_kg(load_kg, unit), WEIGHT_DECIMALS[unit]),
            "Reps": one.reps,
            "Distance": 0,
            "Seconds": round(one.work_s),
            "Notes": "" if one.felt is None else f"felt: {one.felt}",
            "Workout Notes": session.note,
            "RPE": None if reserve is None else 10 - reserve,
        }
