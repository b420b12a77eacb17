from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import plans

from lungetimer.training.plan import Equipment, Plan, Tempo
from lungetimer.training.stepping import stepped

FIELDS = (
    "sets", "reps_per_leg", "rest_s", "tempo", "lead_leg", "load_kg", "equipment", "support",
    "pacing", "leg_order", "switch_s", "rest_mode", "warm_up", "cool_down", "lead_in_s",
)  # fmt: skip


@given(plans, st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from([-1, 1])), max_size=40))
def test_no_steps_ever_leave_the_limits(plan: Plan, steps: list[tuple[str, int]]) -> None:
    for field, direction in steps:
        plan = stepped(plan, field, direction)  # a plan outside its limits would raise


@pytest.mark.parametrize("field", FIELDS)
def test_a_step_up_and_down_comes_back(field: str) -> None:
    plan = Plan(load_kg=4, equipment=Equipment.DUMBBELLS)
    if field != "equipment":
        assert stepped(stepped(plan, field, 1), field, -1) == plan


def test_rest_settles_on_fives_and_stops_at_the_ends() -> None:
    assert stepped(Plan(rest_s=47), "rest_s", 1).rest_s == 50
    assert stepped(Plan(rest_s=47), "rest_s", -1).rest_s == 45
    assert stepped(Plan(rest_s=300), "rest_s", 1).rest_s == 300
    assert stepped(Plan(rest_s=0), "rest_s", -1).rest_s == 0


def test_a_load_means_dumbbells_and_empty_hands_no_load() -> None:
    loaded = stepped(Plan(), "load_kg", 1)
    assert (loaded.equipment, loaded.load_kg) == (Equipment.DUMBBELLS, 1)
    bell = stepped(loaded, "equipment", 1)
    assert (bell.equipment, bell.load_kg) == (Equipment.KETTLEBELL, 1)
    empty = stepped(bell, "equipment", 1)
    assert (empty.equipment, empty.load_kg) == (Equipment.NONE, 0)


def test_a_tempo_of_ones_own_steps_to_a_preset() -> None:
    assert stepped(Plan(tempo=Tempo(5, 5, 5, 5)), "tempo", 1).tempo == Tempo(2, 1, 2, 0)
