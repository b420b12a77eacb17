"""The ledger finds what is lost, and takes nothing for lost that is not."""

from __future__ import annotations

from typing import Any

from tests.chaos.ledger import Ledger, unsettled


def session(name: str, reps: int = 4, status: str = "partial") -> dict[str, Any]:
    return {"id": name, "status": status, "sets": [{"left": reps - reps // 2, "right": reps // 2}]}


def history(*sessions: dict[str, Any], deleted: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"sessions": list(sessions), "deleted": dict.fromkeys(deleted, "2026-11-22")}


def checkpoint(name: str, reps: int = 4) -> dict[str, Any]:
    return {"session": session(name, reps)}


def test_a_session_that_left_the_history_is_lost() -> None:
    ledger = Ledger()
    assert ledger.look(history(session("a"), session("b"))) == []
    lost = ledger.look(history(session("b")), may_discard=True)
    assert lost == ["session a was in the history and is not any more"]


def test_one_that_the_history_says_was_deleted_is_not_and_may_come_back() -> None:
    ledger = Ledger()
    ledger.look(history(session("a")))
    assert ledger.look(history(deleted=("a",))) == []
    assert ledger.look(history(deleted=("a",))) == []
    assert ledger.look(history(session("a"), deleted=("a",))) == []
    assert ledger.saved == 1


def test_a_checkpoint_may_become_history_and_not_vanish() -> None:
    ledger = Ledger()
    ledger.look(history(), [checkpoint("a"), checkpoint("b")])
    lost = ledger.look(history(session("a")))
    assert lost == ["session b with 4 reps was in a checkpoint and is gone"]


def test_a_checkpoint_may_vanish_when_discarding_was_offered_or_nothing_was_done() -> None:
    ledger = Ledger()
    ledger.look(history(), [checkpoint("a"), checkpoint("b", reps=0)])
    assert ledger.look(history(), [checkpoint("a")]) == []
    assert ledger.look(history(), may_discard=True) == []
    assert ledger.look(history()) == []


def test_a_rescued_session_is_not_lost() -> None:
    ledger = Ledger()
    ledger.look(history(), [checkpoint("a")])
    assert ledger.look(history(), (), [history(session("a", 5))]) == []


def test_reps_never_become_fewer() -> None:
    ledger = Ledger()
    ledger.look(history(), [checkpoint("a", 7)])
    assert ledger.look(history(session("a", 6))) == ["session a had 7 reps and has 6"]
    assert ledger.look(history(session("a", 6)), [checkpoint("a", 7)]) == []
    assert ledger.look(history(session("a", 8))) == []
    assert ledger.look(history(session("a", 7))) == ["session a had 8 reps and has 7"]


def test_only_what_the_history_does_not_settle_is_to_be_asked_about() -> None:
    waiting = [checkpoint(name) for name in ("new", "saved", "shorter", "completed", "deleted")]
    known = history(
        session("saved"), session("shorter", 3), session("completed", 3, "completed"),
        deleted=("deleted",),
    )  # fmt: skip
    assert unsettled(known, waiting) == ["new", "shorter"]
