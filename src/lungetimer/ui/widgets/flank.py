"""A side of the frame: one column that lights up at each boundary."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class Flank(Widget):
    """Dark, or lit for a moment."""

    def light(self, seconds: float) -> None:
        """Light up, and go dark again after some seconds."""
        self.add_class("-lit")
        self.set_timer(seconds, lambda: self.remove_class("-lit"))

    def render(self) -> Content:
        """Nothing but its background; without colour a full block tells that it is lit."""
        sign = "\u2588" if self.has_class("-lit") else " "
        return Content("\n".join([sign] * self.size.height))
