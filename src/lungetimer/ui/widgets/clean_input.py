"""Input field that drops control characters, whether they are typed, pasted or set by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from lungetimer.text import clean_text
from lungetimer.ui.widgets.glyph_words import glyphs_of

if TYPE_CHECKING:
    from rich.style import Style


class CleanInput(Input):
    """Input field that removes control characters, because pasted text may contain them.

    If the text continues beyond an edge of the field, a mark is drawn at that edge.
    """

    def validate_value(self, value: str) -> str:
        """Return the new text without control characters, before Textual shows it."""
        return clean_text(value)

    def render_line(self, y: int) -> Strip:
        """Return the visible part of the text, with a mark at an edge where the text continues."""
        strip = super().render_line(y)
        width, start = self.scrollable_content_region.width, self.scroll_offset.x
        if y or width < 3 or self.content_width - bool(self.value) <= width:
            return strip
        style = self.get_component_rich_style("input--placeholder") + self.rich_style
        cursor = self.cursor_screen_offset.x - self.content_region.x if self.has_focus else None
        if start and cursor != 0:
            strip = _marked(strip, 0, glyphs_of(self).cut, style)
        if start + width < self.content_width - bool(self.value) and cursor != width - 1:
            strip = _marked(strip, width - 1, glyphs_of(self).cut, style)
        return strip


def _marked(strip: Strip, column: int, sign: str, style: Style) -> Strip:
    mark = Strip([Segment(sign, style)], 1)
    return Strip.join([strip.crop(0, column), mark, strip.crop(column + 1)])
