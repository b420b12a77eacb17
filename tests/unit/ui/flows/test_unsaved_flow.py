"""Sessions that the disk refuses: when a question comes up, and what the answers do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.clocks import HandClock
from tests.support.flows import NotingHistory, ScreenStack

from lungetimer.history.session_records import History
from lungetimer.running.history_service import HistoryUpdate
from lungetimer.ui.flows.unsaved_flow import UnsavedFlow
from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen


class Refused:
    """The flow with a stack of screens."""

    def __init__(self) -> None:
        self.stack = ScreenStack()
        self.history = NotingHistory()
        host: Any = self.stack
        self.flow = UnsavedFlow(host, self.history, HandClock())

    def news(self, pending: int, *notices: str) -> None:
        self.flow.history_updated(HistoryUpdate(History(), None, notices, pending))


def test_it_asks_once_for_each_session_that_is_refused() -> None:
    refused = Refused()
    refused.news(0, "something else")
    assert refused.stack.shown == []
    refused.news(1, "disk full")
    refused.news(1, "disk full")
    refused.flow.ask()
    assert refused.stack.shown == [SaveElsewhereScreen], "one question at a time"
    refused.stack.leave(None)
    refused.news(1, "disk full")
    assert refused.stack.shown == []
    refused.news(2, "disk full")
    assert refused.stack.shown == [SaveElsewhereScreen]


def test_the_answers_try_again_save_a_copy_or_leave_it(tmp_path: Path) -> None:
    refused = Refused()
    refused.news(1, "disk full")
    refused.stack.leave(Path())
    refused.flow.ask()
    refused.stack.leave(tmp_path / "copy.json")
    refused.flow.ask()
    refused.stack.leave(None)
    assert refused.history.done == ["retry"]
    assert refused.history.copies == [tmp_path / "copy.json"]


def test_with_everything_on_the_disk_there_is_nothing_to_ask() -> None:
    refused = Refused()
    refused.news(1, "disk full")
    refused.stack.leave(None)
    refused.news(0)
    refused.flow.ask()
    assert refused.stack.shown == []
