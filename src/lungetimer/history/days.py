"""Sessions grouped by the local calendar date on which they started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.training.result import makes_training_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from lungetimer.history.session_records import SessionRecord


@frozen
class Day:
    """Totals of all sessions on one date.

    Attributes:
        date: the local date on which the sessions started.
        sessions: number of sessions on this date.
        reps: reps done, both legs.
        planned: reps planned, both legs.
        trained: whether the date is a training day: in at least one session, half of the planned
            reps or more were done.
    """

    date: date
    sessions: int
    reps: int
    planned: int
    trained: bool

    @property
    def share(self) -> float:
        """Reps done divided by reps planned; above 1 if the user did more than planned."""
        return self.reps / self.planned if self.planned else 0.0


def last_training_day(days: Mapping[date, Day], today: date) -> date | None:
    """Return the latest training day that is not after today, or None if there is none."""
    return max(
        (day.date for day in days.values() if day.trained and day.date <= today), default=None
    )


def days_of(sessions: Iterable[SessionRecord]) -> dict[date, Day]:
    """Return the totals of every date on which a session started, earliest date first."""
    found: dict[date, Day] = {}
    for session in sessions:
        date = session.day
        reps, planned = session.reps, session.plan.total_reps
        trained = makes_training_day(reps, planned)
        known = found.get(date)
        if known is None:
            found[date] = Day(date, 1, reps, planned, trained)
        else:
            found[date] = Day(
                date,
                known.sessions + 1,
                known.reps + reps,
                known.planned + planned,
                known.trained or trained,
            )
    return dict(sorted(found.items()))
