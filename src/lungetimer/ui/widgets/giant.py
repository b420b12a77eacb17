"""Widget that draws a number as large as its box allows."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from lungetimer.frozen import frozen
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.ui.widgets.numerals import numerals
from lungetimer.ui.widgets.plain_rows import PlainRows


@frozen
class GiantView:
    """What the widget shows.

    Attributes:
        text: the number.
        like: the widest number that the widget will show. All numbers get the size that this one
            needs.
    """

    text: str
    like: str = ""


class Giant(PlainRows, Widget):
    """Widget that draws a number in block digits, in the middle of the widget's box."""

    value: GiantView | None = None

    def show(self, value: GiantView) -> None:
        """Replace the number. If it has changed, draw the widget again."""
        if value != self.value:
            self.value = value
            self._draw()

    def on_resize(self) -> None:
        """Draw the number again, in the size that fits the new box."""
        self._draw()

    def glyphs_changed(self) -> None:
        """Draw the number again in the new glyph set."""
        self._draw()

    def _draw(self) -> None:
        self._lines = self._laid_out()
        self.rows.clear()
        self.refresh()

    def _laid_out(self) -> list[str]:
        """Return the number as rows of block digits: centred, and in the largest size that fits."""
        width, height = self.size
        view = self.value
        if view is None or not view.text or not width or not height:
            return []
        rows = numerals(view.text, width, height, view.like, glyphs_of(self))
        if not rows:
            return []
        top = (height - len(rows)) // 2
        # `numerals` puts a single digit at the right end of the space for two. Centre the digit.
        inked = [row for row in rows if row.strip()]
        start = min(len(row) - len(row.lstrip()) for row in inked)
        end = max(len(row.rstrip()) for row in inked)
        left = " " * max(0, (width - (end - start)) // 2)
        return [""] * top + [left + row[start:].rstrip() for row in rows]

    _lines: list[str] = []  # noqa: RUF012  # replaced, never changed

    def render_line(self, y: int) -> Strip:
        """Return row ``y`` of the widget."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else ""
        return Strip([Segment(line.ljust(width)[:width], self.plain_background[0])], width)
