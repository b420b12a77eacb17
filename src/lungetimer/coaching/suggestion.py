"""The coach's suggestion as the screens use it; the rules that make it are in `rules`.

This module imports no other module of `coaching`, so that it does not delay the first frame.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.balance import LegBalance
    from lungetimer.training.plan import Plan


class Kind(StrEnum):
    """How a suggestion compares with the last session, for example easier, equal or harder."""

    FIRST = "first"
    DOWN = "down"
    REPEAT = "repeat"
    REST = "rest"
    EASY = "easy"
    UP = "up"
    SAME = "same"


class Rule(StrEnum):
    """Rule that produced a suggestion; the members are in the order in which rules are checked."""

    FIRST = "first session"
    PAIN = "pain last time"
    SCREENING = "safety answers"
    SHORT = "twice under 80 %"
    LIMIT = "twice none in reserve"
    PAIN_OPEN = "no answer since pain"
    RESTART = "over 28 days away"
    AWAY_DOWN = "15 to 28 days away"
    AWAY_REPEAT = "8 to 14 days away"
    DAY_BETWEEN = "a day between"
    RETURN_OPEN = "no good answer since a lay-off"
    EASY_WEEK = "easy week"
    STALLED = "stalled"
    WAY_BACK = "comeback"
    NEXT_STEP = "two for two"
    MORE_REPS = "one more rep"
    SAME = "the same again"


@frozen
class Suggestion:
    """What the coach suggests.

    Attributes:
        plan: the suggested plan; on a rest day, the plan for someone who trains anyway.
        rule: the rule that produced the suggestion.
        reason: one sentence.
        source: key of the rule's source (a study, for example) in `sources`.
        kind: how the suggestion compares with the last session.
        ask_safety: whether the safety questions must be answered again first.
        balance: which leg did clearly fewer reps in the saved sessions; None if neither did.
    """

    plan: Plan
    rule: Rule
    reason: str
    source: str
    kind: Kind
    ask_safety: bool = False
    balance: LegBalance | None = None


@frozen
class Advised:
    """The level that the safety answers recommend, and the day of these answers."""

    day: date
    level: str
