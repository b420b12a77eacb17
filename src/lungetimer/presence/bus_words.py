"""The name that the program uses on D-Bus, and plain words for failed calls."""

from __future__ import annotations

import os
from typing import Final

PROGRAM: Final = "lungetimer"
REASON: Final = "A training session is running"
NO_SESSION_BUS: Final = "there is no session bus (DBUS_SESSION_BUS_ADDRESS is not set)"
_NOBODY: Final = ("ServiceUnknown", "NameHasNoOwner", "UnknownMethod", "UnknownObject")


def has_session_bus() -> bool:
    """Return whether the environment names a D-Bus session bus.

    Without one, no library for D-Bus needs to be loaded.
    """
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def plain_reason(error: Exception) -> str:
    """Return a few words on why a D-Bus call failed."""
    from jeepney import DBusErrorResponse  # noqa: PLC0415  # not on every system

    if isinstance(error, TimeoutError):
        return "it does not answer"
    if isinstance(error, DBusErrorResponse):
        name = str(error.name).rpartition(".")[2]
        return "it is not there" if name in _NOBODY else f"it refused ({name})"
    if isinstance(error, OSError):
        return f"D-Bus cannot be reached ({error.strerror or type(error).__name__})"
    return f"{type(error).__name__}: {error}"
