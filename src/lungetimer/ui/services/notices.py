"""Notices: show lines and short messages to the person, always as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import ModalScreen

from lungetimer.text import clean_text
from lungetimer.ui.messages import LineTold
from lungetimer.ui.services.screen_protocols import ShowsMessages, ShowsNotices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.message import Message
    from textual.notifications import SeverityLevel
    from textual.screen import Screen


class NoticeHost(Protocol):
    """What notices need of an app."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, the one in front last."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message over the screen for some seconds."""

    def post_message(self, message: Message) -> bool:
        """Deliver a message on the event loop; safe to call from any thread."""


class Notices:
    """Shows lines where the screen in front has a place for them, else over it.

    Args:
        host: the app.
    """

    def __init__(self, host: NoticeHost) -> None:
        self._host = host

    def tell(self, line: str) -> None:
        """Tell the person one line and leave it standing for a while, where it covers nothing."""
        line = clean_text(line)  # it may name files and values of any making
        for screen in reversed(self._host.screen_stack):
            if isinstance(screen, ShowsNotices) and screen.show_notice(line):
                return
            if not isinstance(screen, ModalScreen):
                break
        self._host.notify(line, title="lungetimer", severity="warning", timeout=12, markup=False)

    def tell_all(self, lines: Iterable[str]) -> None:
        """Tell several lines, one after the other."""
        for line in lines:
            self.tell(line)

    def say(self, words: str) -> None:
        """Show a short message where the screen has a line for it, else as a notice."""
        words = clean_text(words)
        screen = self._host.screen_stack[-1]
        if isinstance(screen, ShowsMessages):
            screen.show_message(words)
        else:
            self._host.notify(words, timeout=2, markup=False)

    def tell_from_thread(self, line: str) -> None:
        """Tell a line from another thread."""
        self._host.post_message(LineTold(line))
