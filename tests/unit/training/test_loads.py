"""Loads typed and shown in kilograms and pounds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.training.loads import (
    KG_PER_LB,
    Unit,
    from_kg,
    load_number,
    load_words,
    read_load,
    stepped_load,
    to_kg,
)
from lungetimer.training.plan import Equipment, Plan, PlanError
from lungetimer.training.set_reps import REPS_ALLOWED
from lungetimer.training.stepping import stepped
from lungetimer.training.tempo import TEMPO_ALLOWED
from lungetimer.training.typed_field import TYPED_FIELDS, typed_text, with_typed

A_NUMBER = 'a number from 0 to 200 kg, alone or with kg or lb, like "12kg"'
QUARTERS = [quarter / 4 for quarter in range(4 * 440 + 1)]


def test_every_quarter_pound_stays_what_it_is() -> None:
    for pounds in QUARTERS:
        load_kg = read_load(f"{pounds:g}lb", Unit.KG)
        assert load_kg == pounds * KG_PER_LB <= 200
        kept = json.loads(json.dumps(load_kg))
        assert from_kg(kept, Unit.LB) == pounds
        assert load_words(kept, Unit.LB) == f"{pounds:g} lb"
        assert read_load(load_words(kept, Unit.LB), Unit.KG) == load_kg


def test_every_quarter_kilogram_stays_what_it_is() -> None:
    for quarter in range(4 * 200 + 1):
        load_kg = read_load(f"{quarter / 4:g}", Unit.KG)
        assert load_kg == quarter / 4
        assert load_words(load_kg, Unit.KG) == f"{quarter / 4:g} kg"


@pytest.mark.parametrize(
    ("text", "unit", "load_kg"),
    [
        ("25lb", Unit.KG, 25 * KG_PER_LB),
        ("25 lbs", Unit.KG, 25 * KG_PER_LB),
        ("12kg", Unit.LB, 12),
        ("12 KG", Unit.LB, 12),
        ("25", Unit.LB, 25 * KG_PER_LB),
        ("25", Unit.KG, 25),
        (".5", Unit.KG, 0.5),
        ("7,5", Unit.KG, 7.5),
        (" 10 pounds ", Unit.KG, 10 * KG_PER_LB),
        ("0", Unit.LB, 0),
        ("440lb", Unit.KG, 440 * KG_PER_LB),
        ("200", Unit.KG, 200),
    ],
)
def test_what_is_typed(text: str, unit: Unit, load_kg: float) -> None:
    assert read_load(text, unit) == load_kg


@pytest.mark.parametrize(
    ("text", "unit", "allowed"),
    [
        ("25stone", Unit.KG, A_NUMBER),
        ("stone", Unit.LB, 'a number from 0 to 440 lb, alone or with kg or lb, like "12lb"'),
        ("", Unit.KG, A_NUMBER),
        ("1e1", Unit.KG, A_NUMBER),
        ("1_0", Unit.KG, A_NUMBER),
        ("٣", Unit.KG, A_NUMBER),
        ("nan", Unit.KG, A_NUMBER),
        ("-1", Unit.KG, "a number from 0 to 200 kg"),
        ("201", Unit.KG, "a number from 0 to 200 kg"),
        ("441lb", Unit.KG, "a number from 0 to 440 lb"),
        ("999999999", Unit.LB, "a number from 0 to 440 lb"),
    ],
)
def test_what_is_no_load_is_refused_with_what_is_allowed(
    text: str, unit: Unit, allowed: str
) -> None:
    with pytest.raises(PlanError) as error:
        read_load(text, unit)
    assert (error.value.field, error.value.allowed) == ("load_kg", allowed)


def test_steps_settle_on_whole_ones_and_stop_at_the_ends() -> None:
    def walk(load: float, unit: Unit, direction: int) -> str:
        return load_number(stepped_load(load, unit, direction), unit)

    assert walk(25 * KG_PER_LB, Unit.LB, 1) == "27.5"
    assert walk(25 * KG_PER_LB, Unit.LB, -1) == "22.5"
    assert walk(10, Unit.LB, 1) == "22.5"  # 22.05 lb
    assert walk(10, Unit.LB, -1) == "20"
    assert walk(0, Unit.LB, -1) == "0"
    assert walk(440 * KG_PER_LB, Unit.LB, 1) == "440"
    assert walk(200, Unit.LB, 1) == "440.92"
    assert walk(200, Unit.KG, 1) == "200"
    assert walk(25 * KG_PER_LB, Unit.KG, 1) == "12"
    assert stepped(Plan(), "load_kg", 1, unit=Unit.LB).load_kg == 2.5 * KG_PER_LB


@given(st.floats(0, 200), st.sampled_from(Unit), st.sampled_from([1, -1]))
def test_a_step_moves_and_comes_to_an_end(load: float, unit: Unit, direction: int) -> None:
    for _ in range(220):
        new = stepped_load(load, unit, direction)
        assert 0 <= new <= 200
        assert (new - load) * direction >= 0
        load = new
    assert stepped_load(load, unit, direction) == load


@given(st.floats(0, 200))
def test_no_load_is_lost_on_its_way_through_a_unit(load: float) -> None:
    for unit in Unit:
        assert to_kg(from_kg(load, unit), unit) == pytest.approx(load, abs=1e-6)


@pytest.mark.parametrize("field", TYPED_FIELDS)
def test_a_field_is_typed_as_it_is_shown(field: str) -> None:
    plan = Plan(equipment=Equipment.DUMBBELLS, load_kg=25 * KG_PER_LB).with_reps((12, 10, 8))
    for unit in Unit:
        same = with_typed(plan, field, typed_text(plan, field, unit), unit)
        assert same == plan, "also where 11.34 kg is what is shown of 25 lb"


def test_what_can_be_typed() -> None:
    assert with_typed(Plan(), "reps_per_leg", "12, 10, 8", Unit.KG).reps == (12, 10, 8)
    assert with_typed(Plan(sets=5), "reps_per_leg", "12", Unit.KG) == Plan(sets=5, reps_per_leg=12)
    assert with_typed(Plan(), "rest_s", "50 s", Unit.KG).rest_s == 50
    assert with_typed(Plan(), "tempo", "slow", Unit.KG).tempo.down == 3
    held = with_typed(Plan(), "load_kg", "25", Unit.LB)
    assert (held.equipment, held.load_kg) == (Equipment.DUMBBELLS, 25 * KG_PER_LB)


@pytest.mark.parametrize(
    ("field", "text", "allowed"),
    [
        ("sets", "11", "a whole number from 1 to 10"),
        ("sets", "x", "a whole number from 1 to 10, like 3"),
        ("rest_s", "301", "a whole number from 0 to 300 s"),
        ("rest_s", "-1", "a whole number from 0 to 300 s"),
        ("reps_per_leg", "0", f"a whole number from 1 to 50, or {REPS_ALLOWED}"),
        ("reps_per_leg", "12,0,8", REPS_ALLOWED),
        ("load_kg", "25stone", A_NUMBER),
        ("tempo", "fast", TEMPO_ALLOWED),
    ],
)
def test_what_cannot_be_typed_is_refused_with_what_is_allowed(
    field: str, text: str, allowed: str
) -> None:
    with pytest.raises(PlanError) as error:
        with_typed(Plan(), field, text, Unit.KG)
    assert error.value.allowed == allowed
