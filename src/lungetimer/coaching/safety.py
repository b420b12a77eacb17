"""The safety questions before the first session, and the advice that follows from the answers.

The questions are our own words, not the PAR-Q+ itself. The person decides. The program does not
save the answers, only their date, the recommended level, and whether the person wants stretches
that need no kneeling.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import BEGINNER, SUPPORTED
from lungetimer.coaching.sources import ARTICLE
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class Decision(StrEnum):
    """Outcome of an answer. The members go from the most careful outcome to the least careful."""

    NOT_THIS = "not this exercise"
    DOCTOR_FIRST = "doctor first"
    NOT_TODAY = "not today"
    SUPPORTED = "supported level"
    CARE = "go ahead with care"
    GO = "go ahead"


@frozen
class Question:
    """One safety question, to be answered with yes or no.

    Attributes:
        key: a stable identifier.
        text: the question.
        decision: outcome if the answer is yes.
        advice: text shown if the answer is yes.
        source: key in `SOURCES` of the publication on which the question is based.
    """

    key: str
    text: str
    decision: Decision
    advice: str
    source: str


@frozen
class Assessment:
    """Outcome of all the answers together.

    Attributes:
        decision: the most careful of the outcomes of all answers.
        level: the level recommended if the person trains.
        standing: whether to offer standing stretches in place of kneeling ones.
        headline: the outcome in one line.
        yes: the questions answered with yes, in order; each has its advice.
    """

    decision: Decision
    level: str
    standing: bool
    headline: str
    yes: tuple[Question, ...]


INTRO: Final = (
    "If you answer yes, you get advice, and you decide what to do. Your answers about your "
    "health are not saved. On this computer, lungetimer saves only the date, the recommended level "
    "and whether you want to avoid kneeling."
)

QUESTIONS: Final = (
    Question(
        "heart",
        "Do you have a heart condition or high blood pressure?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor how much effort is safe for your heart before you start.",
        "parq",
    ),
    Question(
        "chest_pain",
        "Do you get chest pain at rest, in daily life or when you exercise?",
        Decision.DOCTOR_FIRST,
        "See a doctor about your chest pain before you exercise.",
        "parq",
    ),
    Question(
        "dizziness",
        "In the last 12 months, did you faint or get too dizzy to balance?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor about it first, unless it happened only because you were breathing too "
        "fast. Lunges need good balance.",
        "parq",
    ),
    Question(
        "condition",
        "Do you have another long-term condition, or take medicine for one?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor or a pharmacist whether this exercise is safe with it.",
        "parq",
    ),
    Question(
        "tissue",
        "Does a bone, joint or soft-tissue problem limit how you move now?",
        Decision.DOCTOR_FIRST,
        "Exercise could make it worse. If you have a medical condition such as a knee problem, "
        "ask a doctor first. An injury that healed more than 12 months ago does not count.",
        "parq",
    ),
    Question(
        "supervised",
        "Have you been told to exercise only under supervision?",
        Decision.DOCTOR_FIRST,
        "Please do not train alone with a timer. Ask the person who told you this.",
        "parq",
    ),
    Question(
        "pregnant",
        "Are you pregnant, or did you give birth in the last three months?",
        Decision.DOCTOR_FIRST,
        "Ask your midwife or doctor first, because your balance and your joints change. If your "
        "pelvis hurts when you stand on one leg, do not do lunges. If you notice heaviness in the "
        "pelvis, leaking or more pain after a birth, do less and see a pelvic health "
        "physiotherapist.",
        "pelvic-pain",
    ),
    Question(
        "ill",
        "Are you ill today, for example with a cold or a fever?",
        Decision.NOT_TODAY,
        "Rest today and come back when you feel well. If you freeze the week, it cannot break your "
        "streak.",
        "parq",
    ),
    Question(
        "knees",
        "Are your knees weak or sore?",
        Decision.SUPPORTED,
        "Lunges may make knee pain worse. Start at the supported level, do not go deep, and stop "
        "if it hurts.",
        ARTICLE,
    ),
    Question(
        "balance",
        "Is your balance poor, or have you fallen in the last 12 months?",
        Decision.SUPPORTED,
        "Hold on to a wall or a chair the whole time, and do balance exercises on 3 days a week. "
        "If you do not know why you fell, ask a doctor.",
        "who",
    ),
    Question(
        "age",
        "Are you 65 or older?",
        Decision.CARE,
        "Do the full warm-up, hold each stretch for 30 to 60 seconds or do it twice, and do "
        "balance exercises on 3 days a week.",
        "who",
    ),
    Question(
        "injury",
        "Does an ankle, knee or hip injury of the last 12 months limit you?",
        Decision.NOT_THIS,
        "Avoid lunges at the moment, because they can delay your recovery. Ask a physiotherapist "
        "when you can start.",
        ARTICLE,
    ),
    Question(
        "kneeling",
        "Is it hard for you to kneel or to get up from the floor?",
        Decision.CARE,
        "You can do the hip-flexor stretch standing. Nothing else needs the floor.",
        "kneeling",
    ),
    Question(
        "back",
        "Do you have low-back pain?",
        Decision.SUPPORTED,
        "Lunges that are done wrongly strain the low back. Train at the supported level, stay "
        "upright, and use no weights.",
        ARTICLE,
    ),
)
"""The questions in order, asked on first run, on request, and when `should_ask` returns True."""

_HEADLINES: Final = {
    Decision.NOT_THIS: "This exercise is not for you at the moment.",
    Decision.DOCTOR_FIRST: "Please ask a doctor first.",
    Decision.NOT_TODAY: "Please do not train today. Get well first.",
    Decision.SUPPORTED: "Start at the supported level, with a hand on a wall or a chair.",
    Decision.CARE: "You are good to go if you take a little care.",
    Decision.GO: "You are good to go. Start easy, and stop if anything hurts.",
}


def assess(yes: Iterable[str]) -> Assessment:
    """Return the outcome of the answers.

    Args:
        yes: keys of the questions answered with yes.

    Raises:
        ValueError: no question has this key; the message names the key and all valid keys.
    """
    keys = set(yes)
    known = [question.key for question in QUESTIONS]
    for key in sorted(keys - set(known)):
        raise ValueError(f"safety question must be one of {', '.join(known)}, not {key!r}")
    found = tuple(question for question in QUESTIONS if question.key in keys)
    careful = list(Decision)
    decision = min((q.decision for q in found), key=careful.index, default=Decision.GO)
    as_planned = (Decision.GO, Decision.CARE, Decision.NOT_TODAY)
    level = BEGINNER if all(q.decision in as_planned for q in found) else SUPPORTED
    return Assessment(decision, level, "kneeling" in keys, _HEADLINES[decision], found)
