"""Line for notices, shown one after the other without covering anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import glyphs_of, worded
from lungetimer.ui.widgets.line import Line

if TYPE_CHECKING:
    from textual.geometry import Size

NOTICE_S: Final = 8.0


class NoticeLine(Line):
    """Line for notices, hidden if there is none; else its screen has the class ``-notice``."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the rows of the whole notice, even if fewer are drawn at the moment."""
        return len(worded(Content(self._words), glyphs_of(self)).wrap(width)) if width else 0

    def tell(self, line: str) -> None:
        """Queue a line to be shown for `NOTICE_S` seconds; ignore one that is queued already."""
        if line in self._lines:
            return
        self._lines.append(line)
        if len(self._lines) == 1:
            self._show_first()

    def _show_first(self) -> None:
        self.show(self._lines[0])
        self.add_class("-shown")
        self._mark(visible=True)
        self.refresh(layout=True)
        self.set_timer(NOTICE_S, self._next)

    def _next(self) -> None:
        self._lines.pop(0)
        if self._lines:
            self._show_first()
        else:
            self.remove_class("-shown")
            self._mark(visible=False)

    def _mark(self, *, visible: bool) -> None:
        self.screen.set_class(visible, "-notice")
