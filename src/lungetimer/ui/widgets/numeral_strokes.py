"""Strokes of which the giant digits are made, and the half cells that each stroke covers.

All lengths are in half cells. ``half`` is half the thickness of a stroke.
"""

from __future__ import annotations

from math import ceil, floor, hypot

from lungetimer.frozen import frozen

XY = tuple[float, float]


def half_cells_inside(span: XY, end: int) -> range:
    """Return the indices of the half cells, below ``end``, whose middle lies in the span.

    A middle exactly on the edge of the span counts as inside.
    """
    return range(max(ceil(span[0] - 0.5), 0), min(floor(span[1] - 0.5) + 1, end))


@frozen
class LineStroke:
    """A horizontal or vertical stroke with straight ends."""

    start: XY
    end: XY

    def box(self, half: float) -> tuple[XY, XY]:
        """Return the bounding box of the stroke: (left, right), (top, bottom)."""
        (x1, y1), (x2, y2) = self.start, self.end
        if y1 == y2:
            return (min(x1, x2), max(x1, x2)), (y1 - half, y1 + half)
        return (x1 - half, x1 + half), (min(y1, y2), max(y1, y2))

    def bits(self, columns: range, y: float, half: float) -> int:  # noqa: ARG002  # a stroke's signature
        """Return a bit mask of the half cells that the stroke covers in the row at height ``y``."""
        return (1 << len(columns)) - 1 << columns.start if columns else 0


@frozen
class SlantStroke:
    """A slanted stroke from top to bottom. Its ends are cut off horizontally."""

    start: XY
    end: XY

    def box(self, half: float) -> tuple[XY, XY]:
        """Return the bounding box of the stroke: (left, right), (top, bottom)."""
        wide = self._across(half)
        ends = self.start[0], self.end[0]
        return (min(ends) - wide, max(ends) + wide), (self.start[1], self.end[1])

    def bits(self, columns: range, y: float, half: float) -> int:
        """Return a bit mask of the half cells that the stroke covers in the row at height ``y``."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        middle, wide = self.start[0] + (y - self.start[1]) * dx / dy, self._across(half)
        return sum(1 << x for x in columns if abs(x + 0.5 - middle) <= wide)

    def _across(self, half: float) -> float:
        """Return half the width of the stroke, measured horizontally."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return half * hypot(dx, dy) / dy


@frozen
class ArcStroke:
    """A quarter of a circle around ``middle``.

    The vector ``way`` points from the middle into the quarter: x is positive for the right half of
    the circle, and y is positive for the lower half.
    """

    middle: XY
    radius: float
    way: XY

    def box(self, half: float) -> tuple[XY, XY]:
        """Return the bounding box of the stroke: (left, right), (top, bottom)."""
        (x, y), reach = self.middle, self.radius + half
        right, low = self.way[0] > 0, self.way[1] > 0
        return (x, x + reach) if right else (x - reach, x), (y, y + reach) if low else (
            y - reach,
            y,
        )

    def bits(self, columns: range, y: float, half: float) -> int:
        """Return a bit mask of the half cells that the stroke covers in the row at height ``y``."""
        (at, dy), radius = (self.middle[0], y - self.middle[1]), self.radius
        return sum(1 << x for x in columns if abs(hypot(x + 0.5 - at, dy) - radius) <= half)


Stroke = LineStroke | SlantStroke | ArcStroke
