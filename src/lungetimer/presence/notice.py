"""A notification, and the interface of a method that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from typing import Self


class NotNotifiedError(Exception):
    """No notification was shown; the message is one line that says why.

    Args:
        why: the reason.
        timed_out: True if the desktop did not answer in time and probably will not next time.
    """

    def __init__(self, why: str, *, timed_out: bool = False) -> None:
        super().__init__(why)
        self.timed_out = timed_out


@frozen
class Notice:
    """The content of a notification, as plain text without control codes.

    Attributes:
        title: one short line.
        body: a line or two.
        seconds: how long it is shown; None leaves that to the desktop. If a time is set, the
            desktop does not store the notification in its list.
    """

    title: str
    body: str
    seconds: int | None = None

    @classmethod
    def of(cls, title: str, body: str, seconds: int | None = None) -> Self:
        """Return a notice with these texts, from which control characters are removed."""
        return cls(clean_text(title), clean_text(body), seconds)


class NoticeWay(Protocol):
    """A method of showing notices; any call may block, so call it in a thread of its own."""

    name: str

    def show(self, notice: Notice) -> None:
        """Show a notice and replace the previous one.

        Raises:
            NotNotifiedError: nothing was shown. If that is uncertain, nothing is raised.
        """

    def withdraw(self) -> None:
        """Withdraw the notice, as far as that is possible."""

    def close(self) -> None:
        """Close whatever is open."""
