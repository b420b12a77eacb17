"""What a screen can be told or asked. A screen fulfils a protocol by having its method.

tests/unit/ui/services/test_screen_protocols.py names the screens of each, for mypy to check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from lungetimer.history.records import History
    from lungetimer.running.history_facts import Facts
    from lungetimer.settings import Settings
    from lungetimer.ui.messages import Answered


@runtime_checkable
class ShowsFacts(Protocol):
    """Draws something that follows from the history."""

    def show_facts(self, facts: Facts) -> None:
        """Draw these facts from now on."""


@runtime_checkable
class ShowsHistory(Protocol):
    """Draws the sessions themselves."""

    async def show_history(self, history: History, facts: Facts) -> None:
        """Draw this history, and what follows from it, from now on."""


@runtime_checkable
class ShowsSettings(Protocol):
    """Draws the settings."""

    def show_settings(self, settings: Settings) -> None:
        """Draw these settings from now on."""


@runtime_checkable
class ShowsMessages(Protocol):
    """Has a place for a short message."""

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""


@runtime_checkable
class ShowsNotices(Protocol):
    """May have a place for longer lines."""

    def show_notice(self, line: str) -> bool:
        """Show a line for a while; False if there is no place for it now."""


@runtime_checkable
class HoldsAnswers(Protocol):
    """Asks for answers that are saved with a delay, as while one types."""

    def unsaved_answers(self) -> Answered | None:
        """Give what was answered but is not saved yet; None if everything is saved."""


@runtime_checkable
class TakesMediaButtons(Protocol):
    """Shows a session that the buttons of a media player move."""

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        ...

    def action_next(self) -> None:
        """Do the natural next thing."""

    def action_back(self) -> None:
        """Begin the phase again, or go to the one before."""

    def action_leave(self) -> None:
        """Ask whether to leave the session."""

    def action_toggle_pause(self) -> None:
        """Pause, or go on."""
