"""Command palette: all actions of the screen by name, each with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.command import SearchIcon

from lungetimer.ui.bindings import bindings
from lungetimer.ui.screens.base import already_closed
from lungetimer.ui.terminal.first_frame import DIALOG_STYLES, OTHER_STYLES
from lungetimer.ui.terminal.safe_palette import SafePalette
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.words.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.screen import Screen


class Palette(SafePalette):
    """Command palette that ignores a second request to close it."""

    CSS_PATH = [DIALOG_STYLES, OTHER_STYLES]  # noqa: RUF012  # Textual gives the type
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("suspend")]

    def __init__(self) -> None:
        super().__init__(placeholder="Search for commands")

    def on_mount(self) -> None:
        """Replace the search icon if the glyph set of this terminal lacks it."""
        glyphs = glyphs_of(self)
        if glyphs.allowed is not None:
            self.query_one(SearchIcon).icon = glyphs.right

    def dismiss(self, result: Any = None) -> AwaitComplete:  # noqa: ANN401  # Textual's signature
        """Close; do nothing if the palette is already closed or another screen is in front.

        Returns:
            An awaitable that completes when the palette is closed.
        """
        return super().dismiss(result) if self.is_active else already_closed()


def open_palette(app: App[None]) -> None:
    """Open the command palette, unless it is open already."""
    if app.use_command_palette and not isinstance(app.screen, Palette):
        # Without Textual's id, because the previous palette with this id may still be closing.
        app.push_screen(Palette())


def palette_commands(
    app: App[None], screen: Screen[object], keys: dict[str, str]
) -> Iterator[SystemCommand]:
    """Yield the actions that are available on a screen.

    Args:
        app: the app that runs the actions.
        screen: the screen under the command palette.
        keys: command id -> the keys that the user has chosen instead of the default keys.
    """
    by_id = {command.id: command for command in COMMANDS}
    seen: set[str] = set()
    words = glyphs_of(screen).words
    for active in screen.active_bindings.values():
        command = by_id.get(active.binding.id or "")
        if command is None or command.id in seen or not active.enabled:
            continue
        seen.add(command.id)
        key = keys.get(command.id, command.single_key)
        yield SystemCommand(
            command.title,
            words(f"{command.help}  ({key})"),
            partial(app.run_action, active.binding.action, active.node),
        )
