"""Plans whose sets differ: reading them, changing them, training by them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import plan, run_through, session_of

from lungetimer.training.events import Halfway
from lungetimer.training.plan import Plan, PlanError, plan_from
from lungetimer.training.set_reps import mean_of, moved, of_length, read_reps, written_reps
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import Timeline

PYRAMID = Plan().with_reps((12, 10, 8))
lists = st.lists(st.integers(1, 50), min_size=1, max_size=10)


def test_the_list_sets_the_number_of_sets_and_their_mean() -> None:
    assert (PYRAMID.sets, PYRAMID.reps_per_leg, PYRAMID.reps) == (3, 10, (12, 10, 8))
    assert [PYRAMID.reps_in(number) for number in (1, 2, 3, 4)] == [12, 10, 8, 8]
    assert PYRAMID.total_reps == 60
    assert Plan().with_reps((5, 4)).reps_per_leg == 5  # 4.5, rounded half up
    assert Plan(rest_s=50).with_reps((8, 8)) == Plan(rest_s=50, sets=2, reps_per_leg=8)


@given(lists)
def test_a_list_comes_back_as_it_was_written(reps: list[int]) -> None:
    assert read_reps(written_reps(reps)) == tuple(reps)
    assert read_reps(reps) == tuple(reps)
    found = plan_from({"reps": written_reps(reps)})
    assert found.set_reps == tuple(reps)
    assert (found.sets, found.reps_per_leg) == (len(reps), int(sum(reps) / len(reps) + 0.5))
    assert (found.reps == ()) == (len(set(reps)) == 1)


@pytest.mark.parametrize(
    "wrong",
    ["12,0,8", "12,51", ",".join(["1"] * 11), "", ",", "12,", "12,-1", "12;10", "12,x", "1_0,2",
     "٣,2", "12,1000000000000", [], [1, True], [1, 2.0], [0], 12, None, {"a": 1}],
)  # fmt: skip
def test_what_is_no_list_of_reps_is_refused_with_what_is_allowed(wrong: object) -> None:
    with pytest.raises(PlanError) as error:
        plan_from({"reps": wrong})
    assert error.value.field == "reps"
    assert error.value.allowed == (
        'a list of 1 to 10 whole numbers from 1 to 50, one for each set, like "12,10,8"'
    )


def test_an_explicit_other_number_of_sets_is_an_error_and_an_inherited_one_gives_way() -> None:
    assert plan_from({"reps": "12,10"}, Plan(sets=5)).sets == 2
    assert plan_from({"reps": "12,10", "sets": 2, "reps_per_leg": 11}).reps == (12, 10)
    with pytest.raises(
        PlanError, match=r"sets must be 3 \(one set for each number in the reps 12,10,8\), not 4"
    ):
        plan_from({"sets": 4, "reps": "12,10,8"})
    with pytest.raises(PlanError, match="reps_per_leg must be left out"):
        plan_from({"reps_per_leg": 12, "reps": "12,10,8"})


def test_reps_for_every_set_take_the_place_of_a_list() -> None:
    assert plan_from({"reps_per_leg": 9}, PYRAMID) == Plan(reps_per_leg=9)
    assert plan_from({"reps_per_leg": 10}, PYRAMID) == Plan()
    assert plan_from({"sets": 5}, PYRAMID).reps == (12, 10, 8, 8, 8)
    assert plan_from({"sets": 2}, PYRAMID).reps == (12, 10)
    assert plan_from({"sets": 1}, PYRAMID) == Plan(sets=1, reps_per_leg=12)
    assert plan_from({"rest_s": 60}, PYRAMID).reps == (12, 10, 8)


@given(lists, st.integers(1, 10), st.integers(-60, 60))
def test_a_plan_always_agrees_with_itself(reps: list[int], sets: int, by: int) -> None:
    base = Plan().with_reps(reps)
    other = min(max(base.reps_per_leg + by, 1), 50)
    for found in (
        base,
        replace(base, sets=sets),
        replace(base, reps_per_leg=other),
        replace(base, sets=sets, reps_per_leg=other),
        base.with_reps(moved(base.set_reps, by, first=sets)),
    ):
        assert len(found.set_reps) == found.sets
        assert found.reps_per_leg == mean_of(found.set_reps)
        assert all(1 <= number <= 50 for number in found.set_reps)
        assert found.reps == () or len(set(found.reps)) > 1
    assert replace(base, sets=sets).set_reps == of_length(base.set_reps, sets)


def test_a_list_that_disagrees_is_never_taken_from_the_constructor() -> None:
    with pytest.raises(PlanError):
        Plan(reps=(12, 0, 8))
    with pytest.raises(PlanError):
        Plan(reps=(1,) * 11)


def test_steps_change_every_set_and_repeat_or_drop_the_last() -> None:
    assert stepped(PYRAMID, "reps_per_leg", 1).reps == (13, 11, 9)
    assert stepped(PYRAMID, "reps_per_leg", -1).reps == (11, 9, 7)
    assert stepped(PYRAMID, "reps_per_leg", -1, first=3).reps == (12, 10, 7)
    assert stepped(PYRAMID, "sets", 1).reps == (12, 10, 8, 8)
    assert stepped(PYRAMID, "sets", -1).reps == (12, 10)
    high = Plan().with_reps((50, 49))
    assert stepped(high, "reps_per_leg", 1) == Plan(sets=2, reps_per_leg=50)
    assert stepped(Plan().with_reps((1, 1, 2)), "reps_per_leg", -1) == Plan(reps_per_leg=1)


def test_every_set_has_its_own_length_and_reps() -> None:
    line = Timeline.of(PYRAMID)
    lengths = [p.phase.length_s for p in line.phases if p.phase.kind == "set"]
    assert lengths == [120, 100, 80]
    assert line.total_s == 5 + 300 + 2 * 45
    counts = [sum(rep.set == number for rep in line.reps()) for number in (1, 2, 3)]
    assert counts == [24, 20, 16]


def test_half_is_half_of_all_reps() -> None:
    session = session_of(plan().with_reps((6, 1, 1)))
    found = run_through(session)
    (half,) = [e for e in found if isinstance(e, Halfway)]
    # 16 reps, 2 s each: the eighth ends 16 s into the first set, which begins after 3 s.
    assert half.at_s == 3 + 16


def test_keys_change_the_set_under_way_and_those_to_come() -> None:
    session = session_of(plan().with_reps((4, 3, 2)))
    session.start(0)
    session.advance(3 + 16 + 10 + 3)  # in the second set
    assert session.first_to_come == 2
    session.adjust(32, "reps_per_leg", session.plan.reps_per_leg + 1)
    seen = [session.plan.reps]
    changes: list[tuple[str, int | str]] = [("reps", "1,2,2"), ("sets", 4), ("sets", 2)]
    for field, value in changes:
        session.adjust(33, field, value)
        seen.append(session.plan.reps)
    # What is behind stays as it was.
    assert seen == [(4, 4, 3), (4, 2, 2), (4, 2, 2, 2), (4, 2)]
    with pytest.raises(PlanError, match="2 numbers, one for each set"):
        session.adjust(33, "reps", "1,2,2")
    session.advance(1000)
    result = session.result()
    assert [(s.left, s.right, s.planned) for s in result.sets] == [(4, 4, 4), (2, 2, 2)]
    assert [(a.field, a.old, a.new, a.reps) for a in result.adjustments] == [
        ("reps_per_leg", 3, 4, (4, 4, 3)),
        ("reps_per_leg", 4, 3, (4, 2, 2)),
        ("sets", 3, 4, ()),
        ("sets", 4, 2, ()),
    ]


def test_in_a_rest_the_set_behind_stays_as_it_was() -> None:
    session = session_of(plan().with_reps((2, 3)))
    session.start(0)
    session.advance(3 + 8 + 2)
    assert session.first_to_come == 2
    session.adjust(13, "reps_per_leg", session.plan.reps_per_leg - 1)
    assert session.plan == plan()
    session.advance(1000)
    assert [s.planned for s in session.result().sets] == [2, 2]


def test_a_change_after_which_the_sets_are_alike_says_so() -> None:
    """Of 4,3 in the second set, one more is 4,4: the means, 4 and 4, would tell nothing."""
    session = session_of(plan().with_reps((4, 3)))
    session.start(0)
    session.advance(3 + 16 + 10 + 3)  # in the second set
    session.adjust(32, "reps", "4,4")
    session.adjust(32, "reps_per_leg", 3)
    session.advance(1000)
    changes = [(a.old, a.new, a.reps) for a in session.result().adjustments]
    assert changes == [(4, 4, (4, 4)), (4, 3, ())]
