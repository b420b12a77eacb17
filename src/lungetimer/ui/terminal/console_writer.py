"""Write control codes to the terminal, while the app runs and after it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


def console_writer(app: TerminalSafeApp) -> Callable[[str], None]:
    """Return a function that any thread may call to write a control code to the terminal.

    The function writes through the app while the app runs, and directly to the terminal afterwards.

    Args:
        app: the app that draws on the terminal.
    """

    def write(code: str) -> None:
        if app.is_running:
            app.to_terminal(code)
        else:
            from lungetimer.presence.linux_console import write_to_terminal  # noqa: PLC0415  # loaded when opened

            write_to_terminal(code)

    return write
