"""What the app lays over every line, so that it suits the colours of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.color import Color
from textual.filter import Monochrome, NoColor

from lungetimer.colour_depth import ColourDepth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.filter import LineFilter

FEW: Final = "-few-colours"
"""The app's style class where no shade of a background can be told from another."""


class AppColours:
    """Chooses the filters of an app, by its theme and by the colours of the terminal.

    Args:
        app: is drawn.
        depth: how many colours the terminal shows.
    """

    def __init__(self, app: App[Any], depth: ColourDepth) -> None:
        self.depth = depth
        self._app = app
        self._by_theme: dict[str, LineFilter] = {}
        # Textual takes an empty NO_COLOR for a wish, and shows greys where no colour is wanted.
        app.no_color = depth is ColourDepth.NONE
        app.set_class(depth.few, FEW, update=False)

    def filters(self, usual: Iterable[LineFilter]) -> list[LineFilter]:
        """All filters, in the order in which they are laid over a line.

        Args:
            usual: Textual's own.
        """
        kept = [one for one in usual if not isinstance(one, Monochrome | NoColor)]
        if self.depth is not ColourDepth.MILLIONS:
            kept.append(self._own(self._app.theme))
        return kept

    def _own(self, theme: str) -> LineFilter:
        """Our own filter for a theme."""
        if theme not in self._by_theme:
            from lungetimer.ui.terminal.fewer_colours import colour_filter  # noqa: PLC0415  # seldom needed

            ground = Color.parse(self._app.theme_variables["background"])
            self._by_theme[theme] = colour_filter(self.depth, ground.rgb)
        return self._by_theme[theme]
