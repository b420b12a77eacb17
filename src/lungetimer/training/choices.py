"""The words that fields of a plan may be."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


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
    """Who keeps time inside a set.

    ``tempo``: the metronome counts. ``self``: the person presses a key for each rep. ``set``: there
    is no clock, and the person presses a key when the set is done.
    """

    TEMPO = "tempo"
    SELF = "self"
    SET = "set"


class LegOrder(StrEnum):
    """Whether the legs alternate rep by rep, or one leg does all its reps before the other."""

    ALTERNATING = "alternating"
    ONE_BY_ONE = "one_by_one"


class RestMode(StrEnum):
    """What ends a rest: its time (``timed``), or the person, after that time (``ready``)."""

    TIMED = "timed"
    READY = "ready"


class Routine(StrEnum):
    """How much warm-up or cool-down."""

    FULL = "full"
    SHORT = "short"
    OFF = "off"


CHOICES: Final[dict[str, type[StrEnum]]] = {
    "lead_leg": LeadLeg,
    "equipment": Equipment,
    "support": Support,
    "pacing": Pacing,
    "leg_order": LegOrder,
    "rest_mode": RestMode,
    "warm_up": Routine,
    "cool_down": Routine,
}
"""The words a field may be, by its name."""
