"""Flow for sessions that could not be saved: offers to retry or to save elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_service import HistoryUpdate
    from lungetimer.ui.flows.screen_host import ScreenHost


class SavesElsewhere(Protocol):
    """Service that keeps unsaved sessions in memory."""

    def retry(self) -> None:
        """Try again to save the unsaved sessions in the history."""

    def save_copy(self, path: Path) -> None:
        """Write the unsaved sessions to the file ``path``."""


class UnsavedFlow:
    """Asks what to do about sessions that could not be saved.

    The flow asks when another session could not be saved, and when the user opens the dialog.

    Args:
        host: the stack of screens.
        history: the service that keeps the unsaved sessions in memory and saves them.
        clock: the source of the time in the suggested file name.
    """

    def __init__(self, host: ScreenHost, history: SavesElsewhere, clock: Clock) -> None:
        self._host = host
        self._history = history
        self._clock = clock
        self._pending = 0
        self._trouble = ""
        self._open = False

    def history_updated(self, update: HistoryUpdate[Any]) -> None:
        """Ask what to do if more sessions are unsaved than at the previous update."""
        more = update.pending > self._pending
        self._pending = update.pending
        if more and update.notices:
            self._trouble = update.notices[0]
            self.ask()

    def ask(self) -> None:
        """Ask what to do about the unsaved sessions, if there are any."""
        from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen, suggested  # noqa: PLC0415  # rarely needed

        if self._pending and not self._open:
            self._open = True
            place = suggested(self._clock.wall())
            self._host.push_screen(SaveElsewhereScreen(self._trouble, place), self._answered)

    def _answered(self, answer: Path | None) -> None:
        self._open = False
        if answer == Path():
            self._history.retry()
        elif answer is not None:
            self._history.save_copy(answer)
