"""Palettes of terminals with few colours, and measures of how similar two colours look.

A terminal does not report how it shows its sixteen colours. Two tables of RGB values cover the
usual cases: xterm (from `XTerm-col.ad`) and VGA (the Linux console). Text must be readable in both.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from lungetimer.colour_depth import ColourDepth
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

Rgb = tuple[int, int, int]

_XTERM: Final[tuple[Rgb, ...]] = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip
_VGA: Final[tuple[Rgb, ...]] = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0),
    (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85),
    (85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip
_STEPS: Final = (0, 95, 135, 175, 215, 255)
_CUBE: Final = tuple((r, g, b) for r in _STEPS for g in _STEPS for b in _STEPS)
_GREYS: Final = tuple((n, n, n) for n in range(8, 239, 10))
READABLE: Final = 4.5
"""Least contrast of text and background according to WCAG 2.2 (1.4.3, contrast minimum)."""


@frozen
class Palette:
    """Colours that a terminal can show.

    Attributes:
        looks: for each common kind of terminal, a table with the RGB value of each colour number.
            Terminals of different kinds show the same number differently.
        foregrounds: colour numbers for text.
        backgrounds: colour numbers for backgrounds.
        few: whether there are at most sixteen colours. Such a terminal may brighten
            bold text that has one of the first eight colours.
    """

    looks: tuple[tuple[Rgb, ...], ...]
    foregrounds: tuple[int, ...]
    backgrounds: tuple[int, ...]
    few: bool = True

    def shades(self, number: int) -> tuple[tuple[float, float, float, float], ...]:
        """Return how a colour number looks on each kind of terminal in ``looks``.

        Returns:
            For each kind: OKLab lightness, a and b, and the chroma.
        """
        return tuple(_shade(look[number]) for look in self.looks)

    def contrast(self, foreground: int, background: int, *, bold: bool = False) -> float:
        """Return the lowest contrast that text and background have in any table of ``looks``."""
        brightens = bold and self.few and foreground < 8
        foregrounds = (foreground, foreground + 8) if brightens else (foreground,)
        return min(contrast(look[f], look[background]) for look in self.looks for f in foregrounds)


_GREY: Final = 0.035  # the chroma below which a colour counts as grey
_OTHER_HUE: Final = 0.5  # cosine of the angle beyond which two hues count as different

_256: Final = (*_XTERM, *_CUBE, *_GREYS)
PALETTES: Final = {
    # The first sixteen numbers are left out, because each terminal shows them differently.
    ColourDepth.MANY: Palette((_256,), tuple(range(16, 256)), tuple(range(16, 256)), few=False),
    ColourDepth.SIXTEEN: Palette((_XTERM, _VGA), tuple(range(16)), (*range(8), 15)),
    ColourDepth.DARK_BACKGROUNDS: Palette((_XTERM, _VGA), tuple(range(16)), tuple(range(8))),
    ColourDepth.EIGHT: Palette((_XTERM, _VGA), tuple(range(8)), tuple(range(8))),
}


def luminance(colour: Rgb) -> float:
    """Return a colour's relative luminance according to WCAG 2.2: 0 for black, 1 for white."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours according to WCAG 2.2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@cache
def oklab(colour: Rgb) -> tuple[float, float, float]:
    """Return a colour in OKLab: lightness (0 to 1), then the green-red and blue-yellow components.

    Source: B. Ottosson, A perceptual color space for image processing, 2020.
    """
    r, g, b = map(_linear, colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@cache
def _shade(colour: Rgb) -> tuple[float, float, float, float]:
    lightness, a, b = oklab(colour)
    return lightness, a, b, math.hypot(a, b)


def nearest(wanted: Rgb, palette: Palette, numbers: Iterable[int]) -> int:
    """Return which of these colour numbers looks most like an RGB colour.

    Each number is compared with the RGB colour once for every table in ``palette.looks``, and the
    differences are added up.

    For an RGB colour that is nearly grey, the result is a grey. If the palette has few colours, the
    result for any other RGB colour is a colour of the same hue or a grey, but never another hue.

    Args:
        wanted: the RGB colour to match.
        palette: the colours of the terminal.
        numbers: the colour numbers to choose from.
    """
    lightness, a, b = oklab(wanted)
    chroma = math.hypot(a, b)
    grey = chroma < _GREY

    def unlikeness(number: int) -> float:
        total = 0.0
        for other, c, d, reach in palette.shades(number):
            total += 0.5 * (lightness - other) ** 2
            if grey:
                total += 4 * reach * reach
                continue
            if not palette.few:
                total += (a - c) ** 2 + (b - d) ** 2
                continue
            # A grey has no hue, which is better than the wrong hue and worse than the right one.
            alike = (a * c + b * d) / (chroma * reach) if reach > _GREY else 0.0
            total += 0.3 * (1 - alike) * chroma + 0.1 * (chroma - reach) ** 2
            if alike < _OTHER_HUE and reach > _GREY:
                total += 1.0
        return total

    return min(numbers, key=unlikeness)


def around(wanted: Rgb) -> list[int]:
    """Return the colour numbers (16 to 255) in the cube and among the greys near ``wanted``."""
    steps = [_two_steps(part) for part in wanted]
    cube = [16 + 36 * r + 6 * g + b for r in steps[0] for g in steps[1] for b in steps[2]]
    grey = min(max((sum(wanted) // 3 - 3) // 10, 0), 23)
    return [*cube, *(232 + n for n in (grey - 1, grey, grey + 1) if 0 <= n < 24)]


@cache
def _two_steps(part: int) -> list[int]:
    """Return the indices in `_STEPS` of the two steps of the colour cube nearest to ``part``.

    ``part`` is the red, green or blue component of a colour, from 0 to 255.
    """
    return sorted(range(len(_STEPS)), key=lambda n: abs(_STEPS[n] - part))[:2]
