"""The giant: a number as large as its box allows."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.ui.widgets.numerals import numerals


@dataclass(frozen=True, slots=True)
class GiantView:
    """A number, and the widest one that will stand in its place, for which the size is chosen."""

    text: str
    like: str = ""


class Giant(Drawn[GiantView]):
    """Draws its number in block digits, in the middle of the box."""

    def render(self) -> Content:
        """The largest size that fits."""
        width, height = self.size
        view = self.value
        if view is None or not view.text or not width or not height:
            return Content("")
        rows = numerals(view.text, width, height, view.like)
        if not rows:
            return Content("")
        top = (height - len(rows)) // 2
        # A single digit in the place of two stands at its right end; the eye wants the middle.
        inked = [row for row in rows if row.strip()]
        start = min(len(row) - len(row.lstrip()) for row in inked)
        end = max(len(row.rstrip()) for row in inked)
        left = " " * max(0, (width - (end - start)) // 2)
        lines = [""] * top + [left + row[start:].rstrip() for row in rows]
        return Content("\n".join(lines))
