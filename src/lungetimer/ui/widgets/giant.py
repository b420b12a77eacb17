"""The giant: a number or word as large as its box allows."""

from __future__ import annotations

from textual.content import Content

from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.ui.widgets.numerals import draw


class Giant(Drawn[str]):
    """Draws its text in block digits, centred."""

    def render(self) -> Content:
        """The largest size that fits."""
        width, height = self.size
        if not self.value or not width or not height:
            return Content("")
        rows = draw(self.value, width, height)
        top = (height - len(rows)) // 2
        lines = [""] * top + [row.rstrip() for row in rows]
        left = (width - max(len(row) for row in rows)) // 2
        return Content("\n".join(" " * left + line for line in lines))
