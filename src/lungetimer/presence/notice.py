"""A notification, and the interface of each way to show notifications."""

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
        timed_out: True if the desktop did not answer in time, and probably will not the next time.
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
        seconds: how long the notification is shown. The desktop does not add such a notification to
            its list of past ones. With None, the desktop decides about both.
    """

    title: str
    body: str
    seconds: int | None = None

    @classmethod
    def of(cls, title: str, body: str, seconds: int | None = None) -> Self:
        """Return a notice with these texts, without their control characters."""
        return cls(clean_text(title), clean_text(body), seconds)


class NoticeWay(Protocol):
    """A way to show notifications; any call may block, so make calls in a separate thread."""

    name: str

    def show(self, notice: Notice) -> None:
        """Show a notice and replace the previous one.

        Raises:
            NotNotifiedError: the notice was not shown. It is not raised if the notice may have been
                shown.
        """

    def withdraw(self) -> None:
        """Withdraw the notice that is shown, as far as that is possible."""

    def close(self) -> None:
        """Close the connection over which notices are shown, if one is open."""
