"""A suggestion and what it is made from; the rules themselves are in ``rules``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lungetimer.coaching.compare import eased
from lungetimer.coaching.levels import SUPPORTED, rung
from lungetimer.coaching.steps import at_level, step_up

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.balance import LegBalance
    from lungetimer.coaching.course import Course
    from lungetimer.coaching.past import PastSession
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Advised:
    """The level the safety answers led to, and when they were given."""

    day: date
    level: str


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a rule may look at; there is at least one session.

    Attributes:
        course: what the sessions so far come to.
        usual: the plan to go on with, easy weeks aside.
        today: local date.
        advised: outcome of the latest safety questions, if any were answered.
    """

    course: Course
    usual: Plan
    today: date
    advised: Advised | None

    @property
    def last(self) -> PastSession:
        """The latest session of which at least half was done."""
        return self.course.last

    @property
    def away(self) -> int:
        """Days since the latest session, 0 on the same day."""
        return max((self.today - self.last.day).days, 0)

    @property
    def too_soon(self) -> bool:
        """Whether there was a session, or pain, today or yesterday: a day between is due."""
        days = [session.day for session in self.course.sessions[-3:]]
        if self.course.pain is not None:
            days.append(self.course.pain.day)
        return (self.today - max(days)).days <= 1

    @property
    def held_supported(self) -> bool:
        """Whether the latest safety answers advise the supported level."""
        return self.advised is not None and self.advised.level == SUPPORTED

    @property
    def again(self) -> Plan:
        """The plan to go on with today, with nothing added to the last one."""
        plan = self.screened(self.course.again(self.away))
        return eased(plan, self.screened(self.last.plan)) if self.held_supported else plan

    @property
    def back_to_usual(self) -> Plan:
        """The usual plan, as far as pain, lay-offs and safety answers allow."""
        return self.screened(self.course.capped(self.usual))

    def screened(self, plan: Plan) -> Plan:
        """The plan, no higher than the safety answers allow."""
        return at_level(plan, SUPPORTED) if self.held_supported and rung(plan) else plan

    @property
    def after_twelve(self) -> Plan | None:
        """What comes next at twelve reps; None at the heaviest, or where answers hold one."""
        higher = step_up(self.usual)
        return higher if not self.held_supported and higher != self.usual else None
