"""Words in the glyph set of the terminal, and the set that a widget draws with."""

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
    """The glyph set that a widget draws with: its app's; the full one where there is no app."""
    try:
        return app_glyphs(widget.app)
    except RuntimeError:  # there is no app
        return FULL


def worded(content: Content, glyphs: Glyphs) -> Content:
    """Content with its words in a glyph set; what was styled stays styled.

    Args:
        content: the words.
        glyphs: the set.
    """
    text = content.plain
    if glyphs.allowed is None or glyphs.allowed.issuperset(text):
        return content
    # Word by word between the places where a style begins or ends, so that each keeps its own.
    edges = sorted({0, len(text), *(at for span in content.spans for at in (span.start, span.end))})
    said = [glyphs.words(text[a:b]) for a, b in pairwise(edges)]
    places, total = {0: 0}, 0
    for edge, words in zip(edges[1:], said, strict=True):
        total += len(words)
        places[edge] = total
    spans = [Span(places[s.start], places[s.end], s.style) for s in content.spans]
    return Content("".join(said), spans=spans)


class Words(Static):
    """Textual's line or paragraph of text, in the glyph set of the terminal."""

    def render(self) -> VisualType:
        """The words."""
        found = super().render()
        return worded(found, glyphs_of(self)) if isinstance(found, Content) else found
