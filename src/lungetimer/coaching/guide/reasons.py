"""Guide pages on why: benefits, muscles, cardio, frequent questions."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, KeyPose, Page, Question, by
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE, UNVERIFIED

_article = by(ARTICLE)

BENEFITS: Final = Page(
    "benefits",
    "What reverse lunges are good for",
    (
        Bullets(
            (
                _article(
                    "Leg strength and endurance: front and back of the thighs and the glutes work "
                    "for every rep."
                ),
                _article(
                    "Less joint strain than the forward lunge, where the front knee takes more "
                    "load; stepping back spreads the weight more evenly."
                ),
                _article(
                    "Better range of motion of knee and ankle, as the source article reports from "
                    "a 2021 study."
                ),
                _article(
                    "Balance and coordination: the core is active, and a backward move has to be "
                    "controlled."
                ),
                _article(
                    "Help with fat loss: they burn energy and add lean mass, best along with "
                    "cardio."
                ),
                _article(
                    "Mobility: they stretch and strengthen hip flexors that are tight from "
                    "sitting, which eases walking, squatting and climbing stairs."
                ),
            )
        ),
        by("kneecap-force").paragraph(
            "In numbers: in 20 healthy women the peak force on the kneecap joint, coming up, was "
            "18.1 % higher in the forward lunge than in the reverse lunge."
        ),
        Heading("In training and in rehabilitation"),
        _article.paragraph("Reverse lunges are used in strength training and in rehabilitation."),
        by(UNVERIFIED).paragraph(
            "The source article reports a 2024 paper in which they may delay mobility disability "
            "in Parkinson's disease. We could not verify it."
        ),
    ),
)

MUSCLES: Final = Page(
    "muscles",
    "What works when you lunge",
    (
        KeyPose("bottom", "At the bottom the front leg carries you"),
        _article.bullets(
            "Quadriceps, the front of the thighs",
            "Glutes, above all gluteus maximus",
            "Hamstrings, the back of the thighs",
            "Core: it is active to keep the balance",
            "Hip flexors: stretched and strengthened",
        ),
        by("lean").paragraph("With a slight forward lean, glutes and hamstrings work more."),
        by("who").paragraph(
            "These are not all muscle groups. The advice is to strengthen all major groups on 2 "
            "or more days a week: add something for the arms, chest, back and belly."
        ),
    ),
)

CARDIO: Final = Page(
    "cardio",
    "Lunges and cardio",
    (
        _article.paragraph("For fat loss pair lunges with cardio such as running or jumping rope."),
        by("who").paragraph(
            "Each week 150 minutes of moderate or 75 minutes of vigorous activity, besides the "
            "strength days."
        ),
        by(OWN_CHOICE).paragraph(
            "Cardio on the days between, or after the lunges, leaves the legs fresh for them."
        ),
        Heading("How much energy a session takes"),
        by("compendium", OWN_CHOICE).paragraph(
            "Only when you set your body weight: about MET x kg x hours, with 3.8 for warm-up and "
            "sets with their rests, 5.0 for sets with weights, 2.3 for the cool-down, rounded to "
            "5. For 70 kg and 12 minutes of sets: 53, shown as about 55 kcal."
        ),
    ),
)

FAQ: Final = Page(
    "faq",
    "Frequent questions",
    (
        Question(
            "Do reverse lunges reduce belly fat?",
            by(ARTICLE, "spot-reduction")(
                "Not there in particular. They burn energy and build muscle, so combine them with "
                "cardio. Training one spot does not take fat from that spot: so found a "
                "meta-analysis of 13 studies."
            ),
        ),
        Question(
            "Do they grow the glutes?",
            _article("Yes, above all gluteus maximus. Weights speed it up."),
        ),
        Question(
            "Are they easier on the knees than forward lunges?",
            by(ARTICLE, "kneecap-force")(
                "As a rule yes, the front knee takes less load. Weak or painful knees are still a "
                "reason for care: read 'Who should not'."
            ),
        ),
        Question(
            "How many reps in reserve should be left?",
            by("rir", OWN_CHOICE, "rir-error")(
                "Aim at 2 to 4 clean reps left. None left is a 10 of 10 effort, one left a 9. "
                "People are off by about 1 near their limit and by more far from it."
            ),
        ),
        Question(
            "Is a short rest enough?",
            by("rest-study", "acsm-2009")(
                "For beginners yes: 34 untrained men gained the same strength in 12 weeks with "
                "rests of three or six times the work. With weights rest longer, 60 to 120 "
                "seconds."
            ),
        ),
        Question(
            "My legs are sore the day after. Is that bad?",
            by("soreness")("Sore muscles a day or two later are normal and pass."),
        ),
        Question(
            "Why does the streak count weeks and not days?",
            by(ARTICLE, OWN_CHOICE)(
                "Because the advice is 3 to 4 times a week, with days between. A week with enough "
                "training days is kept; a frozen week neither adds nor breaks."
            ),
        ),
    ),
)
