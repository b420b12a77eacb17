"""The coach's suggestion for a history, without the other facts that Home shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.progression import suggest_after
from lungetimer.running.coach_history import advised_by, course_by

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lungetimer.coaching.progression import Suggestion
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.settings import Settings


def suggestion_of(records: Iterable[SessionRecord], settings: Settings, today: date) -> Suggestion:
    """Return the coach's suggestion for today."""
    return suggest_after(course_by(records, settings, today), today, advised=advised_by(settings))
