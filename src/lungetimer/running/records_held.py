"""The personal records of a history, for each of the coach's levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.levels import ORDER, level_of
from lungetimer.history.bests import Bests, bests_of
from lungetimer.history.plan_record import plan_from_record

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.history.streaks import StreakReport


def records_held(history: History, report: StreakReport, today: date) -> Bests:
    """Return the personal records as of today; this is slow with a long history."""
    return bests_of(history.sessions, report.weeks, today=today, level=_level, levels=ORDER)


def _level(session: SessionRecord) -> str:
    return level_of(plan_from_record(session.plan)).name
