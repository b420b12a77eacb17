from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.compare import Respect, eased, harder_in, total_load
from lungetimer.coaching.levels import HELD, LEVELS, ORDER, Depth, depth_of, level_index, level_of
from lungetimer.coaching.past import dose
from lungetimer.coaching.plan_steps import (
    after_days_away,
    after_pain,
    at_level,
    fewer_reps,
    step_down,
    step_up,
    way_back,
)
from lungetimer.coaching.weights import next_weight, weight_at_most
from lungetimer.training.plan import STEADY, TEMPO_PRESETS, Equipment, Plan, Routine, Support

if TYPE_CHECKING:
    from collections.abc import Callable

D, K, N = Equipment.DUMBBELLS, Equipment.KETTLEBELL, Equipment.NONE
P = {name: level.plan for name, level in LEVELS.items()}


def loaded(kg: float, equipment: Equipment = D, reps_per_leg: int = 8) -> Plan:
    return replace(P["loaded"], equipment=equipment, load_kg=kg, reps_per_leg=reps_per_leg)


@pytest.mark.parametrize(
    ("equipment", "load", "expected"),
    [
        *[(D, 0, 1), (D, 2, 3), (D, 2.5, 3), (D, 10, 12), (D, 25, 27.5), (D, 199, 199)],
        *[(D, 200, 200), (K, 0, 4), (K, 8, 10), (K, 12, 16), (K, 32, 36), (K, 200, 200), (N, 0, 0)],
    ],
)
def test_smallest_next_weight(equipment: Equipment, load: float, expected: float) -> None:
    assert next_weight(equipment, load) == expected


@pytest.mark.parametrize(
    ("equipment", "load", "expected"),
    [
        *[(D, 0.9, 0), (D, 1, 1), (D, 9.99, 9), (D, 22.5, 22.5), (D, 26, 25), (D, 30, 30)],
        *[(K, 3.9, 0), (K, 4, 4), (K, 15, 12), (K, 40, 40), (K, 43, 40), (N, 10, 0)],
    ],
)
def test_heaviest_weight_at_most(equipment: Equipment, load: float, expected: float) -> None:
    assert weight_at_most(equipment, load) == expected


def test_the_way_up_changes_one_thing_at_a_time() -> None:
    plan = replace(P["supported"], reps_per_leg=12)
    found = []
    for _ in range(8):
        before = replace(plan, reps_per_leg=12)
        plan = step_up(before)
        assert len(harder_in(plan, before)) == 1
        hold, load = plan.support.value, f"{plan.load_kg:g}"
        found.append(f"{plan.level} {plan.sets}x{plan.reps_per_leg} {plan.rest_s} {hold} {load}")
    assert found == [
        "supported 3x8 60 chair 0",
        "supported 3x8 45 chair 0",
        "supported full depth 3x8 45 chair 0",
        "beginner 3x8 45 none 0",
        "light 3x8 60 none 2",
        "loaded 3x8 90 none 3",
        "loaded 3x8 90 none 4",
        "loaded 3x8 90 none 5",
    ]


def test_rests_of_ones_own_are_no_step() -> None:
    own = replace(P["supported"], sets=3, reps_per_leg=12, rest_s=80)
    assert step_up(own).level == HELD
    assert step_up(own).rest_s == 80
    assert step_up(replace(P["builder"], rest_s=120)).rest_s == 120


def test_beginner_to_builder_keeps_the_reps() -> None:
    assert step_up(Plan()) == Plan("builder")


def test_light_stays_light_up_to_4_kg_in_all() -> None:
    one = Plan("light", equipment=D, load_kg=1, reps_per_leg=12, rest_s=60)
    assert step_up(one) == replace(one, load_kg=2, reps_per_leg=8)
    kettlebell = replace(P["builder"], equipment=K)
    assert (step_up(kettlebell).level, step_up(kettlebell).load_kg) == ("light", 4)


def test_at_the_heaviest_weight_nothing_goes_up() -> None:
    plan = loaded(200, reps_per_leg=12)
    assert step_up(plan) == plan


