from __future__ import annotations

from datetime import date, timedelta

import pytest

from lungetimer.history.session_records import History
from lungetimer.running.history_facts import facts_of
from lungetimer.running.safety_answers import AFTER_A_BREAK, FIRST, why_due
from lungetimer.settings import Settings

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("asked", "why"), [(None, FIRST), (-1, FIRST), (-400, FIRST), (0, None), (29, AFTER_A_BREAK)]
)
def test_why_the_questions_are_asked(asked: int | None, why: str | None) -> None:
    accepted = None if asked is None else TODAY - timedelta(days=asked)
    settings = Settings(safety_accepted=accepted)
    assert why_due(settings, facts_of(History(), settings, TODAY)) == why
