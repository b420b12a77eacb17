"""Guide pages on care: who should not, when to stop, sources, disclaimer."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, Paragraph, by
from lungetimer.coaching.notes import (
    DARK_URINE,
    SEE_SOMEONE,
    SORE_LEGS,
    SORENESS,
    STOP_ADVICE,
    STOP_NOW,
    Note,
)
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE, SOURCES

_article = by(ARTICLE)
_own = by(OWN_CHOICE)


def _bullets(*notes: Note) -> Bullets:
    return Bullets(tuple(by(note.source)(note.text) for note in notes))


WHO_SHOULD_NOT: Final = Page(
    "who-should-not",
    "Who should not, or with care",
    (
        _article.paragraph("The source article names:"),
        _article.bullets(
            "Weak knees: pain may get worse.",
            "Poor balance: hold on to a wall or a chair.",
            "The low back: done wrongly, lunges strain it.",
            "An earlier ankle, knee or hip injury: avoid them, they can delay recovery.",
            "A medical condition such as a knee problem: ask a doctor first.",
        ),
        by("parq", OWN_CHOICE).paragraph(
            "An old injury that has healed is no reason. The safety questions ask about the last "
            "12 months, and only about what still limits you."
        ),
        Heading("Pregnancy, and the months after a birth"),
        Bullets(
            (
                by("parq")(
                    "Pregnant: ask your midwife or doctor first. Balance and joints change."
                ),
                by("pelvic-pain")(
                    "Pelvic girdle pain, which one in five has in pregnancy: standing on one leg "
                    "and straddling hurt. Leave lunges out while they do, and ask for "
                    "physiotherapy."
                ),
                by("after-birth")(
                    "In the first three months after a birth keep to low impact and build up "
                    "slowly. Heaviness or dragging in the pelvis, leaking, or more pain in the "
                    "back or pelvis: do less, and see a pelvic health physiotherapist."
                ),
            )
        ),
        Heading("Older people, and whoever falls"),
        Bullets(
            (
                by("who", OWN_CHOICE)(
                    "After a fall in the last 12 months, begin supported, a hand on a chair the "
                    "whole time. From 65 on, add exercises for balance on 3 or more days a week."
                ),
                by("acsm-2021")("Stretch longer: 30 to 60 seconds."),
            )
        ),
        Heading("When kneeling or getting up from the floor is hard"),
        Bullets(
            (
                by("kneeling")(
                    "After a knee replacement, 60 to 80 % find kneeling hard or impossible."
                ),
                _own(
                    "Nothing in lungetimer has to be done on the floor: turn off 'Kneeling "
                    "stretches' in the settings, or say so in the safety questions, and the "
                    "hip-flexor stretch is done standing. Squeeze the glutes standing, too."
                ),
                _own(
                    "With a heavy body, begin supported and shallow. Half the depth is enough for "
                    "as long as you like."
                ),
            )
        ),
        Heading("Joints that bend further than most"),
        by("hypermobility").bullets(
            "Do not lock the knees when you stand, and do not stretch to the end of the range.",
            "A mirror shows how far a joint really goes.",
        ),
        by("parq").paragraph(
            "The safety questions ask about more: heart, chest pain, dizziness, long-term "
            "conditions, pregnancy, being ill today. The well-known form is the PAR-Q+ at "
            "eparmedx.com; ours are in our own words."
        ),
        by(OWN_CHOICE).paragraph(
            "You decide. All that is kept is the day you were asked, the level advised and a "
            "choice of standing stretches, on this machine only."
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
        _bullets(SORENESS, SORE_LEGS, DARK_URINE, SEE_SOMEONE),
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
            "what we could not find is told as the source article's report. Papers were read as "
            "abstracts or summaries, not in full."
        ),
        Bullets(tuple(by(s.key)(f"{s.name}: {s.where}") for s in SOURCES.values())),
    ),
)
