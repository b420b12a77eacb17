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
            "The article that lungetimer is based on names the benefits in this list. Studies "
            "that we found on them follow below it."
        ),
        Bullets(
            (
                _article(
                    "Leg strength and endurance: the front and the back of the thighs and the "
                    "glutes work in every rep."
                ),
                _article(
                    "Less strain on the joints than in the forward lunge, which puts more load on "
                    "the front knee. A step back spreads the weight more evenly."
                ),
                by(UNVERIFIED)(
                    "A better range of motion of the knee and the ankle: the article reports this "
                    "from a 2021 study, which we could not find."
                ),
                _article(
                    "Balance and coordination: the core is active, and you have to control the "
                    "move backward."
                ),
                _article(
                    "Help with fat loss: reverse lunges burn energy and add lean mass. Combine "
                    "them with cardio."
                ),
                _article(
                    "Mobility: the article says that reverse lunges stretch and strengthen hip "
                    "flexors that are tight from sitting. This eases walking, squatting and "
                    "climbing stairs."
                ),
            )
        ),
        by("kneecap-force").paragraph(
            "How much easier are reverse lunges on the joints? In one study of 20 healthy women, "
            "the peak force on the kneecap joint on the way up was 18.1 % higher in the forward "
            "lunge than in the reverse lunge, and the force rose more than twice as fast."
        ),
        by("lunges-compared", "step-length").paragraph(
            "In another study, of 9 men, knees and hips bent equally far in both lunges, and only "
            "the load on the hip was greater in the forward lunge. A third study found that in "
            "forward lunges, the load on the kneecap grew as the knee bent further."
        ),
        Heading("In training and in rehabilitation"),
        _article.paragraph("Reverse lunges are used in strength training and in rehabilitation."),
        by(UNVERIFIED, "parkinson").paragraph(
            "The article reports that, according to a 2024 paper, reverse lunges may delay "
            "mobility disability in people with Parkinson's disease. We could not find this "
            "paper. A study of strength training in general found that it improved movement and "
            "daily tasks in people with this disease. People with Parkinson's disease fall "
            "easily. If you have it, ask a doctor first, and always use support."
        ),
    ),
)

MUSCLES: Final = Page(
    "muscles",
    "Which muscles you train",
    (
        KeyPose("bottom", "At the bottom, the front leg carries you"),
        _article.bullets(
            "Quadriceps, the front of the thighs",
            "Glutes, above all gluteus maximus",
            "Hamstrings, the back of the thighs",
            "Core, which keeps your balance",
            "Hip flexors, which are stretched and strengthened",
        ),
        by("lean").paragraph(
            "In a study of ten people doing forward lunges, the glutes and hamstrings worked more "
            "when the trunk leaned clearly forward."
        ),
        by("who").paragraph(
            "These are not all muscle groups. The World Health Organization, WHO (2020), advises "
            "strengthening all major groups on 2 or more days a week, so add exercises for your "
            "arms, chest, back and belly."
        ),
    ),
)

CARDIO: Final = Page(
    "cardio",
    "Lunges and cardio",
    (
        _article.paragraph(
            "For fat loss, combine lunges with cardio such as running or jumping rope."
        ),
        by("who").paragraph(
            "The World Health Organization, WHO (2020), advises 150 to 300 minutes of moderate or "
            "75 to 150 minutes of vigorous activity each week, in addition to strength training "
            "on 2 or more days. From the age of 65, it also advises exercises for balance and "
            "strength on 3 or more days. In pregnancy and after a birth, it advises at least 150 "
            "minutes of moderate activity, unless a doctor advises against it."
        ),
        by(OWN_CHOICE).paragraph(
            "Do your cardio on days without lunges, or after the lunges, so that your legs are "
            "fresh for them."
        ),
        Heading("How much energy a session uses"),
        by("compendium", "compendium-older", OWN_CHOICE).paragraph(
            "If you set your body weight, lungetimer estimates the energy of a session in "
            "kilocalories (kcal): MET x your body weight in kilograms x hours. MET is the energy "
            "cost of an activity compared with sitting still: 3.0 for the warm-up and for sets "
            "with their rests, 3.5 for sets with weights, 2.3 for the cool-down. If your weight is "
            "set in pounds, it is converted first (1 kg is 2.2 lb). For 70 kg (154 lb) and 12 "
            "minutes of sets, the result is 42, shown as about 40 kcal. It includes the energy "
            "that your body would have used at rest."
        ),
        by("compendium", OWN_CHOICE).paragraph(
            "The MET values are from the 2024 Adult Compendium of Physical Activities. Its code "
            "02056 is for body-weight exercises in general and names the lunge. We use it because "
            "you end each set before you are exhausted, and rest between the sets. Code 02057, "
            "for high intensity, has a MET of 6.5. For sets with weights, we use code 02054, "
            "which is for several sets of 8 to 15 reps."
        ),
        by("compendium-older").paragraph(
            "The MET values apply from the age of 19 to 59. From 60, the body uses less energy at "
            "rest, so the estimate is too high."
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
                "No, not specifically. They burn energy and build muscle, so combine them with "
                "cardio. A review of 13 studies found that training one arm or leg takes no more "
                "fat from it than from the other one. For the belly, the evidence is mixed: in a "
                "trial of 16 men, 10 weeks of hard abdominal training took more fat from the "
                "trunk than running alone."
            ),
        ),
        Question(
            "Do they make the glutes grow?",
            _article(
                "Yes, according to the article that lungetimer is based on, especially the "
                "gluteus maximus. It also says that weights speed this up."
            ),
        ),
        Question(
            "Are they easier on the knees than forward lunges?",
            by("kneecap-force", "lunges-compared", "step-length")(
                "Perhaps. In one study of 20 women, there was less force on the kneecap joint in "
                "reverse lunges. In another, of 9 men, the knees bent equally far. How deep you "
                "sink matters as well: in forward lunges, more depth meant more load. If your "
                "knees are weak or painful, be careful with both lunges and read 'Who should not "
                "do lunges'."
            ),
        ),
        Question(
            "How many reps in reserve should I have at the end of a set?",
            by("rir", OWN_CHOICE, "rir-error", "rir-review")(
                "Aim for 2 to 4 reps in reserve (RIR): good reps that you could still have done. "
                "No reps in reserve is an effort of 10 out of 10, and one rep in reserve is an "
                "effort of 9. People usually misjudge by about one rep, and by more when the set "
                "was easy. In 12 studies with 414 people, most guessed too low: they could do "
                "about one rep more than they thought. Guesses are worse in sets of more than 12 "
                "reps."
            ),
        ),
        Question(
            "Is a short rest enough?",
            by("rest-review", "acsm-2009", OWN_CHOICE)(
                "For muscle growth, it probably is. In a review of 9 studies, rests of more than "
                "a minute had a small advantage at most. If you cannot do the next set with good "
                "form, rest longer. With weights, rest 60 to 120 seconds, and longer when they "
                "are heavy."
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
                "Because the advice is to train 3 to 4 times a week, with rest days between. You "
                "meet your weekly goal when the week has enough training days. A frozen week is "
                "skipped: it neither helps nor breaks the streak. When you change the goal, past "
                "weeks keep the goal they had."
            ),
        ),
    ),
)
