"""The app drawn in a browser: Textual's web driver, without an orphan when the server is gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

from lungetimer.ui.terminal.textual_private import post_to_app, set_packet_writer

if TYPE_CHECKING:
    from textual.app import App


class BrowserDriver(WebDriver):
    """Draws into a pipe, and leaves when nobody reads it any more.

    Args:
        app: the app.
        debug: Textual's own switch.
        mouse: whether the mouse counts.
        size: columns and rows; those of the environment if not given.
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
        """Write the whole packet: half of one would garble every later one."""
        rest = memoryview(data)
        while rest and not self._gone:
            try:
                rest = rest[os.write(self.fileno, rest) :]
            except OSError:
                self._leave()
        return len(data)

    def run_input_thread(self) -> None:
        """Read keys until the server hangs up; without this the app would stay for ever."""
        super().run_input_thread()
        self._leave()

    def _leave(self) -> None:
        if not self._gone and not self.exit_event.is_set():
            self._gone = True
            post_to_app(self, ExitApp())
