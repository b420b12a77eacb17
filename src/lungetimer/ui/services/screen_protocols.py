"""Protocols of screens, each with the methods that the app calls on screens of that kind.

tests/unit/ui/services/test_screen_protocols.py lists the screens of each protocol for mypy to
check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from lungetimer.history.session_records import History
    from lungetimer.running.history_facts import Facts
    from lungetimer.settings import Settings
    from lungetimer.ui.messages import Answered


@runtime_checkable
class ShowsFacts(Protocol):
    """A screen that shows facts derived from the history."""

    def show_facts(self, facts: Facts) -> None:
        """Show these facts from now on."""


@runtime_checkable
class ShowsHistory(Protocol):
    """A screen that shows the sessions themselves."""

    async def show_history(self, history: History, facts: Facts) -> None:
        """Show this history and its facts from now on."""


@runtime_checkable
class ShowsSettings(Protocol):
    """A screen that shows the settings."""

    def show_settings(self, settings: Settings) -> None:
        """Show these settings from now on."""


@runtime_checkable
class ShowsMessages(Protocol):
    """A screen with a place for a short message."""

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""


@runtime_checkable
class ShowsNotices(Protocol):
    """A screen that may have a place for longer lines."""

    def show_notice(self, line: str) -> bool:
        """Show a line for a while; return False if it cannot be shown now."""


@runtime_checkable
class HasUnsavedAnswers(Protocol):
    """A screen whose answers are saved with a delay, such as text that is being typed."""

    def unsaved_answers(self) -> Answered | None:
        """Return the answers that are not saved yet; None if everything is saved."""


@runtime_checkable
class TakesMediaButtons(Protocol):
    """A screen with a session that media buttons control."""

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        ...

    def action_next(self) -> None:
        """Do what comes next in this phase: complete the rep, continue or skip."""

    def action_back(self) -> None:
        """Restart the phase, or go to the previous one in the phase's first 3 seconds."""

    def action_leave(self) -> None:
        """Ask whether to leave the session."""

    def action_toggle_pause(self) -> None:
        """Pause or resume."""
