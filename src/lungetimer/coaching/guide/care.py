"""Guide pages on care: who should not do lunges, when to stop, sources, disclaimer."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, Paragraph, by
from lungetimer.coaching.notes import (
    DARK_URINE,
    SEE_SOMEONE,
    SORE_LEGS,
    SORENESS,
    STOP_ADVICE,
    STOP_FIRST,
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
    "Who should not do lunges",
    (
        _article.paragraph("The article that lungetimer is based on gives this advice:"),
        _article.bullets(
            "If your knees are weak, lunges may make the pain worse.",
            "If your balance is poor, hold on to a wall or a chair.",
            "Lunges strain the low back if you do them wrongly.",
            "After an ankle, knee or hip injury, avoid lunges, because lunges can delay recovery.",
            "If you have a medical condition such as a knee problem, ask a doctor first.",
        ),
        by("parq", OWN_CHOICE).paragraph(
            "An old injury that has healed does not stop you from doing lunges. The safety "
            "questions about injuries cover only the last 12 months and what still limits you."
        ),
        Heading("Pregnancy and the months after a birth"),
        Bullets(
            (
                by("parq")(
                    "If you are pregnant, ask your midwife or doctor first, because your balance "
                    "and your joints change."
                ),
                by("pelvic-pain")(
                    "In pregnancy, one woman in five has pelvic girdle pain: it hurts to stand on "
                    "one leg or to spread the legs. Do not do lunges while it hurts, and ask for "
                    "physiotherapy."
                ),
                by("after-birth")(
                    "In the first three months after a birth, choose low-impact exercise and build "
                    "up slowly. If you notice heaviness or dragging in the pelvis, leaking, or "
                    "more pain in the back or pelvis, do less and see a pelvic health "
                    "physiotherapist."
                ),
            )
        ),
        Heading("Older people and people who fall"),
        Bullets(
            (
                by("who", OWN_CHOICE)(
                    "If you have fallen in the last 12 months, start at the supported level, with "
                    "a hand on a chair the whole time. If you are 65 or older, do balance "
                    "exercises on 3 or more days a week."
                ),
                by("acsm-2021")(
                    "If you are older, hold each stretch longer, for 30 to 60 seconds."
                ),
            )
        ),
        Heading("When kneeling or getting up from the floor is hard"),
        Bullets(
            (
                by("kneeling")(
                    "After a knee replacement, 60 to 80 % of people find kneeling hard or "
                    "impossible."
                ),
                _own(
                    "You do not have to do anything on the floor. Turn off 'Kneeling stretches' "
                    "in the settings, or say in the safety questions that kneeling is hard for "
                    "you. You then do the hip-flexor stretch standing. You can also stand to "
                    "squeeze your glutes."
                ),
                _own(
                    "If your body is heavy, start at the supported level and do not go deep. Half "
                    "the depth is enough for as long as you like."
                ),
            )
        ),
        Heading("Very flexible joints"),
        by("hypermobility").bullets(
            "Do not lock the knees when you stand, and do not stretch to the end of the range.",
            "Use a mirror to see how far your joints really bend.",
        ),
        by("parq").paragraph(
            "The safety questions also ask about your heart, chest pain, dizziness, long-term "
            "conditions and pregnancy, and whether you are ill today. They are in our own words; "
            "the well-known form for such questions is the PAR-Q+ at eparmedx.com."
        ),
        by(OWN_CHOICE).paragraph(
            "You decide whether to train. lungetimer saves only the date of your answers, the "
            "recommended level, and whether you want stretches that need no kneeling. They stay on "
            "this computer."
        ),
    ),
)

SAFETY: Final = Page(
    "safety",
    "When to stop",
    (
        Heading(STOP_FIRST.text),
        _bullets(*STOP_NOW),
        Paragraph(by(STOP_ADVICE.source)(STOP_ADVICE.text)),
        Heading("After a session"),
        _bullets(SORENESS, SORE_LEGS, DARK_URINE, SEE_SOMEONE),
    ),
)

DISCLAIMER: Final = Page(
    "disclaimer",
    "Disclaimer",
    (
        _article.paragraph(
            "All of this is for information only. It is no substitute for medical advice. Ask a "
            "qualified professional about your own condition."
        ),
    ),
)

SOURCES_PAGE: Final = Page(
    "sources",
    "Sources",
    (
        by(OWN_CHOICE).paragraph(
            "Every page of this guide ends with the names of its sources. We read abstracts or "
            "summaries of the papers, not the full texts."
        ),
        Bullets(tuple(by(s.key)(f"{s.name}: {s.where}") for s in SOURCES.values())),
    ),
    lists_sources=True,
)
