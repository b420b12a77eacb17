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
    """A screen that shows values derived from the history, such as the streak."""

    def show_facts(self, facts: Facts) -> None:
        """Show new values derived from the history, such as the streak."""


@runtime_checkable
class ShowsHistory(Protocol):
    """A screen that shows the sessions of the history, and not only values derived from them."""

    async def show_history(self, history: History, facts: Facts) -> None:
        """Show this history, and the values derived from it."""


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
    """A screen that may have a place for notices, which are longer than messages."""

    def show_notice(self, line: str) -> bool:
        """Show a line for a while and return True; return False if there is no place for it."""


@runtime_checkable
class HasUnsavedAnswers(Protocol):
    """A screen that saves answers with a delay, for example a note that the user is typing."""

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
        """Restart the phase; but in its first 3 seconds, go to the previous phase."""

    def action_leave(self) -> None:
        """Ask whether to leave the session."""

    def action_toggle_pause(self) -> None:
        """Pause the session; if it is paused, continue it."""
