"""Line that shows notices one after the other, and covers no other widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from lungetimer.ui.widgets.glyph_words import glyphs_of, worded
from lungetimer.ui.widgets.line import Line

if TYPE_CHECKING:
    from textual.geometry import Size

NOTICE_S: Final = 8.0


class NoticeLine(Line):
    """Line for notices. It is hidden while there is no notice.

    While it shows a notice, its screen has the style class ``-notice``.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return how many rows the whole notice needs, even if fewer rows are drawn now."""
        return len(worded(Content(self._words), glyphs_of(self)).wrap(width)) if width else 0

    def tell(self, line: str) -> None:
        """Queue a line to be shown for `NOTICE_S` seconds, unless it is already queued."""
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
