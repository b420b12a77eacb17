"""The plan of a session: its fields, their defaults and their limits."""

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
from lungetimer.training.plan_limits import (
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

# Re-exported, so that other modules can import everything about plans from here.
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
    """Plan of a session. The default sets and reps are the source article's (`coaching.sources`).

    Attributes:
        level: the level or user preset that this plan came from; ``custom`` if none.
        sets: number of sets.
        reps_per_leg: reps per leg in a set, so a set has twice as many; if the sets differ, their
            mean, rounded half up.
        rest_s: seconds of rest between sets; the minimum if the rest mode is ``ready``.
        tempo: seconds of the parts of a rep.
        lead_leg: the first leg of every set.
        load_kg: weight of each dumbbell, or of the kettlebell, in kg.
        equipment: what is held.
        support: wall or chair within reach of a hand.
        pacing: timed, a key for each rep, or a key for each set.
        leg_order: legs alternate rep by rep, or one does all its reps before the other.
        switch_s: seconds between the legs of a set with leg order ``one_by_one``.
        rest_mode: whether a rest ends by itself or waits for a key press.
        warm_up: full, short or off.
        cool_down: full, short or off.
        drills: the drills of warm-up and cool-down to do, in order, or those to leave out, each
            with a minus; empty for all (see ``drill_keys``).
        lead_in_s: seconds to get into position before the first rep. Before later sets, they are
            the end of a timed rest, or follow a rest that waited for a key press.
        reps: reps per leg of each set if the sets differ, otherwise empty. If its length is not
            ``sets``, its last number is repeated or its last numbers are dropped. If its mean is
            not ``reps_per_leg``, the difference is added to each set. `with_reps` sets ``sets`` and
            ``reps_per_leg`` to match.

    Raises:
        PlanError: a value is not allowed; the error has the field, the value and what is allowed.
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
        """Make ``reps`` match ``sets`` and ``reps_per_leg``; clear it if all sets are equal.

        Raises:
            PlanError: ``reps`` is not a valid list of reps.
        """
        if not is_list_of_reps(self.reps):
            raise PlanError("reps", written_reps(self.reps), REPS_ALLOWED)
        reps = moved(self.reps, self.reps_per_leg - mean_of(self.reps))
        reps = of_length(reps, self.sets)
        # The only place that modifies a plan: it is still being created, so nothing has read it.
        object.__setattr__(self, "reps_per_leg", mean_of(reps))
        object.__setattr__(self, "reps", reps if len(set(reps)) > 1 else ())

    def with_reps(self, reps: Sequence[int]) -> Plan:
        """Return this plan with these reps per leg of each set.

        Raises:
            PlanError: a number is outside its limits, or there are too many sets.
        """
        listed = read_reps(reps)
        return replace(self, sets=len(listed), reps_per_leg=mean_of(listed), reps=listed)

    def with_lead(self, last_lead: Leg | None) -> Plan:
        """Return this plan, with ``lead_leg`` set to a leg if it is ``auto``.

        This leg is the opposite of ``last_lead``, or the left leg if ``last_lead`` is None.
        """
        if self.lead_leg is not LeadLeg.AUTO:
            return self
        lead = last_lead.other if last_lead else Leg.LEFT
        return replace(self, lead_leg=LeadLeg(lead.value))

    @property
    def first_leg(self) -> Leg:
        """First leg of every set; left if ``lead_leg`` is still ``auto``."""
        return Leg.RIGHT if self.lead_leg is LeadLeg.RIGHT else Leg.LEFT

    def reps_in(self, number: int) -> int:
        """Return the reps per leg of a set; for a set after the last one, those of the last one.

        Args:
            number: the set's number, from 1.
        """
        if not self.reps:
            return self.reps_per_leg
        return self.reps[min(number, len(self.reps)) - 1]

    @property
    def set_reps(self) -> tuple[int, ...]:
        """Reps per leg of each set."""
        return self.reps or (self.reps_per_leg,) * self.sets

    @property
    def one_by_one(self) -> bool:
        """Whether one leg does all its reps of a set before the other."""
        return self.leg_order is LegOrder.ONE_BY_ONE

    @property
    def rest_waits(self) -> bool:
        """Whether a rest ends only after a key press."""
        return self.rest_mode is RestMode.READY

    def set_s(self, number: int) -> int:
        """Return how many seconds a set takes at the tempo, including the switch between the legs.

        The result is exact if the pacing is timed; otherwise, it is an estimate.

        Args:
            number: the set's number, from 1.
        """
        switch_s = self.switch_s if self.one_by_one else 0
        return 2 * self.reps_in(number) * self.tempo.rep_s + switch_s

    @property
    def total_reps(self) -> int:
        """Number of reps of both legs in all sets."""
        return 2 * sum(self.set_reps)

    @property
    def estimated(self) -> bool:
        """Whether the length of the session is only an estimate, because it depends on the user."""
        return self.pacing is not Pacing.TEMPO or (self.rest_waits and self.sets > 1)

    @property
    def loaded(self) -> bool:
        """Whether a weight is held."""
        return self.equipment is not Equipment.NONE and self.load_kg > 0

    @property
    def rest_band(self) -> tuple[int, int]:
        """Recommended seconds of rest: 30-60 (source article), or 60-120 with load (ACSM 2009)."""
        return (60, 120) if self.loaded else (30, 60)


def plan_from(values: Mapping[str, Any], base: Plan | None = None) -> Plan:
    """Return a plan from plain values (strings and numbers); other fields come from ``base``.

    ``reps`` also sets the number of sets. ``reps_per_leg`` replaces a list of reps in ``base``.
    With ``sets`` alone, the last number of such a list is repeated, or its last numbers are
    dropped.

    Raises:
        UnknownFieldError: a name is not a field of a plan.
        PlanError: a value has a wrong type or is outside its limits, or ``sets`` or
            ``reps_per_leg`` contradicts the ``reps`` given with it.
    """  # noqa: DOC501  # _conflict_error() returns the PlanError
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
            raise _conflict_error(name, values[name], whole, listed)
    return replace(whole, **ready)


def _conflict_error(name: str, value: object, whole: Plan, listed: tuple[int, ...]) -> PlanError:
    """Return the error for a ``sets`` or ``reps_per_leg`` value that contradicts `listed`."""
    if name == "sets":
        return PlanError(
            name,
            value,
            f"{whole.sets} (one set for each number in the reps {written_reps(listed)})",
        )
    allowed = f"left out or {whole.reps_per_leg} (the mean of the reps {written_reps(listed)})"
    return PlanError(name, value, allowed)


def _typed(name: str, value: object) -> object:
    """Return a plain value converted to the type of its field; the plan itself checks numbers.

    Raises:
        PlanError: the value cannot be converted.
    """
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
