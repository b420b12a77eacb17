"""Private parts of Textual that the package ``ui`` uses. A few other modules have their own list.

`PRIVATE_PARTS` lists each part, why it is needed, and what to try when Textual changes it. A test
compares the table with this module, with Textual and with the rest of ``ui``.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from textual._context import active_message_pump
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.events import Key, Paste
from textual.keys import key_to_character
from textual.worker import WorkerFailed, get_current_worker

from lungetimer.keys.keyboard import Keyboard, keypad_key
from lungetimer.ui.terminal.failures import ScreenFailure, failure_of, results_from_closing
from lungetimer.ui.terminal.key_queue import KeyQueue
from lungetimer.ui.terminal.lean_textual import import_commands
from lungetimer.ui.terminal.private_part import PrivatePart
from lungetimer.ui.terminal.stop_protocols import RestoresTerminal, SuspendsJob
from lungetimer.ui.terminal.textual_drawing import without_holes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TextIO

    from rich.console import RenderableType
    from textual.command import CommandListItem
    from textual.drivers.linux_driver import LinuxDriver
    from textual.drivers.web_driver import WebDriver
    from textual.events import Event
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import AwaitMount


_DRIVER: Final = "Read Textual's driver, and run tests/system/test_session_in_a_terminal.py."
_END: Final = "Find where Textual exits after an exception, and run tests/ui/test_feedback.py."
_KEEP_APP: Final = "Override `__init__` of the driver, and store the app there."

PRIVATE_PARTS: Final = tuple(
    PrivatePart(*part)
    for part in (
        ("textual._context",
         "It defines active_message_pump, the widget whose message handler raised an exception.",
         "See which exceptions end the app without it: run tests/ui/test_quick_hands.py."),
        ("textual._xterm_parser",
         "It defines XTermParser, which turns the terminal's input into keys and messages.",
         "Read how Textual's Linux driver creates its parser and passes input to it."),
        ("App._display", "Textual 8 raises an exception if a frame is drawn during a resize.",
         "Call `without_holes` wherever Textual passes a frame to the driver."),
        ("App._context", "The timer of a session must run in the app's context.",
         "Call the timer's functions with App.call_later."),
        ("App._handle_exception", "Textual calls it for every uncaught exception.", _END),
        ("App._fatal_error", "Textual prints a traceback here; ours records the exception.", _END),
        ("App._print_error_renderables",
         "Textual prints errors here; ours prints nothing, because the command line does.", _END),
        ("App._exit_renderables", "It holds what Textual prints on exit; ours empties it.", _END),
        ("App._exception", "It holds the exception that ended the app.", _END),
        ("App._close_messages_no_wait", "It closes the app while an exception is handled.",
         "Try App.exit, which waits for pending messages."),
        ("App._return_code", "It holds the exit status, which must be 1 after a failure.",
         "Pass the exit status to App.exit."),
        ("App._exit", "It says whether the app is closing; widgets may then be missing.",
         "Override App.exit, and set an attribute there."),
        ("App._driver", "Control codes must reach the terminal in order with the frames.",
         "Let the driver class from `get_driver_class` register itself with the app."),
        ("LinuxDriver._file", "It is the terminal's file; ours ignores a lost terminal.", _DRIVER),
        ("LinuxDriver._writer_thread", "It is None without control of the terminal.", _DRIVER),
        ("LinuxDriver._auto_restart", "It says whether to take over again after a stop.", _DRIVER),
        ("LinuxDriver._must_signal_resume",
         "It says whether the terminal must be taken over again.", _DRIVER),
        ("LinuxDriver._sigtstp_application",
         "It restores the terminal and suspends the process.", _DRIVER),
        ("LinuxDriver._sigcont_application",
         "It takes over the terminal again after a suspension.", _DRIVER),
        ("LinuxDriver._mouse_pixels",
         "It must be reset when reports in pixels are switched off.", _DRIVER),
        ("LinuxDriver._in_band_window_resize",
         "If it is set, Textual ignores SIGWINCH, which ours still needs.", _DRIVER),
        ("LinuxDriver._app", "It gives access to the keys that the user has remapped.", _KEEP_APP),
        ("WebDriver._write", "Textual may write only a part of a packet into a full pipe.",
         "If Textual writes whole packets, remove `set_packet_writer`."),
        ("WebDriver._app", "The app must quit when nobody reads its output.", _KEEP_APP),
    )
)  # fmt: skip


class TerminalSafeApp(App[None]):
    """Textual app that ends without a traceback and always restores the terminal.

    Args:
        css_path: the style sheets of the first screen.

    Attributes:
        failure: the exception that ended the app; None if none did.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        keyboard: finds the names that a pressed key has on other keyboard layouts.
        key_queue: dispatches one key after the other.
    """

    failure: BaseException | None = None

    def __init__(self, css_path: Sequence[Path]) -> None:
        super().__init__(css_path=list(css_path))
        self.own_keys: dict[str, str] = {}
        self.keyboard = Keyboard(os.environ)
        self.key_queue = KeyQueue(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Dispatch an event; a key or a paste first waits in the key queue."""
        if isinstance(event, Key) and not event.is_forwarded:
            event = self._with_bound_name(event)
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.key_queue.take(event)
        else:
            await super().on_event(event)

    def at_once(self, what: Callable[[], object]) -> None:
        """Call ``what`` in the app's context, as if a message handler had called it.

        Posting a message instead would be slower: a frame would take half as long again, and a
        sound would wait for all pending messages.
        """
        with self._context():
            try:
                what()
            except Exception as error:  # as Textual does for message handlers
                self._handle_exception(error)

    def _with_bound_name(self, event: Key) -> Key:
        """Return the key event, renamed if only another name of this key has a binding."""
        own = {key.strip() for keys in self.own_keys.values() for key in keys.split(",")}
        plain = keypad_key(event.key, event.character)
        if plain is not None and event.key not in own:
            event = Key(*plain)
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return event  # typed text
        others = list(self.keyboard.others(event.key))
        if others:
            bound = self.screen.active_bindings
            if event.key not in bound:
                found = next((name for name in others if name in bound), None)
                return Key(found, key_to_character(found)) if found else event
        return event

    def to_terminal(self, code: str) -> None:
        """Send, between two frames, a control code that draws nothing. Any thread may call this."""
        if self._driver and not self.is_headless:
            self._driver.write(code)

    def restore_terminal(self) -> None:
        """Restore the terminal from another thread while the event loop is blocked."""
        driver: object = self._driver
        if isinstance(driver, RestoresTerminal):
            driver.restore_now()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action is possible; suspending the program requires a shell."""
        if action == "suspend":
            driver: object = self._driver
            return isinstance(driver, SuspendsJob) and driver.can_suspend
        return super().check_action(action, parameters)

    def action_suspend(self) -> None:
        """Suspend the program until the user enters ``fg`` in the shell."""
        driver: object = self._driver
        if isinstance(driver, SuspendsJob):
            driver.suspend_job()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send a frame without the unpainted cells that it may have during a resize."""
        super()._display(screen, without_holes(renderable))

    def search_commands(
        self, commands: Sequence[CommandListItem], placeholder: str = "Search for commands…"
    ) -> AwaitMount:
        """Open the command palette with a list of commands.

        Returns:
            An awaitable that completes when the command palette is open.
        """
        import_commands()
        return super().search_commands(commands, placeholder)

    def search_themes(self) -> None:
        """Open the command palette with the list of themes."""
        import_commands()
        super().search_themes()

    def _handle_exception(self, error: Exception) -> None:
        """Handle an uncaught exception, unless it only results from a closed app or screen."""
        place: object = active_message_pump.get(None)
        cause: BaseException = error
        if isinstance(error, WorkerFailed):
            place, cause = get_current_worker().node, error.error
        # While the app is closing, any of its widgets may be gone already.
        place = None if self._exit else place
        if not results_from_closing(cause, place, self.screen_stack):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Store the exception and close the app. Textual would print a traceback here."""
        self._record_failure(sys.exception() or self._exception)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Store the failure that Textual reports as text, and close the app."""
        self._record_failure(failure_of(renderables[0] if renderables else ""))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Discard Textual's error output: the command line prints the failure in one line."""
        self._exit_renderables.clear()

    def _record_failure(self, failure: BaseException | None) -> None:
        """Set exit status 1, and store the first failure. Later failures result from the first."""
        self._return_code = 1
        self.failure = self.failure or failure or ScreenFailure("unknown")


