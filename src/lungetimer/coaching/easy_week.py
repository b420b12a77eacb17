"""The rule about easy weeks: when one is due, and how long it lasts. A pure function of a look."""

from __future__ import annotations

from dataclasses import replace

from lungetimer.coaching import past, thresholds
from lungetimer.coaching.suggestion import Kind, Look, Rule, Suggestion


def easy_week(look: Look) -> Suggestion | None:
    """An easy week that is due, or the rest of one that has begun."""
    why = _easy_due(look)
    start = look.starts[-1]
    if (
        why is None
        and start is not None
        and (look.today - look.sessions[start].day).days < thresholds.EASY_DAYS
    ):
        then = replace(
            look,
            sessions=look.sessions[:start],
            starts=look.starts[:start],
            today=look.sessions[start].day,
        )
        why = _easy_due(then)
    if why is None:
        return None
    rule, reason = why
    return Suggestion(past.easy(look.usual.plan), rule, reason, "easy-week", Kind.EASY)


def _easy_due(look: Look) -> tuple[Rule, str] | None:
    weeks = past.kept_weeks_without_easy(
        look.sessions,
        look.starts,
        look.today,
        weekly_target=look.weekly_target,
        first_weekday=look.first_weekday,
    )
    if weeks >= thresholds.EASY_AFTER_WEEKS:
        reason = f"{weeks} full weeks in a row: an easy one with half the sets comes now."
        return Rule.EASY_WEEK, reason
    latest = look.sessions[-thresholds.STALL_SESSIONS :]
    rested = any(
        start is not None and (look.today - s.day).days <= thresholds.STALL_PAUSE_DAYS
        for s, start in zip(look.sessions, look.starts, strict=True)
    )
    same = len({past.dose(s.plan) for s in latest}) == 1
    if (
        len(latest) == thresholds.STALL_SESSIONS
        and same
        and not rested
        and all(s.stuck for s in latest)
    ):
        reason = "Three hard sessions at the same dose: an easy week with half the sets."
        return Rule.STALLED, reason
    return None
