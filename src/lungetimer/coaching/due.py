"""Whether the week is still alive, and the smallest session that keeps it. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.past import easy
from lungetimer.coaching.suggestion import Kind, Rule
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.coaching.suggestion import Suggestion
    from lungetimer.training.plan import Plan

LEAST_REPS: Final = 5
"""Reps per leg below which half a dose is not cut any further."""
_FOR_PAIN: Final = frozenset({Rule.PAIN, Rule.PAIN_OPEN})


class DueState(StrEnum):
    """How the week stands."""

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
"""The exit status of ``lungetimer due`` for each state; 1 and 2 stay for errors."""


class Hindrance(StrEnum):
    """Why there is no smallest session although the week needs one."""

    REST = "rest"
    PAIN = "pain"
    SAFETY = "safety questions"


@frozen
class WeekSoFar:
    """The week in progress.

    Attributes:
        name: e.g. ``2026-W48``.
        days_done: its training days so far.
        weekly_target: training days that keep it.
        days_left: days on which one can still train; today counts only while it is no training
            day.
        trained_today: whether today is a training day already.
        frozen: whether the week counts neither way.
    """

    name: str
    days_done: int
    weekly_target: int
    days_left: int
    trained_today: bool = False
    frozen: bool = False

    @property
    def needed(self) -> int:
        """Training days that are still missing; never below 0."""
        return max(0, self.weekly_target - self.days_done)


@frozen
class Due:
    """What is due today.

    Attributes:
        week: the week in progress.
        state: how it stands.
        smallest: the smallest session that would do; None where none is due, none would help, or
            something speaks against it.
        hindrance: what speaks against it; None otherwise.
    """

    week: WeekSoFar
    state: DueState
    smallest: Plan | None = None
    hindrance: Hindrance | None = None

    @property
    def status(self) -> int:
        """The exit status: 0 where nothing is to be done today, also for a hindrance."""
        return 0 if self.hindrance else STATUS[self.state]


def state_of(week: WeekSoFar) -> DueState:
    """Return how the week stands.

    A week that is frozen, complete, or can be kept without training twice today asks for nothing.
    """
    needed, left = week.needed, week.days_left
    if not needed or week.frozen or (week.trained_today and needed <= left):
        return DueState.NOTHING
    if needed > left:
        return DueState.LOST
    return DueState.LAST_CHANCE if needed == left else DueState.DUE


def smallest(plan: Plan) -> Plan:
    """Return half of a dose, rounded up: half the sets, or of a single set half the reps.

    Never under five reps per leg, unless the dose itself has fewer: more than the coach suggests
    is never asked for.
    """
    half = easy(plan)
    whole = zip(half.set_reps, plan.set_reps, strict=False)
    return half.with_reps([max(reps, min(LEAST_REPS, full)) for reps, full in whole])


def due_of(week: WeekSoFar, suggestion: Suggestion, *, safety_due: bool = False) -> Due:
    """Return what is due today.

    Args:
        week: the week in progress.
        suggestion: the coach's suggestion for today.
        safety_due: whether the safety questions have never been answered; the suggestion says
            itself when they are due again.
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
