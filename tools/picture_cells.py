"""Draws rows of terminal cells as SVG with the same bytes and the same appearance everywhere.

Blocks, lines and braille dots are drawn as shapes, because fonts leave gaps between them. Words are
text in the viewer's monospace font, each run stretched to its exact width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual.strip import Strip

CELL_W, CELL_H, FONT = 9, 18, 15
EDGE = 14
FONTS = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
DOTS = ((0, 0, 0x01), (0, 1, 0x02), (0, 2, 0x04), (1, 0, 0x08), (1, 1, 0x10), (1, 2, 0x20),
        (0, 3, 0x40), (1, 3, 0x80))  # fmt: skip
"""Column, row and bit of each dot of a braille character."""
_R = 4.5
_MIDDLE, _DOWN = CELL_W / 2, CELL_H / 2
_LINES = {
    "─": (f"m0 {_DOWN}h{CELL_W}", 1.0),
    "━": (f"m0 {_DOWN}h{CELL_W}", 3.0),
    "│": (f"m{_MIDDLE} 0v{CELL_H}", 1.0),
    "╭": (f"m{_MIDDLE} {CELL_H}v-{_DOWN - _R}q0 -{_R} {_R} -{_R}h{_MIDDLE - _R}", 1.0),
    "╮": (f"m0 {_DOWN}h{_MIDDLE - _R}q{_R} 0 {_R} {_R}v{_DOWN - _R}", 1.0),
    "╰": (f"m{_MIDDLE} 0v{_DOWN - _R}q0 {_R} {_R} {_R}h{_MIDDLE - _R}", 1.0),
    "╯": (f"m0 {_DOWN}h{_MIDDLE - _R}q{_R} 0 {_R} -{_R}v-{_DOWN - _R}", 1.0),
}
_BLOCKS = {"█": (0, 18), "▀": (0, 9), "▄": (9, 9), "▁": (16, 2), "▂": (14, 4), "▃": (11, 7),
           "▅": (7, 11), "▆": (5, 13), "▇": (2, 16)}  # fmt: skip
"""For each block, its distance from the top and its height, in a cell of height 18."""
_PIECES = re.compile(r"[\u2800-\u28ff]+|[█▀▄▁▂▃▅▆▇]+|[─━│╭╮╰╯]+|[!-~]+(?: [!-~]+)*|[^ ]")


def number(value: float) -> str:
    """Return a coordinate without unnecessary digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass
class _Sheet:
    """Collected shapes by colour, so that each colour is written once."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    dots: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[tuple[str, float], list[str]] = field(default_factory=dict)
    grounds: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def svg(self) -> Iterable[str]:
        """Write the collected shapes.

        Yields:
            SVG elements, backgrounds first and words last.
        """
        yield from self.grounds
        for colour, paths in self.blocks.items():
            yield f'<path fill="{colour}" shape-rendering="crispEdges" d="{"".join(paths)}"/>'
        for (colour, width), paths in self.lines.items():
            yield (
                f'<path fill="none" stroke="{colour}" stroke-width="{number(width)}" '
                f'd="{"".join(paths)}"/>'
            )
        for colour, paths in self.dots.items():
            yield (
                f'<path stroke="{colour}" stroke-width="3.6" stroke-linecap="round" '
                f'd="{"".join(paths)}"/>'
            )
        yield from self.words


def screen_svg(strips: Sequence[Strip], columns: int, ground: str, label: str) -> str:
    """Return a whole screen as an SVG document.

    Args:
        strips: the rows of the screen.
        columns: its width in cells.
        ground: the background colour, as #rrggbb.
        label: a description of the picture for people who cannot see it.
    """
    sheet = _Sheet()
    for y, strip in enumerate(strips):
        x = 0
        for text, style, _ in strip:
            if style is not None:
                _run(sheet, text, style, x, y, ground)
            x += cell_len(text)
    width, height = columns * CELL_W + 2 * EDGE, len(strips) * CELL_H + 2 * EDGE
    size = f'width="{width}" height="{height}"'
    head = f'viewBox="0 0 {width} {height}" {size} role="img" aria-label="{escape(label)}"'
    place = f"translate({EDGE} {EDGE})"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {head}>',
        f"<title>{escape(label)}</title>",
        f'<rect {size} rx="10" fill="{ground}"/>',
        f'<g transform="{place}" font-family="{FONTS}" font-size="{FONT}">',
        *sheet.svg(),
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(lines)


def _run(sheet: _Sheet, text: str, style: Style, x: int, y: int, ground: str) -> None:
    front = style.color.get_truecolor().hex if style.color else ground
    back = style.bgcolor.get_truecolor().hex if style.bgcolor else ground
    if style.reverse:
        front, back = back, front
    if back != ground:
        sheet.grounds.append(
            f'<rect x="{x * CELL_W}" y="{y * CELL_H}" width="{cell_len(text) * CELL_W}" '
            f'height="{CELL_H}" fill="{back}" shape-rendering="crispEdges"/>'
        )
    for piece in _PIECES.finditer(text):
        at = x + cell_len(text[: piece.start()])
        _piece(sheet, piece.group(), front, at, y, bold=bool(style.bold))


def _piece(sheet: _Sheet, text: str, colour: str, x: int, y: int, *, bold: bool) -> None:
    left, top = x * CELL_W, y * CELL_H
    first = text[0]
    if first in _BLOCKS:
        for n, char in enumerate(text):
            down, height = _BLOCKS[char]
            sheet.blocks.setdefault(colour, []).append(
                f"M{left + n * CELL_W} {top + down}h{CELL_W}v{height}h-{CELL_W}z"
            )
    elif first in _LINES:
        for n, char in enumerate(text):
            path, width = _LINES[char]
            sheet.lines.setdefault((colour, width), []).append(f"M{left + n * CELL_W} {top}{path}")
    elif "\u2800" <= first <= "\u28ff":
        sheet.dots.setdefault(colour, []).extend(
            f"M{number(left + (2 * n + a + 0.5) * CELL_W / 2)} "
            f"{number(top + (b + 0.5) * CELL_H / 4)}h0"
            for n, char in enumerate(text)
            for a, b, bit in DOTS
            if ord(char) & bit
        )
    else:
        weight = ' font-weight="bold"' if bold else ""
        cells = cell_len(text)
        if text.isascii():
            place = f'x="{left}" textLength="{cells * CELL_W}" lengthAdjust="spacingAndGlyphs"'
        else:  # the character may come from another font, so it is centred in its cell
            place = f'x="{number(left + cells * CELL_W / 2)}" text-anchor="middle"'
        sheet.words.append(
            f'<text {place} y="{top + 13}" fill="{colour}"{weight}>{escape(text)}</text>'
        )
