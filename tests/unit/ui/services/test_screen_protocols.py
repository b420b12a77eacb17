"""Which screens fulfil which protocol: mypy checks the methods, a test what counts in a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.support.clocks import HandClock
from tests.support.records import session
from tests.support.sessions import plan

from lungetimer.training.next_button import NextButton
from lungetimer.ui.screens.help import HelpScreen
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.services import screen_protocols as protocols

if TYPE_CHECKING:
    from lungetimer.ui.screens.history import HistoryScreen
    from lungetimer.ui.screens.settings import SettingsScreen
    from lungetimer.ui.screens.workout import WorkoutScreen

    FACTS: tuple[type[protocols.ShowsFacts], ...] = (HomeScreen, SummaryScreen)
    HISTORY: tuple[type[protocols.ShowsHistory], ...] = (HistoryScreen,)
    SETTINGS: tuple[type[protocols.ShowsSettings], ...] = (SettingsScreen,)
    MESSAGES: tuple[type[protocols.ShowsMessages], ...] = (WorkoutScreen,)
    NOTICES: tuple[type[protocols.ShowsNotices], ...] = (HomeScreen, SummaryScreen, WorkoutScreen)
    MEDIA: tuple[type[protocols.TakesMediaButtons], ...] = (WorkoutScreen,)
    ANSWERS: tuple[type[protocols.HasUnsavedAnswers], ...] = (SummaryScreen,)


def test_a_screen_is_known_by_what_it_can_be_told() -> None:
    home = HomeScreen(plan(), HandClock(), NextButton())
    record = session("a", datetime(2026, 11, 20, 7, tzinfo=UTC))
    summary = SummaryScreen(record, NextButton(), HandClock())
    assert isinstance(home, protocols.ShowsFacts)
    assert not isinstance(home, protocols.HasUnsavedAnswers)
    assert isinstance(summary, protocols.HasUnsavedAnswers)
    assert not isinstance(HelpScreen({}), protocols.ShowsNotices), "a dialog has no place for them"
