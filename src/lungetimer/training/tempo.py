"""Tempo: the seconds of the four parts of a rep, and the presets."""

from __future__ import annotations

from typing import Final

from lungetimer.frozen import frozen
from lungetimer.training.plan_limits import PlanError

TEMPO_ALLOWED: Final = (
    "a name (steady, slow, brisk, pause) or four numbers from 0 to 9 like 2-1-2-0; the first and "
    "the third must be at least 1"
)


@frozen
class Tempo:
    """Seconds of each part of a rep: down - hover - up - stand.

    Stepping back is part of "down" (notation: strengthandconditioning.com, glossary).

    Raises:
        PlanError: a part is outside 0 to 9 s, or down or up is 0 s.
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
        """Return the tempo in a text like ``"2-1-2-0"``.

        Raises:
            PlanError: the text is not four digits joined by dashes, or is outside the limits.
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
# Presets [our own choice]: down and up each take about the 1-2 s that ACSM recommends. One person's
# unhurried rep was measured at about 3.5 s (umich.edu/~mvs330/f97/lunge), so no preset is shorter
# than 3 s.
TEMPO_PRESETS: Final[dict[str, Tempo]] = {
    "steady": STEADY,
    "slow": Tempo(3, 1, 2, 1),
    "brisk": Tempo(2, 0, 1, 0),
    "pause": Tempo(2, 2, 2, 0),
}


def preset_name(tempo: Tempo) -> str:
    """Return the name of the preset with this tempo, or ``custom`` for any other tempo."""
    return next((name for name, preset in TEMPO_PRESETS.items() if preset == tempo), "custom")
