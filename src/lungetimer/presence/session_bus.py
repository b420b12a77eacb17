"""wakepy's way to the session bus, under our own name and with plain words for what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jeepney import DBusErrorResponse
from wakepy.dbus_adapters.jeepney import DBusNotFoundError, JeepneyDBusAdapter

if TYPE_CHECKING:
    from wakepy.core.dbus import DBusMethodCall

PROGRAM: Final = "lungetimer"
REASON: Final = "A training session is running"
_OURS: Final = {"wakepy": PROGRAM, "wakelock active": REASON}
_NOBODY: Final = ("ServiceUnknown", "NameHasNoOwner", "UnknownMethod", "UnknownObject")


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


def plain_reason(error: Exception) -> str:
    """Why a call on a bus failed, in a few words."""
    if isinstance(error, DBusNotFoundError):
        return "there is no session bus (DBUS_SESSION_BUS_ADDRESS is not set)"
    if isinstance(error, TimeoutError):
        return "it does not answer"
    if isinstance(error, DBusErrorResponse):
        name = str(error.name).rpartition(".")[2]
        return "it is not there" if name in _NOBODY else f"it refused ({name})"
    if isinstance(error, OSError):
        return f"the bus cannot be reached ({error.strerror or type(error).__name__})"
    return f"{type(error).__name__}: {error}"
