"""A Plan: what was asked of a session, with its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lungetimer.frozen import frozen, names, replace
from lungetimer.training.choices import (
    CHOICES,
    Equipment,
    LeadLeg,
    Leg,
    LegOrder,
    Pacing,
    RestMode,
    Routine,
    Support,
)
from lungetimer.training.drill_keys import check_drills, read_drills
from lungetimer.training.limits import (
    LIMITS,
    Limit,
    PlanError,
    UnknownFieldError,
    check_number,
    one_of,
)
from lungetimer.training.set_reps import (
    REPS_ALLOWED,
    is_list_of_reps,
    mean_of,
    moved,
    of_length,
    read_reps,
    written_reps,
)
from lungetimer.training.tempo import (
    STEADY,
    TEMPO_ALLOWED,
    TEMPO_PRESETS,
    Tempo,
    preset_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The vocabulary of a plan, so that one import serves its readers.
__all__ = [
    "CHOICES",
    "LIMITS",
    "STEADY",
    "TEMPO_PRESETS",
    "Equipment",
    "LeadLeg",
    "Leg",
    "LegOrder",
    "Limit",
    "Pacing",
    "Plan",
    "PlanError",
    "RestMode",
    "Routine",
    "Support",
    "Tempo",
    "UnknownFieldError",
    "plan_from",
    "preset_name",
]


@frozen
class Plan:
    """What was asked of a session. Defaults: the source article's beginner dose.

    Attributes:
        level: the level or own preset this plan came from, ``custom`` when none.
        sets: how many sets.
        reps_per_leg: reps of each leg in a set, which so has twice as many; where the sets differ,
            their mean, rounded half up.
        rest_s: seconds between sets; the least there are when the rest mode is ``ready``.
        tempo: seconds of the stages of a rep.
        lead_leg: the leg that opens every set.
        load_kg: with dumbbells, kg in each hand; with a kettlebell, its kg.
        equipment: what is held.
        support: wall or chair within reach of a hand.
        pacing: metronome, a key for each rep, or a key for each set.
        leg_order: legs alternate rep by rep, or one does all its reps before the other.
        switch_s: seconds between the legs of a set, when they come one by one.
        rest_mode: whether a rest ends by itself or waits for the person.
        warm_up: full, short or off.
        cool_down: full, short or off.
        drills: the drills of both to do, in order, or with a minus those to leave out; none for
            all of them (see ``drill_keys``).
        lead_in_s: "get into position" before the first rep; before later sets it is the last part
            of the rest, and follows a rest that waited.
        reps: reps of each leg set by set, where the sets differ; empty where all are alike. It
            follows ``sets`` and ``reps_per_leg``: with another number of sets the last one is
            repeated or the last ones are dropped, and with another mean every set has so many
            more or fewer. `with_reps` sets all three.

    Raises:
        PlanError: naming the field, the value and what is allowed.
    """

    level: str = "beginner"
    sets: int = 3
    reps_per_leg: int = 10
    rest_s: int = 45
    tempo: Tempo = STEADY
    lead_leg: LeadLeg = LeadLeg.AUTO
    load_kg: float = 0.0
    equipment: Equipment = Equipment.NONE
    support: Support = Support.NONE
    pacing: Pacing = Pacing.TEMPO
    leg_order: LegOrder = LegOrder.ALTERNATING
    switch_s: int = 5
    rest_mode: RestMode = RestMode.TIMED
    warm_up: Routine = Routine.FULL
    cool_down: Routine = Routine.FULL
    drills: tuple[str, ...] = ()
    lead_in_s: int = 5
    reps: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name, limit in LIMITS.items():
            check_number(name, getattr(self, name), limit, whole=name != "load_kg")
        for name, choice in CHOICES.items():
            if not isinstance(getattr(self, name), choice):
                raise PlanError(name, getattr(self, name), one_of(choice))
        if not isinstance(self.tempo, Tempo):
            raise PlanError("tempo", self.tempo, TEMPO_ALLOWED)
        if self.drills:
            check_drills(self.drills)
        if self.reps:
            self._settle_reps()

    def _settle_reps(self) -> None:
        """Let the list agree with the number of sets and the mean; equal sets need none."""
        if not is_list_of_reps(self.reps):
            raise PlanError("reps", written_reps(self.reps), REPS_ALLOWED)
        reps = moved(self.reps, self.reps_per_leg - mean_of(self.reps))
        reps = of_length(reps, self.sets)
        # The one place where a plan changes: within its making, before anybody has seen it.
        object.__setattr__(self, "reps_per_leg", mean_of(reps))
        object.__setattr__(self, "reps", reps if len(set(reps)) > 1 else ())

    def with_reps(self, reps: Sequence[int]) -> Plan:
        """Return this plan with these reps of each leg, set by set.

        Raises:
            PlanError: a number outside its limits, or too many sets.
        """
        listed = read_reps(reps)
        return replace(self, sets=len(listed), reps_per_leg=mean_of(listed), reps=listed)

    def with_lead(self, last_lead: Leg | None) -> Plan:
        """This plan with ``auto`` settled: the other leg than last session's, left at first."""
        if self.lead_leg is not LeadLeg.AUTO:
            return self
        lead = last_lead.other if last_lead else Leg.LEFT
        return replace(self, lead_leg=LeadLeg(lead.value))

    @property
    def first_leg(self) -> Leg:
        """The leg that opens every set; an unsettled ``auto`` opens with the left."""
        return Leg.RIGHT if self.lead_leg is LeadLeg.RIGHT else Leg.LEFT

    def reps_in(self, number: int) -> int:
        """Reps of each leg in a set, by its number from 1; past the last one as in the last."""
        if not self.reps:
            return self.reps_per_leg
        return self.reps[min(number, len(self.reps)) - 1]

    @property
    def set_reps(self) -> tuple[int, ...]:
        """Reps of each leg, set by set."""
        return self.reps or (self.reps_per_leg,) * self.sets

    @property
    def one_by_one(self) -> bool:
        """Whether one leg does all its reps of a set before the other."""
        return self.leg_order is LegOrder.ONE_BY_ONE

    @property
    def rest_waits(self) -> bool:
        """Whether a rest ends only when the person says so."""
        return self.rest_mode is RestMode.READY

    def set_s(self, number: int) -> int:
        """Seconds of a set at the tempo, the switch between the legs included.

        Only the metronome keeps to it; with any other pacing it is an estimate.

        Args:
            number: the set's number, from 1.
        """
        switch_s = self.switch_s if self.one_by_one else 0
        return 2 * self.reps_in(number) * self.tempo.rep_s + switch_s

    @property
    def total_reps(self) -> int:
        """Reps of both legs in all sets."""
        return 2 * sum(self.set_reps)

    @property
    def estimated(self) -> bool:
        """Whether nobody can know beforehand how long a session takes."""
        return self.pacing is not Pacing.TEMPO or (self.rest_waits and self.sets > 1)

    @property
    def loaded(self) -> bool:
        """Whether weight is held."""
        return self.equipment is not Equipment.NONE and self.load_kg > 0

    @property
    def rest_band(self) -> tuple[int, int]:
        """Advised rest in seconds: 30-60 unloaded (source article), 60-120 loaded (ACSM 2009)."""
        return (60, 120) if self.loaded else (30, 60)


