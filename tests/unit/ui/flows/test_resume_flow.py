"""What becomes of interrupted sessions: each answer, with real files and no app."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.clocks import HandClock
from tests.support.flows import NotingHistory, ScreenStack
from tests.support.records import MORNING
from tests.support.sessions import plan, session_of

from lungetimer.history.checkpoint import checkpoint_of, position_of
from lungetimer.history.checkpoint_store import CheckpointStore, claim
from lungetimer.history.session_records import History
from lungetimer.running.interrupted import Interrupted, find_interrupted
from lungetimer.running.live_session import LiveSession
from lungetimer.ui.flows.resume_flow import ResumeFlow
from lungetimer.ui.screens.interrupted import Choice, InterruptedScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def leave_behind(folder: Path, name: str) -> None:
    """Write a session that stands in its first set, as a program that was killed leaves it."""
    session = session_of(plan())
    session.start(0)
    session.advance(8)
    position = position_of(session.view(8))
    assert position is not None
    store = claim(folder)
    store.write(
        checkpoint_of(
            session.result(),
            position,
            id=name,
            started_at=MORNING,
            saved_at=MORNING + timedelta(seconds=8),
            app_version="0.2.0",
        )
    )
    store.release()


class Asked:
    """A flow that asks about two sessions."""

    def __init__(self, folder: Path) -> None:
        leave_behind(folder, "first")
        leave_behind(folder, "second")
        self.stack = ScreenStack()
        self.history = NotingHistory()
        self.resumed: list[Interrupted] = []
        self.settled: list[bool] = []
        host: Any = self.stack
        self.flow = ResumeFlow(
            host, self.history, self.resumed.append, lambda: self.settled.append(True)
        )
        self.folder = folder
        self.flow.ask(find_interrupted(folder, History(), host="").found)

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("session*.json"))

    def offered_again(self) -> list[str]:
        """The sessions that the next start would ask about."""
        found = find_interrupted(self.folder, History(), host="").found
        for one in found:
            one.store.release()
        return [one.checkpoint.session.id for one in found]


def test_each_is_asked_about_in_turn_and_then_it_is_settled(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    assert asked.stack.shown == [InterruptedScreen]
    assert asked.offered_again() == [], "no other window offers them meanwhile"
    asked.stack.leave(Choice.LATER)
    assert asked.stack.shown == [InterruptedScreen]
    assert asked.settled == []
    asked.stack.leave(Choice.LATER)
    assert asked.stack.shown == []
    assert asked.settled == [True]
    assert asked.offered_again() == ["first", "second"]


def test_what_is_saved_is_in_the_history_and_its_file_goes(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.stack.leave(Choice.SAVE)
    (record,) = asked.history.added
    assert (record.id, record.reps > 0) == ("first", True)
    assert asked.files == ["session-2.json"]
    asked.flow.close()


def test_what_is_discarded_goes_and_nothing_is_saved(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.stack.leave(Choice.DISCARD)
    assert asked.history.added == []
    assert asked.files == ["session-2.json"]
    asked.flow.close()


@pytest.mark.parametrize("answer", [Choice.LATER, None])
def test_what_is_put_off_stays(tmp_path: Path, answer: Choice | None) -> None:
    asked = Asked(tmp_path)
    asked.stack.leave(answer)
    asked.flow.close()
    assert asked.offered_again() == ["first", "second"]


def test_one_is_resumed_and_the_other_waits_for_the_next_start(tmp_path: Path) -> None:
    asked = Asked(tmp_path)
    asked.stack.leave(Choice.RESUME)
    assert [one.checkpoint.session.id for one in asked.resumed] == ["first"]
    assert asked.settled == []
    assert asked.stack.shown == []
    assert asked.offered_again() == ["second"], "the one that goes on is held"
    live = LiveSession.resumed(asked.resumed[0], HandClock(), None)
    assert live.id == "first"
    assert live.record().reps == asked.resumed[0].checkpoint.session.reps
    asked.resumed[0].store.release()


def test_a_look_reads_the_history_first_and_posts_what_it_found(tmp_path: Path) -> None:
    leave_behind(tmp_path, "first")
    posted: list[Any] = []

    class Reading(NotingHistory):
        def load(self, then: Callable[[History], object]) -> None:
            then(History())

    host: Any = ScreenStack()
    flow = ResumeFlow(host, Reading(), lambda _: None, lambda: None)
    flow.look(tmp_path, posted.append)
    (message,) = posted
    assert [one.checkpoint.session.id for one in message.found.found] == ["first"]
    flow.ask(message.found.found)
    flow.close()
    assert CheckpointStore(tmp_path / "session.json").hold(), "nobody answered, so it is free again"
