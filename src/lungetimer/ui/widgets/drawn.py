"""Base widget that draws one immutable value, and redraws only when the value is replaced."""

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
    """Return the first form that fits in ``width`` cells, or the last form if none fits.

    Args:
        forms: wordings of the same text in one line each, the longest first.
        width: the width in cells.
    """
    return next((form for form in forms if form.cell_length <= width), forms[-1])


class Drawn(Widget, Generic[V]):
    """Base class of widgets that show one value. A subclass draws ``self.value`` in `draw`."""

    value: V | None = None

    @property
    def glyphs(self) -> Glyphs:
        """The glyph set with which the widget draws."""
        return glyphs_of(self)

    def show(self, value: V) -> None:
        """Replace the value; draw the widget again if the new value differs from the old one."""
        if value != self.value:
            self.value = value
            self.refresh()

    def show_title(self, words: Content) -> None:
        """Show a title in the widget's top border, unless it is there already."""
        if self.border_title != words.markup:
            self.border_title = words

    def show_subtitle(self, words: Content) -> None:
        """Show a subtitle in the widget's bottom border, unless it is there already."""
        if self.border_subtitle != words.markup:
            self.border_subtitle = words

    def render(self) -> Content:
        """Return what `draw` returns, with its text converted to the glyph set."""
        return worded(self.draw(), self.glyphs)

    def draw(self) -> Content:
        """Return the value as text, which `render` converts to the glyph set.

        Every subclass overrides this method.
        """
        return Content("")
