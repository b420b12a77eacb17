"""Estimate of the energy used in a session, made only if the body weight is set.

kcal = MET x kg x hours, with the values of the 2024 Adult Compendium of Physical Activities: 3.0
for warm-up and sets with their rests (code 02056, body-weight resistance exercises, general), 3.5
for sets with weights (02054, several exercises of 8-15 reps), 2.3 for the cool-down (02101).
"""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.thresholds import MET_COOL_DOWN, MET_LOADED, MET_SETS

SOURCE: Final = "compendium"
FORMULA: Final = (
    "The estimate is MET x your body weight in kilograms x hours. MET is the energy cost of an "
    "activity compared with sitting still. The values are from the 2024 Adult Compendium of "
    "Physical Activities: 3.0 for the warm-up and for sets with their rests (code 02056: "
    "body-weight exercises in general, such as lunges), 3.5 for sets with weights (code 02054: "
    "8-15 reps) and 2.3 for the cool-down (code 02101). We do not use code 02057 (high intensity, "
    "6.5), because you end sets with reps in reserve, and rests are included. The energy that you "
    "would have used at rest is included, too. The values apply from the age of 19 to 59; from "
    "60, the estimate is too high. It is rounded to 5 kcal, because people differ by far more "
    "than that."
)

_ROUND_TO: Final = 5
WEIGHT_RANGE_KG: Final = (20, 400)


def kcal(
    body_weight_kg: float,
    *,
    warm_up_s: float,
    sets_s: float,
    cool_down_s: float,
    loaded: bool,
) -> float:
    """Return the estimated kilocalories, unrounded.

    Args:
        body_weight_kg: 20 to 400.
        warm_up_s: seconds of warm-up done.
        sets_s: seconds of sets and the rests between them, without pauses.
        cool_down_s: seconds of cool-down done.
        loaded: whether weight was held in the sets.

    Raises:
        ValueError: the body weight is outside the range, or seconds are below 0.
    """
    low, high = WEIGHT_RANGE_KG
    if not low <= body_weight_kg <= high:
        raise ValueError(
            f"body_weight_kg must be a number from {low} to {high}, not {body_weight_kg!r}"
        )
    if not min(warm_up_s, sets_s, cool_down_s) >= 0:
        raise ValueError("seconds of a session cannot be below 0")
    met_sets = MET_LOADED if loaded else MET_SETS
    met_s = MET_SETS * warm_up_s + met_sets * sets_s + MET_COOL_DOWN * cool_down_s
    return body_weight_kg * met_s / 3600


def about(kcal_value: float) -> str:
    """Return the estimate as text, rounded to 5: ``about 55 kcal``."""
    rounded = _ROUND_TO * int(kcal_value / _ROUND_TO + 0.5)
    return f"about {rounded} kcal" if rounded else f"under {_ROUND_TO} kcal"
