"""Scroll bars drawn in whole cells, for terminals that cannot draw parts of a cell."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class _WholeCells(ScrollBarRender):
    """Textual's scroll bar, but its ends never lie in the middle of a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def draw_scroll_bars(*, whole: bool) -> None:
    """Choose how all scroll bars are drawn: in whole cells if ``whole``, else as Textual does."""
    ScrollBar.renderer = _WholeCells if whole else ScrollBarRender
