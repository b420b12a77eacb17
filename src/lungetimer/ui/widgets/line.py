"""Line of plain text that is drawn again only if its text changes. It never changes the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.text import longest_fitting_text
from lungetimer.ui.widgets.glyph_words import Words, glyphs_of

if TYPE_CHECKING:
    from textual.visual import VisualType


class Line(Words):
    """Line of plain text without markup, in the longest of several forms that fits.

    If not all of the shortest form fits, the line ends with a sign for "more".
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(Content(text), id=id)
        self._words = text
        self._forms: tuple[str, ...] = (text,)

    def show(self, *forms: str) -> None:
        """Replace the text of the line by the first of these forms that fits; the longest is first.

        At another width, the line chooses again.
        """
        if forms != self._forms:
            self._forms = forms
            self._choose()

    def on_resize(self) -> None:
        """Choose the form for the new width."""
        self._choose()

    def _choose(self) -> None:
        text = longest_fitting_text(self._forms, self.size.width)
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
