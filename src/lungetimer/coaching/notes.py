"""Lines of care: before a session, when to stop, what is normal after it, and easier ways."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.frozen import frozen


@frozen
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

SORENESS: Final = Note(
    "Sore muscles are normal for up to a week, worst after 1 to 3 days.",
    "soreness",
)
DARK_URINE: Final = Note(
    "Dark urine, much swelling, or pain and weakness far beyond that: get medical help at once.",
    "muscle-breakdown",
)
SORE_LEGS: Final = Note(
    "Sore, but stairs and chairs are no trouble: train, and make it an easy session. So sore that "
    "you move differently: wait a day.",
    OWN_CHOICE,
)
SEE_SOMEONE: Final = Note(
    "Get medical help the same day if a knee is hot and red (with fever it may be infected), badly "
    "swollen, very painful or out of shape, if it locks or gives way, or bears no weight.",
    "knee-signs",
)

EASIER: Final = (
    Note("Hold a wall or a chair.", ARTICLE),
    Note("Sink less deep.", OWN_CHOICE),
    Note("Static split squat: stay in the split stance, no step.", OWN_CHOICE),
    Note("No weights.", OWN_CHOICE),
    Note("A cushion under the back knee.", OWN_CHOICE),
)
"""Easier ways to do it, gentlest change first."""
