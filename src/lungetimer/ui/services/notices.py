"""Telling: how lines, short words and control codes reach the person, always as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from lungetimer.text import clean_text
from lungetimer.ui.messages import LineTold
from lungetimer.ui.terminal.failures import SteadyApp
from lungetimer.ui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from collections.abc import Callable


class TellingApp(SteadyApp):
    """An app with ways to tell something."""

    def tell(self, line: str) -> None:
        """Tell the person one line and leave it standing for a while, where it covers nothing."""
        line = clean_text(line)  # it may name files and values of any making
        for screen in reversed(self.screen_stack):
            places = screen.query(NoticeLine)
            if places:
                places.first().tell(line)
                return
            if not isinstance(screen, ModalScreen):
                break
        self.notify(line, title="lungetimer", severity="warning", timeout=12, markup=False)

    def say(self, words: str) -> None:
        """A short word where the screen has a line for it, else as a notice."""
        words = clean_text(words)
        say: Callable[[str], None] | None = getattr(self.screen, "say", None)
        if say:
            say(words)
        else:
            self.notify(words, timeout=2, markup=False)

    def tell_from_thread(self, line: str) -> None:
        """Tell a line from another thread."""
        self.post_message(LineTold(line))

    def on_line_told(self, message: LineTold) -> None:
        """A line from another thread."""
        self.tell(message.line)

    def ring(self) -> None:
        """Ring the terminal's bell."""
        self.to_terminal("\x07")

    def to_terminal(self, code: str) -> None:
        """Send a control code that draws nothing, in order with what is drawn."""
        if self._driver and not self.is_headless:
            self._driver.write(code)
