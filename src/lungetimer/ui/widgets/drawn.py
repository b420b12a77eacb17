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
    """Return the first form that fits into the width, or the last one if none fits.

    Args:
        forms: one-line versions of the same text, the longest first.
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

    def show_title(self, words: Content) -> None:
        """Write this in the upper edge of the frame, unless it is there already."""
        if self.border_title != words.markup:
            self.border_title = words

    def show_subtitle(self, words: Content) -> None:
        """Write this in the lower edge of the frame, unless it is there already."""
        if self.border_subtitle != words.markup:
            self.border_subtitle = words

    def render(self) -> Content:
        """Return the drawn value with its text in the glyph set."""
        return worded(self.draw(), self.glyphs)

    def draw(self) -> Content:
        """Return the drawing of the value; `render` converts its text to the glyph set."""
        return Content("")
