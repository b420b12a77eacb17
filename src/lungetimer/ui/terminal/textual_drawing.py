"""How a screen of ours is drawn: Textual's compositor, but only what is seen is asked for and sent.

For every change Textual asks all widgets around it for all their lines, also those that stand
behind others, and sends more cells than have changed. Here each stretch of cells that is to be
drawn is asked of the widget in front alone, and it is sent as short as it can be (`sgr.py`).

`PRIVATE_PARTS` names what is used of Textual that is private, as in `textual_private.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import COLOR_SYSTEMS
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region

from lungetimer.ui.terminal.private_part import PrivatePart
from lungetimer.ui.terminal.sgr import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from textual.screen import Screen

    from lungetimer.ui.terminal.sgr import Piece

_DRAWING: Final = "Drop `draw_quickly`: Textual then draws by itself, only slower."

PRIVATE_PARTS: Final = tuple(
    PrivatePart(*part)
    for part in (
        ("textual._compositor", "What puts the widgets of a screen together.", _DRAWING),
        ("Screen._compositor", "Each of our screens gets a quick one.", _DRAWING),
        ("Compositor._dirty_regions", "What is to be drawn again.", _DRAWING),
        ("Compositor._regions_to_spans", "The same as stretches of rows.", _DRAWING),
    )
)

Stretch = tuple[int, int]
"""First column, and the one after the last."""


class ShortPicture(CompositorUpdate):
    """Pieces of rows, from top to bottom and from left to right."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """What is sent to the terminal."""
        return written(self.pieces, COLOR_SYSTEMS.get(console.color_system or ""))


class QuickCompositor(Compositor):
    """Textual's compositor with a shorter way to a picture."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:  # noqa: FBT001, FBT002  # Textual's
        """Everything; the simplified form, for pictures in a file, is Textual's."""
        if simplify:
            return super().render_full_update(simplify=True)
        self._dirty_regions.clear()
        width, height = self.size
        return self._picture((y, 0, width) for y in range(height))  # type: ignore[return-value]  # as good as one

    def render_partial_update(self) -> ShortPicture | None:  # type: ignore[override]  # as above
        """What has changed; None for nothing."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        self._dirty_regions.clear()
        regions.discard(Region())
        return self._picture(self._regions_to_spans(regions)) if regions else None

    def _picture(self, spans: Iterable[tuple[int, int, int]]) -> ShortPicture:
        """Ask the widgets, from front to back, for what no widget before them has covered."""
        wanted: dict[int, list[Stretch]] = {}
        for y, first, last in spans:
            wanted.setdefault(y, []).append((first, last))
        pieces: list[Piece] = []
        for widget, (region, clip) in self.visible_widgets.items():
            if not wanted:
                break
            seen = region.intersection(clip)
            rows = [
                y for y in seen.line_range
                if y in wanted and any(a < seen.right and b > seen.x for a, b in wanted[y])
            ]  # fmt: skip
            if not rows:
                continue
            top, bottom = rows[0], rows[-1] + 1
            crop = Region(seen.x - region.x, top - region.y, seen.width, bottom - top)
            strips = widget.render_lines(crop)
            for y in rows:
                strip, left = strips[y - top], []
                for first, last in wanted[y]:
                    begin, end = max(first, seen.x), min(last, seen.right)
                    if begin >= end:
                        left.append((first, last))
                        continue
                    pieces.append((y, begin, strip.crop(begin - seen.x, end - seen.x)))
                    if first < begin:
                        left.append((first, begin))
                    if end < last:
                        left.append((end, last))
                if left:
                    wanted[y] = left
                else:
                    del wanted[y]
        pieces.sort(key=_place)
        return ShortPicture(pieces)


def _place(piece: Piece) -> tuple[int, int]:
    return piece[0], piece[1]


def draw_quickly(screen: Screen[object]) -> None:
    """Let a new screen draw itself the short way."""
    screen._compositor = QuickCompositor()
