"""The reps of the last session, set by set, to compare with today's. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.history.session_records import SessionRecord

LegReps = tuple[int, int]
"""Reps of the left leg and reps of the right leg."""


def last_time(sessions: Iterable[SessionRecord]) -> tuple[LegReps, ...]:
    """Return each leg's reps in each set of the latest session with reps; empty if there is none.

    Args:
        sessions: the sessions that have begun by now, in any order.
    """
    done = (s for s in sessions if s.reps)
    last = max(done, key=lambda s: s.started_at.timestamp(), default=None)
    return tuple((one.left, one.right) for one in last.sets) if last else ()
