from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.energy import FORMULA, SOURCE, about, kcal
from lungetimer.coaching.sources import SOURCES

seconds = st.floats(0, 7200)


def test_70_kg_for_12_minutes_is_about_40() -> None:
    found = kcal(70, warm_up_s=270, sets_s=450, cool_down_s=0, loaded=False)
    assert found == pytest.approx(42)
    assert about(found) == "about 40 kcal"


def test_weights_count_in_the_sets_alone() -> None:
    warm_up = kcal(60, warm_up_s=3600, sets_s=0, cool_down_s=0, loaded=True)
    sets = kcal(60, warm_up_s=0, sets_s=3600, cool_down_s=0, loaded=True)
    cool_down = kcal(60, warm_up_s=0, sets_s=0, cool_down_s=3600, loaded=True)
    assert [warm_up, sets, cool_down] == pytest.approx([180, 210, 138])


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "under 5 kcal"), (2.4, "under 5 kcal"), (2.5, "about 5 kcal"), (57.4, "about 55 kcal")],
)
def test_rounding(value: float, told: str) -> None:
    assert about(value) == told


@given(st.floats(20, 400), seconds, seconds, seconds, st.booleans())
def test_more_time_never_takes_less(
    weight: float, warm: float, sets: float, cool: float, loaded: bool
) -> None:
    base = kcal(weight, warm_up_s=warm, sets_s=sets, cool_down_s=cool, loaded=loaded)
    more = kcal(weight, warm_up_s=warm + 60, sets_s=sets + 60, cool_down_s=cool, loaded=loaded)
    assert 0 <= base < more


@pytest.mark.parametrize("weight", [0, 19.9, 400.1, math.nan, math.inf])
def test_impossible_body_weight_is_named(weight: float) -> None:
    with pytest.raises(ValueError, match=r"body_weight_kg must be a number from 20 to 400, not"):
        kcal(weight, warm_up_s=0, sets_s=0, cool_down_s=0, loaded=False)


@pytest.mark.parametrize("bad", [-1, math.nan])
def test_time_below_nothing_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="below 0"):
        kcal(70, warm_up_s=bad, sets_s=0, cool_down_s=0, loaded=False)


def test_formula_and_source_can_be_shown() -> None:
    assert SOURCE in SOURCES
    for number in ("3.0", "3.5", "2.3", "02056", "02057", "02054", "02101", "19 to 59", "from 60"):
        assert number in FORMULA
    assert "at rest is included" in FORMULA


def test_a_light_weight_adds_a_little_and_not_a_third() -> None:
    times = {"warm_up_s": 0.0, "sets_s": 720.0, "cool_down_s": 0.0}
    without, loaded = (kcal(70, **times, loaded=loaded) for loaded in (False, True))
    assert without < loaded < without * 1.2
