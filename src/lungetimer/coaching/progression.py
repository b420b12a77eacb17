"""The coach's suggestion for today: rules in order, the first that fits speaks.

Always with its reason and its source, and always only a suggestion. It never goes up after pain
or a lay-off, and never by more than one step. Answers not given never count as good ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching.levels import BEGINNER, LEVELS
from lungetimer.coaching.past import PastSession, easy_starts
from lungetimer.coaching.rules import RULES
from lungetimer.coaching.sources import ARTICLE
from lungetimer.coaching.suggestion import Advised, Kind, Look, Rule, Suggestion
from lungetimer.coaching.thresholds import RESTART_FROM_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Advised", "Kind", "PastSession", "Rule", "Suggestion", "suggest"]


def suggest(
    sessions: Sequence[PastSession],
    today: date,
    *,
    weekly_target: int = 3,
    first_weekday: int = 0,
    advised: Advised | None = None,
) -> Suggestion:
    """The suggestion for today.

    Args:
        sessions: earlier sessions in any order. Those without a rep done count only for their
            pain; those dated later than tomorrow not at all.
        today: local date.
        weekly_target: training days that keep a week.
        first_weekday: 0 is Monday.
        advised: outcome of the latest safety questions, if any were answered.
    """
    known = sorted(
        (s for s in sessions if s.done_reps > 0 or s.hurt), key=lambda session: session.day
    )
    known = [s for s in known if s.day <= today + timedelta(days=1)]
    if not known:
        level = LEVELS[advised.level if advised else BEGINNER]
        source = level.source if advised else ARTICLE
        return Suggestion(level.plan, Rule.FIRST, _first_reason(level.name), source, Kind.FIRST)
    starts = tuple(easy_starts(known))
    look = Look(tuple(known), starts, today, weekly_target, first_weekday, advised)
    found = next(s for rule in RULES if (s := rule(look)) is not None)
    answered = advised is not None and (today - advised.day).days < RESTART_FROM_DAYS
    return replace(found, ask_safety=look.away >= RESTART_FROM_DAYS and not answered)


def _first_reason(level: str) -> str:
    if level == BEGINNER:
        return "Three sets of ten for each leg is where beginners start."
    return "A gentle start, as your safety answers advise."
