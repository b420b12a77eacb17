"""The CSV that Strong writes and that Hevy and others read: one row for each set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.history.exchange.sheet import table
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lungetimer.history.records import SessionRecord

HEADER: Final = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip
_EXERCISE: Final = {
    Equipment.NONE: "Reverse Lunge",
    Equipment.DUMBBELLS: "Reverse Lunge (Dumbbell)",
    Equipment.KETTLEBELL: "Reverse Lunge (Kettlebell)",
}


def to_strong(sessions: Iterable[SessionRecord]) -> str:
    """The sessions as Strong writes them: local times, kg, reps of both legs together.

    Sets without a rep, and with them sessions without one, have no place in that format.
    """
    return table(HEADER, (row for session in sessions for row in _rows(session)))


def _rows(session: SessionRecord) -> Iterator[tuple[object, ...]]:
    started = session.started_at.strftime("%Y-%m-%d %H:%M:%S")
    minutes = round(session.spent_s / 60)
    length = f"{minutes // 60}h {minutes % 60}m" if minutes >= 60 else f"{minutes}m"
    done = [s for s in session.sets if s.reps]
    for number, one in enumerate(done, 1):
        # RPE 10 is 0 reps left, 9 is 1 left, and so on (Zourdos); the answer is about the last set.
        last = number == len(done)
        reserve = session.reps_in_reserve if last else None
        equipment, load_kg = session.held_in(one)
        yield (
            started,
            "Reverse lunges",
            length,
            _EXERCISE[equipment],
            number,
            load_kg,
            one.reps,
            0,
            round(one.work_s),
            "" if one.felt is None else f"felt: {one.felt}",
            session.note,
            None if reserve is None else 10 - reserve,
        )
