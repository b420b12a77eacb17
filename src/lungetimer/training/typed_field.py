"""Format and parse fields of a plan as the user types them: ``12,10,8``, ``25 lb``, ``3-1-2-1``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lungetimer.training.loads import load_words, read_load
from lungetimer.training.plan import plan_from
from lungetimer.training.plan_limits import LIMITS, PlanError
from lungetimer.training.set_reps import REPS_ALLOWED, written_reps
from lungetimer.training.stepping import with_load

if TYPE_CHECKING:
    from lungetimer.training.loads import Unit
    from lungetimer.training.plan import Plan

TYPED_FIELDS: Final = (
    "sets",
    "reps_per_leg",
    "rest_s",
    "tempo",
    "switch_s",
    "load_kg",
    "lead_in_s",
)
"""The fields that can be typed; the others have choices."""
_WHOLE: Final = r"[0-9]{1,5}"


def typed_text(plan: Plan, field: str, unit: Unit) -> str:
    """Return a field's value as the user would type it."""
    if field == "load_kg":
        return load_words(plan.load_kg, unit)
    if field == "reps_per_leg" and plan.reps:
        return written_reps(plan.reps)
    return str(getattr(plan, field))


def with_typed(plan: Plan, field: str, text: str, unit: Unit) -> Plan:
    """Return the plan with one field set to the typed value.

    If several numbers are typed for the reps, one for each set, the number of sets changes to
    match. If a load is typed and the plan has no equipment, the equipment becomes dumbbells.

    Raises:
        PlanError: the text is not a value of that field, or is outside its limits.
    """
    text = text.strip()
    if text == typed_text(plan, field, unit):
        return plan  # nothing changed: keep a load exact that is displayed rounded
    if field == "load_kg":
        return with_load(plan, read_load(text, unit))
    if field == "tempo":
        return plan_from({field: text}, plan)
    if field == "reps_per_leg" and "," in text:
        return plan_from({"reps": text}, plan)
    limit = LIMITS[field]
    number = text.removesuffix(limit.unit).rstrip()
    if re.fullmatch(_WHOLE, number) and limit.low <= int(number) <= limit.high:
        return plan_from({field: int(number)}, plan)
    allowed = f"a whole number from {limit}"
    if field == "reps_per_leg":
        allowed += f", or {REPS_ALLOWED}"
    elif not re.fullmatch(r"[+-]?[0-9]+", number):
        allowed += f", like {limit.like}"
    raise PlanError(field, text, allowed)
