"""Offering a way out when the disk refuses a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from lungetimer.running.clock import Clock
    from lungetimer.running.history_service import HistoryKnown, HistoryService


class UnsavedFlow:
    """Asks once by itself for each session that is refused, and whenever it is wished.

    Args:
        app: where the question is shown.
        memory: holds on to the sessions.
        clock: for the name of the file that is suggested.
    """

    def __init__(self, app: App[None], memory: HistoryService, clock: Clock) -> None:
        self._app = app
        self._memory = memory
        self._clock = clock
        self._pending = 0
        self._trouble = ""
        self._open = False

    def known(self, message: HistoryKnown) -> None:
        """See whether more sessions wait than before."""
        more = message.pending > self._pending
        self._pending = message.pending
        if more and message.notices:
            self._trouble = message.notices[0]
            self.ask()

    def ask(self) -> None:
        """Show the question, when there is something to save."""
        from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen, suggested  # noqa: PLC0415  # rarely

        if self._pending and not self._open:
            self._open = True
            place = suggested(self._clock.wall())
            self._app.push_screen(SaveElsewhereScreen(self._trouble, place), self._answered)

    def _answered(self, answer: Path | None) -> None:
        self._open = False
        if answer == Path():
            self._memory.retry()
        elif answer is not None:
            self._memory.save_copy(answer)
