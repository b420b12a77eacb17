"""The record of a plan, as history.json stores it for each session."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, UnsetType

from lungetimer.history.fields import RecordBase, ShortText
from lungetimer.text import clean_text
from lungetimer.training.drill_keys import known_drills
from lungetimer.training.plan import (
    Equipment,
    LeadLeg,
    LegOrder,
    Pacing,
    Plan,
    RestMode,
    Routine,
    Support,
    Tempo,
)
from lungetimer.training.set_reps import mean_of

TEMPO_PATTERN: Final = r"^[1-9]-[0-9]-[1-9]-[0-9]$"


class PacingWord(StrEnum):
    """Values of the field ``pacing``. Add no value: lungetimer 0.1 would report a damaged file."""

    TEMPO = "tempo"
    SELF = "self"


class PlanRecord(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The plan as the user requested it; units and limits are those of ``training.plan.Plan``.

    The fields from ``count_by`` on are not known to lungetimer 0.1. Such a field is written only if
    its value is not the default, so that lungetimer 0.1 can read most plans.
    """

    level: ShortText = "custom"
    sets: Annotated[int, Meta(ge=1, le=10)]
    reps_per_leg: Annotated[int, Meta(ge=1, le=50)]
    rest_s: Annotated[int, Meta(ge=0, le=300)] = 45
    tempo: Annotated[str, Meta(pattern=TEMPO_PATTERN)] = "2-1-2-0"
    lead_leg: LeadLeg = LeadLeg.AUTO
    pacing: PacingWord = PacingWord.TEMPO
    equipment: Equipment = Equipment.NONE
    load_kg: Annotated[float, Meta(ge=0, le=200)] = 0.0
    support: Support = Support.NONE
    warm_up: Routine = Routine.FULL
    cool_down: Routine = Routine.FULL
    count_by: Literal["set"] | UnsetType = UNSET
    leg_order: LegOrder | UnsetType = UNSET
    switch_s: Annotated[int, Meta(ge=0, le=60)] | UnsetType = UNSET
    rest_mode: RestMode | UnsetType = UNSET
    drills: tuple[ShortText, ...] | UnsetType = UNSET
    reps_by_set: tuple[Annotated[int, Meta(ge=1, le=50)], ...] | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not self.level.isprintable():
            self._clean("level")

    @property
    def total_reps(self) -> int:
        """Reps of both legs in all sets."""
        return 2 * (sum(self.listed_reps) or self.sets * self.reps_per_leg)

    @property
    def listed_reps(self) -> tuple[int, ...]:
        """Reps per leg in each set if the sets differ, otherwise an empty tuple.

        ``reps_by_set`` is ignored if it contradicts ``sets`` and ``reps_per_leg``, because
        lungetimer 0.1 knows only ``sets`` and ``reps_per_leg``, and may have changed them.
        """
        by_set = self.reps_by_set
        if by_set is UNSET or len(by_set) != self.sets or mean_of(by_set) != self.reps_per_leg:
            return ()
        return by_set

    def reps_in(self, number: int) -> int:
        """Return the planned reps per leg in the set with this number, from 1."""
        listed = self.listed_reps
        return listed[min(number, len(listed)) - 1] if listed else self.reps_per_leg

    @property
    def paced_by(self) -> Pacing:
        """Pacing of the plan; the file stores `Pacing.SET` as pacing "self" and count_by "set"."""
        if self.pacing is PacingWord.SELF and self.count_by == "set":
            return Pacing.SET
        return Pacing(self.pacing.value)

    @property
    def known_to_all(self) -> bool:
        """Whether this plan is stored with only those fields that lungetimer 0.1 knows."""
        return all(getattr(self, name) is UNSET for name in NEW_FIELDS)


NEW_FIELDS: Final = ("count_by", "leg_order", "switch_s", "rest_mode", "drills", "reps_by_set")
"""Names of the fields that lungetimer 0.1 does not know."""


def plan_record(plan: Plan) -> PlanRecord:
    """Return the record of a plan, as the history file stores it."""
    return PlanRecord(
        level=clean_text(plan.level)[:200],
        sets=plan.sets,
        reps_per_leg=plan.reps_per_leg,
        rest_s=plan.rest_s,
        tempo=str(plan.tempo),
        lead_leg=plan.lead_leg,
        pacing=PacingWord.TEMPO if plan.pacing is Pacing.TEMPO else PacingWord.SELF,
        equipment=plan.equipment,
        load_kg=float(plan.load_kg),
        support=plan.support,
        warm_up=plan.warm_up,
        cool_down=plan.cool_down,
        count_by="set" if plan.pacing is Pacing.SET else UNSET,
        leg_order=UNSET if plan.leg_order is LegOrder.ALTERNATING else plan.leg_order,
        switch_s=UNSET if plan.switch_s == Plan().switch_s else plan.switch_s,
        rest_mode=UNSET if plan.rest_mode is RestMode.TIMED else plan.rest_mode,
        drills=plan.drills or UNSET,
        reps_by_set=plan.reps or UNSET,
    )


@lru_cache(maxsize=256)
def plan_from_record(record: PlanRecord, *, lead_in_s: int = 5) -> Plan:
    """Return the plan in a record; records do not have the get-ready time, so it is an argument."""
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
        pacing=record.paced_by,
        leg_order=LegOrder.ALTERNATING if record.leg_order is UNSET else record.leg_order,
        switch_s=Plan().switch_s if record.switch_s is UNSET else record.switch_s,
        rest_mode=RestMode.TIMED if record.rest_mode is UNSET else record.rest_mode,
        warm_up=record.warm_up,
        cool_down=record.cool_down,
        drills=() if record.drills is UNSET else known_drills(record.drills),
        lead_in_s=lead_in_s,
        reps=record.listed_reps,
    )
