"""Line of plain text that repaints only when its text changes, and never changes the layout."""

from __future__ import annotations

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import Words


class Line(Words):
    """Line of plain text without markup."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(Content(text), id=id)
        self._words = text

    def show(self, text: str) -> None:
        """Show this text from now on."""
        if text != self._words:
            self._words = text
            self.update(Content(text), layout=False)
