"""Heat map of the last weeks: each week is a column, and each line of cells shows two weekdays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from lungetimer.history.heatmap import HeatColumn
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.heatmap import HeatCell

SHADES: Final = ("30%", "45%", "65%", "82%", "100%")
"""Opacity of a day, by its level."""


class HeatStrip(Drawn[tuple[HeatColumn, ...]]):
    """Heat map of four lines. In each cell, the upper half is one day, the lower half the next day.

    If the glyph set has no half blocks, the two days are in two cells side by side.
    """

    def draw(self) -> Content:
        """Return the heat map. Days with more reps are brighter."""
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
    """Return the character and the style for two days in one cell.

    The halves of the character show on which of the days the user trained, even without colours.
    """
    up, low = upper.level > 0, lower is not None and lower.level > 0
    if not up and not low:
        return (glyphs.none if not upper.is_future else " ") + " ", "$quiet 50%"
    level = max(upper.level, lower.level if lower else 0)
    return f"{glyphs.halves[up | low << 1]} ", f"$phase-rest {SHADES[level]}"


def _day(cell: HeatCell | None, glyphs: Glyphs) -> tuple[str, str]:
    """Return the character and the style for one day, for glyph sets without half blocks."""
    if cell is None or cell.is_future:
        return " ", ""
    if cell.level > 0:
        return glyphs.day, f"$phase-rest {SHADES[cell.level]}"
    return glyphs.none, "$quiet 50%"
