from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.balance import LegBalance, leg_balance
from lungetimer.coaching.past import PastSession, SetDone
from lungetimer.coaching.progression import suggest
from lungetimer.training.plan import Leg, Plan
from lungetimer.training.result import Felt

TODAY = date(2026, 11, 20)
FULL = (10, 10)


def did(
    ago: int,
    *sets: tuple[int, int],
    called: tuple[int, int] | None = FULL,
    felt: Felt | None = None,
    one_leg_at_a_time: bool = False,
) -> PastSession:
    found = tuple(
        SetDone(left, right, felt, None if called == (left, right) else called)
        for left, right in sets
    )
    return PastSession(
        TODAY - timedelta(days=ago),
        Plan(),
        60,
        sum(s.left + s.right for s in found),
        2,
        0,
        sets=found,
        one_leg_at_a_time=one_leg_at_a_time,
    )


def weeks(count: int, *sets: tuple[int, int], felt: Felt | None = None) -> list[PastSession]:
    return [did(2 + 2 * back, *sets, felt=felt) for back in reversed(range(count))]


def test_a_leg_that_stops_earlier_for_weeks_is_named() -> None:
    found = leg_balance(weeks(6, FULL, (8, 10), (7, 10)), TODAY)
    assert found == LegBalance(Leg.LEFT, 6, 6, 150, 180)
    assert "left leg does fewer reps" in found.hint
    assert found.evidence == "left 150, right 180 in 6 sessions"
    mirrored = leg_balance(weeks(6, FULL, (10, 8), (10, 7)), TODAY)
    assert mirrored == LegBalance(Leg.RIGHT, 6, 6, 150, 180)


@pytest.mark.parametrize(
    ("sessions", "known"),
    [
        (weeks(6, FULL, (8, 10), (8, 10)), True),
        (weeks(5, FULL, (8, 10), (8, 10)), False),
        # 9 % and 10 % fewer
        (weeks(8, FULL, (9, 10), (9, 10)), False),
        (weeks(8, (9, 10), (9, 10), (9, 10)), True),
        # Seven of eight could be chance (7 %), eight of nine hardly (4 %)
        ([*weeks(7, (5, 10)), did(1, (10, 9))], False),
        ([*weeks(8, (5, 10)), did(1, (10, 9))], True),
        # In half of the sessions, or in fewer
        ([*weeks(6, (5, 10)), *[did(ago, FULL) for ago in (3, 5, 7, 9, 11, 13)]], True),
        ([*weeks(6, (5, 10)), *[did(ago, FULL) for ago in (1, 3, 5, 7, 9, 11, 13)]], False),
        # Longer ago than six weeks
        ([did(43 + 2 * back, (5, 10)) for back in range(9)], False),
        ([], False),
    ],
)
def test_only_where_the_records_carry_it(sessions: list[PastSession], known: bool) -> None:
    assert (leg_balance(sessions, TODAY) is not None) is known


def test_a_set_that_was_cut_off_says_nothing_of_the_legs() -> None:
    between_the_legs = [did(2 + 2 * n, (10, 9), (1, 0), called=None) for n in range(12)]
    assert leg_balance(between_the_legs, TODAY) is None
    one_by_one = [did(2 + 2 * n, (10, 3), called=None, one_leg_at_a_time=True) for n in range(12)]
    assert leg_balance(one_by_one, TODAY) is None


def test_what_each_leg_missed_counts_and_not_what_was_called() -> None:
    cut = [did(2 + 2 * n, (8, 8), called=(10, 9)) for n in range(6)]
    assert leg_balance(cut, TODAY) is None  # one rep in ten at most, and the sums are equal


@pytest.mark.parametrize(
    ("felt", "words"),
    [
        (None, "hold a wall"),
        (Felt.FINE, "hold a wall"),
        (Felt.BALANCE, "hold a wall"),
        (Felt.KNEE, "go less deep"),
    ],
)
def test_one_set_with_more_support_is_offered(felt: Felt | None, words: str) -> None:
    found = leg_balance(weeks(6, (7, 10), felt=felt), TODAY)
    assert found is not None
    assert found.felt is (felt if felt in (Felt.KNEE, Felt.BALANCE) else None)
    assert words in found.hint
    assert found.hint.endswith(".")
    right = replace(found, leg=Leg.RIGHT)
    assert max(len(one.hint) for one in (found, right)) <= 74


def test_it_comes_with_the_suggestion() -> None:
    sessions = weeks(6, FULL, (8, 10), (7, 10))
    with_it = suggest(sessions, TODAY)
    assert with_it.balance is not None
    assert with_it.balance.leg is Leg.LEFT


reps = st.integers(0, 12)


@given(st.lists(st.tuples(st.integers(0, 50), reps, reps), max_size=20))
def test_mirrored_legs_give_the_mirrored_leg(counts: list[tuple[int, int, int]]) -> None:
    one = leg_balance([did(ago, (left, right)) for ago, left, right in counts], TODAY)
    other = leg_balance([did(ago, (right, left)) for ago, left, right in counts], TODAY)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.leg is other.leg.other
        assert (one.done, one.other) == (other.done, other.other)
        assert one.done < one.other
        assert 2 * one.sessions > one.of >= 6


@given(st.integers(0, 2**63))
def test_chance_alone_is_seldom_taken_for_a_weak_leg(seed: int) -> None:
    rng = Random(seed)
    told = 0
    for _ in range(20):
        sets = [(rng.randint(8, 10), rng.randint(8, 10)) for _ in range(18)]
        told += leg_balance([did(2 * n, one) for n, one in enumerate(sets)], TODAY) is not None
    assert told <= 4
