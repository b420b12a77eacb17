from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.records import MORNING, history, session

from lungetimer.history.edits import (
    EditError,
    delete_session,
    edit_record,
    edit_session,
    freeze_week,
    restore_session,
    unfreeze_week,
)
from lungetimer.history.weeks import WeekError
from lungetimer.training.result import Felt

NOW = MORNING + timedelta(days=1)
ONE = history(session("a"), session("b"))


def test_answers_can_be_given_later() -> None:
    changed = edit_session(
        ONE, "a", now=NOW, reps_in_reserve=2, pain=0, note="ok\x07", felt={2: Felt.KNEE}
    ).find("a")
    assert changed is not None
    assert (changed.reps_in_reserve, changed.pain, changed.note) == (2, 0, "ok")
    assert [s.felt for s in changed.sets] == [None, Felt.KNEE, None]
    assert changed.updated_at == NOW
    assert edit_session(ONE, "a", now=NOW, pain=None).find("b") == ONE.find("b")


def test_what_is_not_given_stays() -> None:
    first = edit_session(ONE, "a", now=NOW, pain=3, note="x")
    second = edit_session(first, "a", now=NOW, reps_in_reserve=1).find("a")
    assert second is not None
    assert (second.pain, second.note, second.reps_in_reserve) == (3, "x", 1)


def test_a_change_is_newer_even_when_the_clock_is_behind() -> None:
    changed = edit_session(ONE, "a", now=MORNING - timedelta(days=400), pain=1).find("a")
    assert changed is not None
    assert changed.pain == 1
    assert changed.updated_at > session("a").updated_at


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"pain": 11}, "pain must be a whole number from 0 to 10 or empty, not 11"),
        (
            {"reps_in_reserve": -1},
            "reps_in_reserve must be a whole number from 0 to 10",
        ),
        ({"pain": True}, "empty, not True"),
        ({"pain": "3"}, "empty, not '3'"),
        ({"status": "completed"}, "status cannot be changed; only note, pain, reps_in_reserve can"),
        ({"felt": {4: None}}, "the set must be from 1 to 3, not 4"),
    ],
)
def test_answers_outside_their_range_are_named(answers: dict[str, object], told: str) -> None:
    with pytest.raises(EditError, match=told):
        edit_session(ONE, "a", now=NOW, **answers)  # type: ignore[arg-type]  # the test passes a wrong value on purpose


def test_a_session_that_another_window_deleted_is_told() -> None:
    for change in (edit_session, delete_session):
        with pytest.raises(EditError, match="session zzz is no longer in the history"):
            change(ONE, "zzz", now=NOW)


def test_deleting_and_undoing() -> None:
    gone = delete_session(ONE, "a", now=NOW)
    assert [s.id for s in gone.sessions] == ["b"]
    assert gone.deleted == {"a": NOW}
    back = restore_session(gone, session("a", note="x"), now=NOW)
    assert [(s.id, s.note) for s in back.sessions] == [("a", "x"), ("b", "")]


def test_freezing_and_unfreezing() -> None:
    frozen = freeze_week(ONE, "2026w47", now=NOW)
    assert frozen.frozen_weeks == ("2026-W47",)
    assert freeze_week(frozen, "2026-W47", now=NOW) is frozen
    assert unfreeze_week(frozen, "2026-W47", now=NOW).frozen_weeks == ()
    assert unfreeze_week(ONE, "2026-W47", now=NOW) is ONE
    with pytest.raises(WeekError, match="from W01 to W52 in 2025"):
        freeze_week(ONE, "2025-W53", now=NOW)


def test_a_session_that_waits_to_be_saved_can_be_answered_as_well() -> None:
    changed = edit_record(session("w"), now=NOW, pain=2, note="a\ud800b")
    assert (changed.pain, changed.note, changed.updated_at) == (2, "ab", NOW)
