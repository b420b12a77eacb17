"""Base widget that draws one frozen value, and redraws only when the value changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.content import Content
from textual.widget import Widget

from lungetimer.ui.widgets.glyph_words import glyphs_of, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.figure.glyphs import Glyphs

V = TypeVar("V")


def longest_fitting(forms: Sequence[Content], width: int) -> Content:
    """Return the first of the forms, the longest one first, that fits; else the last.

    Args:
        forms: ways to say the same, in one line each.
        width: the width in cells.
    """
    return next((form for form in forms if form.cell_length <= width), forms[-1])


class Drawn(Widget, Generic[V]):
    """Base of widgets that show a value; subclasses draw ``self.value``."""

    value: V | None = None

    @property
    def glyphs(self) -> Glyphs:
        """The glyph set to draw with."""
        return glyphs_of(self)

    def show(self, value: V) -> None:
        """Draw this value from now on."""
        if value != self.value:
            self.value = value
            self.refresh()

    def render(self) -> Content:
        """Return the drawn value with its text in the glyph set."""
        return worded(self.draw(), self.glyphs)

    def draw(self) -> Content:
        """Return the value's content; symbols come from `glyphs`, other text may be any."""
        return Content("")
