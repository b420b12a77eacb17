"""Giant numbers: rep counts and seconds in block digits, as large as their box allows.

Digits are drawn as thick strokes on a grid of half cells. Half cells are about square in a
terminal, so digits have the same shape at every size. All digits are equally wide, so nothing moves
when a number changes.
"""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from lungetimer.figure.glyphs import FULL
from lungetimer.ui.widgets.numeral_strokes import (
    XY,
    ArcStroke,
    LineStroke,
    SlantStroke,
    Stroke,
    half_cells_inside,
)

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs

_NARROWEST, _WIDEST = 0.46, 0.70
"""The least and greatest width of a digit as a share of its height."""
_WEIGHT: Final = 0.18
"""Thickness of a stroke as a share of the digit's height. It can be read from three metres."""
_MIN_HEIGHT: Final = 5
DIGITS: Final = "0123456789"
GLYPHS: Final = DIGITS + ":/-+. "
"""All characters that can be drawn."""

_SHAPE: Final = str.maketrans(DIGITS, "0" * 10)
"""Maps every digit to 0: all are equally wide, so a countdown needs one search for its size."""


class _Cut(NamedTuple):
    """A size of the block digits, in half cells.

    Attributes:
        width: the width of a digit.
        height: the height of a digit.
        stroke: the thickness of a stroke.
        gap: the gap between two characters.
        step: 2 if horizontal edges may lie only between whole cells, else 1.
    """

    width: int
    height: int
    stroke: int
    gap: int
    step: int = 1

    def advance(self, char: str) -> int:
        """Return the width of a character in half cells, without the gap after it."""
        if char in ":.":
            return self.stroke
        if char in "/-+":
            return max(self.width * 3 // 4, 3)
        return self.stroke * 2 if char == " " else self.width

    def length(self, text: str) -> int:
        """Return the width of a text in half cells, with the gaps between its characters."""
        return sum(self.advance(char) for char in text) + self.gap * max(len(text) - 1, 0)


@lru_cache(maxsize=128)
def numerals(
    text: str, cols: int, rows: int, like: str = "", glyphs: Glyphs = FULL
) -> tuple[str, ...]:
    """Return the text in block digits, as large as the box allows.

    Args:
        text: the text, such as ``7``, ``0:45`` or ``7/10``. Its characters must be in
            :data:`GLYPHS`.
        cols: width of the box in cells.
        rows: height of the box in cells.
        like: the widest text that will appear in this place (``10/10``). It determines the size, so
            that 9 is drawn as large as 10. Shorter texts are aligned to the right.
        glyphs: the glyph set. If it has no half blocks, every edge lies between two cells.

    Returns:
        Rows of equal width that fit in the box. If block digits do not fit, one row with the plain
            text. If that does not fit either, an ellipsis, because a truncated number would be
            wrong. No rows if the box has no cells.

    Raises:
        ValueError: a character cannot be drawn.
    """
    _check(text + like)
    if not text or cols < 1 or rows < 1:
        return ()
    whole = not glyphs.halves
    cut = _largest(text.translate(_SHAPE), like.translate(_SHAPE), cols, rows, whole)
    if cut is None:
        plain = text.rjust(len(like))
        plain = plain if len(plain) <= cols else text
        return (plain,) if len(plain) <= cols else (glyphs.cut,)
    width = max(cut.length(text), cut.length(like))
    lines = [0] * (cut.height + cut.height % 2)
    at = width - cut.length(text)
    for char in text:
        for y, bits in enumerate(_glyph(char, cut)):
            lines[y] |= bits << at
        at += cut.advance(char) + cut.gap
    # Without half blocks, a cell is full if either half has ink. The halves differ only in slants
    # and round corners.
    blocks = glyphs.halves or f" {glyphs.ink * 3}"
    return tuple(
        "".join([blocks[(top >> x & 1) | (low >> x & 1) << 1] for x in range(width)])
        for top, low in zip(lines[::2], lines[1::2], strict=True)
    )


def _check(text: str) -> None:
    for char in text:
        if char not in GLYPHS:
            raise ValueError(f"text: no block digit for {char!r}; only {GLYPHS.strip()} and space")


def _stroke(height: int, width: int) -> int:
    return max(1, min(round(height * _WEIGHT + 0.1), (width - 1) // 2, (height - 2) // 3))


def _narrowest(height: int) -> int:
    return max(3, round(height * _NARROWEST))


def _cut(height: int, width: int) -> _Cut:
    stroke = _stroke(height, width)
    return _Cut(width, height, stroke, max(1, round(stroke * 0.75)))


def _whole_cut(height: int, width: int) -> _Cut | None:
    """Return the size with this height and width, with strokes that fill whole cells.

    The result is None if such strokes would be too thin or too thick.
    """
    thickest = min((width - 1) // 2, (height - 2) // 3)
    strokes = [t for t in range(2, thickest + 1, 2) if (height - t) % 4 == 0 and height % 2 == 0]
    wanted = height * _WEIGHT
    fitting = [t for t in strokes if 0.6 <= t / wanted <= 1.5]
    if not fitting:
        return None
    stroke = min(fitting, key=lambda t: abs(t - wanted))
    return _Cut(width, height, stroke, max(1, round(stroke * 0.75)), step=2)


@lru_cache(maxsize=256)
def _largest(text: str, like: str, cols: int, rows: int, whole: bool) -> _Cut | None:  # noqa: FBT001  # part of the cache key
    """Return the size with the tallest, then the widest digits that fit; None if none fits."""
    for height in range(rows * 2, _MIN_HEIGHT - 1, -1):
        low, high = _narrowest(height), max(3, round(height * _WIDEST))
        for width in range(high, low - 1, -1):
            cut = _whole_cut(height, width) if whole else _cut(height, width)
            if cut and max(cut.length(text), cut.length(like)) <= cols:
                return cut
    return None


@lru_cache(maxsize=256)
def _glyph(char: str, cut: _Cut) -> tuple[int, ...]:
    """Return the rows of a character from top to bottom; bit 0 is the leftmost half cell."""
    width, half = cut.advance(char), cut.stroke / 2
    lines = [0] * cut.height
    for stroke in _strokes(char, cut):
        across, down = stroke.box(half)
        columns = half_cells_inside(across, width)
        for y in half_cells_inside(down, cut.height):
            lines[y] |= stroke.bits(columns, y + 0.5, half)
    return tuple(lines)


# Paths of the digits, corner by corner. A corner has one letter for its column and one for its row.
# Columns: a and z are the edges, l and r are strokes along the edges, m is the stem in the middle,
# f and g are the ends of the foot of the 1, and n is where the middle arm of the 3 begins.
# Rows: A and Z are the edges, t, c and b are strokes at the top, centre and base, e is the centre
# of a digit that is turned upside down, d is the bar of the 4 and D is the lower edge of that bar,
# and u and v are the ends of the plus. The ends of a path are square.
_PATHS: Final[dict[str, tuple[str, ...]]] = {
    "0": ("mt rt rb lb lt mt",),
    "1": ("ft mt", "mA mZ", "fb gb"),
    "2": ("at rt rc lc lZ", "ab zb"),
    "3": ("at rt rc nc", "nc rc rb ab"),
    "4": ("lA lD", "ad zd", "rA rZ"),
    "5": ("at zt", "lA lc rc rb ab"),
    "6": ("zt lt lb rb rc lc",),
    "7": ("at zt",),
    "8": ("mt rt rc lc lt mt", "mc rc rb lb lc mc"),
    "9": ("ab rb rt lt le re",),
    "-": ("ac zc",),
    "+": ("ac zc", "mu mv"),
}


def _strokes(char: str, cut: _Cut) -> list[Stroke]:
    width, h, t = cut.advance(char), cut.height, cut.stroke
    half, w = t / 2, float(width)
    # Every stroke sits on whole half cells, so that its edges are sharp.
    centre, stem = (h - t) // 2 + half, (width - t) // 2 + half
    # The bar of the 4 and the dots of the colon, moved to where their edges may lie.
    bar, dot = (at // cut.step * cut.step for at in (h * 2 // 3, h // 4))
    foot = min(max(t, width // 4), (width - t) // 2)
    across = {
        "a": 0.0, "z": w, "l": half, "r": w - half, "m": stem, "n": float(min(t, width - 2 * t)),
        "f": stem - half - foot, "g": stem + half + foot,
    }  # fmt: skip
    down = {
        "A": 0.0, "Z": float(h), "t": half, "b": h - half, "c": centre, "e": h - centre,
        "d": bar - half, "D": float(bar), "u": centre - w / 2, "v": centre + w / 2,
    }  # fmt: skip
    if char in ":.":
        spots = (h - half,) if char == "." else (dot + half, h - dot - half)
        return [LineStroke((0.0, y), (w, y)) for y in spots]
    if char == "/":
        return [SlantStroke((w - half, 0.0), (half, float(h)))]
    radius = min((1.4 if cut.step == 1 else 1.0) * t, (w - t) / 2, (centre - half) / 2)
    strokes: list[Stroke] = []
    for path in _PATHS.get(char, ()):
        points = [(across[name[0]], down[name[1]]) for name in path.split()]
        strokes += _rounded(points, radius if len(points) > 2 else 0.0)
    if char == "7":
        strokes.append(SlantStroke((w - half * 1.15, 0.0), (max(w * 0.42, half), float(h))))
    return strokes


def _rounded(points: list[XY], radius: float) -> list[Stroke]:
    """Return the strokes along a path, with an arc in place of each right-angled corner."""
    strokes: list[Stroke] = []
    start = points[0]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        back, on = _towards(corner, before), _towards(corner, after)
        enter = (corner[0] + back[0] * radius, corner[1] + back[1] * radius)
        middle = (enter[0] + on[0] * radius, enter[1] + on[1] * radius)
        strokes += [
            LineStroke(start, enter),
            ArcStroke(middle, radius, (-back[0] - on[0], -back[1] - on[1])),
        ]
        start = (corner[0] + on[0] * radius, corner[1] + on[1] * radius)
    return [*strokes, LineStroke(start, points[-1])]


def _towards(start: XY, end: XY) -> XY:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length
