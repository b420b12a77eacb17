"""A suggestion and what it is made from; the rules themselves are in ``rules``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

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
    """Which rule spoke; the order here is the order in which they are asked."""

    FIRST = "first session"
    SCREENING = "safety answers"
    PAIN = "pain last time"
    SHORT = "twice under 80 %"
    RESTART = "over 28 days away"
    AWAY_DOWN = "15 to 28 days away"
    AWAY_REPEAT = "8 to 14 days away"
    DAY_BETWEEN = "a day between"
    EASY_WEEK = "easy week"
    STALLED = "stalled"
    NEXT_STEP = "two for two"
    MORE_REPS = "one more rep"
    SAME = "the same again"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the coach suggests.

    Attributes:
        plan: the plan to take with one key; for a rest day, what to do if trained all the same.
        rule: the rule that spoke.
        reason: one sentence.
        source: key of the source behind the rule.
        kind: which way it points.
        ask_safety: whether the safety questions are due again first.
    """

    plan: Plan
    rule: Rule
    reason: str
    source: str
    kind: Kind
    ask_safety: bool = False


@dataclass(frozen=True, slots=True)
class Advised:
    """The level the safety answers led to, and when they were given."""

    day: date
    level: str


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a rule may look at; there is at least one session."""

    sessions: tuple[PastSession, ...]
    starts: tuple[int | None, ...]
    today: date
    weekly_target: int
    first_weekday: int
    advised: Advised | None

    @property
    def last(self) -> PastSession:
        """The latest session."""
        return self.sessions[-1]

    @property
    def worst_pain(self) -> int:
        """The worst pain told of the last training day, 0-10; 0 when none was told."""
        told = (s.pain for s in self.sessions if s.day == self.last.day)
        return max((pain for pain in told if pain is not None), default=0)

    @property
    def away(self) -> int:
        """Days since the latest session, 0 on the same day."""
        return max((self.today - self.last.day).days, 0)

    @property
    def too_soon(self) -> bool:
        """Whether the latest session was today or yesterday: a day between is due."""
        return self.away <= 1

    @property
    def usual(self) -> PastSession:
        """The last session outside an easy stretch; the first one always is."""
        return next(
            s
            for s, start in zip(reversed(self.sessions), reversed(self.starts), strict=True)
            if start is None
        )
