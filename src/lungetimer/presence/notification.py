"""Desktop notifications over D-Bus, shown by the notification service or the portal."""

from __future__ import annotations

import contextlib
import os
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lungetimer.presence.bus_words import NO_SESSION_BUS, PROGRAM, has_session_bus, plain_reason
from lungetimer.presence.notice import Notice, NotNotifiedError

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

ANSWER_S: Final = 2.0
"""Seconds within which each service has to answer."""
_SERVICE: Final = "org.freedesktop.Notifications"
_PORTAL: Final = "org.freedesktop.portal.Desktop"
_PORTAL_ID: Final = f"{PROGRAM}-session"


def send_notification(title: str, body: str) -> None:
    """Show a notification on the desktop, and wait until the desktop has answered.

    Args:
        title: one short line of plain text.
        body: a line or two of plain text; nothing in it acts as markup.

    Raises:
        NotNotifiedError: there is no D-Bus session bus, or nothing on it shows notifications.
    """
    way = BusWay(portal_id=PROGRAM)
    try:
        way.show(Notice.of(title, body))
    finally:
        way.close()


class BusWay:
    """Shows one notice at a time on the desktop; a new notice replaces the earlier one.

    The connection to D-Bus stays open, because some desktops withdraw a notice when its sender
    disconnects.

    Args:
        portal_id: the id that notices get if the desktop portal shows them.
    """

    def __init__(self, portal_id: str = _PORTAL_ID) -> None:
        self.name = "the desktop"
        self._portal_id = portal_id
        self._bus: DBusConnection | None = None
        self._shown = 0  # the id of the notice at the service; 0 for none
        self._at_portal = False

    def show(self, notice: Notice) -> None:
        """Show a notice.

        If the desktop does not answer, the notice counts as shown, because a second request might
        show it twice.

        Raises:
            NotNotifiedError: there is no D-Bus session bus, or nothing on it shows notifications.
        """
        bus = self._connected()
        try:
            self._by_service(bus, notice)
        except Exception as refused:  # whatever went wrong, the portal may still work
            try:
                self._by_portal(bus, notice)
            except Exception:  # the error of the service is more useful than this one
                self.close()  # reconnect next time, because the bus may have been restarted
                timed_out = isinstance(refused, TimeoutError)
                why = f"the desktop shows no notifications: {_plainly(refused)}"
                raise NotNotifiedError(why, timed_out=timed_out) from refused

    def withdraw(self) -> None:
        """Withdraw the notice that is shown, if any; ignore a desktop that does not answer."""
        shown, self._shown = self._shown, 0
        at_portal, self._at_portal = self._at_portal, False
        if self._bus is None:
            return
        with contextlib.suppress(Exception):  # it may be gone already
            if shown:
                _ask(self._bus, _service_call("CloseNotification", "u", (shown,)))
            if at_portal:
                _ask(self._bus, _portal_call("RemoveNotification", "s", (self._portal_id,)))

    def close(self) -> None:
        """Close the connection to D-Bus, if it is open."""
        bus, self._bus = self._bus, None
        self._shown, self._at_portal = 0, False
        if bus is not None:
            with contextlib.suppress(Exception):
                bus.close()

    def server(self) -> str:
        """Return the name of the service that would show a notification here; nothing is shown.

        Raises:
            NotNotifiedError: there is no D-Bus session bus, or nothing on it shows notifications.
        """
        bus = self._connected()
        try:
            return str(_ask(bus, _service_call("GetServerInformation"))[0])
        except Exception as refused:
            with contextlib.suppress(Exception):
                _ask(bus, _version_call())
                return "the desktop's portal"
            raise NotNotifiedError(_plainly(refused)) from refused

    def _connected(self) -> DBusConnection:
        if self._bus is None:
            self._bus = _connect()
        return self._bus

    def _by_service(self, bus: DBusConnection, notice: Notice) -> None:
        (able,) = _ask(bus, _service_call("GetCapabilities"))
        body = escape(notice.body, quote=False) if "body-markup" in able else notice.body
        hints = {} if notice.seconds is None else {"transient": ("b", True)}
        expires_ms = -1 if notice.seconds is None else notice.seconds * 1000
        args: tuple[Any, ...] = (
            PROGRAM,
            self._shown,
            "",
            notice.title,
            body,
            [],
            hints,
            expires_ms,
        )
        with contextlib.suppress(TimeoutError):  # if shown, the portal would show it twice
            (self._shown,) = _ask(bus, _service_call("Notify", "susssasa{sv}i", args))

    def _by_portal(self, bus: DBusConnection, notice: Notice) -> None:
        try:
            _ask(bus, _version_call())
        except TimeoutError:  # nothing was sent, so it is certain that nothing was shown
            raise
        except Exception:  # noqa: S110  # even an error is an answer, so the portal is there
            pass
        details = {"title": ("s", notice.title), "body": ("s", notice.body)}
        with contextlib.suppress(TimeoutError):  # the notice may be shown all the same
            _ask(bus, _portal_call("AddNotification", "sa{sv}", (self._portal_id, details)))
        self._at_portal = True


