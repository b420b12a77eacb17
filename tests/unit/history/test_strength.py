"""Habit strength against an oracle of Loop's score, and where it is meant to differ from it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.support.loop_score import Mark, loop_scores

from lungetimer.history.days import Day
from lungetimer.history.strength import strengths_of
from lungetimer.history.week_targets import Targets
from lungetimer.history.weeks import FirstWeekday
from lungetimer.history.weeks import week_name as name_of_week

if TYPE_CHECKING:
    from collections.abc import Iterable

MONDAY = date(2025, 1, 6)
ONE = timedelta(days=1)
week_name = cache(name_of_week)  # the same hundred days a million times


def strength(
    trained: Iterable[date],
    today: date,
    target: int,
    frozen: Iterable[str] = (),
    first: FirstWeekday = FirstWeekday.MONDAY,
) -> float:
    days = {day: Day(day, 1, 60, 60, trained=True) for day in trained}
    scores = strengths_of(
        days,
        today=today,
        targets=Targets(target, (), first),
        frozen=frozenset(frozen),
        first_weekday=first,
    )
    return scores[-1] if scores else 0.0


# -- the oracle, against values of Loop's own tests ------------------------------------------------

DAILY = [0.051922, 0.101149, 0.147820, 0.192067, 0.234017, 0.273788, 0.311495, 0.347244, 0.381137,
         0.413270, 0.443734, 0.472617, 0.500000, 0.525961, 0.550574, 0.573910, 0.596033, 0.617008,
         0.636894, 0.655747]  # fmt: skip


def test_the_oracle_gives_what_loops_own_tests_expect() -> None:
    assert loop_scores([Mark.YES] * 20, 1, 1) == pytest.approx(DAILY, abs=1e-6)
    skips = [Mark.SKIP if n in (8, 9, 14) else Mark.YES for n in range(20)]
    assert loop_scores(skips, 1, 1)[-1] == pytest.approx(0.596033, abs=1e-6)
    one = [Mark.YES, Mark.SKIP, Mark.NO, Mark.NO, Mark.NO, Mark.NO]
    told = [0.051922, 0.051922, 0.049226, 0.046670, 0.044247, 0.041949]
    assert loop_scores(one, 1, 1) == pytest.approx(told, abs=1e-6)
    assert loop_scores([Mark.YES] * 2, 1, 2)[-1] == pytest.approx(0.054816, abs=1e-6)
    two_of_seven = ([Mark.NO] * 5 + [Mark.YES] * 2) * 100
    two_of_seven = two_of_seven[5:]
    assert loop_scores(two_of_seven, 3, 7)[-1] == pytest.approx(2 / 3, abs=1e-6)
    assert loop_scores(two_of_seven, 4, 7)[-1] == pytest.approx(1 / 2, abs=1e-6)


# -- 20,000 histories ------------------------------------------------------------------------------


def a_history(random: Random, first: FirstWeekday) -> tuple[date, list[Mark], set[str]]:
    """Bursts and gaps from a training day on, with frozen weeks, some of them trained."""
    length = random.choice([1, 5, 20, 35, 50, 70])
    start = MONDAY + random.randrange(28) * ONE
    days = [start + n * ONE for n in range(length)]
    freezing = random.choice([0.0, 0.0, 0.1, 0.4])
    names = sorted({week_name(day, first) for day in days})
    frozen = {name for name in names if random.random() < freezing}
    marks, chance = [Mark.YES], 0.5
    for day in days[1:]:
        if random.random() < 0.15:
            chance = random.choice([0.0, 0.2, 0.45, 0.7, 1.0])
        idle = Mark.SKIP if week_name(day, first) in frozen else Mark.NO
        quiet = 0.3 if idle is Mark.SKIP else 1.0
        marks.append(Mark.YES if random.random() < chance * quiet else idle)
    return start, marks, frozen


def test_strength_is_loops_score_in_twenty_thousand_histories() -> None:
    random = Random(20_000)
    the_same = differing = 0
    for _ in range(20_000):
        target, first = random.randint(1, 7), random.choice(list(FirstWeekday))
        start, marks, frozen = a_history(random, first)
        trained = [start + n * ONE for n, mark in enumerate(marks) if mark is Mark.YES]
        ours = strength(trained, start + (len(marks) - 1) * ONE, target, frozen, first)
        window = 1 if target == 7 else 14
        skip_in_window = any(
            mark is not Mark.SKIP and Mark.SKIP in marks[max(0, n - window + 1) : n + 1]
            for n, mark in enumerate(marks)
        )
        changed = loop_scores(marks, target, 7, skips_leave_the_window=True)[-1]
        plain = loop_scores(marks, target, 7)[-1] if Mark.SKIP in marks else changed
        assert abs(ours - changed) < 1e-9
        if skip_in_window:
            differing += abs(ours - plain) > 1e-6
        else:
            the_same += 1
            assert abs(ours - plain) < 1e-9
    assert the_same > 10_000
    assert differing > 1_000  # the change is one that can be seen


# -- the cases by name -----------------------------------------------------------------------------


def test_at_a_target_of_seven_the_day_itself_counts() -> None:
    assert strength([MONDAY], MONDAY, 7) == pytest.approx(0.051922, abs=1e-6)
    assert strength([MONDAY], MONDAY + ONE, 7) == pytest.approx(0.049226, abs=1e-6)


def weeks_of_three(first: int, last: int) -> list[date]:
    return [MONDAY + timedelta(weeks=w, days=d) for w in range(first, last) for d in (0, 2, 4)]


def test_after_an_idle_frozen_week_and_the_usual_training_strength_stays_where_it_was() -> None:
    year = weeks_of_three(0, 52)
    before = strength(year, MONDAY + timedelta(weeks=52) - ONE, 3)
    assert before == pytest.approx(1, abs=1e-4)
    frozen = [week_name(MONDAY + timedelta(weeks=52))]
    again = [*year, *weeks_of_three(53, 56)]
    for day in range(28):
        today = MONDAY + timedelta(weeks=52, days=day)
        assert strength(again, today, 3, frozen) >= before - 1e-9


def test_training_in_a_frozen_week_counts_as_in_any_other_week() -> None:
    days = weeks_of_three(0, 10)
    today = MONDAY + timedelta(weeks=10) - ONE
    frozen = [week_name(MONDAY + timedelta(weeks=9))]
    lazy = strength(days[:-3], today, 3, frozen)
    assert strength(days, today, 3, frozen) > lazy


def test_days_to_come_count_for_nothing() -> None:
    ahead = [MONDAY + n * ONE for n in (1, 2, 3)]
    assert strength(ahead, MONDAY, 3) == 0
    assert strength([MONDAY, *ahead], MONDAY, 3) == strength([MONDAY], MONDAY, 3)
