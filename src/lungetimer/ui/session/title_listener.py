"""The terminal window's title: phase and seconds left. The driver gives the old one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import clean_text
from lungetimer.ui.text.view_words import window_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class TitleListener:
    """Keeps the title true during a session.

    Args:
        write: puts characters on the terminal, in order with everything else that is drawn.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._shown = ""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Tell phase and seconds, when they are others than before."""
        self.show(window_title(view))

    def show_again(self) -> None:
        """The terminal was someone else's meanwhile: what is shown is not known any more."""
        self._shown = ""

    def show(self, title: str) -> None:
        """Show a title of one's own."""
        if title != self._shown:
            self._shown = title
            self._write(f"\x1b]2;{clean_text(title)}\x07")
