"""Which driver draws the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class(found: type[Driver]) -> type[Driver]:
    """Return our own driver where Textual would take the one it is made from, else Textual's.

    Args:
        found: the driver that Textual would take.
    """
    if f"{found.__module__}.{found.__name__}" == "textual.drivers.linux_driver.LinuxDriver":
        from lungetimer.ui.terminal.terminal_driver import TerminalDriver  # noqa: PLC0415  # not on Windows

        return TerminalDriver
    return found
