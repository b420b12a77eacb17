"""Recognize columns of weights, and units of weights, in other programs' files."""

from __future__ import annotations

import re
from typing import Final

from lungetimer.history.exchange.words import folded, spaced
from lungetimer.text import clean_text
from lungetimer.training.loads import Unit

_UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(
        ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "kilogramme",
         "kilogrammes", "kilogramos", "quilos", "quilogramas", "chilogrammi", "кг", "公斤", "千克"),
        Unit.KG,
    ),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "libra", "libras", "фунт", "磅"), Unit.LB),
}  # fmt: skip
_WEIGHT: Final = (
    "weight|load|gewicht|poids|peso|vikt|vekt|vaegt|waga|ciezar|paino|vaha|hmotnost|suly|greutate"
    "|вес|вага|тегло|βαροσ|agirlik|berat|beban|重量|무게|중량"
)
_COLUMN: Final = re.compile(rf"(?:(?P<weight>{_WEIGHT})(?: (?:in )?|$))?(?P<unit>.*)")


class UnitError(ValueError):
    """A text names a unit that is neither kilograms nor pounds."""


def unit_of(text: str) -> Unit | None:
    """Return the unit that a text like ``kgs`` or ``Pounds`` names, or None for an empty text.

    Raises:
        UnitError: the text names neither kilograms nor pounds.
    """
    key = folded(text).strip(" .()[]")
    if not key:
        return None
    if key not in _UNITS:
        raise UnitError(f"the weight unit must be kg or lb, not {clean_text(text)[:40]!r}")
    return _UNITS[key]


def weight_column(name: str) -> str | None:
    """Return the unit in the name of a column of weights; None for any other column.

    Names of columns of weights are, for example, ``Weight (lb)``, ``weight_kg``, ``Gewicht`` and
    ``kg``. The result is ``""`` if the name has no unit. A unit other than kilograms and pounds is
    returned as it is written in the name.
    """
    match = _COLUMN.fullmatch(spaced(name))
    if match is None:
        return None
    unit = match["unit"]
    if not match["weight"]:
        return unit if unit in _UNITS else None
    return None if unit in {"unit", "units"} or unit.endswith(" unit") else unit
