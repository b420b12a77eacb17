"""Whether the week is alive, and the smallest session that keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.due import Due, DueState, Hindrance, WeekSoFar, due_of, smallest, state_of
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.past import PastSession
from lungetimer.coaching.progression import Advised, suggest
from lungetimer.coaching.suggestion import Kind, Rule, Suggestion

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan

BEGINNER = LEVELS["beginner"].plan
TODAY = date(2026, 11, 27)
GO = Suggestion(BEGINNER, Rule.SAME, "", "own", Kind.SAME)


def week(done: int, target: int, left: int, **changes: bool) -> WeekSoFar:
    return WeekSoFar("2026-W48", done, target, left, **changes)


@pytest.mark.parametrize(
    ("done", "target", "left", "trained", "frozen", "state", "status"),
    [
        (0, 3, 7, False, False, DueState.DUE, 10),
        (0, 3, 4, False, False, DueState.DUE, 10),
        (0, 3, 3, False, False, DueState.LAST_CHANCE, 11),
        (0, 3, 2, False, False, DueState.LOST, 12),
        (2, 3, 1, False, False, DueState.LAST_CHANCE, 11),
        (2, 3, 2, False, False, DueState.DUE, 10),
        (3, 3, 2, False, False, DueState.NOTHING, 0),
        (4, 3, 0, True, False, DueState.NOTHING, 0),
        # trained today: nothing more is asked of today, unless it is too late already
        (1, 3, 6, True, False, DueState.NOTHING, 0),
        (2, 3, 1, True, False, DueState.NOTHING, 0),
        (1, 3, 2, True, False, DueState.NOTHING, 0),
        (1, 3, 1, True, False, DueState.LOST, 12),
        (2, 3, 0, True, False, DueState.LOST, 12),
        # a frozen week asks for nothing, even one that would be lost
        (0, 3, 1, False, True, DueState.NOTHING, 0),
        (0, 7, 7, False, False, DueState.LAST_CHANCE, 11),
        (6, 7, 1, False, False, DueState.LAST_CHANCE, 11),
        (0, 7, 6, False, False, DueState.LOST, 12),
        (0, 1, 1, False, False, DueState.LAST_CHANCE, 11),
        (0, 1, 2, False, False, DueState.DUE, 10),
    ],
)
def test_the_week_by_days_done_and_days_left(
    done: int, target: int, left: int, trained: bool, frozen: bool, state: DueState, status: int
) -> None:
    found = due_of(week(done, target, left, trained_today=trained, frozen=frozen), GO)
    assert (found.state, found.status) == (state, status)
    assert (found.smallest is not None) == (state in {DueState.DUE, DueState.LAST_CHANCE})


@pytest.mark.parametrize(
    ("sets", "reps", "half"),
    [
        (3, 10, (2, 10)),
        (4, 8, (2, 8)),
        (3, 8, (2, 8)),
        (2, 6, (1, 6)),
        (1, 30, (1, 15)),
        (1, 11, (1, 6)),
        (1, 8, (1, 5)),
        (1, 5, (1, 5)),
        (10, 50, (5, 50)),
        (2, 3, (1, 3)),  # the coach's own dose is smaller than five: no more is asked for
        (1, 4, (1, 4)),
    ],
)
def test_half_the_dose_rounded_up(sets: int, reps: int, half: tuple[int, int]) -> None:
    found = smallest(replace(BEGINNER, sets=sets, reps_per_leg=reps))
    assert (found.sets, found.reps_per_leg) == half


@given(st.integers(1, 10), st.integers(1, 50))
def test_the_smallest_is_never_more_than_the_dose_and_hardly_ever_under_five(
    sets: int, reps: int
) -> None:
    plan = replace(BEGINNER, sets=sets, reps_per_leg=reps)
    found = smallest(plan)
    assert found.sets <= sets
    assert min(5, reps) <= found.reps_per_leg <= reps
    assert 2 * found.sets * found.reps_per_leg >= sets * reps


def done(ago: int, plan: Plan = BEGINNER, rir: int | None = 3, pain: int | None = 0) -> PastSession:
    day = TODAY - timedelta(days=ago)
    return PastSession(day, plan, plan.total_reps, plan.total_reps, rir, pain)


def judged(*sessions: PastSession, advised: Advised | None = None) -> Due:
    said = suggest(sessions, TODAY, advised=advised)
    return due_of(week(1, 3, 3), said)


def test_where_the_coach_advises_rest_or_less_for_pain_nothing_is_due() -> None:
    yesterday = judged(done(1))
    assert (yesterday.hindrance, yesterday.smallest, yesterday.status) == (Hindrance.REST, None, 0)
    for ago in (1, 2, 5):
        hurt = judged(done(ago, pain=5))
        assert (hurt.hindrance, hurt.smallest, hurt.status) == (Hindrance.PAIN, None, 0)
    assert judged(done(3)).status == 10
    # a lay-off is no reason against a small session, and a step down without pain is none either
    assert judged(done(10)).smallest == smallest(BEGINNER)
    assert judged(done(20)).smallest is not None


def test_where_the_safety_questions_are_due_nothing_is() -> None:
    assert judged(done(40)).hindrance is Hindrance.SAFETY
    answered = judged(done(40), advised=Advised(TODAY - timedelta(days=2), "beginner"))
    assert answered.hindrance is None
    first = due_of(week(0, 3, 5), suggest((), TODAY), safety_due=True)
    assert (first.hindrance, first.status) == (Hindrance.SAFETY, 0)


def test_a_lost_week_is_lost_whatever_the_coach_says() -> None:
    said = suggest([done(1, pain=6)], TODAY)
    assert due_of(week(1, 3, 1), said).status == 12


@given(st.integers(0, 7), st.integers(1, 7), st.integers(0, 7), st.booleans(), st.booleans())
def test_every_week_has_one_state(
    days: int, target: int, left: int, trained: bool, frozen: bool
) -> None:
    so_far = week(days, target, left, trained_today=trained, frozen=frozen)
    needed = target - days
    nothing = needed <= 0 or frozen or (trained and needed <= left)
    state = state_of(so_far)
    assert (state is DueState.NOTHING) == nothing
    if not nothing:
        assert (state is DueState.LOST) == (needed > left)
        assert (state is DueState.LAST_CHANCE) == (needed == left)
