"""Weights that are commonly sold, in kilograms and pounds, and the next heavier or lighter one."""

from __future__ import annotations

from typing import Final

from lungetimer.training.loads import Unit, from_kg, to_kg
from lungetimer.training.plan import LIMITS, Equipment

# The weights that are sold; for dumbbells, the weight of one. Above the heaviest of the list, each
# step is the difference between the last two. Our own choice, based on what is sold: in pounds,
# adjustable dumbbells have steps of 2.5 up to 25 and of 5 above that, and kettlebells have steps of
# 5.
_WEIGHTS: Final[dict[Unit, dict[Equipment, tuple[float, ...]]]] = {
    Unit.KG: {
        Equipment.DUMBBELLS: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22.5, 25),
        Equipment.KETTLEBELL: (4, 6, 8, 10, 12, 16, 20, 24, 28, 32),
    },
    Unit.LB: {
        Equipment.DUMBBELLS: (2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25, 30),
        Equipment.KETTLEBELL: (10, 15, 20),
    },
}


def next_weight(equipment: Equipment, load_kg: float, unit: Unit = Unit.KG) -> float:
    """Return the next heavier weight in kg, or the given weight if the next exceeds the limits.

    Args:
        equipment: what is held.
        load_kg: the present weight; for dumbbells, that of one dumbbell.
        unit: the unit in which the person's weights are sold.
    """
    weights = _WEIGHTS[unit].get(equipment)
    if not weights:
        return load_kg
    # Rounded, so that 6 kg imported from another program as 13.23 lb are still 6 kg.
    load, step = round(from_kg(load_kg, unit), 2), weights[-1] - weights[-2]
    heavier = next((w for w in weights if w > load), load + step)
    found = to_kg(heavier, unit)
    return found if found <= LIMITS["load_kg"].high else load_kg


def weight_at_most(equipment: Equipment, load_kg: float, unit: Unit = Unit.KG) -> float:
    """Return the heaviest weight on sale that is at most ``load_kg``, in kg; 0 if there is none."""
    weights, load = _WEIGHTS[unit].get(equipment, ()), from_kg(load_kg, unit)
    if weights and load > weights[-1]:
        step = weights[-1] - weights[-2]
        return to_kg(weights[-1] + step * ((load - weights[-1]) // step), unit)
    return to_kg(max((w for w in weights if w <= load), default=0), unit)
