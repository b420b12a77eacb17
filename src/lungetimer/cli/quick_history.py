"""Reading of the history for commands that change nothing and must be fast: no store, no click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history import codec
from lungetimer.history.records import History
from lungetimer.history.streaks import report_of
from lungetimer.history.weeks import FirstWeekday
from lungetimer.moments import wall_now
from lungetimer.paths import find_paths
from lungetimer.private import read_file

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.streaks import StreakReport
    from lungetimer.settings import Settings


def now() -> datetime:
    """Return the current local time with its offset from UTC."""
    return wall_now()


def report_of_today(history: History, settings: Settings) -> StreakReport:
    """Return the streaks of a history by the rules of the settings, as of today."""
    return report_of(
        history.sessions,
        today=now().date(),
        weekly_target=settings.weekly_target,
        target_changes=history.weekly_targets,
        frozen_weeks=history.frozen_weeks,
        first_weekday=FirstWeekday(settings.first_weekday),
    )


def load_if_sound() -> History | None:
    """Return the history if its file is intact, without the store and its locks; otherwise None."""
    path = find_paths().history
    try:
        reading = codec.read(read_file(path))
    except FileNotFoundError:
        # A new user, unless a backup or a copy lies there.
        return None if any(path.parent.glob(f"{path.stem}*")) else History()
    except OSError:
        return None
    return None if reading.problems or reading.newer else reading.history
