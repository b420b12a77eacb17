"""How a screen of ours is drawn: Textual's compositor, but only what is seen is asked for and sent.

For every change Textual asks all widgets around it for all their lines, also those that stand
behind others, and sends more cells than have changed. Here each stretch of cells that is to be
drawn is asked of the widget in front alone, and it is sent as short as it can be (`sgr.py`).

`PRIVATE_PARTS` names what is used of Textual that is private, as in `textual_private.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.console import COLOR_SYSTEMS
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region

from lungetimer.ui.terminal.private_part import PrivatePart
from lungetimer.ui.terminal.sgr import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from textual.screen import Screen
    from textual.widget import Widget

    from lungetimer.ui.terminal.sgr import Piece

_DRAWING: Final = "Drop `draw_quickly`: Textual then draws by itself, only slower."
_NOW: Final = "Let `draw_now` return False: Textual then draws a little later."

PRIVATE_PARTS: Final = tuple(
    PrivatePart(*part)
    for part in (
        ("textual._compositor", "What puts the widgets of a screen together.", _DRAWING),
        ("Screen._compositor", "Each of our screens gets a quick one.", _DRAWING),
        ("Screen._compositor_refresh", "Draws what is dirty now.", _NOW),
        ("Screen._dirty_widgets", "What else waits to be drawn.", _NOW),
        ("Screen._layout_required", "Whether places are about to change.", _NOW),
        ("Screen._scroll_required", "The same.", _NOW),
        ("App._batch_count", "Whether pictures are held back.", _NOW),
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
            shares = {
                y: share for y in seen.line_range
                if y in wanted and (share := _share(wanted[y], seen.x, seen.right))[0]
            }  # fmt: skip
            if not shares:
                continue
            top, bottom = min(shares), max(shares) + 1
            crop = Region(seen.x - region.x, top - region.y, seen.width, bottom - top)
            strips = widget.render_lines(crop)
            for y, (taken, left) in shares.items():
                strip = strips[y - top]
                pieces += [(y, a, strip.crop(a - seen.x, b - seen.x)) for a, b in taken]
                if left:
                    wanted[y] = left
                else:
                    del wanted[y]
        pieces.sort(key=_place)
        return ShortPicture(pieces)


def _share(stretches: list[Stretch], left: int, right: int) -> tuple[list[Stretch], list[Stretch]]:
    """What of some stretches lies between two columns, and what does not."""
    if len(stretches) == 1 and stretches[0][0] >= left and stretches[0][1] <= right:
        return stretches, []
    taken, rest = [], []
    for first, last in stretches:
        begin, end = max(first, left), min(last, right)
        if begin >= end:
            rest.append((first, last))
            continue
        taken.append((begin, end))
        if first < begin:
            rest.append((first, begin))
        if end < last:
            rest.append((end, last))
    return taken, rest


def _place(piece: Piece) -> tuple[int, int]:
    return piece[0], piece[1]


def draw_quickly(screen: Screen[Any]) -> None:
    """Let a new screen draw itself the short way."""
    screen._compositor = QuickCompositor()


def draw_now(widget: Widget, regions: Iterable[Region]) -> bool:
    """Draw parts of a widget at once, and all else of its screen that waits to be drawn.

    Textual passes four messages from a change to its picture; for something that moves they cost
    more than the picture.

    Args:
        widget: what has changed.
        regions: where, as seen from its corner.

    Returns:
        False where it must go Textual's way: the widget or its screen does not stand in front, or
        its place is not settled.
    """
    screen = widget.screen
    compositor = screen._compositor
    place = compositor.visible_widgets.get(widget)
    if (
        place is None
        or not isinstance(compositor, QuickCompositor)
        or not screen.is_current
        or screen._layout_required
        or screen._scroll_required
        or screen.app._batch_count
    ):
        return False
    region, clip = place
    compositor.update_widgets(screen._dirty_widgets)
    moved = (part.translate(region.offset).intersection(clip) for part in regions)
    compositor._dirty_regions.update(part for part in moved if part)
    screen._compositor_refresh()
    return True
