"""A minimal Textual app with a clock, for comparison with lungetimer.

Space toggles a word, as lungetimer's pause does.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Digits, Footer, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class BareApp(App[None]):
    """Digits, updated once a second."""

    CSS = "Screen { align: center middle; } Digits { width: auto; }"
    BINDINGS = [("space", "pause", "Pause")]  # noqa: RUF012  # as a newcomer would write it

    def compose(self) -> ComposeResult:
        """Lay out a word, the clock and the footer with the keys.

        Yields:
            The widgets from top to bottom.
        """
        yield Static("START", id="word")
        yield Digits(f"{datetime.now():%H:%M:%S}")  # noqa: DTZ005  # only the local time is shown
        yield Footer()

    def on_mount(self) -> None:
        """Start the clock."""
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """Show the current time."""
        self.query_one(Digits).update(f"{datetime.now():%H:%M:%S}")  # noqa: DTZ005  # only the local time is shown

    def action_pause(self) -> None:
        """Toggle the word."""
        word = self.query_one("#word", Static)
        word.update("START" if "PAUSED" in str(word.content) else "PAUSED")


if __name__ == "__main__":
    BareApp().run()
