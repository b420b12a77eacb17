"""A Plan: what was asked of a session, with its limits."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Leg(StrEnum):
    """The leg that steps back."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Leg:
        """The opposite leg."""
        return Leg.RIGHT if self is Leg.LEFT else Leg.LEFT


class LeadLeg(StrEnum):
    """Which leg opens every set; ``auto`` is the other one than last session's."""

    AUTO = "auto"
    LEFT = "left"
    RIGHT = "right"


class Equipment(StrEnum):
    """What is held."""

    NONE = "none"
    DUMBBELLS = "dumbbells"
    KETTLEBELL = "kettlebell"


class Support(StrEnum):
    """What a hand may rest on, for poor balance or weak knees."""

    NONE = "none"
    WALL = "wall"
    CHAIR = "chair"


class Pacing(StrEnum):
    """Who keeps time inside a set: the metronome (tempo) or the person (self)."""

    TEMPO = "tempo"
    SELF = "self"


class Routine(StrEnum):
    """How much warm-up or cool-down."""

    FULL = "full"
    SHORT = "short"
    OFF = "off"


class PlanError(ValueError):
    """A plan field outside its limits: names the field, the value and what is allowed.

    Attributes:
        field: the plan's field name, e.g. ``rest_s``.
        value: what was given.
        allowed: the range or the choices, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(f"{field}: {value!r} is not allowed; {allowed}")


@dataclass(frozen=True, slots=True)
class Limit:
    """The closed range of a numeric field, in the field's own unit."""

    low: int
    high: int
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.low} to {self.high}{' ' + self.unit if self.unit else ''}"

    def clamp(self, value: int) -> int:
        """The nearest value inside the range."""
        return min(max(value, self.low), self.high)


LIMITS: Final[dict[str, Limit]] = {
    "sets": Limit(1, 10),
    "reps_per_leg": Limit(1, 50),
    "rest_s": Limit(0, 300, "s"),
    "load_kg": Limit(0, 200, "kg"),
    "lead_in_s": Limit(0, 30, "s"),
}
TEMPO_ALLOWED: Final = (
    "four whole seconds down-hover-up-stand, each 0 to 9, down and up at least 1, e.g. 2-1-2-0"
)


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of each stage of a rep: down - hover - up - stand.

    Stepping back counts in "down" (notation: strengthandconditioning.com, glossary).

    Raises:
        PlanError: a stage outside 0-9 s, or no time to go down or up.
    """

    down: int
    hover: int
    up: int
    stand: int

    def __post_init__(self) -> None:
        stages = (self.down, self.hover, self.up, self.stand)
        whole = all(type(s) is int and 0 <= s <= 9 for s in stages)
        if not whole or self.down < 1 or self.up < 1:
            raise PlanError("tempo", "-".join(map(str, stages)), TEMPO_ALLOWED)

    @classmethod
    def parse(cls, text: str) -> Tempo:
        """Read ``"2-1-2-0"``.

        Raises:
            PlanError: anything but four digits joined by dashes, within limits.
        """
        parts = text.strip().split("-")
        if len(parts) != 4 or not all(len(p) == 1 and p in "0123456789" for p in parts):
            raise PlanError("tempo", text, TEMPO_ALLOWED)
        return cls(*(int(p) for p in parts))

    @property
    def rep_s(self) -> int:
        """Length of one rep of one leg, in seconds."""
        return self.down + self.hover + self.up + self.stand

    def __str__(self) -> str:
        return f"{self.down}-{self.hover}-{self.up}-{self.stand}"


STEADY: Final = Tempo(2, 1, 2, 0)
# Presets [our own choice], within ACSM's 1-2 s each way. One person's unhurried rep was measured at
# about 3.5 s (umich.edu/~mvs330/f97/lunge), so nothing under 3 s is offered.
TEMPO_PRESETS: Final[dict[str, Tempo]] = {
    "steady": STEADY,
    "slow": Tempo(3, 1, 2, 1),
    "brisk": Tempo(2, 0, 1, 0),
    "pause": Tempo(2, 2, 2, 0),
}


def next_preset(tempo: Tempo) -> Tempo:
    """The tempo preset after this one; a tempo of one's own is followed by the first preset."""
    presets = list(TEMPO_PRESETS.values())
    return presets[(presets.index(tempo) + 1) % len(presets)] if tempo in presets else presets[0]


