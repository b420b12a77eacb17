"""Kinds of gear that can be drawn with the figure."""

from __future__ import annotations

from typing import Final

from lungetimer.frozen import frozen

EQUIPMENT: Final = ("none", "dumbbells", "kettlebell")
SUPPORTS: Final = ("none", "wall", "chair")


@frozen
class Gear:
    """Equipment and support that are drawn with the figure.

    Attributes:
        equipment: none, dumbbells (one in each hand) or kettlebell (one, at the chest).
        support: none, wall or chair; one hand is on it. A kettlebell is then in the other hand, and
            one of two dumbbells is left out.

    Raises:
        ValueError: another word was given; the message names the allowed ones.
    """

    equipment: str = "none"
    support: str = "none"

    def __post_init__(self) -> None:
        for name, value, allowed in (
            ("equipment", self.equipment, EQUIPMENT),
            ("support", self.support, SUPPORTS),
        ):
            if value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")


NO_GEAR: Final = Gear()