def plan_from(values: Mapping[str, Any], base: Plan | None = None) -> Plan:
    """A plan from plain values (strings and numbers), the rest taken from ``base``.

    ``reps`` sets the number of sets, and reps for every set alike take the place of a list in
    ``base``; a number of sets alone keeps such a list, and repeats or drops its last ones.

    Raises:
        UnknownFieldError: a name that no field has.
        PlanError: a wrong type, a value outside its limits, or a number of sets or a mean other
            than that of the ``reps`` beside it.
    """
    known = set(names(Plan))
    ready: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise UnknownFieldError(name, value, known)
        ready[name] = _typed(name, value)
    base = base or Plan()
    listed: tuple[int, ...] = ready.pop("reps", ())
    if not listed:
        if "reps_per_leg" in ready:
            ready["reps"] = ()
        return replace(base, **ready)
    whole = replace(base, reps=()).with_reps(listed)
    for name in ("sets", "reps_per_leg"):
        if name in ready and ready.pop(name) != getattr(whole, name):
            raise _at_odds(name, values[name], whole, listed)
    return replace(whole, **ready)


def _at_odds(name: str, value: object, whole: Plan, listed: tuple[int, ...]) -> PlanError:
    """A number of sets, or reps for every set, that the list of reps beside it contradicts."""
    if name == "sets":
        return PlanError(name, value, f"{whole.sets} with the reps {written_reps(listed)}")
    return PlanError(name, value, f"left out because of the reps {written_reps(listed)}")


def _typed(name: str, value: object) -> object:
    """A plain value as the field's own type; numbers are checked by the plan itself."""
    if name in CHOICES:
        try:
            return CHOICES[name](str(value))
        except ValueError:
            raise PlanError(name, value, one_of(CHOICES[name])) from None
    if name == "tempo" and not isinstance(value, Tempo):
        if isinstance(value, str):
            return TEMPO_PRESETS.get(value) or Tempo.parse(value)
        raise PlanError("tempo", value, TEMPO_ALLOWED)
    if name == "reps":
        return read_reps(value) if value != () else ()
    return read_drills(value) if name == "drills" else value
