from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.levels import (
    LEVELS,
    ORDER,
    Depth,
    at_level,
    depth_of,
    fewer_reps,
    level_of,
    next_weight,
    rung,
    step_down,
    step_up,
)
from lungetimer.coaching.sources import SOURCES
from lungetimer.training.plan import STEADY, TEMPO_PRESETS, Equipment, Plan, Routine, Support

D, K, N = Equipment.DUMBBELLS, Equipment.KETTLEBELL, Equipment.NONE


def test_doses_of_the_levels() -> None:
    told = {
        name: (p.sets, p.reps_per_leg, p.rest_s, p.support, p.equipment, p.load_kg)
        for name, p in ((name, level.plan) for name, level in LEVELS.items())
    }
    assert told == {
        "supported": (2, 6, 60, Support.CHAIR, N, 0),
        "beginner": (3, 10, 45, Support.NONE, N, 0),
        "builder": (3, 12, 45, Support.NONE, N, 0),
        "light": (3, 8, 60, Support.NONE, D, 2),
        "loaded": (3, 8, 90, Support.NONE, D, 3),
    }
    assert LEVELS["beginner"].plan == Plan()


@pytest.mark.parametrize("name", ORDER)
def test_levels_agree_with_themselves(name: str) -> None:
    level = LEVELS[name]
    assert level.plan.level == level.name == name
    assert level_of(level.plan) is level
    low, high = level.plan.rest_band
    assert low <= level.plan.rest_s <= high
    assert level.source in SOURCES
    assert level.note.endswith(".")


def test_only_supported_is_shallow() -> None:
    assert [depth_of(LEVELS[n].plan) for n in ORDER] == [Depth.SHALLOW] + [Depth.FULL] * 4


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Plan("mine"), "beginner"),
        (Plan("mine", reps_per_leg=11), "beginner"),
        (Plan("mine", reps_per_leg=12), "builder"),
        (Plan("beginner", reps_per_leg=12), "builder"),
        (Plan("builder", reps_per_leg=8), "builder"),
        (Plan("mine", support=Support.WALL), "supported"),
        (Plan("beginner", support=Support.WALL), "supported"),
        (Plan("supported"), "beginner"),
        (Plan("mine", equipment=D, load_kg=2), "light"),
        (Plan("mine", equipment=D, load_kg=2.5), "loaded"),
        (Plan("mine", equipment=K, load_kg=2), "loaded"),
        (Plan("beginner", equipment=D, load_kg=8), "loaded"),
        (Plan("light", equipment=D, load_kg=4), "light"),
        (Plan("mine", equipment=D, load_kg=0), "beginner"),
        (Plan("light", equipment=N, load_kg=0), "beginner"),
        (Plan("loaded", equipment=D, load_kg=8, support=Support.WALL), "loaded"),
        (Plan("light", equipment=D, load_kg=4, support=Support.WALL), "light"),
    ],
)
def test_level_of_any_plan(plan: Plan, expected: str) -> None:
    assert level_of(plan).name == expected


@pytest.mark.parametrize(
    ("equipment", "load", "expected"),
    [
        *[(D, 0, 1), (D, 2, 3), (D, 2.5, 3), (D, 10, 12), (D, 25, 27.5), (D, 199, 199)],
        *[(D, 200, 200), (K, 0, 4), (K, 8, 10), (K, 12, 16), (K, 32, 36), (K, 200, 200), (N, 0, 0)],
    ],
)
def test_smallest_next_weight(equipment: Equipment, load: float, expected: float) -> None:
    assert next_weight(equipment, load) == expected


def test_the_way_up_from_the_lowest_rung() -> None:
    plan = replace(LEVELS["supported"].plan, reps_per_leg=12)
    found = []
    for _ in range(4):
        plan = step_up(replace(plan, reps_per_leg=12))
        found.append((plan.level, plan.sets, plan.reps_per_leg, plan.load_kg, plan.rest_s))
    assert found == [
        ("beginner", 3, 8, 0, 45),
        ("light", 3, 8, 2, 60),
        ("loaded", 3, 8, 3, 90),
        ("loaded", 3, 8, 4, 90),
    ]


