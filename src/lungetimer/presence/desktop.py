"""Keep the screen and the machine awake with wakepy, on Linux desktops, macOS and Windows."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import TYPE_CHECKING

from lungetimer.presence.bus_words import NO_SESSION_BUS, has_session_bus
from lungetimer.presence.ways import MethodUnavailableError, Part

if TYPE_CHECKING:
    from wakepy import Mode

    from lungetimer.presence.session_bus import SessionBus


class DesktopWay:
    """Asks the desktop to keep the screen on; the request ends with this process."""

    keeps = frozenset({Part.SCREEN, Part.MACHINE})

    def __init__(self) -> None:
        self.name = "desktop"
        self._mode: Mode | None = None
        self._bus: SessionBus | None = None

    def hold(self) -> None:
        """Enter wakepy's mode ``keep.presenting``.

        Raises:
            MethodUnavailableError: none of wakepy's own methods works here.
        """
        if _needs_bus() and not has_session_bus():
            raise MethodUnavailableError(NO_SESSION_BUS)
        _suppress_output()
        from wakepy import keep  # noqa: PLC0415  # slow, so never before the first frame

        mode = keep.presenting(on_fail="pass", dbus_adapter=self._bus_type())
        mode.__enter__()
        self._mode = mode
        if mode.active and mode.method is not None:
            self.name = f"desktop ({mode.method.name})"
            return
        failed = [r.method_name for r in mode.result.list_methods() if r.success is False]
        errors = self._bus.errors if self._bus else {}
        self.release()
        raise MethodUnavailableError(
            _in_one_line({n: errors.get(n, "it does not work here") for n in failed})
        )

    def _bus_type(self) -> type[SessionBus] | None:
        if not _needs_bus():
            return None
        from lungetimer.presence.session_bus import SessionBus  # noqa: PLC0415  # slow, so never before the first frame

        way = self

        class StoredBus(SessionBus):
            """Bus connection that is stored, so that it can be closed if wakepy leaves it open."""

            def __init__(self) -> None:
                super().__init__()
                way._bus = self  # private, but of the class that creates this one

        return StoredBus

    def release(self) -> None:
        """Leave wakepy's mode, and close the connections to the bus that wakepy has opened."""
        mode, self._mode = self._mode, None
        bus, self._bus = self._bus, None
        try:
            if mode is not None:
                mode.__exit__(None, None, None)
        finally:
            # wakepy leaves the connection of a failed attempt open. Closing it also makes the
            # desktop drop every inhibitor of the connection, whatever else went wrong.
            if bus is not None:
                bus.close_connections()


def _needs_bus() -> bool:
    """Return whether programs on this system reach the desktop over D-Bus."""
    return sys.platform not in {"win32", "darwin"}


def _in_one_line(reasons: dict[str, str]) -> str:
    """Return one line that names each method of wakepy and says why it failed.

    If all methods failed for the same reason, the line is that reason alone.
    """
    if len(set(reasons.values())) == 1:
        return next(iter(reasons.values()))
    return (
        "; ".join(f"{name}: {why}" for name, why in reasons.items()) or "this system offers no way"
    )


def _suppress_output() -> None:
    """Suppress warnings and log messages of wakepy and jeepney, which would spoil the screen."""
    warnings.filterwarnings("ignore", module=r"(wakepy|jeepney)\b")
    for name in ("wakepy", "jeepney"):
        log = logging.getLogger(name)
        if not log.handlers:
            log.addHandler(logging.NullHandler())
