"""Finished rows that are kept: without the stores that Textual gives every strip.

A strip of Textual has seven stores for what is made of it, more than a kilobyte even while they are
empty, and a session keeps three thousand rows of the figure. Only parts of such a row are asked
for, so these remember parts alone.

`PRIVATE_PARTS` names what is used of Textual that is private, as in `textual_private.py`.
"""

from __future__ import annotations

from typing import Any, Final

from textual.strip import Strip

from lungetimer.ui.terminal.private_part import PrivatePart

_STORES: Final = "Let `PlainRows` keep Textual's strips: a session then takes 3 MiB more."

PRIVATE_PARTS: Final = tuple(
    PrivatePart(f"Strip.{name}", why, _STORES)
    for name, why in (
        ("_segments", "The pieces of the row, which are shared."),
        ("_cell_length", "Its width."),
        ("_divide_cache", "A store that stays empty."),
        ("_crop_cache", "The same."),
        ("_style_cache", "The same."),
        ("_filter_cache", "The same."),
        ("_line_length_cache", "The same."),
        ("_crop_extend_cache", "The same."),
        ("_offsets_cache", "The same."),
        ("_render_cache", "The row as text, which is made when it is asked for."),
        ("_link_ids", "The same for its links."),
        ("_cell_count", "The same for its width."),
    )
)


class _Nothing:
    """A store that keeps nothing, and stands in every strip."""

    def get(self, key: object, default: None = None) -> None:
        """Nothing was kept."""

    def __setitem__(self, key: object, value: object) -> None:
        """Nothing is kept."""


_NOTHING: Final[Any] = _Nothing()


class KeptStrip(Strip):
    """A row that is kept, and the parts of it that were asked for.

    Args:
        strip: the row.
    """

    __slots__ = ("parts",)

    def __init__(self, strip: Strip) -> None:
        # Not by way of Textual's own: that makes the stores.
        self._segments = strip._segments
        self._cell_length = strip.cell_length
        self._divide_cache = self._crop_cache = self._style_cache = _NOTHING
        self._filter_cache = self._line_length_cache = _NOTHING
        self._crop_extend_cache = self._offsets_cache = _NOTHING
        self._render_cache = None
        self._link_ids = None
        self._cell_count = None
        self.parts: dict[tuple[int, int | None], KeptStrip] | None = None

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the part of the row from one column up to another, which is kept."""
        if start == 0 and (end is None or end >= self.cell_length):
            return self
        if self.parts is None:
            self.parts = {}
        part = self.parts.get((start, end))
        if part is None:
            part = self.parts[start, end] = KeptStrip(super().crop(start, end))
        return part
