"""Colours for terminals that have few, chosen here and not by the nearest number.

Rich takes the nearest colour for text and background apart: frames vanish, text on buttons turns
grey on grey, and dark greys turn navy. Here the two are chosen together, so that what is drawn can
be told from what it stands on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from lungetimer.colour_depth import ColourDepth
from lungetimer.ui.terminal.palettes import PALETTES, READABLE, around, contrast, nearest

if TYPE_CHECKING:
    from textual.color import Color

    from lungetimer.ui.terminal.palettes import Rgb

LIT: Final = 1.6
"""Contrast to the screen's background from which another background is meant to stand out."""
_SHOWS: Final = 3.0  # the contrast of a shape that is meant to be seen, after WCAG 2.2 (1.4.11)
_BLOCKS: Final = re.compile(r"[\s\u2580-\u259f]*")
_PLAIN: Final = Style(bold=False, dim=False, reverse=False)


class FewerColours(LineFilter):
    """Puts colours that the terminal has in the place of those that were asked for.

    Every sign stands out from its background by a contrast of 4.5 at least, frames included; only
    block characters that hardly stand out, such as the edges of buttons, need not.

    Args:
        depth: how many colours there are; less than all of them, and not none.
        base: the background of the screen.
    """

    def __init__(self, depth: ColourDepth, base: Rgb) -> None:
        super().__init__()
        self._palette = PALETTES[depth]
        self._many = depth is ColourDepth.MANY
        # Linux' console makes bright text bold, and it stays so until bold is switched off.
        self._bright_is_bold = depth is ColourDepth.DARK_GROUNDS
        self._base = base
        self._fronts: dict[int, list[int]] = {}
        self._styles: dict[tuple[Style, bool, Color], Style] = {}
        self.ground = lru_cache(1024)(self._ground)
        self.front = lru_cache(4096)(self._front)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text in colours that the terminal has."""
        styles = self._styles
        found = []
        for text, style, control in segments:
            if style is None:
                found.append(Segment(text, style, control))
                continue
            key = (style, _BLOCKS.fullmatch(text) is not None, background)
            new = styles.get(key)
            if new is None:
                new = styles[key] = self._reduced(*key)
            found.append(Segment(text, new, control))
        return found

    def _reduced(self, style: Style, blocks: bool, background: Color) -> Style:  # noqa: FBT001  # a key's part
        front, back = _colours(style, background)
        if front is None and back is None:
            return style  # the terminal's own colours, which it can show
        back = back or background.rgb
        ground = self.ground(back)
        bold = bool(style.bold)
        if front is None:
            return style + _PLAIN + _numbered(self._many, None, ground)
        least = 0.0 if blocks and contrast(front, back) < _SHOWS else READABLE
        number, stays_bold = self.front(front, ground, least, bold)
        stays_bold = stays_bold or (self._bright_is_bold and number >= 8)
        return style + _PLAIN + Style(bold=stays_bold) + _numbered(self._many, number, ground)

    def _ground(self, wanted: Rgb) -> int:
        """The number of a background; one that is to stand out is never the screen's own."""
        palette = self._palette
        if self._many:  # black or white is readable on each of them
            return nearest(wanted, palette, around(wanted))
        fit = [n for n in palette.grounds if self._readable(n)]
        if contrast(wanted, self._base) >= LIT:
            fit.remove(self.ground(self._base))
        return nearest(wanted, palette, fit)

    def _readable(self, ground: int) -> list[int]:
        """The numbers of the texts that are readable on this background."""
        if ground not in self._fronts:
            palette = self._palette
            fit = [n for n in palette.fronts if palette.contrast(n, ground) >= READABLE]
            self._fronts[ground] = fit
        return self._fronts[ground]

    def _front(self, wanted: Rgb, ground: int, least: float, bold: bool) -> tuple[int, bool]:  # noqa: FBT001  # a cache's key
        """The number of a text's colour on a background, and whether it can be bold."""
        palette = self._palette
        number = nearest(wanted, palette, around(wanted) if self._many else palette.fronts)
        if palette.contrast(number, ground) < least:
            number = nearest(wanted, palette, self._readable(ground))
        return number, bold and palette.contrast(number, ground, bold=True) >= least


class WithoutColours(LineFilter):
    """Leaves bold, underlined and reversed text, in the terminal's own colours.

    Args:
        base: the background of the screen; a text on one that stands out from it is reversed.
    """

    def __init__(self, base: Rgb) -> None:
        super().__init__()
        self._base = base
        self._plain = lru_cache(1024)(self._without)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text without a colour."""
        return [
            Segment(text, None if style is None else self._plain(style, background), control)
            for text, style, control in segments
        ]

    def _without(self, style: Style, background: Color) -> Style:
        _, back = _colours(style, background)
        lit = back is not None and contrast(back, self._base) >= _SHOWS
        return style.without_color + Style(reverse=lit, dim=False)


def colour_filter(depth: ColourDepth, base: Rgb) -> LineFilter:
    """What is laid over every line where not all colours can be shown.

    Args:
        depth: how many colours there are; less than all of them.
        base: the background of the screen.
    """
    return WithoutColours(base) if depth is ColourDepth.NONE else FewerColours(depth, base)


def _colours(style: Style, background: Color) -> tuple[Rgb | None, Rgb | None]:
    """Text and background as they are seen, reversed or not; None for the terminal's own."""
    front, back = _rgb(style.color), _rgb(style.bgcolor)
    if style.reverse:
        return back or background.rgb, front
    return front, back


def _rgb(colour: RichColor | None) -> Rgb | None:
    return (*colour.triplet,) if colour and colour.triplet else None


def _numbered(many: bool, front: int | None, ground: int) -> Style:  # noqa: FBT001  # of two kinds
    kind = ColorType.EIGHT_BIT if many else ColorType.STANDARD

    def colour(number: int | None) -> RichColor | None:
        return None if number is None else RichColor(f"color({number})", kind, number)

    return Style.from_color(colour(front), colour(ground))
