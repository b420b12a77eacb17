"""App that waits for one key press and returns the name that Textual gives the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

WORDS: Final = """\
Press a button of a presentation remote, a foot pedal, a headset or a keyboard.

If nothing happens, the desktop uses this button itself, as it does with most media keys.
How media keys control a session is explained in docs/desktop.md.

Press ctrl+c to stop."""


class _KeyCapture(Screen[None]):
    """Screen that receives every key before any key binding applies."""

    def compose(self) -> ComposeResult:
        """Yield the widget with the instructions."""
        yield Static(WORDS, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Exit the app with the name of the pressed key."""
        event.stop()
        event.prevent_default()
        self.app.exit(event.key)


class KeyNamer(App[str]):
    """App that returns the name of the first key that is pressed, or None on ctrl+c."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Static { padding: 1 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "end", show=False, priority=True)
    ]

    def on_mount(self) -> None:
        """Open the screen that waits for a key."""
        self.push_screen(_KeyCapture())

    def action_end(self) -> None:
        """Exit the app without returning the name of a key."""
        self.exit(None)
