"""Widgets of plain rows: without border, padding or tint, they can be drawn in the shortest way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color
    from textual.geometry import Region
    from textual.widget import Widget as Base
else:
    # No widget itself: of several widgets Textual would take the styles of the first alone.
    Base = object


class PlainRows(Base):
    """Mixed into a widget that is drawn often, or stands under one that is.

    Whenever a few cells change, Textual asks every widget around them for all its lines and styles
    each of them anew. Here a finished row is kept until it is taken out of ``rows``.
    """

    ALIKE: ClassVar[bool] = False
    """Whether all rows are the same."""
    _rows: dict[int, Strip] | None = None
    _ground: tuple[Style, Color] | None = None

    @property
    def rows(self) -> dict[int, Strip]:
        """Finished rows by their number."""
        if self._rows is None:
            self._rows = {}
        return self._rows

    @property
    def ground(self) -> tuple[Style, Color]:
        """The widget's own style, and its ground; Textual asks all ancestors each time."""
        if self._ground is None:
            self._ground = (self.rich_style, self.background_colors[1])
        return self._ground

    def notify_style_update(self) -> None:
        """Other colours: what was drawn in the old ones is worth nothing."""
        self.rows.clear()
        self._ground = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a crop; a dimmed widget goes the long way, where its opacity is applied."""
        if self.opacity < 1:
            return super().render_lines(crop)
        width = self.size.width
        if self.ALIKE:
            strip = self.rows.get(0)
            if strip is None or strip.cell_length != width:
                strip = self._finished(0)
            strips = [strip] * crop.height
        else:
            strips = [self.rows.get(y) or self._finished(y) for y in crop.line_range]
        first, last = crop.column_span
        if (first, last) == (0, width):
            return strips
        return [strip.crop(first, last) for strip in strips]

    def _finished(self, y: int) -> Strip:
        """A row with what Textual lays over every line: fewer colours, or none."""
        strip = self.render_line(y)
        background = self.ground[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        self.rows[y] = strip
        return strip


class PlainGround(PlainRows):
    """For containers: nothing but background, whatever stands on it."""

    ALIKE = True

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # all are alike
        """A blank row."""
        return Strip.blank(self.size.width, self.ground[0])
