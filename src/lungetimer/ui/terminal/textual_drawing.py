"""Fast drawing of screens: a compositor that renders and sends only visible, changed cells.

After every change, Textual renders all widgets in the changed area in full, even those that other
widgets cover, and sends more cells than have changed. Here only the widget in front renders each
stretch of changed cells. `sgr.py` encodes the stretch in as few bytes as possible.

`PRIVATE_PARTS` lists the private parts of Textual that are used here, as in `textual_private.py`.
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

    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget

    from lungetimer.ui.terminal.sgr import Piece

_DRAWING: Final = "Remove `draw_quickly`; Textual then draws the screen itself, but more slowly."
_NOW: Final = "Let `draw_now` return False; Textual then draws the change a little later."

PRIVATE_PARTS: Final = tuple(
    PrivatePart(*part)
    for part in (
        (
            "textual._compositor",
            "It defines the compositor that ours extends, and LayoutUpdate, a full-screen update.",
            _DRAWING,
        ),
        ("Screen._compositor", "Each screen gets our faster compositor here.", _DRAWING),
        ("Screen._compositor_refresh", "It draws all pending changes of the screen.", _NOW),
        ("Screen._dirty_widgets", "It lists the widgets that are still to be drawn.", _NOW),
        ("Screen._layout_required", "It says whether widgets are about to move.", _NOW),
        ("Screen._scroll_required", "It says whether the screen is about to scroll.", _NOW),
        ("App._batch_count", "It is above 0 while the app collects changes to draw later.", _NOW),
        ("Compositor._dirty_regions", "It lists the regions that must be redrawn.", _DRAWING),
        ("Compositor._regions_to_spans", "It splits these regions into spans of rows.", _DRAWING),
    )
)

Stretch = tuple[int, int]
"""The first column of a run of cells in a row, and the column after the last."""


class ShortPicture(CompositorUpdate):
    """Screen update made of pieces of rows, in the order from top left to bottom right."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """Return the escape codes and the text that draw this update on the terminal."""
        return written(self.pieces, COLOR_SYSTEMS.get(console.color_system or ""))


class QuickCompositor(Compositor):
    """Textual's compositor, changed to render updates of the screen faster."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:  # noqa: FBT001, FBT002  # Textual's signature
        """Return an update of the whole screen; for an export (``simplify``), Textual's own."""
        if simplify:
            return super().render_full_update(simplify=True)
        self._dirty_regions.clear()
        width, height = self.size
        return self._picture((y, 0, width) for y in range(height))  # type: ignore[return-value]  # Textual accepts any CompositorUpdate here

    def render_partial_update(self) -> ShortPicture | None:  # type: ignore[override]  # Textual accepts any CompositorUpdate here
        """Return an update with only the changed cells, or None if no cell has changed."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        self._dirty_regions.clear()
        regions.discard(Region())
        return self._picture(self._regions_to_spans(regions)) if regions else None

    def _picture(self, spans: Iterable[tuple[int, int, int]]) -> ShortPicture:
        """Return an update with the cells of these spans, each rendered by the widget in front.

        Args:
            spans: for each span its row, its first column and the column after its last.
        """
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
            for y, (inside, outside) in shares.items():
                strip = strips[y - top]
                pieces += [(y, a, strip.crop(a - seen.x, b - seen.x)) for a, b in inside]
                if outside:
                    wanted[y] = outside
                else:
                    del wanted[y]
        pieces.sort(key=_place)
        return ShortPicture(pieces)


def _share(stretches: list[Stretch], left: int, right: int) -> tuple[list[Stretch], list[Stretch]]:
    """Return the parts of the stretches between two columns, then the parts outside these columns.

    Args:
        stretches: stretches of one row.
        left: the first column.
        right: the column after the last.
    """
    if len(stretches) == 1 and stretches[0][0] >= left and stretches[0][1] <= right:
        return stretches, []
    inside, outside = [], []
    for first, last in stretches:
        begin, end = max(first, left), min(last, right)
        if begin >= end:
            outside.append((first, last))
            continue
        inside.append((begin, end))
        if first < begin:
            outside.append((first, begin))
        if end < last:
            outside.append((end, last))
    return inside, outside


def _place(piece: Piece) -> tuple[int, int]:
    return piece[0], piece[1]


def draw_quickly(screen: Screen[Any]) -> None:
    """Make a new screen use `QuickCompositor`."""
    screen._compositor = QuickCompositor()


def draw_now(widget: Widget, regions: Iterable[Region]) -> bool:
    """Draw parts of a widget at once, together with all pending changes of its screen.

    Textual itself would pass four messages between a change and its drawing. During an animation,
    these messages take longer than the drawing.

    Args:
        widget: the widget that has changed.
        regions: the changed regions, relative to the widget's top left corner.

    Returns:
        True if the parts were drawn. False if the widget is not visible, its screen is not in
            front, or its layout is about to change. The caller must then refresh the widget.
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


def without_holes(picture: RenderableType | None) -> RenderableType | None:
    """Return ``picture``; if it updates the full screen, without the cells that are not painted.

    Textual 8 raises an exception for such cells, which may exist during a resize. The next frame
    paints them.
    """
    if not isinstance(picture, LayoutUpdate):
        return picture
    lines: list[Iterable[Strip]] = [
        # Textual's type annotations do not allow for holes.
        [strip for strip in line if strip is not None]  # type: ignore[redundant-expr]  # Textual's annotations do not allow for holes
        for line in picture.strips
    ]
    return LayoutUpdate(lines, picture.region)
