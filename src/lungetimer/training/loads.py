"""Loads in kilograms and pounds: parse, format and step through them.

Internally, a load is always in kilograms at full precision. For example, 25 lb is 11.33980925 kg,
and it is still 25 lb after being saved, exported and read any number of times.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from lungetimer.training.plan_limits import LIMITS, PlanError, settled

KG_PER_LB: Final = 0.45359237
"""The international avoirdupois pound, exact by definition (1959)."""


class Unit(StrEnum):
    """The unit in which loads are typed and shown."""

    KG = "kg"
    LB = "lb"


_STEPS: Final = {Unit.KG: 1.0, Unit.LB: 2.5}
_SPELLED: Final = {
    Unit.KG: ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"),
    Unit.LB: ("lb", "lbs", "pound", "pounds"),
}
_UNITS: Final = {spelling: unit for unit, spellings in _SPELLED.items() for spelling in spellings}
_TYPED: Final = r"([+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?|[+-]?[.,][0-9]{1,9}) ?([a-z]*)"


def to_kg(weight: float, unit: Unit) -> float:
    """Return a weight in kilograms, at full precision."""
    return float(weight) if unit is Unit.KG else weight * KG_PER_LB


def from_kg(load_kg: float, unit: Unit) -> float:
    """Return kilograms converted to a unit, to 6 decimals, so that 25 lb is 25 and not 24.999…."""
    return round(load_kg if unit is Unit.KG else load_kg / KG_PER_LB, 6)


def load_number(load_kg: float, unit: Unit) -> str:
    """Return a load in a unit as text without the unit, with at most two decimals: ``22.5``."""
    return f"{from_kg(load_kg, unit):.2f}".rstrip("0").rstrip(".")


def load_words(load_kg: float, unit: Unit) -> str:
    """Return a load as it is displayed: ``25 lb``, ``11.34 kg``."""
    return f"{load_number(load_kg, unit)} {unit}"


def range_words(unit: Unit) -> str:
    """Return the allowed range of a load in a unit: ``0 to 200 kg``, ``0 to 440 lb``."""
    limit = LIMITS["load_kg"]
    return f"{limit.low} to {int(from_kg(limit.high, unit))} {unit}"


def read_load(text: str, unit: Unit) -> float:
    """Return the kilograms of a typed load: ``25lb``, ``12 kg``, or a plain number in ``unit``.

    Raises:
        PlanError: the text is not a weight, or the weight is outside the limits of a load.
    """
    found = re.fullmatch(_TYPED, text.strip().lower())
    named = unit if found is None or not found[2] else _UNITS.get(found[2])
    if found is None or named is None:
        allowed = f'a number from {range_words(unit)}, alone or with kg or lb, like "12{unit}"'
        raise PlanError("load_kg", text, allowed)
    load_kg = to_kg(float(found[1].replace(",", ".")), named)
    limit = LIMITS["load_kg"]
    if not limit.low <= load_kg <= limit.high:
        raise PlanError("load_kg", text, f"a number from {range_words(named)}")
    return load_kg


def stepped_load(load_kg: float, unit: Unit, direction: int) -> float:
    """Return the load one step up (direction 1) or down (-1), in steps of 1 kg or 2.5 lb.

    The result is a multiple of the step and within the limits, which end at 200 kg or 440 lb.
    """
    step, limit = _STEPS[unit], LIMITS["load_kg"]
    weight = settled(from_kg(load_kg, unit), step, direction)
    if direction < 0:
        return to_kg(max(limit.low, weight), unit)
    last = from_kg(limit.high, unit) // step * step
    return max(load_kg, to_kg(min(weight, last), unit))
