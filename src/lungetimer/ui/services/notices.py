"""Notices: show lines and short messages to the person, always as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

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
    """Shows lines where the screen in front has a place for them; until there is one, they wait.

    So no line ever covers a question or a cue.

    Args:
        host: the app.

    Attributes:
        held: the lines that wait for a place, oldest first.
    """

    def __init__(self, host: NoticeHost) -> None:
        self.held: list[str] = []
        self._host = host

    def tell(self, line: str) -> None:
        """Tell the person one line and leave it standing for a while, where it covers nothing."""
        line = clean_text(line)  # it may name files and values of any making
        front: object = self._host.screen_stack[-1] if self._host.screen_stack else None
        shown = isinstance(front, ShowsNotices) and front.show_notice(line)
        if not shown and line not in self.held:
            self.held.append(line)

    def tell_held(self) -> None:
        """Tell the lines that wait, now that another screen is in front."""
        lines, self.held = self.held, []
        self.tell_all(lines)

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
