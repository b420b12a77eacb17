"""A line of plain text that repaints only when its words change, and never moves anything."""

from __future__ import annotations

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import Words


class Line(Words):
    """Words, never markup."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's
        super().__init__(Content(text), id=id)
        self._words = text

    def show(self, text: str) -> None:
        """Say this from now on."""
        if text != self._words:
            self._words = text
            self.update(Content(text), layout=False)
