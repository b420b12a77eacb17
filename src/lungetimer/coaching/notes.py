"""Lines of care: before a session, when to stop, what is normal after it, and easier ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE


@dataclass(frozen=True, slots=True)
class Note:
    """A line with its source."""

    text: str
    source: str


BEFORE: Final = Note("Clear dry floor, shoes on, support within reach.", OWN_CHOICE)
"""The one-line check before every session."""

STOP_NOW: Final = tuple(
    Note(text, "stop-signs")
    for text in (
        "Pain or pressure in the chest, neck, jaw or arm",
        "Dizziness, or feeling faint",
        "So breathless that you cannot talk",
        "An irregular heartbeat",
        "Cold sweat",
        "Nausea",
        "Numbness",
        "Trouble seeing",
        "Sharp pain in a joint",
    )
)
"""Signs to stop at once; one key away in every session."""

STOP_ADVICE: Final = Note(
    "Stop and sit down. If it does not pass within minutes, call the emergency number.",
    "stop-signs",
)

SORENESS: Final = Note("Sore muscles a day or two later are normal and pass.", "soreness")
SEE_SOMEONE: Final = Note(
    "A hot, red or swollen knee, or a leg that cannot bear weight: see a clinician.", "knee-signs"
)

EASIER: Final = (
    Note("Hold a wall or a chair.", ARTICLE),
    Note("Sink less deep.", OWN_CHOICE),
    Note("Static split squat: stay in the split stance, no step.", OWN_CHOICE),
    Note("No weights.", OWN_CHOICE),
    Note("A cushion under the back knee.", OWN_CHOICE),
)
"""Easier ways to do it, gentlest change first."""
