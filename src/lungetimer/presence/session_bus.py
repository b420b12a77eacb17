"""wakepy's way to the session bus, under our own name and with plain words for what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

from lungetimer.presence.bus_words import PROGRAM, REASON, plain_reason

if TYPE_CHECKING:
    from wakepy.core.dbus import DBusMethodCall

_OURS: Final = {"wakepy": PROGRAM, "wakelock active": REASON}


class SessionBus(JeepneyDBusAdapter):
    """The session bus as wakepy uses it. A desktop that lists who keeps it awake lists us."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        """Why each service that was asked did not help, one line each."""

    def process(self, call: DBusMethodCall) -> object:
        """Carry out a call.

        Raises:
            Exception: whatever went wrong; wakepy takes the next method then.
        """
        args = tuple(_OURS.get(arg, arg) if isinstance(arg, str) else arg for arg in call.args)
        try:
            return super().process(call.method.to_call(args))
        except Exception as error:
            self.said[str(call.method.service)] = plain_reason(error)
            raise

    def close_connections(self) -> None:
        """Close every connection; wakepy would also collect garbage, and hold everybody up."""
        while self._connections:
            _, connection = self._connections.popitem()
            self.close_connection(connection)
