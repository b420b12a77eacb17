"""Choice of the driver class through which Textual draws the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class(found: type[Driver]) -> type[Driver]:
    """Return `TerminalDriver` in place of Textual's Linux driver, and any other driver unchanged.

    Args:
        found: the driver class that Textual would use.
    """
    if f"{found.__module__}.{found.__name__}" == "textual.drivers.linux_driver.LinuxDriver":
        from lungetimer.ui.terminal.terminal_driver import TerminalDriver  # noqa: PLC0415  # not on Windows

        return TerminalDriver
    return found
