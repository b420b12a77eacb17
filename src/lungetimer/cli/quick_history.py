"""Read the history for commands that must be fast, without importing click or `HistoryStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.streaks import report_of
from lungetimer.history.weeks import FirstWeekday
from lungetimer.moments import wall_now
from lungetimer.paths import find_paths
from lungetimer.private import read_file

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.session_records import History
    from lungetimer.history.streaks import StreakReport
    from lungetimer.settings import Settings


def now() -> datetime:
    """Return the current local time with its offset from UTC."""
    return wall_now()


def report_of_today(history: History | None, settings: Settings) -> StreakReport:
    """Return the streaks as of today, with the weekly goal and the first weekday of the settings.

    Args:
        history: the history; None for a new user, who has none.
        settings: the settings.
    """
    return report_of(
        history.sessions if history else (),
        today=now().date(),
        weekly_target=settings.weekly_target,
        target_changes=history.weekly_targets if history else (),
        frozen_weeks=history.frozen_weeks if history else (),
        first_weekday=FirstWeekday(settings.first_weekday),
    )


def is_new_user() -> bool:
    """Return whether there is no history file yet, and no backup or copy of one."""
    path = find_paths().history
    try:
        return not any(other.name.startswith(path.stem) for other in path.parent.iterdir())
    except FileNotFoundError:
        return True
    except OSError:  # the error is reported when the history is read
        return False


def load_if_sound() -> History | None:
    """Return the history if its file is intact, otherwise None. Do not lock the file."""
    from lungetimer.history import codec  # noqa: PLC0415  # not needed by a new user
    from lungetimer.history.session_records import History  # noqa: PLC0415  # not needed by a new user

    path = find_paths().history
    try:
        reading = codec.read(read_file(path))
    except FileNotFoundError:
        return History() if is_new_user() else None
    except OSError:
        return None
    return None if reading.problems or reading.newer else reading.history