def test_beginner_to_builder_keeps_the_reps() -> None:
    assert step_up(Plan()) == Plan("builder")


def test_light_stays_light_up_to_2_kg() -> None:
    one = Plan("light", equipment=D, load_kg=1, reps_per_leg=12, rest_s=60)
    assert step_up(one) == replace(one, load_kg=2, reps_per_leg=8)


def test_the_way_down_ends_with_fewer_reps() -> None:
    plan = replace(LEVELS["loaded"].plan, load_kg=12, reps_per_leg=9)
    found = []
    for _ in range(7):
        plan = step_down(plan)
        found.append((plan.level, plan.sets, plan.reps_per_leg, plan.load_kg))
    assert found == [
        ("light", 3, 8, 2),
        ("builder", 3, 8, 0),
        ("beginner", 3, 8, 0),
        ("supported", 2, 6, 0),
        ("supported", 2, 4, 0),
        ("supported", 2, 3, 0),
        ("supported", 2, 3, 0),
    ]


def test_fewer_reps_never_adds_any() -> None:
    assert [fewer_reps(Plan(reps_per_leg=n)).reps_per_leg for n in (1, 2, 3, 4, 5, 10)] == [
        1,
        2,
        3,
        3,
        3,
        8,
    ]


def test_leaving_supported_adds_one_set_at_most() -> None:
    for sets, expected in ((1, 2), (2, 3), (3, 3), (5, 5)):
        plan = Plan("supported", sets=sets, reps_per_leg=12, support=Support.WALL)
        assert step_up(plan).sets == expected


def test_at_the_heaviest_weight_nothing_goes_up() -> None:
    plan = Plan("loaded", equipment=D, load_kg=200, reps_per_leg=12)
    assert step_up(plan) == plan


plans = st.builds(
    Plan,
    level=st.sampled_from([*ORDER, "mine"]),
    sets=st.integers(1, 10),
    reps_per_leg=st.integers(1, 50),
    rest_s=st.integers(0, 300),
    tempo=st.sampled_from([STEADY, TEMPO_PRESETS["slow"]]),
    load_kg=st.sampled_from([0, 1, 2, 2.5, 6, 12, 30, 199, 200]),
    equipment=st.sampled_from(list(Equipment)),
    support=st.sampled_from(list(Support)),
    warm_up=st.sampled_from(list(Routine)),
)


@given(plans)
def test_a_step_is_one_rung_at_most_and_keeps_what_is_the_persons_own(plan: Plan) -> None:
    up, down = step_up(plan), step_down(plan)
    assert rung(up) - rung(plan) in ({1} if rung(plan) < 3 else {0, 1})
    assert up.load_kg <= max(next_weight(plan.equipment, plan.load_kg), 2)
    held_without_weights = down.support is not Support.NONE and not down.loaded
    assert rung(down) == (0 if held_without_weights else max(rung(plan) - 1, 0))
    for moved in (up, down):
        assert (moved.tempo, moved.warm_up, moved.pacing) == (plan.tempo, plan.warm_up, plan.pacing)


@given(plans, st.sampled_from(ORDER))
def test_moving_to_a_level_never_adds_sets_or_reps(plan: Plan, name: str) -> None:
    moved = at_level(plan, name)
    assert moved.sets <= plan.sets
    assert moved.reps_per_leg <= plan.reps_per_leg
    assert moved.loaded == LEVELS[name].plan.loaded
    assert moved.level == level_of(moved).name
    if moved.loaded or plan.support is Support.NONE:
        assert moved.level == name


@given(plans, st.sampled_from(ORDER))
def test_moving_never_takes_a_wall_or_chair_away(plan: Plan, name: str) -> None:
    if plan.support is not Support.NONE:
        assert at_level(plan, name).support is plan.support
        assert step_down(plan).support is plan.support


def test_weights_are_put_down_before_the_chair() -> None:
    held = Plan("light", reps_per_leg=12, equipment=D, load_kg=2, support=Support.CHAIR)
    down = step_down(held)
    assert (down.level, down.sets, down.reps_per_leg, down.load_kg) == ("supported", 3, 12, 0)
    assert down.support is Support.CHAIR
