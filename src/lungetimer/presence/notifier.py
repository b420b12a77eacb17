"""Show at most one notification at a time, from a separate thread because a desktop may be slow."""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.presence.notice import NoticeWay, NotNotifiedError
from lungetimer.presence.notification import BusWay
from lungetimer.presence.surroundings import Surroundings
from lungetimer.presence.terminal_notice import TerminalWay, terminal_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lungetimer.presence.notice import Notice

CLOSING_S: Final = 0.5
"""Seconds to wait at the end of the program until the notice is withdrawn."""
PROBE_S: Final = 12.0
"""Seconds to wait for a bus that never answers; the calls themselves have shorter limits."""
NO_WAY: Final = "no desktop or terminal that can show them was found"


def notice_ways(
    environ: Mapping[str, str], platform: str, write: Callable[[str], None] | None
) -> tuple[NoticeWay, ...]:
    """Return the ways to show the user a notification, best first.

    Over SSH the user sits at another computer, so only the terminal can show a notification.

    Args:
        environ: the environment variables.
        platform: a value of ``sys.platform``.
        write: writes a control code to the terminal; None if no control code may be sent.
    """
    code = terminal_code(environ) if write is not None else None
    by_terminal = (TerminalWay(code, write),) if code is not None and write is not None else ()
    here = Surroundings.of(environ, platform=platform, console=False)
    if here.ssh or platform in {"win32", "darwin"}:
        return by_terminal
    return (BusWay(), *by_terminal)


@frozen
class NoticeReport:
    """How a notification would be shown on this computer.

    Attributes:
        way: the description of the best way that works; None if no way works.
        why_not: why no better way works; empty if the best of all ways works.
    """

    way: str | None
    why_not: str = ""


def probe_notices(
    environ: Mapping[str, str], platform: str, *, on_terminal: bool, limit_s: float = PROBE_S
) -> NoticeReport:
    """Return how a notification would be shown, without showing one.

    Args:
        environ: the environment variables.
        platform: a value of ``sys.platform``.
        on_terminal: whether there is a terminal that could show a notification.
        limit_s: the longest wait for the desktop in seconds.
    """
    why_not = ""
    for way in notice_ways(environ, platform, (lambda _: None) if on_terminal else None):
        if not isinstance(way, BusWay):
            return NoticeReport(way.name, why_not)
        found = _probe_bus(way, limit_s)
        if found.way is not None:
            return found
        why_not = found.why_not
    return NoticeReport(None, why_not or NO_WAY)


def _probe_bus(way: BusWay, limit_s: float) -> NoticeReport:
    found: list[NoticeReport] = []

    def look() -> None:
        try:
            found.append(NoticeReport(f"{way.name} ({way.server()})"))
        except NotNotifiedError as error:
            found.append(NoticeReport(None, str(error)))
        finally:
            way.close()

    thread = Thread(target=look, name="probe", daemon=True)
    thread.start()
    thread.join(limit_s)
    return found[0] if found else NoticeReport(None, "the session bus does not answer")


class Notifier:
    """Shows the notification that was requested last, in the background.

    A notification that was replaced or withdrawn before its turn is never shown. For each
    notification, the ways to show it are tried until one works. A way that hangs is not tried
    again.

    Args:
        make_ways: returns the ways to show a notification, best first; called in the background
            thread.
        on_trouble: receives one line the first time that no way works; called in the background
            thread.
    """

    def __init__(
        self, make_ways: Callable[[], Sequence[NoticeWay]], on_trouble: Callable[[str], None]
    ) -> None:
        self._make_ways = make_ways
        self._on_trouble = on_trouble
        self._changed = Condition()
        self._requested: Notice | None = None
        self._applied: Notice | None = None
        self._closing = False
        self._thread: Thread | None = None
        self._ways: list[NoticeWay] = []
        self._reported = False

    def show(self, notice: Notice) -> None:
        """Show a notification in place of the previous one; returns at once."""
        self._request(notice)

    def withdraw(self) -> None:
        """Withdraw the notification that is shown or waits to be shown; returns at once."""
        if self._thread is not None:
            self._request(None)

    def close(self, *, withdraw: bool = True, timeout_s: float = CLOSING_S) -> None:
        """End the background thread, and wait for a limited time until it has finished.

        Args:
            withdraw: whether to withdraw the notification that is shown.
            timeout_s: the longest wait for the end of the thread, in seconds.
        """
        thread = self._thread
        if thread is None:
            return
        with self._changed:
            self._requested = None if withdraw else self._requested
            self._closing = True
            self._changed.notify_all()
        thread.join(timeout_s)

    def _request(self, notice: Notice | None) -> None:
        with self._changed:
            if self._closing:
                return
            self._requested = notice
            if self._thread is None:
                # A thread that hangs must not keep the program from ending.
                self._thread = Thread(target=self._work, daemon=True, name="notifications")
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        self._ways = list(self._make_ways())
        while True:
            with self._changed:
                while self._requested is self._applied and not self._closing:
                    self._changed.wait()
                notice, closing = self._requested, self._closing
            if notice is not self._applied:
                self._apply(notice)
                self._applied = notice
            if closing:
                break
        for way in self._ways:
            way.close()

    def _apply(self, notice: Notice | None) -> None:
        if notice is None:
            for way in self._ways:
                way.withdraw()
            return
        why = NO_WAY
        for way in tuple(self._ways):
            if self._requested is not notice:  # a newer request replaced it meanwhile
                return
            try:
                way.show(notice)
            except NotNotifiedError as error:
                why = str(error)
                if error.timed_out:
                    self._ways.remove(way)
                    way.close()
            else:
                return
        if not self._reported:
            self._reported = True
            self._on_trouble(f"The notification could not be shown: {why}.")
