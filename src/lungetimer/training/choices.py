"""Enumerations of the values that fields of a plan can have."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Leg(StrEnum):
    """A leg, named by the foot that steps back."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Leg:
        """The other leg: right for left, and left for right."""
        return Leg.RIGHT if self is Leg.LEFT else Leg.LEFT


class LeadLeg(StrEnum):
    """The first leg of every set; ``auto`` is the leg that was second in the last session."""

    AUTO = "auto"
    LEFT = "left"
    RIGHT = "right"


class Equipment(StrEnum):
    """Weights held in the hands."""

    NONE = "none"
    DUMBBELLS = "dumbbells"
    KETTLEBELL = "kettlebell"


class Support(StrEnum):
    """Something to rest a hand on, for poor balance or weak knees."""

    NONE = "none"
    WALL = "wall"
    CHAIR = "chair"


class Pacing(StrEnum):
    """How the reps of a set are counted.

    ``tempo``: the metronome counts them. ``self``: the user presses a key for each rep. ``set``:
    the set is untimed, and the user presses a key when it is done.
    """

    TEMPO = "tempo"
    SELF = "self"
    SET = "set"


class LegOrder(StrEnum):
    """Whether the legs alternate rep by rep, or one leg does all its reps before the other."""

    ALTERNATING = "alternating"
    ONE_BY_ONE = "one_by_one"


class RestMode(StrEnum):
    """What ends a rest: its time (``timed``), or a key press after that time (``ready``)."""

    TIMED = "timed"
    READY = "ready"


class Routine(StrEnum):
    """Length of the warm-up or the cool-down."""

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
"""The enumeration of the values of each field that has one, by the name of the field."""
