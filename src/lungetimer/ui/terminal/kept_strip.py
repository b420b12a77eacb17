"""Small strips for cached rows, without most of the caches that Textual gives every strip.

Each of Textual's strips has seven caches for results derived from it. Even empty, they take more
than a kilobyte, and a session caches three thousand rows of the figure. The program only crops such
rows, so `KeptStrip` caches the cropped parts and nothing else.

`PRIVATE_PARTS` lists the private parts of Textual that are used here, as in `textual_private.py`.
"""

from __future__ import annotations

from typing import Any, Final

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.strip import Strip

from lungetimer.ui.terminal.private_part import PrivatePart

_UNUSED_CACHE: Final = "It is a cache that cached rows do not need; an empty one takes its place."
_WITHOUT: Final = (
    "Let `PlainRows` cache Textual's own strips; a session then needs 3 MiB more memory."
)

PRIVATE_PARTS: Final = tuple(
    PrivatePart(f"Strip.{name}", why, _WITHOUT)
    for name, why in (
        ("_segments", "It holds the segments of the row, which both strips share."),
        ("_cell_length", "It holds the width of the row, which then need not be counted again."),
        ("_divide_cache", _UNUSED_CACHE),
        ("_crop_cache", _UNUSED_CACHE),
        ("_style_cache", _UNUSED_CACHE),
        ("_filter_cache", _UNUSED_CACHE),
        ("_line_length_cache", _UNUSED_CACHE),
        ("_crop_extend_cache", _UNUSED_CACHE),
        ("_offsets_cache", _UNUSED_CACHE),
        ("_render_cache", "It holds the row as text once it has been rendered; it starts as None."),
        ("_link_ids", "It holds the links of the row once they are read; it starts as None."),
        ("_cell_count", "It holds the number of cells once they are counted; it starts as None."),
    )
)


class _Nothing:
    """Cache that stores nothing. Every `KeptStrip` has it in place of Textual's caches."""

    def get(self, key: object, default: None = None) -> None:
        """Return None, because this cache stores nothing."""

    def __setitem__(self, key: object, value: object) -> None:
        """Do nothing: this cache ignores what it is given."""


_NOTHING: Final[Any] = _Nothing()


class KeptStrip(Strip):
    """Row of cells that also caches the parts cropped from it.

    Args:
        strip: the row.
        narrow: whether every character of the row takes one cell. None lets the constructor find
            out.
    """

    __slots__ = ("narrow", "parts")

    def __init__(self, strip: Strip, *, narrow: bool | None = None) -> None:
        # Strip.__init__ is not called, because it creates the caches.
        self._segments = strip._segments
        self._cell_length = strip.cell_length
        self._divide_cache = self._crop_cache = self._style_cache = _NOTHING
        self._filter_cache = self._line_length_cache = _NOTHING
        self._crop_extend_cache = self._offsets_cache = _NOTHING
        self._render_cache = None
        self._link_ids = None
        self._cell_count = None
        self.narrow = _is_narrow(strip) if narrow is None else narrow
        self.parts: dict[tuple[int, int | None], KeptStrip] | None = None

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the cells from column ``start`` to the column before ``end``; cache this part."""
        if start == 0 and (end is None or end >= self.cell_length):
            return self
        if self.parts is None:
            self.parts = {}
        part = self.parts.get((start, end))
        if part is None:
            cropped = self._slice(start, end) if self.narrow else super().crop(start, end)
            part = self.parts[start, end] = KeptStrip(cropped, narrow=self.narrow or None)
        return part

    def _slice(self, start: int, end: int | None) -> Strip:
        """Return a part of a row in which every character takes one cell.

        Textual's own `crop` would measure every text and cache its width.
        """
        width = self.cell_length
        start, end = max(0, start), width if end is None else min(end, width)
        pieces: list[Segment] = []
        at = 0
        for text, style, control in self._segments:
            if part := text[max(0, start - at) : max(0, end - at)]:
                pieces.append(Segment(part, style, control))
            at += len(text)
        return Strip(pieces, max(0, end - start))


def _is_narrow(strip: Strip) -> bool:
    """Return whether every character of a row takes one cell."""
    texts = [segment.text for segment in strip]
    return sum(map(len, texts)) == strip.cell_length and all(
        get_character_cell_size(sign) == 1 for sign in set("".join(texts))
    )
