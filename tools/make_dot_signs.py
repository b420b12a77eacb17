"""Finds the most similar ASCII character for each braille pattern, for figure/glyphs.py.

    python tools/make_dot_signs.py /usr/share/consolefonts/Lat15-Fixed16.psf.gz

A pattern's eight dots are compared with the amount of ink in each eighth of a character's cell. A
pattern and its mirror image get characters that are mirror images of each other, so that the figure
looks the same on both legs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from console_font import ConsoleFont, read_font  # the folder is not a package

MIRRORED: Final = dict(zip("()[]{}db/\\<>`'LJF7qpP9", ")(][}{bd\\/><'`JL7Fpq9P", strict=True)) | {
    c: c for c in ' .-_=|^v"oO#8TYAVWMXHIil+*:!nuwmx'
}
DOTS: Final = ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (3, 0), (3, 1))
"""Row and column of each dot, in the order of the bits."""
INK: Final = 2.2
"""Factor for the ink in an eighth of a cell, because strokes are thinner than a dot."""
Eighths = tuple[float, ...]


def ink(font: ConsoleFont, char: str) -> Eighths:
    """Return how much of each eighth of the cell is covered, 0 to 1, in the order of the dots."""
    rows = font.rows(char)
    high, wide = font.height / 4, font.width / 2
    found = []
    for row, column in DOTS:
        ys = range(round(row * high), round((row + 1) * high))
        xs = range(round(column * wide), round((column + 1) * wide))
        share = sum(rows[y][x] == "1" for y in ys for x in xs) / (len(ys) * len(xs))
        found.append(min(1.0, share * INK))
    return tuple(found)


def distance(a: Eighths, b: Eighths) -> float:
    """Return how different two cells look, by eighths, rows and columns; 0 if they are equal."""
    unlike = sum((x - y) ** 2 for x, y in zip(a, b, strict=True))
    for weight, axis in ((0.5, 0), (0.8, 1)):
        for line in {dot[axis] for dot in DOTS}:
            here = [n for n, dot in enumerate(DOTS) if dot[axis] == line]
            unlike += weight * (sum(a[n] - b[n] for n in here) / len(here)) ** 2
    return unlike


def mirrored(code: int) -> int:
    """Return the pattern with its two columns swapped."""
    return (code & 0x07) << 3 | (code & 0x38) >> 3 | (code & 0x40) << 1 | (code & 0x80) >> 1


def signs(font: ConsoleFont) -> str:
    """Return one character for each of the 256 patterns."""
    inks = {char: ink(font, char) for char in MIRRORED}
    dots = [tuple(float(code >> n & 1) for n in range(8)) for code in range(256)]

    def unlike(code: int, char: str) -> float:
        return distance(dots[code], inks[char]) + distance(
            dots[mirrored(code)], inks[MIRRORED[char]]
        )

    found: dict[int, str] = {}
    for code in range(256):
        other = mirrored(code)
        if code <= other:
            alike = [c for c in MIRRORED if MIRRORED[c] == c] if code == other else MIRRORED
            found[code] = min(alike, key=lambda char: unlike(code, char))
            found[other] = MIRRORED[found[code]]
    return "".join(found[code] for code in range(256))


if __name__ == "__main__":
    table = signs(read_font(Path(sys.argv[1])))
    for at in range(0, 256, 64):
        print(repr(table[at : at + 64]))