@pytest.mark.parametrize(
    ("equipment", "kg", "amber", "red"),
    [
        *[(D, 20, 18, 10), (D, 10, 9, 5), (D, 12, 10, 6), (D, 3, 2, 1), (D, 2, 1, 1)],
        *[(D, 1, 0, 0), (D, 0.5, 0, 0), (D, 200, 180, 100), (D, 11.34, 10, 5)],
        *[(K, 4, 0, 0), (K, 6, 4, 0), (K, 2, 0, 0), (K, 8, 6, 4), (K, 20, 16, 10)],
    ],
)
def test_a_step_down_with_weights(
    equipment: Equipment, kg: float, amber: float, red: float
) -> None:
    plan = loaded(kg, equipment)
    assert after_pain(plan, 4).load_kg == amber
    assert after_pain(plan, 6).load_kg == after_days_away(plan, 15).load_kg == red
    assert after_pain(plan, 5).rest_s >= plan.rest_s
    if not amber:
        assert not after_pain(plan, 4).loaded


def test_the_way_down_without_weights_ends_with_fewer_reps() -> None:
    plan = replace(P["builder"], reps_per_leg=12)
    found = []
    for _ in range(7):
        plan = step_down(plan)
        found.append((plan.level, plan.sets, plan.reps_per_leg))
    assert found == [
        ("beginner", 3, 10),
        ("supported", 2, 6),
        ("supported", 2, 4),
        *[("supported", 2, 3)] * 4,
    ]


def test_where_one_level_down_is_the_same_dose_reps_go_first() -> None:
    assert step_down(replace(P["builder"], reps_per_leg=8)) == Plan("beginner", reps_per_leg=6)
    low = step_down(replace(P["builder"], reps_per_leg=3))
    assert (low.level, low.reps_per_leg, low.support) == ("supported", 3, Support.CHAIR)
    three = replace(P["supported"], sets=3, reps_per_leg=12)
    assert step_down(three) == replace(three, sets=2)


def test_fewer_reps_never_adds_any() -> None:
    found = [fewer_reps(Plan(reps_per_leg=n)).reps_per_leg for n in (1, 2, 3, 4, 5, 10)]
    assert found == [1, 2, 3, 3, 3, 8]
    assert fewer_reps(Plan(reps_per_leg=7), floor=6).reps_per_leg == 6


def test_weights_are_put_down_before_the_chair() -> None:
    held = Plan("light", reps_per_leg=12, equipment=D, load_kg=1, support=Support.CHAIR)
    down = step_down(held)
    assert (down.sets, down.reps_per_leg, down.load_kg) == (3, 12, 0)
    assert down.support is Support.CHAIR


def walk(plan: Plan, goal: Plan) -> list[Plan]:
    found = []
    while (step := way_back(plan, goal)) is not None:
        assert len(harder_in(step, plan)) == 1
        assert not harder_in(step, goal)
        plan = step
        found.append(plan)
    return found


def test_the_way_back_from_supported_is_one_thing_at_a_time() -> None:
    found = walk(P["supported"], Plan(reps_per_leg=10))
    assert [(p.level, p.sets, p.rest_s, p.support.value) for p in found] == [
        ("supported", 3, 60, "chair"),
        ("supported", 3, 45, "chair"),
        (HELD, 3, 45, "chair"),
        ("beginner", 3, 45, "none"),
    ]


@pytest.mark.parametrize(
    ("start", "goal", "loads"),
    [
        (loaded(10), loaded(20), [14, 18, 20]),
        (loaded(18), loaded(20), [20]),
        (loaded(1), loaded(2), [2]),
        (loaded(4, K), loaded(8, K), [6, 8]),
        (replace(P["builder"], rest_s=90), loaded(20), [2, 7, 12, 16, 20]),
        (replace(P["builder"], rest_s=90), loaded(16, K), [4, 8, 12, 16]),
        (loaded(11.34), loaded(22.68), [16, 20, 22.68]),
    ],
)
def test_the_way_back_to_a_weight_takes_a_few_sessions(
    start: Plan, goal: Plan, loads: list[float]
) -> None:
    assert [p.load_kg for p in walk(start, goal)] == loads


alike = st.builds(
    Plan,
    level=st.sampled_from([*ORDER, HELD, "mine"]),
    sets=st.integers(1, 10),
    reps_per_leg=st.integers(1, 50),
    rest_s=st.sampled_from([0, 30, 45, 60, 90, 300]),
    tempo=st.sampled_from([STEADY, TEMPO_PRESETS["slow"]]),
    load_kg=st.sampled_from([0, 0.5, 1, 2, 2.5, 4, 6, 11.34, 12, 30, 199, 200]),
    equipment=st.sampled_from(list(Equipment)),
    support=st.sampled_from(list(Support)),
    warm_up=st.sampled_from(list(Routine)),
)
plans = st.builds(
    lambda plan, reps: plan.with_reps(reps) if reps else plan,
    alike,
    st.one_of(st.just([]), st.lists(st.integers(1, 50), min_size=1, max_size=10)),
)


