"""The heat strip: the last weeks as columns, two days in each line of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from lungetimer.history.heatmap import HeatColumn
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from lungetimer.history.heatmap import HeatCell

_SHADES: Final = ("30%", "45%", "65%", "82%", "100%")


class HeatStrip(Drawn[tuple[HeatColumn, ...]]):
    """Four lines of half blocks: upper half one day, lower half the next."""

    def render(self) -> Content:
        """The more reps, the brighter; the words below say it without colour."""
        columns = self.value or ()
        if not any(cell.reps for column in columns for cell in column.cells):
            return Content.styled("Your training days will light up here.", "$quiet")
        fits = max(1, self.size.width // 2)
        lines = []
        for row in range(0, 7, 2):
            parts = []
            for column in columns[-fits:]:
                upper = column.cells[row]
                lower = column.cells[row + 1] if row + 1 < 7 else None
                parts.append(_pair(upper, lower))
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)


def _pair(upper: HeatCell, lower: HeatCell | None) -> tuple[str, str]:
    """Two days in one cell; without colour the blocks still show which day was trained."""
    up, low = upper.level > 0, lower is not None and lower.level > 0
    if not up and not low:
        return ("·" if not upper.is_ahead else " ") + " ", "$quiet 50%"
    level = max(upper.level, lower.level if lower else 0)
    block = "█" if up and low else "▀" if up else "▄"
    return f"{block} ", f"$phase-rest {_SHADES[level]}"