def _bus_address() -> str | None:
    """Return the address of the D-Bus session bus; None if there is no such bus.

    If the environment names no bus, as in a cron job, return the address of the user's own bus.
    """
    if has_session_bus():
        return "SESSION"
    if sys.platform in {"win32", "darwin"}:
        return None
    path = Path(f"/run/user/{os.getuid()}/bus")
    return f"unix:path={path}" if path.exists() else None


def _connect() -> DBusConnection:
    """Return a new connection to the D-Bus session bus; every call on it has a time limit.

    Raises:
        NotNotifiedError: there is no D-Bus session bus, or it does not answer.
    """
    address = _bus_address()
    if address is None:
        raise NotNotifiedError(NO_SESSION_BUS)
    try:
        from jeepney.bus import get_bus  # noqa: PLC0415  # not on every system
        from jeepney.io.blocking import DBusConnection, prep_socket  # noqa: PLC0415  # not on every system

        class TimeLimitedConnection(DBusConnection):  # type: ignore[misc]  # jeepney has no types
            """D-Bus connection with a time limit for every answer, even to jeepney's own calls."""

            def receive(self, *, timeout: float | None = None) -> object:
                return super().receive(timeout=ANSWER_S if timeout is None else timeout)

        return TimeLimitedConnection(prep_socket(get_bus(address), timeout=ANSWER_S))
    except Exception as error:  # the bus is gone, refuses the connection, or is not a bus
        raise NotNotifiedError(
            _plainly(error), timed_out=isinstance(error, TimeoutError)
        ) from error


def _service_call(method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> object:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415  # not on every system

    service = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
    return new_method_call(service, method, signature, body)


def _portal_call(method: str, signature: str, body: tuple[Any, ...]) -> object:
    from jeepney import new_method_call  # noqa: PLC0415  # not on every system

    return new_method_call(_portal(), method, signature, body)


def _version_call() -> object:
    """Return the call that asks the portal for its version, to test whether the portal works."""
    from jeepney import Properties  # noqa: PLC0415  # not on every system

    return Properties(_portal()).get("version")


def _portal() -> object:
    from jeepney import DBusAddress  # noqa: PLC0415  # not on every system

    return DBusAddress(
        "/org/freedesktop/portal/desktop", _PORTAL, "org.freedesktop.portal.Notification"
    )


def _ask(bus: DBusConnection, call: object) -> tuple[Any, ...]:
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415  # not on every system

    answer: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))
    return answer


def _plainly(error: Exception) -> str:
    """Return in a few words why a D-Bus call failed, such as that jeepney is not installed."""
    if isinstance(error, ImportError):
        return "jeepney is not installed"
    return plain_reason(error)