@given(plans)
def test_a_step_up_is_harder_in_exactly_one_respect(plan: Plan) -> None:
    up = step_up(plan)
    if level_of(plan).name != "beginner" or plan.support is not Support.NONE:
        assert len(harder_in(up, plan)) == 1 or up == plan
    assert level_index(up) - level_index(plan) in (0, 1)
    assert up.rest_s >= plan.rest_s or harder_in(up, plan) == {Respect.REST}
    assert (up.tempo, up.warm_up, up.pacing) == (plan.tempo, plan.warm_up, plan.pacing)


DOWN: list[Callable[[Plan], Plan]] = [
    step_down,
    lambda plan: after_pain(plan, 4),
    lambda plan: after_pain(plan, 8),
    lambda plan: after_days_away(plan, 14),
    lambda plan: after_days_away(plan, 15),
    lambda plan: after_days_away(plan, 29),
    fewer_reps,
    *(lambda plan, name=name: at_level(plan, name) for name in ORDER[:3]),
]


@given(plans, st.sampled_from(DOWN))
def test_no_step_down_is_harder_in_any_respect(plan: Plan, step: Callable[[Plan], Plan]) -> None:
    down = step(plan)
    # Moving to a level is a step down only from above it.
    if level_index(down) <= level_index(plan):
        assert not harder_in(down, plan)
    assert (down.tempo, down.warm_up, down.pacing) == (plan.tempo, plan.warm_up, plan.pacing)


@given(plans)
def test_a_step_down_is_another_dose_until_the_least_is_reached(plan: Plan) -> None:
    down = step_down(plan)
    least = level_index(plan) == 0 and plan.sets <= 2 and max(plan.set_reps) <= 3
    assert (dose(down) == dose(plan)) is least


@given(plans, plans)
def test_eased_is_never_harder_than_either(plan: Plan, ceiling: Plan) -> None:
    low = eased(plan, ceiling)
    assert not harder_in(low, ceiling)
    assert not harder_in(low, plan)
    assert eased(low, ceiling) == low
    assert low == plan or harder_in(plan, ceiling)


@given(plans, plans)
def test_the_way_back_ends_and_never_passes_its_goal(plan: Plan, goal: Plan) -> None:
    start = eased(plan, goal)
    for _ in range(200):
        step = way_back(start, goal)
        if step is None:
            break
        assert len(harder_in(step, start)) == 1
        assert not harder_in(step, goal)
        start = step
    assert way_back(start, goal) is None


@given(plans, st.sampled_from(ORDER))
def test_moving_to_a_level_never_adds_sets_or_reps_or_takes_rest(plan: Plan, name: str) -> None:
    moved = at_level(plan, name)
    assert moved.sets <= plan.sets
    assert all(reps <= plan.reps_in(number) for number, reps in enumerate(moved.set_reps, 1))
    assert moved.rest_s >= plan.rest_s
    assert moved.loaded == LEVELS[name].plan.loaded
    assert moved.level == level_of(moved).name
    if moved.loaded or plan.support is Support.NONE:
        assert moved.level == name


@given(plans, st.sampled_from(ORDER))
def test_moving_never_takes_a_wall_or_chair_away(plan: Plan, name: str) -> None:
    if plan.support is not Support.NONE:
        assert at_level(plan, name).support is plan.support
        assert step_down(plan).support is plan.support


def test_the_respects() -> None:
    plan = Plan()
    assert harder_in(plan, plan) == set()
    assert harder_in(replace(plan, sets=4, reps_per_leg=9), plan) == {Respect.SETS}
    assert harder_in(replace(plan, rest_s=44), plan) == {Respect.REST}
    assert harder_in(plan, P["supported"]) == {
        *(Respect.SETS, Respect.REPS, Respect.REST, Respect.DEPTH, Respect.SUPPORT),
    }
    assert harder_in(loaded(4, K), loaded(2)) == set()
    assert harder_in(loaded(4.5, K), loaded(2)) == {Respect.LOAD}
    assert total_load(replace(plan, load_kg=5)) == 0
    assert depth_of(P["supported"]) is Depth.SHALLOW
