"""Guide pages on care: who should not, when to stop, sources, disclaimer."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, Paragraph, by
from lungetimer.coaching.notes import SEE_SOMEONE, SORENESS, STOP_ADVICE, STOP_NOW, Note
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE, SOURCES

_article = by(ARTICLE)


def _bullets(*notes: Note) -> Bullets:
    return Bullets(tuple(by(note.source)(note.text) for note in notes))


WHO_SHOULD_NOT: Final = Page(
    "who-should-not",
    "Who should not, or with care",
    (
        _article.bullets(
            "Weak knees: pain may get worse.",
            "Poor balance: hold on to a wall or a chair.",
            "The low back: done wrongly, lunges strain it.",
            "An earlier ankle, knee or hip injury: avoid them, they can delay recovery.",
            "A medical condition such as a knee problem: ask a doctor first.",
        ),
        by("parq").paragraph(
            "The safety questions ask about more: heart, chest pain, dizziness, long-term "
            "conditions, pregnancy, being ill today. The well-known form is the PAR-Q+ at "
            "eparmedx.com; ours are in our own words."
        ),
        by(OWN_CHOICE).paragraph(
            "You decide. All that is kept is the day you were asked and the level advised, on "
            "this machine only."
        ),
    ),
)

SAFETY: Final = Page(
    "safety",
    "When to stop",
    (
        Heading("Stop now if you notice"),
        _bullets(*STOP_NOW),
        Paragraph(by(STOP_ADVICE.source)(STOP_ADVICE.text)),
        Heading("Afterwards"),
        _bullets(SORENESS, SEE_SOMEONE),
    ),
)

DISCLAIMER: Final = Page(
    "disclaimer",
    "Disclaimer",
    (
        _article.paragraph(
            "All of this is information only. It is no substitute for medical advice. Ask a "
            "qualified professional about your own condition."
        ),
    ),
)

SOURCES_PAGE: Final = Page(
    "sources",
    "Where it comes from",
    (
        by(OWN_CHOICE).paragraph(
            "Every fact names its source. What no source settles is marked as our own choice; "
            "what nobody has checked is told as a report."
        ),
        Bullets(tuple(by(s.key)(f"{s.name}: {s.where}") for s in SOURCES.values())),
    ),
)
