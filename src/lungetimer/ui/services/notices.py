"""Notices and short messages to the user, always shown as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from lungetimer.text import clean_text
from lungetimer.ui.messages import NoticeRequested
from lungetimer.ui.services.screen_protocols import ShowsMessages, ShowsNotices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.message import Message
    from textual.notifications import SeverityLevel
    from textual.screen import Screen


class NoticeHost(Protocol):
    """The part of the app that `Notices` needs."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The open screens; the last one is in front."""

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
        """Post a message to the event loop; safe to call from any thread.

        Returns:
            Whether the message was posted; False once the app is closing.
        """


class Notices:
    """Shows one-line notices, or queues them until the screen in front has room for a notice.

    Therefore no notice covers a question or a tip.

    Args:
        host: the app.

    Attributes:
        queued: the queued notices, oldest first.
    """

    def __init__(self, host: NoticeHost) -> None:
        self.queued: list[str] = []
        self._host = host

    def tell(self, line: str) -> None:
        """Show a notice for a while, or queue it until the screen in front has room for it."""
        line = clean_text(line)  # the line may contain names of files and values from outside
        front: object = self._host.screen_stack[-1] if self._host.screen_stack else None
        shown = isinstance(front, ShowsNotices) and front.show_notice(line)
        if not shown and line not in self.queued:
            self.queued.append(line)

    def tell_queued(self) -> None:
        """Show the queued notices; called when another screen has come to the front."""
        lines, self.queued = self.queued, []
        self.tell_all(lines)

    def tell_all(self, lines: Iterable[str]) -> None:
        """Show several notices, or queue them."""
        for line in lines:
            self.tell(line)

    def say(self, words: str) -> None:
        """Show a message in the place that the screen in front has for messages, or as a pop-up."""
        words = clean_text(words)
        screen = self._host.screen_stack[-1]
        if isinstance(screen, ShowsMessages):
            screen.show_message(words)
        else:
            self._host.notify(words, timeout=2, markup=False)

    def tell_from_thread(self, line: str) -> None:
        """Show a notice, or queue it; safe to call from any thread."""
        self._host.post_message(NoticeRequested(line))
