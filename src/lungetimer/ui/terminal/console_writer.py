"""Control codes for a console that must arrive even after the app has given the terminal back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


def console_writer(app: TerminalSafeApp) -> Callable[[str], None]:
    """Return what writes a control code from any thread: through the app, or past it at the end.

    Args:
        app: has the terminal while it runs.
    """

    def write(code: str) -> None:
        if app.is_running:
            app.to_terminal(code)
        else:
            from lungetimer.presence.linux_console import write_to_terminal  # noqa: PLC0415  # later

            write_to_terminal(code)

    return write
