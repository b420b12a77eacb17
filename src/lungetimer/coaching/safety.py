"""Safety: the questions before lunging, and the advice they lead to.

The questions are our own words, not the PAR-Q+ itself. The person decides; all that is ever kept
is the day they were asked and the level advised.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import BEGINNER, SUPPORTED
from lungetimer.coaching.sources import ARTICLE
from lungetimer.coaching.thresholds import ASK_AGAIN_FROM_DAYS
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Decision(StrEnum):
    """What an answer leads to, the most careful first."""

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
        decision: what a yes leads to.
        advice: what is said to a yes.
        source: key of the source behind it.
    """

    key: str
    text: str
    decision: Decision
    advice: str
    source: str


@frozen
class Assessment:
    """What the answers come to.

    Attributes:
        decision: the most careful of all.
        level: the level advised if the person goes on.
        standing: whether stretches done standing are offered in place of kneeling ones.
        headline: one line.
        yes: the questions answered with yes, in their order; each has its advice.
    """

    decision: Decision
    level: str
    standing: bool
    headline: str
    yes: tuple[Question, ...]


INTRO: Final = (
    "A yes locks nothing: you get advice and decide. Your answers are not stored. Kept are only "
    "the day, the level advised and, if you choose them, standing stretches, on this machine alone."
)

QUESTIONS: Final = (
    Question(
        "heart",
        "Has anyone told you of a heart condition or high blood pressure?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor which effort is right for your heart before you begin.",
        "parq",
    ),
    Question(
        "chest_pain",
        "Do you get chest pain, at rest, in daily life or when you move?",
        Decision.DOCTOR_FIRST,
        "Have chest pain looked at before you exercise.",
        "parq",
    ),
    Question(
        "dizziness",
        "Dizzy with loss of balance, or passed out, in the last 12 months?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor about it first, unless it came from breathing too fast; a lunge asks a lot "
        "of your balance.",
        "parq",
    ),
    Question(
        "condition",
        "Another long-term condition, or medicine for one?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor or pharmacist how exercise goes with it.",
        "parq",
    ),
    Question(
        "tissue",
        "A bone, joint or soft-tissue problem that now limits how you move?",
        Decision.DOCTOR_FIRST,
        "Moving could make it worse. With a medical condition such as a knee problem, ask a doctor "
        "first. What healed more than 12 months ago does not count.",
        "parq",
    ),
    Question(
        "supervised",
        "Were you told to exercise only under supervision?",
        Decision.DOCTOR_FIRST,
        "Then please not alone with a timer: ask whoever told you.",
        "parq",
    ),
    Question(
        "pregnant",
        "Are you pregnant, or did you give birth in the last three months?",
        Decision.DOCTOR_FIRST,
        "Ask your midwife or doctor; balance and joints change. If your pelvis hurts when you "
        "stand on one leg, leave lunges out. After a birth, heaviness in the pelvis, leaking or "
        "more pain mean: do less, and see a pelvic health physiotherapist.",
        "pelvic-pain",
    ),
    Question(
        "ill",
        "Are you ill today, with a cold or fever for example?",
        Decision.NOT_TODAY,
        "Rest today and come back when you feel well. A frozen week keeps your streak.",
        "parq",
    ),
    Question(
        "knees",
        "Are your knees weak or sore?",
        Decision.SUPPORTED,
        "Lunges may make knee pain worse: begin supported and shallow, stop if it hurts.",
        ARTICLE,
    ),
    Question(
        "balance",
        "Is your balance poor, or have you fallen in the last 12 months?",
        Decision.SUPPORTED,
        "Hold on to a wall or a chair the whole time, and add exercises for balance on 3 days a "
        "week. Ask a doctor if you do not know why you fell.",
        "who",
    ),
    Question(
        "age",
        "Are you 65 or older?",
        Decision.CARE,
        "Take the full warm-up, hold each stretch for 30 to 60 seconds or do it twice, and add "
        "exercises for balance on 3 days a week.",
        "who",
    ),
    Question(
        "injury",
        "An ankle, knee or hip injury of the last 12 months that limits you?",
        Decision.NOT_THIS,
        "Better avoid lunges for now: they can delay recovery. A physiotherapist can tell you "
        "when.",
        ARTICLE,
    ),
    Question(
        "kneeling",
        "Is kneeling, or getting up from the floor, hard for you?",
        Decision.CARE,
        "The hip-flexor stretch can be done standing, and nothing else needs the floor.",
        "kneeling",
    ),
    Question(
        "back",
        "Do you have low-back pain?",
        Decision.SUPPORTED,
        "Done wrongly, lunges strain the low back: supported, upright, without weights.",
        ARTICLE,
    ),
)
"""Asked on first run, after more than 28 days away, and on request."""

_HEADLINES: Final = {
    Decision.NOT_THIS: "Better not this exercise for now.",
    Decision.DOCTOR_FIRST: "Please ask a doctor first.",
    Decision.NOT_TODAY: "Not today: get well first.",
    Decision.SUPPORTED: "Begin at the supported level, a hand on a wall or chair.",
    Decision.CARE: "Nothing speaks against it, with a little care.",
    Decision.GO: "Nothing speaks against it. Start easy, and stop if something hurts.",
}


def assess(yes: Iterable[str]) -> Assessment:
    """What the answers come to.

    Args:
        yes: keys of the questions answered with yes.

    Raises:
        ValueError: a key that is no question's; names it and what is allowed.
    """
    keys = set(yes)
    known = [question.key for question in QUESTIONS]
    for key in sorted(keys - set(known)):
        raise ValueError(f"safety question: {key!r} is not known; one of {', '.join(known)}")
    found = tuple(question for question in QUESTIONS if question.key in keys)
    careful = list(Decision)
    decision = min((q.decision for q in found), key=careful.index, default=Decision.GO)
    as_planned = (Decision.GO, Decision.CARE, Decision.NOT_TODAY)
    level = BEGINNER if all(q.decision in as_planned for q in found) else SUPPORTED
    return Assessment(decision, level, "kneeling" in keys, _HEADLINES[decision], found)


def should_ask(asked: date | None, last_session: date | None, today: date) -> bool:
    """Return whether the questions are due: never asked, or over 28 days since asking and training.

    Dates after today cannot be right: such a day of asking counts as never asked, such a session as
    none.

    Args:
        asked: when the questions were last answered.
        last_session: the latest training day that is not after today.
        today: the local date.
    """
    if asked is None or asked > today:
        return True
    trained = last_session is not None and last_session <= today
    latest = max(asked, last_session) if trained and last_session else asked
    return (today - latest).days >= ASK_AGAIN_FROM_DAYS
