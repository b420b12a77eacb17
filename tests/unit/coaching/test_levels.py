from __future__ import annotations

from dataclasses import replace

import pytest

from lungetimer.coaching.levels import (
    HELD,
    LEVELS,
    ORDER,
    Depth,
    depth_of,
    level_of,
    renamed,
)
from lungetimer.coaching.sources import SOURCES
from lungetimer.training.plan import Equipment, Plan, Support

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
        (Plan("mine", equipment=K, load_kg=4), "light"),
        (Plan("mine", equipment=K, load_kg=4.6), "loaded"),
        (Plan(HELD, support=Support.CHAIR), "beginner"),
        (Plan(HELD, support=Support.CHAIR, reps_per_leg=12), "beginner"),
        (Plan(HELD), "beginner"),
        (Plan(HELD, equipment=D, load_kg=2, support=Support.CHAIR), "light"),
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


def test_full_depth_with_a_hold_is_deep_and_keeps_its_name() -> None:
    held = Plan(HELD, support=Support.CHAIR)
    assert depth_of(held) is Depth.FULL
    assert renamed(held) == held
    assert renamed(replace(held, support=Support.NONE)).level == "beginner"
    assert renamed(Plan("mine", equipment=D, load_kg=20)).level == "mine"
    assert renamed(Plan("light", reps_per_leg=12)).level == "builder"
