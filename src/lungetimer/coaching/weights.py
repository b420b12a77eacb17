"""The weights one commonly finds, and the next one up or down."""

from __future__ import annotations

from typing import Final

from lungetimer.training.plan import LIMITS, Equipment

# Kilograms; dumbbells per hand. Above the last, steps of the last gap. Our own choice.
_WEIGHTS: Final[dict[Equipment, tuple[float, ...]]] = {
    Equipment.DUMBBELLS: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22.5, 25),
    Equipment.KETTLEBELL: (4, 6, 8, 10, 12, 16, 20, 24, 28, 32),
}


def next_weight(equipment: Equipment, load_kg: float) -> float:
    """The smallest next weight in kg; the same again where there is none within the limits."""
    weights = _WEIGHTS.get(equipment)
    if not weights:
        return load_kg
    step = weights[-1] - weights[-2]
    heavier = next((w for w in weights if w > load_kg), load_kg + step)
    return heavier if heavier <= LIMITS["load_kg"].high else load_kg


def weight_at_most(equipment: Equipment, load_kg: float) -> float:
    """The heaviest weight in kg that is no heavier than this; 0 when there is none so light."""
    weights = _WEIGHTS.get(equipment, ())
    if weights and load_kg > weights[-1]:
        step = weights[-1] - weights[-2]
        return weights[-1] + step * ((load_kg - weights[-1]) // step)
    return max((w for w in weights if w <= load_kg), default=0)
