"""wakepy's connection to the D-Bus session bus, with our own name and plain error messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

from lungetimer.presence.bus_words import PROGRAM, REASON, plain_reason

if TYPE_CHECKING:
    from wakepy.core.dbus import DBusMethodCall

_OURS: Final = {"wakepy": PROGRAM, "wakelock active": REASON}


class SessionBus(JeepneyDBusAdapter):
    """wakepy's connection to the D-Bus session bus, under this program's name, not wakepy's."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[str, str] = {}
        """One line for each service whose call failed, saying why."""

    def process(self, call: DBusMethodCall) -> object:
        """Return the result of wakepy's D-Bus call, made under this program's name.

        Raises:
            Exception: the call failed in any way; wakepy then tries its next method.
        """
        args = tuple(_OURS.get(arg, arg) if isinstance(arg, str) else arg for arg in call.args)
        try:
            return super().process(call.method.to_call(args))
        except Exception as error:
            self.errors[str(call.method.service)] = plain_reason(error)
            raise

    def close_connections(self) -> None:
        """Close every connection; wakepy's own version also runs a slow garbage collection."""
        while self._connections:
            _, connection = self._connections.popitem()
            self.close_connection(connection)
