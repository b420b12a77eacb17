"""The guide: the coach's knowledge, as pages to read offline."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import (
    Block,
    Bullets,
    Fix,
    Heading,
    KeyPose,
    Line,
    Page,
    Paragraph,
    Question,
    Steps,
)
from lungetimer.coaching.guide.care import DISCLAIMER, SAFETY, SOURCES_PAGE, WHO_SHOULD_NOT
from lungetimer.coaching.guide.deciding import SUGGESTIONS
from lungetimer.coaching.guide.dosing import DOSE, WEIGHTS
from lungetimer.coaching.guide.moving import (
    COOL_DOWN_PAGE,
    EASIER_HARDER,
    MISTAKES,
    STEPS,
    WARM_UP_PAGE,
)
from lungetimer.coaching.guide.running import SESSION
from lungetimer.coaching.guide.why import BENEFITS, CARDIO, FAQ, MUSCLES

__all__ = [
    "PAGES",
    "Block",
    "Bullets",
    "Fix",
    "GuideError",
    "Heading",
    "KeyPose",
    "Line",
    "Page",
    "Paragraph",
    "Question",
    "Steps",
    "page_of",
]

PAGES: Final[dict[str, Page]] = {
    page.topic: page
    for page in (
        STEPS,
        SESSION,
        BENEFITS,
        MUSCLES,
        MISTAKES,
        EASIER_HARDER,
        WEIGHTS,
        DOSE,
        CARDIO,
        WARM_UP_PAGE,
        COOL_DOWN_PAGE,
        SUGGESTIONS,
        FAQ,
        WHO_SHOULD_NOT,
        SAFETY,
        SOURCES_PAGE,
        DISCLAIMER,
    )
}
"""Every page by its topic, in reading order."""


class GuideError(ValueError):
    """Error for a topic that the guide does not have."""


def page_of(topic: str) -> Page:
    """Return the page of a topic; capitals, spaces and underscores do not matter.

    Raises:
        GuideError: there is no such topic; the message is one line that lists the topics.
    """
    wanted = topic.strip().lower().replace(" ", "-").replace("_", "-")
    if wanted not in PAGES:
        raise GuideError(
            f"TOPIC cannot be {topic!r}; it must be one of these: {', '.join(PAGES)}, all"
        )
    return PAGES[wanted]
