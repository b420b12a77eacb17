"""Guide pages on how much: dose and frequency, weights, and the rules of the suggestions."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, Steps, by
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

_article = by(ARTICLE)
_own = by(OWN_CHOICE)

DOSE: Final = Page(
    "dose",
    "How much, how often",
    (
        _article.paragraph("For beginners:"),
        _article.bullets(
            "3 sets of 10 reps for each leg",
            "30 to 60 seconds of rest between the sets",
            "3 to 4 times a week",
            "add reps as your strength improves",
        ),
        by("acsm-2009").paragraph(
            "Leave a day between: 2 to 3 days a week that do not follow each other for beginners, "
            "3 to 4 later on."
        ),
        Heading("In the rest"),
        _own.bullets(
            "Walk it off and shake the legs.",
            "Slow breaths, a sip of water.",
            "Ask yourself how many clean reps were left.",
            "Not ready? Take more.",
        ),
        by("rest-study").paragraph(
            "Short rests are sound for beginners: in 34 untrained men over 12 weeks it made no "
            "difference to strength whether they rested three or six times as long as they worked."
        ),
    ),
)

WEIGHTS: Final = Page(
    "weights",
    "Weights",
    (
        _article.paragraph(
            "Take a dumbbell in each hand. Start light, with 2 kg for example, so that it does "
            "not make you wobble."
        ),
        _article.paragraph("Dumbbells or kettlebells develop the glutes faster."),
        _own.paragraph("Dumbbells hang still by your sides; a kettlebell is held at the chest."),
        by("acsm-2009").paragraph(
            "With weights rest longer, 60 to 120 seconds, and raise the load by 2 to 10 %. Small "
            "dumbbells jump more than that, so the reps drop to 8 first."
        ),
        _own.paragraph(
            "In the app, the weight of dumbbells is that of one: 2 kg means 2 kg in each hand."
        ),
    ),
)

SUGGESTIONS: Final = Page(
    "suggestions",
    "How the coach finds its suggestion",
    (
        _own.paragraph(
            "It looks at your last sessions and asks these rules in order. The first that fits "
            "speaks, with its reason. It is only ever a suggestion. Answers you did not give "
            "never count as good ones."
        ),
        Steps(
            (
                by("pain-lights", OWN_CHOICE)(
                    "Pain of 4 or more last time: one level down. Pain is read like a traffic "
                    "light, 0-3 green, 4-5 amber, 6-10 red; the coach steps down from amber on. "
                    "Under 80 % of the plan done twice running: two reps fewer, or when reps are "
                    "few already one level down."
                ),
                by("detraining", OWN_CHOICE)(
                    "Away 8 to 14 days: repeat the last session. 15 to 28 days: one level down, "
                    "from the beginner level its plain dose. Over 28 days: beginner again, and "
                    "the safety questions again. Strength holds for about four weeks; the exact "
                    "steps are our own choice."
                ),
                by("acsm-2009", ARTICLE)("Trained today or yesterday: a day between."),
                by("easy-week", OWN_CHOICE)(
                    "Six kept weeks in a row without an easier one, or three hard sessions at the "
                    "same dose (not finished, or under 2 to spare): an easy week with half the "
                    "sets, rounded up. A stall asks for one at most every three weeks."
                ),
                by(ARTICLE, "two-for-two", OWN_CHOICE)(
                    "All done, 3 or more to spare, pain at most 3: one more rep for each leg, up "
                    "to 12. At 12 with 2 or more to spare in two sessions running: the next "
                    "level, or the smallest next weight, and back to 8 reps."
                ),
                _own("Otherwise the same again."),
            )
        ),
        Bullets(
            (
                _own(
                    "Newer safety answers that advise the supported level lead there, and hold "
                    "you there until you answer anew."
                ),
                _own("After pain or a lay-off the coach never goes up."),
            )
        ),
    ),
)
