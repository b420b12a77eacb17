"""Fast rendering of widgets without border, padding or tint, with a cache of finished rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from lungetimer.ui.terminal.kept_strip import KeptStrip

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color
    from textual.geometry import Region
    from textual.widget import Widget as Base
else:
    # Not a Widget: if a class has several widget bases, Textual uses only the styles of the first.
    Base = object


class PlainRows(Base):
    """Mixin for a widget that is drawn often, or that lies under a widget that is drawn often.

    Whenever a few cells change, Textual renders every line of the widgets around these cells again.
    This mixin caches each finished row until the row is removed from ``rows``.
    """

    ALIKE: ClassVar[bool] = False
    """Whether all rows are the same."""
    _rows: dict[int, Strip] | None = None
    _plain_background: tuple[Style, Color] | None = None

    @property
    def rows(self) -> dict[int, Strip]:
        """The cached rows, by their number from the top."""
        if self._rows is None:
            self._rows = {}
        return self._rows

    @property
    def plain_background(self) -> tuple[Style, Color]:
        """The style and the background colour of the widget.

        Both are cached: Textual would combine the styles of all parent widgets on each call.
        """
        if self._plain_background is None:
            self._plain_background = (self.rich_style, self.background_colors[1])
        return self._plain_background

    def notify_style_update(self) -> None:
        """Clear the cached rows, which are in the old colours."""
        self.rows.clear()
        self._plain_background = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows inside the region ``crop``, each cut to the region's columns.

        If the widget is dimmed, Textual renders it instead, because Textual applies the opacity.
        """
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
        """Return a row with Textual's line filters applied to it, and cache the row.

        The line filters replace colours that the terminal lacks.
        """
        strip = self.render_line(y)
        background = self.plain_background[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        kept = self.rows[y] = KeptStrip(strip)
        return kept


class PlainBackground(PlainRows):
    """Mixin for a container that draws nothing but its background."""

    ALIKE = True

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # all rows look the same
        """Return a blank row."""
        return Strip.blank(self.size.width, self.plain_background[0])
