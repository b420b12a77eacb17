"""Convert text to the terminal's glyph set: the characters that the terminal can show."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.widgets import Static

from lungetimer.figure.glyphs import FULL
from lungetimer.ui.terminal.glyph_guard import app_glyphs

if TYPE_CHECKING:
    from textual.visual import VisualType
    from textual.widget import Widget

    from lungetimer.figure.glyphs import Glyphs


def glyphs_of(widget: Widget) -> Glyphs:
    """Return the glyph set of a widget's app. If the widget has no app, return the full set."""
    try:
        return app_glyphs(widget.app)
    except RuntimeError:  # the widget has no app
        return FULL


def worded(content: Content, glyphs: Glyphs) -> Content:
    """Return the content with its text converted to a glyph set, and with the same styles."""
    text = content.plain
    if glyphs.allowed is None or glyphs.allowed.issuperset(text):
        return content
    # Convert each piece between two changes of style separately, so that each style keeps its text.
    edges = sorted({0, len(text), *(at for span in content.spans for at in (span.start, span.end))})
    parts = [glyphs.words(text[a:b]) for a, b in pairwise(edges)]
    places, total = {0: 0}, 0
    for edge, words in zip(edges[1:], parts, strict=True):
        total += len(words)
        places[edge] = total
    spans = [Span(places[s.start], places[s.end], s.style) for s in content.spans]
    return Content("".join(parts), spans=spans)


class Words(Static):
    """Textual's `Static` widget, limited to the characters of the terminal's glyph set."""

    def show_content(self, content: Content) -> None:
        """Replace the text of this widget. If the text is the same, nothing is drawn again."""
        shown = self.content
        if not (isinstance(shown, Content) and shown.is_same(content)):
            self.update(content)

    def render(self) -> VisualType:
        """Return the text, converted to the glyph set."""
        found = super().render()
        return worded(found, glyphs_of(self)) if isinstance(found, Content) else found
