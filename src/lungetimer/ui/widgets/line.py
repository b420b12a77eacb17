"""Line of plain text that is drawn again only if its text changes. It never changes the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import Words, glyphs_of

if TYPE_CHECKING:
    from textual.visual import VisualType


class Line(Words):
    """Line of plain text without markup. If not all of it fits, it ends with a sign for "more"."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(Content(text), id=id)
        self._words = text

    def show(self, text: str) -> None:
        """Replace the text of the line."""
        if text != self._words:
            self._words = text
            self.update(Content(text), layout=False)

    def render(self) -> VisualType:
        """Return the text, or as many of its words as fit into the rows of the widget."""
        found, (width, height) = super().render(), self.size
        if not isinstance(found, Content) or not height or found.cell_length <= width:
            return found
        rows = found.wrap(width)
        if len(rows) <= height:
            return found
        more = rows[height - 1].rstrip() + Content(" ") + rows[height]
        last = _shortened(more, width, glyphs_of(self).cut)
        return Content("\n").join([*rows[: height - 1], last])


def _shortened(line: Content, width: int, cut: str) -> Content:
    """Return as many whole words of a line as fit, followed by ``cut``, the sign for "more"."""
    kept = line.truncate(max(0, width - 2))
    if kept.cell_length < line.cell_length and line.plain[len(kept) : len(kept) + 1] != " ":
        place = kept.plain.rfind(" ")
        kept = kept[:place] if place > 0 else kept
    return (kept.rstrip() + Content(f" {cut}")).truncate(width)
