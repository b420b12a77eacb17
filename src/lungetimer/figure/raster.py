"""Conversion of limbs to braille: dots are painted back to front, then packed into cells.

For each role, such as a leg, a canvas has an integer for each line of dots: one bit for each dot.
So painting a limb takes a few integer operations per line, and a whole figure a few milliseconds
in plain Python.
"""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import TYPE_CHECKING, Final

from lungetimer.figure.cleaning import without_crumbs, without_slivers
from lungetimer.figure.frame import BRAILLE, Frame, Role, Run
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lungetimer.figure.limbs import Layer, Limb

DOTS_ACROSS: Final = 2
DOTS_DOWN: Final = 4
_ROLES: Final = tuple(Role)
_INDEX: Final = {role: i for i, role in enumerate(_ROLES)}
_THINNEST: Final = 0.55
"""Minimum radius of a limb in dots; thinner ones would break into single dots."""
_SLIVER: Final = 56.0
"""Parts that are thinner than 1/56 of a body height are remains of outlines, not limbs."""
_CRUMB: Final = 0.0022
"""Minimum area of an isolated piece, in square body heights; smaller ones look like dirt."""
_BODY_ROLES: Final = [_INDEX[r] for r in (Role.MOVING_LEG, Role.OTHER_LEG, Role.BODY)]
# Braille bits of the two dots in each line of a cell, indexed by the two bits of the canvas.
_PACKED: Final = (
    (0, 0x01, 0x08, 0x09),
    (0, 0x02, 0x10, 0x12),
    (0, 0x04, 0x20, 0x24),
    (0, 0x40, 0x80, 0xC0),
)


@frozen
class View:
    """Transformation from body heights to dots.

    Attributes:
        scale: dots in a body height.
        origin: dots from the left edge to x = 0.
        floor: dots from the top edge down to y = 0.
    """

    scale: float
    origin: float
    floor: float


def rasterise(layers: Iterable[Layer], view: View, cols: int, rows: int) -> Frame:
    """Return a picture of the layers, painted from back to front, with a floor line at the bottom.

    Args:
        layers: the layers, from back to front.
        view: the transformation from body heights to dots.
        cols: width of the picture in cells.
        rows: height of the picture in cells.
    """
    height = rows * DOTS_DOWN
    canvas: list[list[int]] = [[0] * height for _ in _ROLES]
    gap = outline_width(view.scale)
    for layer in layers:
        for limb in layer.limbs:
            if limb.over:
                _clear(canvas, [_INDEX[role] for role in limb.over], _spans(limb, view, gap), cols)
        for limb in layer.limbs:
            _fill(canvas, _INDEX[layer.role], _spans(limb, view, 0.0), cols)
    _clean(canvas, view.scale)
    if height:
        canvas[_INDEX[Role.FLOOR]][height - 1] = (1 << cols * DOTS_ACROSS) - 1
    return Frame(cols, tuple(_pack(canvas, row, cols) for row in range(rows)))


def outline_width(scale: float) -> float:
    """Return the width, in dots, of the gap that is drawn around a limb in front of others."""
    return min(max(0.016 * scale, 1.0), 2.6)


def _spans(limb: Limb, view: View, extra: float) -> Iterator[tuple[int, float, float]]:
    """Calculate the dots that a limb covers.

    Args:
        limb: the limb.
        view: the transformation to dots.
        extra: dots added on all sides.

    Yields:
        For each line of dots that the limb crosses: its number, and the left and right end in dots.
    """
    scale = view.scale
    ax, ay = view.origin + limb.a.x * scale, view.floor - limb.a.y * scale
    bx, by = view.origin + limb.b.x * scale, view.floor - limb.b.y * scale
    ar = max(limb.a_radius * scale, _THINNEST) + extra
    br = max(limb.b_radius * scale, _THINNEST) + extra
    sides = _sides(ax, ay, ar, bx, by, br)
    top, bottom = min(ay - ar, by - br), max(ay + ar, by + br)
    for line in range(ceil(top - 0.5), floor(bottom - 0.5) + 1):
        y = line + 0.5
        left, right = 1e9, -1e9
        for cx, cy, r in ((ax, ay, ar), (bx, by, br)):
            inside = r * r - (y - cy) * (y - cy)
            if inside > 0:
                half = sqrt(inside)
                left, right = min(left, cx - half), max(right, cx + half)
        for x1, y1, y2, slope in sides:
            if y1 <= y <= y2:
                x = x1 + (y - y1) * slope
                left, right = min(left, x), max(right, x)
        if left <= right:
            yield line, left, right


