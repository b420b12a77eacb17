"""One desktop notification over the session bus: the desktop's own service, else its portal."""

from __future__ import annotations

import os
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lungetimer.presence.bus_words import NO_SESSION_BUS, PROGRAM, has_session_bus, plain_reason
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

ANSWER_S: Final = 2.0
"""Seconds that each service has to answer."""
_SERVICE: Final = "org.freedesktop.Notifications"
_PORTAL: Final = "org.freedesktop.portal.Desktop"


class NotNotifiedError(Exception):
    """No notification could be shown; the text says why, in one line."""


def send_notification(title: str, body: str) -> None:
    """Show a notification on the desktop. Blocks until the desktop has answered.

    Args:
        title: one short line of plain text.
        body: a line or two of plain text; nothing in it acts as markup.

    Raises:
        NotNotifiedError: there is no session bus, or nothing on it shows notifications.
    """
    address = _bus_address()
    if address is None:
        raise NotNotifiedError(NO_SESSION_BUS)
    title, body = clean_text(title), clean_text(body)
    try:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415  # not on every system

        bus = open_dbus_connection(bus=address, auth_timeout=ANSWER_S)
    except Exception as error:  # a bus that is gone, refuses, or is none at all
        raise NotNotifiedError(_plainly(error)) from error
    with bus:
        try:
            _by_service(bus, title, body)
        except Exception as refused:  # the portal may still do it
            try:
                _by_portal(bus, title, body)
            except Exception:  # what the first one said tells more
                why = f"the desktop shows no notifications: {_plainly(refused)}"
                raise NotNotifiedError(why) from refused


def _bus_address() -> str | None:
    """The session bus of the environment; else the user's own, which cron does not name."""
    if has_session_bus():
        return "SESSION"
    if sys.platform in {"win32", "darwin"}:
        return None
    path = Path(f"/run/user/{os.getuid()}/bus")
    return f"unix:path={path}" if path.exists() else None


def _by_service(bus: DBusConnection, title: str, body: str) -> None:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415  # as above

    service = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
    (able,) = _ask(bus, new_method_call(service, "GetCapabilities"))
    shown = escape(body, quote=False) if "body-markup" in able else body
    args: tuple[Any, ...] = (PROGRAM, 0, "", title, shown, [], {}, -1)
    _ask(bus, new_method_call(service, "Notify", "susssasa{sv}i", args))


def _by_portal(bus: DBusConnection, title: str, body: str) -> None:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415  # as above

    portal = DBusAddress(
        "/org/freedesktop/portal/desktop", _PORTAL, "org.freedesktop.portal.Notification"
    )
    told = {"title": ("s", title), "body": ("s", body)}
    _ask(bus, new_method_call(portal, "AddNotification", "sa{sv}", (PROGRAM, told)))


def _ask(bus: DBusConnection, call: object) -> tuple[Any, ...]:
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415  # as above

    answer: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))
    return answer


def _plainly(error: Exception) -> str:
    """Why it failed, also where the library itself is missing."""
    if isinstance(error, ImportError):
        return "jeepney is not installed"
    return plain_reason(error)
