"""Filters that adapt every drawn line to the colours of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.color import Color
from textual.filter import ANSIToTruecolor, Monochrome, NoColor

from lungetimer.colour_depth import ColourDepth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.filter import LineFilter

FEW: Final = "-few-colours"
"""Style class of the app if the terminal cannot show different shades of a background."""


class AppColours:
    """Chooses the filters that adapt the colours of drawn lines to the terminal.

    Args:
        app: the app whose lines are filtered. This class sets the app's `no_color` and style class.
        depth: how many colours the terminal can show.
    """

    def __init__(self, app: App[Any], depth: ColourDepth) -> None:
        self.depth = depth
        self._app = app
        self._by_theme: dict[str, LineFilter] = {}
        # Textual itself would obey even an empty NO_COLOR, and would draw greys without colours.
        app.no_color = depth is ColourDepth.NONE
        app.set_class(depth.few, FEW, update=False)

    def filters(self, usual: Iterable[LineFilter]) -> list[LineFilter]:
        """Return all line filters in the order in which Textual must apply them.

        Args:
            usual: Textual's own filters; those for monochrome output are not returned. If the theme
                uses the terminal's own colours, the filter that replaces them is not returned.
        """
        unwanted: tuple[type[LineFilter], ...] = (Monochrome, NoColor)
        if self._app.native_ansi_color:
            # Textual notices a theme with the terminal's own colours only if it is set later.
            unwanted += (ANSIToTruecolor,)
        kept = [one for one in usual if not isinstance(one, unwanted)]
        if self.depth is not ColourDepth.MILLIONS:
            kept.append(self._own(self._app.theme))
        return kept

    def _own(self, theme: str) -> LineFilter:
        """Return the program's own filter for a theme. It is made at the first call and cached."""
        if theme not in self._by_theme:
            from lungetimer.ui.terminal.fewer_colours import colour_filter  # noqa: PLC0415  # rarely needed

            background = Color.parse(self._app.theme_variables["background"])
            if background.ansi is not None:  # the terminal's own background, which is not known
                background = Color.parse("black" if self._app.current_theme.dark else "white")
            self._by_theme[theme] = colour_filter(self.depth, background.rgb)
        return self._by_theme[theme]
