"""Guide pages on how much to do: dose and frequency, and weights."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, by
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

_article = by(ARTICLE)
_own = by(OWN_CHOICE)

DOSE: Final = Page(
    "dose",
    "How much, how often",
    (
        _article.paragraph("If you are a beginner, do this:"),
        Bullets(
            (
                by(ARTICLE, "acsm-2009")(
                    "Train on 3 days a week, with at least a day between two sessions."
                ),
                _article("Do 3 sets of 10 reps for each leg."),
                _article("Rest for 30 to 60 seconds between the sets."),
                _article("Add reps as your strength improves."),
            )
        ),
        by(ARTICLE, "acsm-2009", OWN_CHOICE).paragraph(
            "Why 3 days? The article that lungetimer is based on says 3 to 4 times a week. In "
            "2009 the American College of Sports Medicine (ACSM) advised beginners to train on 2 "
            "to 3 days. Three days suit both. A fourth day is for experienced people."
        ),
        by("acsm-2026").paragraph(
            "The ACSM's position stand of 2026 advises training all major muscle groups on at "
            "least 2 days a week. It says that regular training matters more than the details of "
            "a plan. For muscle growth, it names about 10 sets a week for each muscle group; 3 "
            "sets on each of 3 days are 9 sets. It says that training at home and with your own "
            "body weight counts."
        ),
        Heading("In the rest"),
        _own.bullets(
            "Walk around and shake your legs.",
            "Breathe slowly and take a sip of water.",
            "Ask yourself how many more good reps you could have done.",
            "If you are not ready, rest longer.",
        ),
        by("rest-review", OWN_CHOICE).paragraph(
            "In a review of 9 studies, muscles grew about as well with short rests as with rests "
            "of more than a minute; longer rests had a small advantage at most. At the beginner "
            "level, you rest for 45 seconds after a set of 100 seconds. We know of no study with "
            "these times, so rest until you can do the next set with good form."
        ),
    ),
)

WEIGHTS: Final = Page(
    "weights",
    "Weights",
    (
        _article.paragraph(
            "Hold a dumbbell in each hand. Start light, for example with 2 kg (5 lb), so that the "
            "weight does not make you wobble."
        ),
        _article.paragraph(
            "The article that lungetimer is based on says that dumbbells or kettlebells develop "
            "the glutes faster."
        ),
        _own.paragraph(
            "Let dumbbells hang by your sides without swinging. Hold a kettlebell at your chest."
        ),
        by("acsm-2009").paragraph(
            "With weights, rest longer: 60 to 120 seconds, and more as they get heavy. In 2009 "
            "the American College of Sports Medicine (ACSM) advised 1 to 2 minutes with lighter "
            "loads, 2 to 3 with heavier ones, and 3 to 5 for experienced people who lift heavy "
            "loads."
        ),
        by("acsm-2009", OWN_CHOICE).paragraph(
            "Raise the weight by 2 to 10 %, as the ACSM advised in 2009. From one small dumbbell "
            "to the next, the step is bigger than that, so go back to 8 reps when you take "
            "heavier ones."
        ),
        by("acsm-2026").paragraph(
            "For strength, the ACSM's position stand of 2026 advises 2 to 3 sets with heavy "
            "loads: 80 % or more of the heaviest weight that you can lift once. It found no "
            "consistent difference between kinds of equipment, and none between stopping earlier "
            "and training until you cannot do another rep."
        ),
        _own.paragraph(
            "In lungetimer, enter the weight of one dumbbell: 2 kg (5 lb) means 2 kg (5 lb) in "
            "each hand."
        ),
    ),
)