def _sides(
    ax: float, ay: float, ar: float, bx: float, by: float, br: float
) -> list[tuple[float, float, float, float]]:
    """Return the two straight sides of a limb; none if one of its end discs contains the other.

    Each side has the x and y of its upper end, the y of its lower end, and its change in x per y.
    """
    dx, dy, narrowing = bx - ax, by - ay, ar - br
    squared = dx * dx + dy * dy
    if squared <= narrowing * narrowing:
        return []  # one disc is inside the other
    # A side is a tangent of both discs.
    cosine, sine = narrowing / squared, sqrt(squared - narrowing * narrowing) / squared
    sides = []
    for sign in (-1.0, 1.0):
        nx, ny = dx * cosine - sign * dy * sine, dy * cosine + sign * dx * sine
        x1, y1, x2, y2 = ax + ar * nx, ay + ar * ny, bx + br * nx, by + br * ny
        if y1 > y2:
            x1, y1, x2, y2 = x2, y2, x1, y1
        if y2 - y1 > 1e-9:
            sides.append((x1, y1, y2, (x2 - x1) / (y2 - y1)))
    return sides


def _bits(left: float, right: float, cols: int) -> int:
    """Return a bit mask of the dots in a row of the picture that lie from ``left`` to ``right``."""
    first = max(ceil(left - 0.5), 0)
    last = min(floor(right - 0.5), cols * DOTS_ACROSS - 1)
    return ((1 << (last - first + 1)) - 1) << first if first <= last else 0


def _clear(
    canvas: list[list[int]], roles: list[int], spans: Iterable[tuple[int, float, float]], cols: int
) -> None:
    height = len(canvas[0])
    for line, left, right in spans:
        if 0 <= line < height:
            keep = ~_bits(left, right, cols)
            for role in roles:
                canvas[role][line] &= keep


def _fill(
    canvas: list[list[int]], role: int, spans: Iterable[tuple[int, float, float]], cols: int
) -> None:
    height = len(canvas[0])
    for line, left, right in spans:
        if 0 <= line < height - 1:
            bits = _bits(left, right, cols)
            for other in canvas:
                other[line] &= ~bits
            canvas[role][line] |= bits


def _clean(canvas: list[list[int]], scale: float) -> None:
    """Remove the slivers and small pieces into which outlines have cut the body."""
    for role in _BODY_ROLES:
        canvas[role] = without_slivers(canvas[role], int(scale // _SLIVER))
    body = [a | b | c for a, b, c in zip(*(canvas[role] for role in _BODY_ROLES), strict=True)]
    kept = without_crumbs(body, _CRUMB * scale * scale)
    for role in _BODY_ROLES:
        canvas[role] = [line & keep for line, keep in zip(canvas[role], kept, strict=True)]


def _pack(canvas: list[list[int]], row: int, cols: int) -> tuple[Run, ...]:
    """Return one row of cells; each cell gets the role that most of its dots have."""
    codes = [0] * cols
    weights = [0] * cols
    owners = [-1] * cols
    for role, lines in enumerate(canvas):
        four = lines[row * DOTS_DOWN : (row + 1) * DOTS_DOWN]
        union = four[0] | four[1] | four[2] | four[3]
        if not union:
            continue
        first = ((union & -union).bit_length() - 1) // DOTS_ACROSS
        last = (union.bit_length() - 1) // DOTS_ACROSS
        l0, l1, l2, l3 = (bits >> first * DOTS_ACROSS for bits in four)
        for cell in range(first, last + 1):
            code = _PACKED[0][l0 & 3] | _PACKED[1][l1 & 3] | _PACKED[2][l2 & 3] | _PACKED[3][l3 & 3]
            l0, l1, l2, l3 = l0 >> 2, l1 >> 2, l2 >> 2, l3 >> 2
            if code:
                # The floor fills every cell of its row, so any other role has priority over it.
                weight = 0 if _ROLES[role] is Role.FLOOR else code.bit_count()
                codes[cell] |= code
                if weight > weights[cell] or owners[cell] < 0:
                    weights[cell], owners[cell] = weight, role
    return _runs(codes, owners)


def _runs(codes: list[int], owners: list[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for cell in range(1, len(codes) + 1):
        if cell == len(codes) or owners[cell] != owners[start]:
            owner = owners[start]
            if owner < 0:
                runs.append(Run(" " * (cell - start), None))
            else:
                text = "".join([chr(BRAILLE + code) for code in codes[start:cell]])
                runs.append(Run(text, _ROLES[owner]))
            start = cell
    return tuple(runs)
