"""Guide pages on the reasons: benefits, muscles, cardio, frequent questions."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, KeyPose, Page, Question, by
from lungetimer.coaching.notes import DARK_URINE, SORE_LEGS, SORENESS
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE, UNVERIFIED

_article = by(ARTICLE)

BENEFITS: Final = Page(
    "benefits",
    "What reverse lunges are good for",
    (
        _article.paragraph(
            "The source article names the following. What studies we found stands below."
        ),
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
                by(UNVERIFIED)(
                    "Better range of motion of knee and ankle: the source article reports a 2021 "
                    "study, which we could not find."
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
                    "Mobility: the source article says that they stretch and strengthen hip "
                    "flexors that are tight from sitting, which eases walking, squatting and "
                    "climbing stairs."
                ),
            )
        ),
        by("kneecap-force").paragraph(
            "How much easier on the joints? In one study of 20 healthy women, the peak force on "
            "the kneecap joint, coming up, was 18.1 % higher in the forward lunge than in the "
            "reverse lunge, and the force rose more than twice as fast."
        ),
        by("lunges-compared", "step-length").paragraph(
            "In another study, of 9 men, knees and hips bent equally far in both lunges, and only "
            "the load on the hip was greater in the forward lunge. In forward lunges, the load on "
            "the kneecap grew the deeper the knee was bent."
        ),
        Heading("In training and in rehabilitation"),
        _article.paragraph("Reverse lunges are used in strength training and in rehabilitation."),
        by(UNVERIFIED, "parkinson").paragraph(
            "The source article reports a 2024 paper in which they may delay mobility disability "
            "in Parkinson's disease. We could not find it. A study of strength training in general "
            "found that movement and daily tasks improved. People with Parkinson's disease fall "
            "easily: only with support, and ask a doctor first."
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
        by("lean").paragraph(
            "In a study of ten people doing forward lunges, glutes and hamstrings worked more with "
            "a clear forward lean of the trunk."
        ),
        by("who").paragraph(
            "These are not all muscle groups. The WHO (2020) advises strengthening all major "
            "groups on 2 or more days a week: add something for the arms, chest, back and belly."
        ),
    ),
)

CARDIO: Final = Page(
    "cardio",
    "Lunges and cardio",
    (
        _article.paragraph("For fat loss pair lunges with cardio such as running or jumping rope."),
        by("who").paragraph(
            "The WHO (2020) advises 150 to 300 minutes of moderate or 75 to 150 minutes of "
            "vigorous activity each week, besides the strength days. From 65 on, exercises for "
            "balance and strength on 3 or more days come on top. In pregnancy and after a birth "
            "it is at least 150 minutes of moderate activity, unless a doctor advises against it."
        ),
        by(OWN_CHOICE).paragraph(
            "Cardio on the days between, or after the lunges, leaves the legs fresh for them."
        ),
        Heading("How much energy a session takes"),
        by("compendium", "compendium-older", OWN_CHOICE).paragraph(
            "Only when you set your body weight: about MET x kg x hours, with 3.0 for warm-up and "
            "sets with their rests, 3.5 for sets with weights, 2.3 for the cool-down, rounded to "
            "5. For 70 kg (154 lb) and 12 minutes of sets: 42, shown as about 40 kcal. It includes "
            "what your body would have used at rest."
        ),
        by("compendium", OWN_CHOICE).paragraph(
            "The values are those of the 2024 Compendium. Its code 02056, body-weight exercises in "
            "general, names the lunge and fits sets that end with reps to spare and have rests "
            "between; 02057, high intensity, would be 6.5. With weights it is 02054, several sets "
            "of 8 to 15 reps."
        ),
        by("compendium-older").paragraph(
            "They hold for ages 19 to 59. From 60 on the body uses less at rest, and the estimate "
            "runs high."
        ),
    ),
)

FAQ: Final = Page(
    "faq",
    "Frequent questions",
    (
        Question(
            "Do reverse lunges reduce belly fat?",
            by(ARTICLE, "spot-reduction", "spot-reduction-against")(
                "Not there in particular. They burn energy and build muscle, so combine them with "
                "cardio. Training one limb takes no more fat from it than from the other: so found "
                "a meta-analysis of 13 studies. For the belly not everybody agrees: in a trial of "
                "16 men, 10 weeks of hard abdominal training took more fat from the trunk than "
                "running alone."
            ),
        ),
        Question(
            "Do they grow the glutes?",
            _article(
                "Yes, above all gluteus maximus, says the source article. Weights speed it up, it "
                "says."
            ),
        ),
        Question(
            "Are they easier on the knees than forward lunges?",
            by("kneecap-force", "lunges-compared", "step-length")(
                "Perhaps. In one study of 20 women the kneecap joint took less force; in another, "
                "of 9 men, the knees bent equally far. How deep you sink matters as well: in "
                "forward lunges, more depth meant more load. Weak or painful knees are a reason "
                "for care either way: read 'Who should not'."
            ),
        ),
        Question(
            "How many reps in reserve should be left?",
            by("rir", OWN_CHOICE, "rir-error", "rir-review")(
                "Aim at 2 to 4 clean reps left. None left is a 10 of 10 effort, one left a 9. "
                "People are off by about 1 near their limit and by more far from it. In 12 studies "
                "with 414 people most guessed too low: they could do about one rep more than they "
                "thought. Guesses are worse in sets of more than 12 reps."
            ),
        ),
        Question(
            "Is a short rest enough?",
            by("rest-review", "acsm-2009", OWN_CHOICE)(
                "For muscle growth, probably: in a review of 9 studies, rests of more than a "
                "minute had a small advantage at most. If you cannot do the next set cleanly, rest "
                "longer. With weights rest 60 to 120 seconds, and more as they get heavy."
            ),
        ),
        Question(
            "My legs are sore the day after. Is that bad?",
            by("soreness", "muscle-breakdown")(f"{SORENESS.text} {DARK_URINE.text}"),
        ),
        Question("Should I train while my legs are sore?", by(SORE_LEGS.source)(SORE_LEGS.text)),
        Question(
            "Why does the streak count weeks and not days?",
            by(ARTICLE, OWN_CHOICE)(
                "Because the advice is 3 to 4 times a week, with days between. A week with enough "
                "training days is kept; a frozen week neither adds nor breaks. When you change the "
                "target, past weeks keep the one they had."
            ),
        ),
    ),
)
