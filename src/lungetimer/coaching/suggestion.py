"""A suggestion as the screens get it; what it is made from is in ``look``, the rules in ``rules``.

It imports nothing of the coach, because the first frame needs it.
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
    """Which way a suggestion points."""

    FIRST = "first"
    DOWN = "down"
    REPEAT = "repeat"
    REST = "rest"
    EASY = "easy"
    UP = "up"
    SAME = "same"


class Rule(StrEnum):
    """The rule that produced a suggestion, in order of evaluation."""

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
    WAY_BACK = "the way back"
    NEXT_STEP = "two for two"
    MORE_REPS = "one more rep"
    SAME = "the same again"


@frozen
class Suggestion:
    """What the coach suggests.

    Attributes:
        plan: the plan to take with one key; for a rest day, what to do if trained all the same.
        rule: the rule that produced it.
        reason: one sentence.
        source: key of the source behind the rule.
        kind: which way it points.
        ask_safety: whether the safety questions are due again first.
        balance: which leg stops earlier; None where the records do not show it.
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
    """The level the safety answers led to, and when they were given."""

    day: date
    level: str
