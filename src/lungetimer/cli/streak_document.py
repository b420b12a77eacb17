"""The JSON document and the single line of ``streak``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lungetimer.text import counted, days_words

if TYPE_CHECKING:
    from lungetimer.history.streaks import StreakReport


def as_plain(report: StreakReport) -> dict[str, Any]:
    """Return what ``streak --json`` prints; no field may be removed or changed."""
    return {
        "week": report.week,
        "days_this_week": report.days_this_week,
        "weekly_target": report.weekly_target,
        "current_weeks": report.current_weeks,
        "longest_weeks": report.longest_weeks,
        "strength": round(report.strength, 4),
        "streaks": [
            {
                "first_week": s.first_week,
                "last_week": s.last_week,
                "weeks": s.weeks,
                "sessions": s.sessions,
                "reps": s.reps,
            }
            for s in report.streaks
        ],
        "frozen_weeks": list(report.frozen_weeks),
    }


def one_line(report: StreakReport) -> str:
    """Return the streak and the days of this week: ``streak 5 weeks, 2/3 days``."""
    days, target = report.days_this_week, report.weekly_target
    done = f"this week {days_words(days, target)}" if days > target else f"{days}/{target} days"
    return f"streak {counted(report.current_weeks, 'week')}, {done}"
