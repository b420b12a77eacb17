"""The flow when the disk refuses a session: offer to try again, or another place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_service import HistoryNews
    from lungetimer.ui.flows.screen_host import ScreenHost


class SavesElsewhere(Protocol):
    """Keeps in memory what the disk has refused."""

    def retry(self) -> None:
        """Try again to save it where it belongs."""

    def save_copy(self, path: Path) -> None:
        """Write it to another file."""


class UnsavedFlow:
    """Asks once by itself for each session that is refused, and whenever it is wished.

    Args:
        host: where the question is shown.
        history: keeps the sessions in memory, and saves them.
        clock: for the name of the file that is suggested.
    """

    def __init__(self, host: ScreenHost, history: SavesElsewhere, clock: Clock) -> None:
        self._host = host
        self._history = history
        self._clock = clock
        self._pending = 0
        self._trouble = ""
        self._open = False

    def known(self, news: HistoryNews[Any]) -> None:
        """See whether more sessions wait than before."""
        more = news.pending > self._pending
        self._pending = news.pending
        if more and news.notices:
            self._trouble = news.notices[0]
            self.ask()

    def ask(self) -> None:
        """Show the question, when there is something to save."""
        from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen, suggested  # noqa: PLC0415  # rarely

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
