from __future__ import annotations

import pytest

from lungetimer.training.plan import (
    TEMPO_PRESETS,
    Equipment,
    LeadLeg,
    Leg,
    Plan,
    PlanError,
    Tempo,
    plan_from,
    preset_name,
)
from lungetimer.training.stepping import stepped


def test_the_default_is_the_beginners_dose() -> None:
    plan = Plan()
    assert (plan.sets, plan.reps_per_leg, plan.rest_s, str(plan.tempo)) == (3, 10, 45, "2-1-2-0")
    assert (plan.total_reps, plan.rest_band) == (60, (30, 60))


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        ("sets", 1, 10),
        ("reps_per_leg", 1, 50),
        ("rest_s", 0, 300),
        ("load_kg", 0, 200),
        ("lead_in_s", 0, 30),
    ],
)
def test_limits_hold_on_both_ends(field: str, low: int, high: int) -> None:
    for inside in (low, high):
        assert getattr(plan_from({field: inside}), field) == inside
    for outside in (low - 1, high + 1, "3", True, None, float("nan")):
        with pytest.raises(PlanError) as caught:
            plan_from({field: outside})
        assert caught.value.field == field
        assert f"{low} to {high}" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "0-0-0-0",
        "0-1-2-0",
        "2-1-0-0",
        "2-1-2",
        "2-1-2-0-1",
        "10-1-2-0",
        "-1-1-2-0",
        "",
        "2-1-2-x",
        "²-1-2-0",
    ],
)
def test_a_wrong_tempo_is_named(text: str) -> None:
    with pytest.raises(PlanError) as caught:
        plan_from({"tempo": text})
    assert caught.value.field == "tempo"
    assert repr(text) in str(caught.value)


def test_tempo_presets_follow_each_other_and_none_is_under_three_seconds() -> None:
    assert all(t.rep_s >= 3 for t in TEMPO_PRESETS.values())
    seen, plan = [], Plan(tempo=Tempo(9, 9, 9, 9))
    for _ in range(4):
        plan = stepped(plan, "tempo", 1)
        seen.append(preset_name(plan.tempo))
    assert seen == ["steady", "slow", "brisk", "pause"]
    assert preset_name(Tempo(9, 9, 9, 9)) == "custom"


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("equipment", "anvil", "none, dumbbells, kettlebell"),
        ("support", "friend", "none, wall, chair"),
        ("pacing", "fast", "tempo, self, set"),
        ("warm_up", "yes", "full, short, off"),
        ("lead_leg", 3, "auto, left, right"),
        (
            "burpees",
            3,
            "^burpees is not a field; the settings of a plan are cool_down, drills, equipment, ",
        ),
        ("tempo", 3, "four numbers from 0 to 9 like 2-1-2-0"),
    ],
)
def test_a_wrong_choice_names_the_right_ones(field: str, value: object, allowed: str) -> None:
    with pytest.raises(PlanError, match=allowed):
        plan_from({field: value})


def test_plain_values_make_a_plan() -> None:
    plan = plan_from({"tempo": "slow", "equipment": "dumbbells", "load_kg": 2})
    assert (plan.tempo, plan.equipment, plan.loaded) == (
        Tempo(3, 1, 2, 1),
        Equipment.DUMBBELLS,
        True,
    )
    assert plan.rest_band == (60, 120)


def test_auto_takes_the_other_leg_than_last_time() -> None:
    assert Plan().with_lead(None).lead_leg is LeadLeg.LEFT
    assert Plan().with_lead(Leg.LEFT).lead_leg is LeadLeg.RIGHT
    assert Plan(lead_leg=LeadLeg.RIGHT).with_lead(Leg.RIGHT).lead_leg is LeadLeg.RIGHT
