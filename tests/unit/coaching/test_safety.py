from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching import notes
from lungetimer.coaching.asking_again import should_ask
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.safety import QUESTIONS, Decision, assess
from lungetimer.coaching.sources import SOURCES

TODAY = date(2026, 11, 20)
KEYS = [question.key for question in QUESTIONS]


@pytest.mark.parametrize(
    ("yes", "decision", "level"),
    [
        ([], Decision.GO, "beginner"),
        (["heart"], Decision.DOCTOR_FIRST, "supported"),
        (["chest_pain"], Decision.DOCTOR_FIRST, "supported"),
        (["dizziness"], Decision.DOCTOR_FIRST, "supported"),
        (["condition"], Decision.DOCTOR_FIRST, "supported"),
        (["tissue"], Decision.DOCTOR_FIRST, "supported"),
        (["supervised"], Decision.DOCTOR_FIRST, "supported"),
        (["pregnant"], Decision.DOCTOR_FIRST, "supported"),
        (["ill"], Decision.NOT_TODAY, "beginner"),
        (["knees"], Decision.SUPPORTED, "supported"),
        (["balance"], Decision.SUPPORTED, "supported"),
        (["injury"], Decision.NOT_THIS, "supported"),
        (["age"], Decision.CARE, "beginner"),
        (["kneeling"], Decision.CARE, "beginner"),
        (["kneeling", "ill"], Decision.NOT_TODAY, "beginner"),
        (["age", "balance"], Decision.SUPPORTED, "supported"),
        (["back"], Decision.SUPPORTED, "supported"),
        (["knees", "ill"], Decision.NOT_TODAY, "supported"),
        (["heart", "knees"], Decision.DOCTOR_FIRST, "supported"),
        (["injury", "heart"], Decision.NOT_THIS, "supported"),
    ],
)
def test_answers_lead_to_their_advice(yes: list[str], decision: Decision, level: str) -> None:
    found = assess(yes)
    assert (found.decision, found.level) == (decision, level)
    assert {question.key for question in found.yes} == set(yes)
    assert found.standing is ("kneeling" in yes)
    assert all(question.advice for question in found.yes)


@given(st.sets(st.sampled_from(KEYS)), st.sampled_from(KEYS))
def test_one_more_yes_is_never_less_careful(yes: set[str], more: str) -> None:
    order = list(Decision)
    before, after = assess(yes), assess(yes | {more})
    assert order.index(after.decision) <= order.index(before.decision)
    assert before.level == "beginner" or after.level == "supported"
    assert after.level in LEVELS


def test_unknown_question_is_named() -> None:
    with pytest.raises(ValueError, match="must be one of heart"):
        assess(["hart"])


@pytest.mark.parametrize(
    ("asked", "last", "due"),
    [
        (None, None, True),
        (None, 1, True),
        (0, None, False),
        (28, None, False),
        (29, None, True),
        (100, 28, False),
        (100, 29, True),
        (1, 100, False),
        (28, 100, False),
        (29, 100, True),
        (-1, None, True),
        (-1, 0, True),
        (-400, 2, True),
    ],
)
def test_when_to_ask_again(asked: int | None, last: int | None, due: bool) -> None:
    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    assert should_ask(ago(asked), ago(last), TODAY) is due


def test_a_session_dated_after_today_does_not_put_the_questions_off() -> None:
    asked, ahead, today = date(2026, 1, 1), date(2027, 12, 1), date(2026, 11, 27)
    assert should_ask(asked, ahead, today)


# Section 7 of the knowledge: what is asked, and when to stop
ASKED = """heart condition; high blood pressure; chest pain; faint or get too dizzy to balance;
12 months; long-term condition; medicine; bone, joint or soft-tissue problem;
under supervision; pregnant; ill today; your knees weak; your balance poor; ankle; knee;
hip; low-back pain"""
STOP = """chest; neck; jaw; arm; dizziness; faint; breathless; talk; irregular heartbeat;
cold sweat; nausea; numbness; trouble seeing; sharp pain in a joint"""


def test_everything_is_asked_and_every_stop_sign_told() -> None:
    questions = " ".join(question.text for question in QUESTIONS).lower()
    for phrase in ASKED.replace("\n", " ").split(";"):
        assert phrase.strip() in questions, phrase
    signs = " ".join(note.text for note in notes.STOP_NOW).lower()
    for phrase in STOP.replace("\n", " ").split(";"):
        assert phrase.strip() in signs, phrase
    assert "emergency number" in notes.STOP_ADVICE.text


def test_notes_and_questions_have_sources_and_unique_keys() -> None:
    lines = (
        notes.BEFORE,
        notes.STOP_ADVICE,
        notes.SORENESS,
        notes.SEE_SOMEONE,
        notes.DARK_URINE,
        notes.SORE_LEGS,
        *notes.STOP_NOW,
        *notes.EASIER,
    )
    assert len(set(KEYS)) == len(KEYS) == 14
    sources = {note.source for note in lines} | {question.source for question in QUESTIONS}
    assert sources <= set(SOURCES)
    assert len(notes.EASIER) == 5
    assert len(notes.BEFORE.text) <= 66, "it fits into a line of a small window"
