"""The plan of a session as it is written down."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from msgspec import Meta

from lungetimer.history.fields import Kept, ShortText
from lungetimer.text import clean_text
from lungetimer.training.plan import Equipment, LeadLeg, Pacing, Plan, Routine, Support, Tempo


class PlanRecord(Kept, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The plan as it was asked for; units and limits are those of ``training.plan.Plan``."""

    level: ShortText = "custom"
    sets: Annotated[int, Meta(ge=1, le=10)]
    reps_per_leg: Annotated[int, Meta(ge=1, le=50)]
    rest_s: Annotated[int, Meta(ge=0, le=300)] = 45
    tempo: Annotated[str, Meta(pattern=r"^[1-9]-[0-9]-[1-9]-[0-9]$")] = "2-1-2-0"
    lead_leg: LeadLeg = LeadLeg.AUTO
    pacing: Pacing = Pacing.TEMPO
    equipment: Equipment = Equipment.NONE
    load_kg: Annotated[float, Meta(ge=0, le=200)] = 0.0
    support: Support = Support.NONE
    warm_up: Routine = Routine.FULL
    cool_down: Routine = Routine.FULL

    def __post_init__(self) -> None:
        if not self.level.isprintable():
            self._clean("level")

    @property
    def total_reps(self) -> int:
        """Reps of both legs in all sets."""
        return 2 * self.sets * self.reps_per_leg


def plan_record(plan: Plan) -> PlanRecord:
    """The plan as it is written down."""
    return PlanRecord(
        level=clean_text(plan.level)[:200],
        sets=plan.sets,
        reps_per_leg=plan.reps_per_leg,
        rest_s=plan.rest_s,
        tempo=str(plan.tempo),
        lead_leg=plan.lead_leg,
        pacing=plan.pacing,
        equipment=plan.equipment,
        load_kg=float(plan.load_kg),
        support=plan.support,
        warm_up=plan.warm_up,
        cool_down=plan.cool_down,
    )


@lru_cache(maxsize=256)
def plan_from_record(record: PlanRecord, *, lead_in_s: int = 5) -> Plan:
    """The plan that was written down; the lead-in is not remembered, so it is given."""
    return Plan(
        level=record.level,
        sets=record.sets,
        reps_per_leg=record.reps_per_leg,
        rest_s=record.rest_s,
        tempo=Tempo.parse(record.tempo),
        lead_leg=record.lead_leg,
        load_kg=record.load_kg,
        equipment=record.equipment,
        support=record.support,
        pacing=record.pacing,
        warm_up=record.warm_up,
        cool_down=record.cool_down,
        lead_in_s=lead_in_s,
    )
