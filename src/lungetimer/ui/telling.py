"""Telling: how lines, short words and control codes reach the person, always as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from lungetimer.ui.messages import Told

if TYPE_CHECKING:
    from collections.abc import Callable


class TellingApp(App[None]):
    """An app with ways to tell something."""

    def tell(self, line: str) -> None:
        """Tell the person one line and leave it standing for a while, where it covers nothing."""
        tell: Callable[[str], None] | None = getattr(self.screen, "tell", None)
        if tell:
            tell(line)
            return
        self.notify(line, title="lungetimer", severity="warning", timeout=12, markup=False)

    def say(self, words: str) -> None:
        """A short word where the screen has a line for it, else as a notice."""
        say: Callable[[str], None] | None = getattr(self.screen, "say", None)
        if say:
            say(words)
        else:
            self.notify(words, timeout=2, markup=False)

    def tell_from_thread(self, line: str) -> None:
        """Tell a line from another thread."""
        self.post_message(Told(line))

    def on_told(self, message: Told) -> None:
        """A line from another thread."""
        self.tell(message.line)

    def ring(self) -> None:
        """Ring the terminal's bell."""
        self.to_terminal("\x07")

    def to_terminal(self, code: str) -> None:
        """Send a control code that draws nothing, in order with what is drawn."""
        if self._driver and not self.is_headless:
            self._driver.write(code)