def preset_name(tempo: Tempo) -> str:
    """The preset's name, or ``own`` for any other tempo."""
    return next((name for name, preset in TEMPO_PRESETS.items() if preset == tempo), "own")


_CHOICES: Final[dict[str, type[StrEnum]]] = {
    "lead_leg": LeadLeg,
    "equipment": Equipment,
    "support": Support,
    "pacing": Pacing,
    "warm_up": Routine,
    "cool_down": Routine,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked of a session. Defaults: the source article's beginner dose.

    Attributes:
        level: the level or own preset this plan came from, ``custom`` when none.
        sets: how many sets.
        reps_per_leg: legs alternate rep by rep, so a set has twice as many reps.
        rest_s: seconds between sets.
        tempo: seconds of the stages of a rep.
        lead_leg: the leg that opens every set.
        load_kg: with dumbbells, kg in each hand; with a kettlebell, its kg.
        equipment: what is held.
        support: wall or chair within reach of a hand.
        pacing: metronome, or a key for each rep.
        warm_up: full, short or off.
        cool_down: full, short or off.
        lead_in_s: "get into position" before the first rep; before later sets it is the last part
            of the rest.

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
    warm_up: Routine = Routine.FULL
    cool_down: Routine = Routine.FULL
    lead_in_s: int = 5

    def __post_init__(self) -> None:
        for name, limit in LIMITS.items():
            check_number(name, getattr(self, name), limit, whole=name != "load_kg")
        for name, choice in _CHOICES.items():
            if not isinstance(getattr(self, name), choice):
                raise PlanError(name, getattr(self, name), one_of(choice))
        if not isinstance(self.tempo, Tempo):
            raise PlanError("tempo", self.tempo, TEMPO_ALLOWED)

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

    def leg_of(self, slot: int) -> Leg:
        """The leg of a set's rep by its place (0, 1, 2 ...): they alternate."""
        return self.first_leg if slot % 2 == 0 else self.first_leg.other

    @property
    def reps_per_set(self) -> int:
        """Reps of both legs in one set."""
        return 2 * self.reps_per_leg

    @property
    def total_reps(self) -> int:
        """Reps of both legs in all sets."""
        return self.sets * self.reps_per_set

    @property
    def loaded(self) -> bool:
        """Whether weight is held."""
        return self.equipment is not Equipment.NONE and self.load_kg > 0

    @property
    def rest_band(self) -> tuple[int, int]:
        """Advised rest in seconds: 30-60 unloaded (source article), 60-120 loaded (ACSM)."""
        return (60, 120) if self.loaded else (30, 60)


def check_number(name: str, value: object, limit: Limit, *, whole: bool = True) -> None:
    """Hold a number against its limit.

    Raises:
        PlanError: not a (whole) number, or outside the range.
    """
    kinds: tuple[type, ...] = (int,) if whole else (int, float)
    allowed = f"{'whole numbers ' if whole else ''}{limit}"
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise PlanError(name, value, allowed)
    if not (limit.low <= value <= limit.high):  # type: ignore[operator]  # narrowed by `kinds` above
        raise PlanError(name, value, allowed)


def one_of(choice: type[StrEnum]) -> str:
    """The choices of a field, in words."""
    return f"one of {', '.join(member.value for member in choice)}"


def plan_from(values: Mapping[str, Any], base: Plan | None = None) -> Plan:
    """A plan from plain values (strings and numbers), the rest taken from ``base``.

    Raises:
        PlanError: an unknown field, a wrong type, or a value outside its limits.
    """
    known = {f.name for f in fields(Plan)}
    ready: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise PlanError(name, value, f"known fields are {', '.join(sorted(known))}")
        ready[name] = _typed(name, value)
    return replace(base or Plan(), **ready)


def _typed(name: str, value: object) -> object:
    """A plain value as the field's own type; numbers are checked by the plan itself."""
    if name in _CHOICES:
        try:
            return _CHOICES[name](str(value))
        except ValueError:
            raise PlanError(name, value, one_of(_CHOICES[name])) from None
    if name == "tempo" and not isinstance(value, Tempo):
        if isinstance(value, str):
            return TEMPO_PRESETS.get(value) or Tempo.parse(value)
        raise PlanError("tempo", value, TEMPO_ALLOWED)
    return value
