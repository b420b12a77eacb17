"""Guide pages on how much: dose and frequency, and weights."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Heading, Page, by
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

_article = by(ARTICLE)
_own = by(OWN_CHOICE)

DOSE: Final = Page(
    "dose",
    "How much, how often",
    (
        _article.paragraph("The source article's dose for beginners:"),
        _article.bullets(
            "3 sets of 10 reps for each leg",
            "30 to 60 seconds of rest between the sets",
            "3 to 4 times a week",
            "add reps as your strength improves",
        ),
        by("acsm-2009").paragraph(
            "Leave a day between. In 2009 the American College of Sports Medicine (ACSM) advised "
            "beginners to train on 2 to 3 days a week that do not follow each other, and more "
            "experienced people on 3 to 4."
        ),
        by("acsm-2026").paragraph(
            "Its new position stand of 2026 asks for all major muscle groups on at least 2 days a "
            "week, and says that training regularly matters more than the details of a plan. "
            "About 10 sets a week for each muscle group are its figure for muscle growth: 3 sets "
            "on 3 to 4 days are 9 to 12. It counts training at home and with your own weight."
        ),
        Heading("In the rest"),
        _own.bullets(
            "Walk it off and shake the legs.",
            "Slow breaths, a sip of water.",
            "Ask yourself how many clean reps were left.",
            "Not ready? Take more.",
        ),
        by("rest-review", OWN_CHOICE).paragraph(
            "How long? In a review of 9 studies, muscles grew about as well with short rests as "
            "with rests of more than a minute; longer rests had a small advantage at most. We know "
            "of no study of 45 seconds of rest after a set of 100 seconds, so rest until you can "
            "do the next set cleanly."
        ),
    ),
)

WEIGHTS: Final = Page(
    "weights",
    "Weights",
    (
        _article.paragraph(
            "Take a dumbbell in each hand. Start light, with 2 kg (5 lb) for example, so that "
            "it does not make you wobble."
        ),
        _article.paragraph(
            "The source article says that dumbbells or kettlebells develop the glutes faster."
        ),
        _own.paragraph("Dumbbells hang still by your sides; a kettlebell is held at the chest."),
        by("acsm-2009").paragraph(
            "With weights, rest longer: 60 to 120 seconds, and more as they get heavy. In 2009 the "
            "ACSM advised 1 to 2 minutes with lighter loads, 2 to 3 with heavier ones, and 3 to 5 "
            "for experienced people who lift heavy."
        ),
        by("acsm-2009", OWN_CHOICE).paragraph(
            "Raise the load by 2 to 10 %, as the ACSM advised in 2009. Small dumbbells jump more "
            "than that, so the reps drop to 8 first."
        ),
        by("acsm-2026").paragraph(
            "For strength, the ACSM's position stand of 2026 advises 2 to 3 sets with heavy loads, "
            "80 % or more of what you could lift once. The kind of equipment makes no consistent "
            "difference, and neither does going on until no rep is left."
        ),
        _own.paragraph(
            "In the app, the weight of dumbbells is that of one: 2 kg (5 lb) means so much in each "
            "hand."
        ),
    ),
)