# -- the driver of a terminal -----------------------------------------------------------------


def terminal_file(driver: LinuxDriver) -> TextIO | None:
    """Return the file to which the driver writes."""
    return driver._file


def set_terminal_file(driver: LinuxDriver, file: object) -> None:
    """Make the driver write to this file, which needs only `write`, `flush` and `fileno`."""
    driver._file = file  # type: ignore[assignment]  # only `write`, `flush` and `fileno` are used


def has_terminal(driver: LinuxDriver) -> bool:
    """Return whether the driver has control of the terminal."""
    return driver._writer_thread is not None


def suspend_to_shell(driver: LinuxDriver) -> None:
    """Restore the terminal and suspend the process, as ctrl+z does."""
    driver._sigtstp_application()


def take_over_again(driver: LinuxDriver) -> None:
    """Take over the terminal again after a suspension, and have Textual notify the app."""
    driver._must_signal_resume = True
    driver.resume_application_mode()


def resume_after_stop(driver: LinuxDriver, *, restore_late: Callable[[], bool]) -> None:
    """Take over the terminal again after the process was suspended.

    Args:
        driver: the driver.
        restore_late: restores the terminal if nothing restored it before the suspension; returns
            True if it has restored the terminal.
    """
    if driver._auto_restart and restore_late():
        driver._must_signal_resume = True
    if driver._must_signal_resume:
        driver._sigcont_application()


def new_parser() -> XTermParser:
    """Return a new instance of Textual's parser for terminal input."""
    return XTermParser()


def remapped_keys(driver: LinuxDriver) -> Iterable[str]:
    """Return a text for each remapped command: Textual's names of its keys, joined by commas."""
    app = driver._app
    return app.own_keys.values() if isinstance(app, TerminalSafeApp) else ()


def keyboard_of(driver: LinuxDriver) -> Keyboard:
    """Return the app's `Keyboard`, which learns key positions from the terminal's reports."""
    app = driver._app
    return app.keyboard if isinstance(app, TerminalSafeApp) else Keyboard({})


def forget_pixel_reports(driver: LinuxDriver) -> None:
    """Make the driver read mouse positions in cells again, and no longer in pixels."""
    driver._mouse_pixels = False


def refuse_size_reports(driver: LinuxDriver) -> bool:
    """Make the driver use SIGWINCH for window sizes, even if the terminal reports sizes as input.

    Returns:
        Whether the terminal has begun to report sizes as input since the last call.
    """
    reported = driver._in_band_window_resize
    driver._in_band_window_resize = False
    return reported


# -- the driver of a browser ------------------------------------------------------------------


def set_packet_writer(driver: WebDriver, write: Callable[[bytes], int]) -> None:
    """Make the driver write its packets with this function."""
    driver._write = write  # type: ignore[assignment]  # Textual has os.write here


def post_to_app(driver: WebDriver, message: Message) -> None:
    """Post a message to the driver's app. Any thread may call this."""
    driver._app.post_message(message)
