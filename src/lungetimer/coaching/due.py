"""Decide whether the weekly goal needs a session today, and how small it may be. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.past import easy
from lungetimer.coaching.suggestion import Kind, Rule
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.coaching.suggestion import Suggestion
    from lungetimer.training.plan import Plan

MIN_REPS: Final = 5
"""Minimum reps per leg when a plan is halved."""
_FOR_PAIN: Final = frozenset({Rule.PAIN, Rule.PAIN_OPEN})


class DueState(StrEnum):
    """What the week in progress still needs."""

    NOTHING = "nothing"
    DUE = "due"
    LAST_CHANCE = "last_chance"
    LOST = "lost"


STATUS: Final = {
    DueState.NOTHING: 0,
    DueState.DUE: 10,
    DueState.LAST_CHANCE: 11,
    DueState.LOST: 12,
}
"""The exit status of ``lungetimer due`` for each state; 1 and 2 mean errors."""


class Hindrance(StrEnum):
    """Why the coach suggests no session although the weekly goal needs one."""

    REST = "rest"
    PAIN = "pain"
    SAFETY = "safety questions"


@frozen
class WeekSoFar:
    """The week in progress.

    Attributes:
        name: e.g. ``2026-W48``.
        days_done: training days of the week so far.
        weekly_target: the weekly goal in training days.
        days_left: days that can still become training days. Today is one of them, unless it is a
            training day already.
        trained_today: whether today is a training day already.
        frozen: whether the week is skipped: it neither helps nor breaks the streak.
    """

    name: str
    days_done: int
    weekly_target: int
    days_left: int
    trained_today: bool = False
    frozen: bool = False

    @property
    def needed(self) -> int:
        """Training days that are still missing for the weekly goal; never below 0."""
        return max(0, self.weekly_target - self.days_done)


@frozen
class Due:
    """What is due today.

    Attributes:
        week: the week in progress.
        state: what the week still needs.
        smallest: the smallest session that helps to meet the goal; None if no session is due, the
            goal can no longer be met, or there is a reason not to train.
        hindrance: the reason not to train, if there is one.
    """

    week: WeekSoFar
    state: DueState
    smallest: Plan | None = None
    hindrance: Hindrance | None = None

    @property
    def status(self) -> int:
        """The exit status of ``lungetimer due``: that of the state; 0 if there is a hindrance."""
        return 0 if self.hindrance else STATUS[self.state]


def state_of(week: WeekSoFar) -> DueState:
    """Return what the week still needs.

    Nothing is due if the week is frozen, if its goal is met, or if today is a training day already
    and the remaining days are enough to meet the goal.
    """
    needed, left = week.needed, week.days_left
    if not needed or week.frozen or (week.trained_today and needed <= left):
        return DueState.NOTHING
    if needed > left:
        return DueState.LOST
    return DueState.LAST_CHANCE if needed == left else DueState.DUE


def smallest(plan: Plan) -> Plan:
    """Return half of a plan, rounded up: half the sets, or half the reps if there is one set.

    Each set has at least five reps per leg, but never more reps than in ``plan``.
    """
    half = easy(plan)
    whole = zip(half.set_reps, plan.set_reps, strict=False)
    return half.with_reps([max(reps, min(MIN_REPS, full)) for reps, full in whole])


def due_of(week: WeekSoFar, suggestion: Suggestion, *, safety_due: bool = False) -> Due:
    """Return what is due today.

    Args:
        week: the week in progress.
        suggestion: the coach's suggestion for today.
        safety_due: True to ask the safety questions first, because they were never answered. If
            they are due again, ``suggestion.ask_safety`` is True.
    """
    state = state_of(week)
    if state in {DueState.NOTHING, DueState.LOST}:
        return Due(week, state)
    hindrance = _hindrance(suggestion, safety_due=safety_due)
    return Due(week, state, None if hindrance else smallest(suggestion.plan), hindrance)


def _hindrance(suggestion: Suggestion, *, safety_due: bool) -> Hindrance | None:
    down = suggestion.kind in {Kind.DOWN, Kind.REST}
    if suggestion.rule in _FOR_PAIN and down:
        return Hindrance.PAIN
    if safety_due or suggestion.ask_safety:
        return Hindrance.SAFETY
    return Hindrance.REST if suggestion.kind is Kind.REST else None
