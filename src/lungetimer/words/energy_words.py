"""Texts about the energy that a session takes; to estimate it, the body weight must be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching import energy
from lungetimer.coaching.sources import source_of
from lungetimer.history.plan_record import plan_from_record
from lungetimer.training.loads import Unit, load_words

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord


def energy_words(record: SessionRecord, body_weight_kg: float | None) -> str:
    """Return the energy that a session took, as ``about 55 kcal``; empty without body weight."""
    if body_weight_kg is None:
        return ""
    return energy.about(kcal_of(record, body_weight_kg))


def kcal_of(record: SessionRecord, body_weight_kg: float) -> float:
    """Return the kilocalories that a session took, as `coaching.energy` estimates them."""
    return energy.kcal(
        body_weight_kg,
        warm_up_s=record.warm_up_s,
        sets_s=sum(done.work_s + done.rest_s for done in record.sets),
        cool_down_s=record.cool_down_s,
        loaded=plan_from_record(record.plan).loaded,
    )


def energy_explained(body_weight_kg: float | None, unit: Unit = Unit.KG) -> tuple[str, ...]:
    """Return three paragraphs about the estimate: the formula, its source, and the body weight."""
    source = source_of(energy.SOURCE)
    weight = (
        f"It uses the body weight in your settings: {_weight_words(body_weight_kg, unit)}."
        if body_weight_kg is not None
        else "To see the estimate, set your body weight in the settings."
    )
    return (energy.FORMULA, f"Source: {source.name}, {source.where}.", weight)


def _weight_words(body_weight_kg: float, unit: Unit) -> str:
    """Return the body weight in the user's unit, and always in kilograms, as in the formula."""
    words = load_words(body_weight_kg, unit)
    return words if unit is Unit.KG else f"{words} ({load_words(body_weight_kg, Unit.KG)})"
