"""Safety: the questions before lunging, and the advice they lead to.

The questions are our own words, not the PAR-Q+ itself. The person decides; all that is ever kept
is the day they were asked and the level advised.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import BEGINNER, SUPPORTED
from lungetimer.coaching.sources import ARTICLE
from lungetimer.coaching.thresholds import RESTART_FROM_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Decision(StrEnum):
    """What an answer leads to, the most careful first."""

    NOT_THIS = "not this exercise"
    DOCTOR_FIRST = "doctor first"
    NOT_TODAY = "not today"
    SUPPORTED = "supported level"
    GO = "go ahead"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers come to.

    Attributes:
        decision: the most careful of all.
        level: the level advised if the person goes on.
        headline: one line.
        yes: the questions answered with yes, in their order; each has its advice.
    """

    decision: Decision
    level: str
    headline: str
    yes: tuple[Question, ...]


INTRO: Final = (
    "A few questions before you lunge. A yes does not lock anything: you get advice and decide. "
    "Your answers are not stored, only the day and the level advised, and only on this machine."
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
        "In the last 12 months: dizzy with loss of balance, or passed out?",
        Decision.DOCTOR_FIRST,
        "Ask a doctor about it first; a lunge asks a lot of your balance.",
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
        "A bone, joint or soft-tissue problem that moving could make worse?",
        Decision.DOCTOR_FIRST,
        "With a medical condition such as a knee problem, ask a doctor first.",
        ARTICLE,
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
        "Are you pregnant?",
        Decision.DOCTOR_FIRST,
        "Ask your midwife or doctor; balance and joints change in these months.",
        "parq",
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
        "Is your balance poor?",
        Decision.SUPPORTED,
        "Hold on to a wall or a chair the whole time.",
        ARTICLE,
    ),
    Question(
        "injury",
        "An earlier injury of an ankle, a knee or a hip?",
        Decision.NOT_THIS,
        "Better avoid lunges: they can delay recovery. A physiotherapist can tell you when.",
        ARTICLE,
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
    gentle = any(q.decision not in (Decision.GO, Decision.NOT_TODAY) for q in found)
    level = SUPPORTED if gentle else BEGINNER
    return Assessment(decision, level, _HEADLINES[decision], found)


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
    return (today - latest).days >= RESTART_FROM_DAYS
