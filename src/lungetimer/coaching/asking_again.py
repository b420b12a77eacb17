"""When the safety questions are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.thresholds import ASK_AGAIN_FROM_DAYS

if TYPE_CHECKING:
    from datetime import date


def should_ask(asked: date | None, last_session: date | None, today: date) -> bool:
    """Return whether the safety questions are due.

    They are due if they were never answered, or if both the answers and the latest session are at
    least 29 days old.

    Dates after today cannot be right: answers with such a date count as never given, and a session
    with such a date is ignored.

    Args:
        asked: the day on which the questions were last answered.
        last_session: the latest training day.
        today: local date.
    """
    if asked is None or asked > today:
        return True
    trained = last_session is not None and last_session <= today
    latest = max(asked, last_session) if trained and last_session else asked
    return (today - latest).days >= ASK_AGAIN_FROM_DAYS
