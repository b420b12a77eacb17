"""The reps in each set of the latest session, to compare them with today's session. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.history.session_records import SessionRecord

LegReps = tuple[int, int]
"""Reps of the left leg and reps of the right leg."""


def last_time(sessions: Iterable[SessionRecord]) -> tuple[LegReps, ...]:
    """Return each leg's reps in each set of the latest session in which reps were done.

    The result is empty if there is no such session.

    Args:
        sessions: the sessions that have begun by now, in any order.
    """
    done = (s for s in sessions if s.reps)
    last = max(done, key=lambda s: s.started_at.timestamp(), default=None)
    return tuple((one.left, one.right) for one in last.sets) if last else ()
