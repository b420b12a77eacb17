"""The terminal window's title: phase and seconds left, and afterwards what it was before."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from lungetimer.text import clean_text
from lungetimer.ui.wording import window_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

# xterm's title stack, understood or ignored by every terminal of today.
PUSH: Final = "\x1b[22;2t"
POP: Final = "\x1b[23;2t"


class WindowTitle:
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

    def show(self, title: str) -> None:
        """Show a title of one's own."""
        if title != self._shown:
            self._shown = title
            self._write(f"\x1b]2;{clean_text(title)}\x07")


def keep_title() -> None:
    """Ask the terminal to remember the title there is."""
    _straight(PUSH)


def restore_title() -> None:
    """Ask the terminal for the title it remembered."""
    _straight(POP)


def _straight(code: str) -> None:
    """To the terminal, before the app has it or after it has let go."""
    if sys.__stdout__ and sys.__stdout__.isatty():
        sys.__stdout__.write(code)
        sys.__stdout__.flush()
