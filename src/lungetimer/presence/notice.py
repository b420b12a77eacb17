"""A notification, and what a way to show one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from typing import Self


class NotNotifiedError(Exception):
    """No notification was shown; the text says why, in one line.

    Args:
        why: the reason.
        hangs: whether the desktop did not answer in time, and will hardly do so next time.
    """

    def __init__(self, why: str, *, hangs: bool = False) -> None:
        super().__init__(why)
        self.hangs = hangs


@frozen
class Notice:
    """What is shown, in plain text: nothing in it acts as markup or as a control code.

    Attributes:
        title: one short line.
        body: a line or two.
        seconds: for how long it is shown; None leaves that to the desktop. One that is shown for
            some seconds is not kept in the desktop's list of notifications.
    """

    title: str
    body: str
    seconds: int | None = None

    @classmethod
    def of(cls, title: str, body: str, seconds: int | None = None) -> Self:
        """Make a notice of texts of any origin."""
        return cls(clean_text(title), clean_text(body), seconds)


class NoticeWay(Protocol):
    """A way to show notices. All of it may block, so it is called from a thread of its own."""

    name: str

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the one before.

        Raises:
            NotNotifiedError: it is certain that nothing was shown.
        """

    def withdraw(self) -> None:
        """Take the notice away, as far as that is possible."""

    def close(self) -> None:
        """Let go of whatever is open."""
