"""Textual's web driver for the app in a browser, changed to end the app when the server is gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

from lungetimer.ui.terminal.glyph_guard import without_eight_bit
from lungetimer.ui.terminal.textual_private import post_to_app, set_packet_writer

if TYPE_CHECKING:
    from textual.app import App


class BrowserDriver(WebDriver):
    """Textual's web driver, with two changes.

    It writes every packet as a whole, and it ends the app when the server closes the pipe.

    Args:
        app: the app.
        debug: Textual's debug switch.
        mouse: whether mouse events are used.
        size: columns and rows; taken from the environment if None.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        set_packet_writer(self, self._write_all)
        self._gone = False

    def _write_all(self, data: bytes) -> int:
        """Write the whole packet: an incomplete one would make all later ones unreadable.

        Returns:
            The length of the packet in bytes.
        """
        rest = memoryview(data)
        while rest and not self._gone:
            try:
                rest = rest[os.write(self.fileno, rest) :]
            except OSError:
                self._leave()
        return len(data)

    def write(self, data: str) -> None:
        """Write output without 8-bit control codes, which the browser's terminal would obey."""
        super().write(without_eight_bit(data))

    def run_input_thread(self) -> None:
        """Read keys until the server closes the pipe, then end the app.

        Textual's own driver would keep the app running.
        """
        super().run_input_thread()
        self._leave()

    def _leave(self) -> None:
        if not self._gone and not self.exit_event.is_set():
            self._gone = True
            post_to_app(self, ExitApp())
