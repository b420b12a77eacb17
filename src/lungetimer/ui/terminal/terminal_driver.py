"""Textual's driver for Linux and macOS, made robust against any input and any way of stopping.

Textual 8 ends with a traceback on input that is not UTF-8 or contains numbers out of range, so
`typed_input` reads the input instead. Textual also treats every SIGCONT as the end of a suspension
by ctrl+z. After a plain SIGSTOP, Textual would start its terminal mode a second time. It would then
take its own raw mode for the mode that it must restore at the end.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import select
import signal
import sys
import termios
import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize

from lungetimer.text import clean_text
from lungetimer.ui.terminal.glyph_guard import app_glyphs, fitted
from lungetimer.ui.terminal.job_control import could_be_resumed, suspend_job, wait_for_foreground
from lungetimer.ui.terminal.stop_protocols import Stoppable
from lungetimer.ui.terminal.terminal_output import TerminalOutput
from lungetimer.ui.terminal.textual_private import (
    forget_pixel_reports,
    has_terminal,
    keyboard_of,
    refuse_size_reports,
    remapped_keys,
    resume_after_stop,
    set_terminal_file,
    suspend_to_shell,
    take_over_again,
    terminal_file,
)
from lungetimer.ui.terminal.typed_input import TypedInput
from lungetimer.writable import CELL, never_fail, typed_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App
    from textual.message import Message

# No window is larger; a report of more columns or rows would only waste memory.
LARGEST: Final = 2000
# How many seconds the input thread may take to notice that the app has ended.
INPUT_WAIT_S: Final = 0.1
# Codes of xterm's title stack, which every current terminal supports or ignores.
KEEP_TITLE: Final = "\x1b[22;2t"
RESTORE_TITLE: Final = "\x1b[23;2t"
TITLE: Final = "\x1b]2;"
REPORTS_OFF: Final = "\x1b[?2048l\x1b[?1016l"
# Makes kitty's keyboard protocol also report the position of a key on a US keyboard.
REPORT_KEY_PLACES: Final = "\x1b[=4;2u"
# mosh and GNU screen have no alternate screen: the last frame would remain if it were not erased.
ERASE: Final = "\x1b[0m\x1b[H\x1b[J"
# Switches off everything that the driver switches on, in the order that the driver itself uses.
ALL_OFF: Final = (
    f"{RESTORE_TITLE}\x1b[?2004l\x1b[?7h{REPORTS_OFF}\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    f"\x1b[<u{ERASE}\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


def shells_title(environ: Mapping[str, str]) -> str:
    """Return the code that sets the shell's name as the window title.

    Some terminals cannot restore the title from before the app.
    """
    shell = environ.get("SHELL", "").rpartition("/")[2]
    return f"{TITLE}{clean_text(shell) or 'shell'}\x07"


def _nothing() -> None:
    """Do nothing. The driver calls this before a suspension if the app has no `before_stop`."""


class TerminalDriver(LinuxDriver):
    """Textual's Linux driver, made robust: no input makes it fail with a traceback.

    `restore_now` restores the terminal even while the event loop is blocked.

    Args:
        app: the app that is drawn.
        debug: Textual's debug switch.
        mouse: whether mouse events are used.
        size: columns and rows; those of the terminal if None.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._has_terminal = self._reports_sizes = self._watched = self._titled = False
        self._app_glyphs = partial(app_glyphs, app)
        self._before_stop = app.before_stop if isinstance(app, Stoppable) else _nothing
        file = terminal_file(self)
        if file is None or not file.isatty():  # stderr is redirected: draw on stdout
            file = sys.__stdout__
        never_fail(file, CELL)
        self._lasting = TerminalOutput(file) if file is not None else None
        set_terminal_file(self, self._lasting)
        self._handle_stops(asyncio.get_running_loop())

    def _handle_stops(self, loop: asyncio.AbstractEventLoop) -> None:
        # The handlers take locks, so they run on the event loop, not between any two instructions.
        loop.add_signal_handler(signal.SIGTSTP, self._stop_asked)
        loop.add_signal_handler(signal.SIGCONT, self._resume_terminal)
        # If signals fill the pipe that wakes the loop, no warning is needed: the loop is awake.
        signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)

    def start_application_mode(self) -> None:
        """Wait until this process is in the foreground, then take over the terminal.

        Raises:
            OSError: the terminal belongs to another program, and this process cannot wait for it.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual has no annotations here
        while not has_terminal(self):
            if not wait_for_foreground(self.fileno):
                raise OSError(errno.EIO, "the terminal belongs to another program")
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual has no annotations here
        self._has_terminal = True
        self.write(KEEP_TITLE)
        if not constants.DISABLE_KITTY_KEY:
            self.write(REPORT_KEY_PLACES)
        if not self._watched:
            self._watched = True
            threading.Thread(target=self._watch, name="terminal", daemon=True).start()

    def write(self, data: str) -> None:
        """Write to the terminal, replacing characters that it cannot draw.

        If the output sets a window title, remember this, so that the title is reset at the end.
        """
        if data.startswith(TITLE):
            self._titled = True
        super().write(fitted(data, self._app_glyphs()))

    def _watch(self) -> None:
        """Wait until the terminal is closed, then send SIGHUP to this process.

        The system itself sends SIGHUP only if the terminal is the process's controlling terminal.
        """
        poll = select.poll()
        poll.register(self.fileno, 0)
        if any(what & select.POLLHUP for _, what in poll.poll()):
            os.kill(os.getpid(), signal.SIGHUP)

    def stop_application_mode(self) -> None:
        """Restore the state that the terminal had before the app."""
        if self._has_terminal:
            self._has_terminal = False
            if self._titled:
                self._titled = False
                super().write(shells_title(os.environ))
            self.write(f"{RESTORE_TITLE}{ERASE}")
            if self._reports_sizes:
                self._reports_sizes = False
                forget_pixel_reports(self)
                self.write(REPORTS_OFF)
        super().stop_application_mode()

    def restore_now(self) -> None:
        """Restore the terminal from another thread while the event loop is blocked."""
        if self._has_terminal and self._lasting is not None:
            with contextlib.suppress(OSError, termios.error):
                title = shells_title(os.environ) if self._titled else ""
                self._lasting.last_words(f"{title}{ALL_OFF}")
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def _stop_asked(self) -> None:
        """Handle SIGTSTP: restore the terminal and suspend the process.

        This does nothing while the app is ending.
        """
        if self._has_terminal:
            self._before_stop()
            suspend_to_shell(self)
        elif not self._watched:  # still starting: there is nothing to restore
            os.kill(os.getpid(), signal.SIGSTOP)

    @property
    def can_suspend(self) -> bool:
        """Whether a shell could resume the program after a suspension."""
        return self._has_terminal and could_be_resumed()

    def suspend_job(self) -> None:
        """Suspend this process and the rest of its job (such as make) until ``fg`` is entered.

        The terminal is restored first, because the shell takes it as soon as make has stopped.
        """
        self._before_stop()
        self.suspend_application_mode()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTSTP, signal.SIGCONT):
            loop.remove_signal_handler(number)
        suspend_job()
        self._handle_stops(loop)
        take_over_again(self)

    def _resume_terminal(self) -> None:
        """Take over the terminal again after a suspension.

        The shell may have used the terminal during the suspension.
        """
        resume_after_stop(self, restore_late=self._restore_late)

    def _restore_late(self) -> bool:
        """Restore the terminal after a SIGSTOP, because a program cannot do that before it stops.

        Textual would otherwise store the app's own terminal mode as the mode to restore at the end.

        Returns:
            Whether this program had control of the terminal, and so has restored it.
        """
        if not self._has_terminal:
            return False
        self.suspend_application_mode()
        return True

    def run_input_thread(self) -> None:
        """Read and dispatch input until the app ends. Skip bytes that cannot be decoded."""
        typed = TypedInput(
            self._alt_keys,
            encoding=typed_encoding(sys.__stdin__),
            learn=keyboard_of(self).learn,
        )
        try:
            while not self.exit_event.is_set():
                ready, _, _ = select.select([self.fileno], [], [], typed.timeout_s(INPUT_WAIT_S))
                if ready:
                    data = os.read(self.fileno, 4096)
                    if not data:
                        return  # end of input
                    for message in typed.read(data):
                        self.process_message(message)
                else:
                    for message in typed.wait_is_over():
                        self.process_message(message)
        except OSError:
            return  # the terminal is gone; SIGHUP ends the app

    def _alt_keys(self) -> frozenset[str]:
        """Return Textual's names of the keys with alt that the user has chosen for a command."""
        keys = (key.strip() for keys in remapped_keys(self) for key in keys.split(","))
        return frozenset(key for key in keys if key.startswith("alt+"))

    def process_message(self, message: Message) -> None:
        """Dispatch an input message, unless it reports an impossible window size."""
        if isinstance(message, Resize):
            width, height = message.size
            if not (0 < width <= LARGEST and 0 < height <= LARGEST):
                return
        super().process_message(message)
        if refuse_size_reports(self):
            self._reports_sizes = True  # the reports are switched off at the end
