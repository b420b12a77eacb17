"""One-column widget at a side of the screen. It lights up when the next phase begins."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.ui.widgets.plain_rows import PlainRows


class Flank(PlainRows, Widget):
    """Column of cells at a side of the screen. It is dark until `light` lights it for a moment."""

    ALIKE = True
    lit = False

    def light(self, seconds: float) -> None:
        """Light the column for this many seconds."""
        self._set_lit(lit=True)
        self.set_timer(seconds, lambda: self._set_lit(lit=False))

    def _set_lit(self, *, lit: bool) -> None:
        if lit is not self.lit:
            self.lit = lit
            self.rows.clear()
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # all rows look the same
        """Return a full block while the column is lit, else a blank cell.

        The block is visible even without colours.
        """
        return Strip(
            [Segment(glyphs_of(self).ink if self.lit else " ", self.plain_background[0])], 1
        )
