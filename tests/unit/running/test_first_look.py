"""Whether ``start`` may begin its session before the history has been read as a whole."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import MORNING, history, session
from tests.support.sessions import plan

from lungetimer.history import codec
from lungetimer.running.first_look import FirstLook, look
from lungetimer.running.history_facts import facts_of
from lungetimer.settings import Settings
from lungetimer.training.plan import LeadLeg, Leg, Routine

if TYPE_CHECKING:
    from pathlib import Path

TODAY = MORNING.date() + timedelta(days=2)
SCREENED = Settings(safety_accepted=TODAY)
LONG_AGO = Settings(safety_accepted=TODAY - timedelta(days=300))
AUTO = plan(lead_leg=LeadLeg.AUTO)


def test_a_new_user_who_answered_the_questions_begins_at_once(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        facts = look(folder / "history.json", SCREENED, AUTO, TODAY)
        assert facts is not None
        assert (facts.turn, facts.last_lead) == (0, None)
    assert list(tmp_path.iterdir()) == []


def test_the_session_begins_with_what_the_whole_history_would_tell(tmp_path: Path) -> None:
    known = history(session("a"), session("b", MORNING + timedelta(days=1), share=0.5))
    path = tmp_path / "history.json"
    path.write_bytes(codec.write(known))
    early, whole = look(path, LONG_AGO, AUTO, TODAY), facts_of(known, LONG_AGO, TODAY)
    assert early is not None, "the last training day counts, not only the answers"
    for name in ("last_lead", "last_felt", "turn", "last_day", "last_time", "days"):
        assert getattr(early, name) == getattr(whole, name), name
    assert early.last_lead is Leg.LEFT
    found = FirstLook(path, LONG_AGO, AUTO, TODAY)
    for _ in range(2000):
        if found.facts is not None:
            break
        time.sleep(0.005)
    assert found.facts == early


@pytest.mark.parametrize(
    ("name", "data"),
    [("session.json", b"{}"), ("session-2.json", b""), ("session (conflict).json", b"{}"),
     ("history.json", b"{"), ("history.json.bak", b"{}"),
     ("history.json", b'{"format": "lungetimer-history", "version": 9, "sessions": []}')],
)  # fmt: skip
def test_what_has_to_come_first_or_needs_care_is_waited_for(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert look(tmp_path / "history.json", SCREENED, AUTO, TODAY) is None


def test_a_lock_that_was_left_behind_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "session.json.lock").touch()
    assert look(tmp_path / "history.json", SCREENED, AUTO, TODAY) is not None


def test_questions_that_are_due_come_first(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(codec.write(history(session("a", MORNING - timedelta(days=90)))))
    assert look(path, LONG_AGO, AUTO, TODAY) is None
    assert look(path, Settings(), AUTO, TODAY) is None


def test_where_no_time_is_left_to_change_the_leg_the_coach_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(codec.write(history(session("a"))))
    soon = plan(lead_leg=LeadLeg.AUTO, lead_in_s=1)
    assert look(path, SCREENED, soon, TODAY) is None
    assert look(path, SCREENED, plan(lead_in_s=1), TODAY) is not None
    warm = plan(lead_leg=LeadLeg.AUTO, lead_in_s=1, warm_up=Routine.SHORT)
    assert look(path, SCREENED, warm, TODAY) is not None
