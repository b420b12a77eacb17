"""Strip of the last weeks as columns, with two days in each line of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.history.heatmap import HeatColumn
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.ui.widgets.heat_map import SHADES

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.heatmap import HeatCell


class HeatStrip(Drawn[tuple[HeatColumn, ...]]):
    """Strip of four lines in half blocks: the upper half is one day, the lower half the next.

    Where the glyph set has no half blocks, the two days are side by side.
    """

    def draw(self) -> Content:
        """Return the strip, in which days with more reps are brighter."""
        columns = self.value or ()
        if not any(cell.reps for column in columns for cell in column.cells):
            return Content.styled("Your training days will appear here.", "$quiet")
        glyphs = self.glyphs
        fits = max(1, self.size.width // 2 if glyphs.halves else (self.size.width + 1) // 3)
        lines = []
        for row in range(0, 7, 2):
            parts: list[tuple[str, str]] = []
            for column in columns[-fits:]:
                upper = column.cells[row]
                lower = column.cells[row + 1] if row + 1 < 7 else None
                if glyphs.halves:
                    parts.append(_pair(upper, lower, glyphs))
                else:
                    parts += [_day(upper, glyphs), _day(lower, glyphs), (" ", "")]
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)


def _pair(upper: HeatCell, lower: HeatCell | None, glyphs: Glyphs) -> tuple[str, str]:
    """Return two days in one cell; the block shows without colour on which the user trained."""
    up, low = upper.level > 0, lower is not None and lower.level > 0
    if not up and not low:
        return (glyphs.none if not upper.is_future else " ") + " ", "$quiet 50%"
    level = max(upper.level, lower.level if lower else 0)
    return f"{glyphs.halves[up | low << 1]} ", f"$phase-rest {SHADES[level]}"


def _day(cell: HeatCell | None, glyphs: Glyphs) -> tuple[str, str]:
    """Return one day in a cell of its own, for glyph sets without half blocks."""
    if cell is None or cell.is_future:
        return " ", ""
    if cell.level > 0:
        return glyphs.day, f"$phase-rest {SHADES[cell.level]}"
    return glyphs.none, "$quiet 50%"
