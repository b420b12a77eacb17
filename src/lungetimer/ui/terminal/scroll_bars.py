"""Scroll bars in whole cells, for terminals without eighth blocks."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class _WholeCells(ScrollBarRender):
    """Textual's scroll bar without ends in the middle of a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def draw_scroll_bars(*, whole: bool) -> None:
    """Set how all scroll bars are drawn from now on: in whole cells, or as Textual does."""
    ScrollBar.renderer = _WholeCells if whole else ScrollBarRender
