"""The place of the figure."""

from __future__ import annotations

from textual.content import Content

from lungetimer.ui.widgets.drawn import Drawn


class FigureBox(Drawn[str]):
    """Draws the body in its box."""

    def render(self) -> Content:
        """Nothing yet."""
        return Content("")
