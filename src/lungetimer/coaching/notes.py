"""Safety notes: before a session, when to stop, what is normal after it, and easier variants."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.frozen import frozen


@frozen
class Note:
    """One line of safety advice, and its source."""

    text: str
    source: str


BEFORE: Final = Note("Check: clear, dry floor; shoes on; a wall or chair within reach.", OWN_CHOICE)
"""The one-line check before every session."""

STOP_NOW: Final = tuple(
    Note(text, "stop-signs")
    for text in (
        "Pain or pressure in the chest, neck, jaw or arm",
        "Dizziness, or feeling faint",
        "Being too breathless to talk",
        "An irregular heartbeat",
        "A cold sweat",
        "Nausea",
        "Numbness",
        "Trouble seeing",
        "Sharp pain in a joint",
    )
)
"""Signs at which the user must stop at once; in a session, a key shows them."""

STOP_FIRST: Final = Note("Stop at once and sit down if you notice:", "stop-signs")
"""What to do; this is shown before the list of signs."""

STOP_ADVICE: Final = Note(
    "If it does not pass within a few minutes, call your local emergency number.",
    "stop-signs",
)
"""When to call for help; this is shown after the list of signs."""

SORENESS: Final = Note(
    "Sore muscles are normal for up to a week. They are worst after 1 to 3 days.",
    "soreness",
)
DARK_URINE: Final = Note(
    "If your urine is dark, if you have a lot of swelling, or if pain or weakness goes far beyond "
    "normal soreness, get medical help at once.",
    "muscle-breakdown",
)
SORE_LEGS: Final = Note(
    "If you are sore but stairs and chairs are no trouble, you can train: do an easy session. If "
    "you are so sore that you move differently, wait a day.",
    OWN_CHOICE,
)
SEE_SOMEONE: Final = Note(
    "Get medical help the same day if a knee is hot and red (with a fever, it may be infected), "
    "badly swollen, very painful or out of shape, if it locks or gives way, or if you cannot put "
    "weight on it.",
    "knee-signs",
)

EASIER: Final = (
    Note("Hold on to a wall or a chair.", ARTICLE),
    Note("Go less deep.", OWN_CHOICE),
    Note("Do static split squats: stay in the split stance and do not step.", OWN_CHOICE),
    Note("Use no weights.", OWN_CHOICE),
    Note("Put a cushion under the back knee.", OWN_CHOICE),
)
"""Easier variants of the exercise, the smallest change first."""
