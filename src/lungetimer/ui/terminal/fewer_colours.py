"""Line filters for terminals with few or no colours.

Rich reduces text colour and background colour separately. As a result, frames vanish, text on
buttons turns grey on grey, and dark greys turn navy. These filters choose both colours together, so
that everything drawn keeps its contrast with its background.
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
"""A background with at least this contrast to the screen's background stays distinct from it."""
_SHOWS: Final = 3.0  # contrast of a visible shape according to WCAG 2.2 (1.4.11)
_BLOCKS: Final = re.compile(r"[\s\u2580-\u259f]*")
_PLAIN: Final = Style(bold=False, dim=False, reverse=False)


class FewerColours(LineFilter):
    """Line filter that replaces each colour by one that the terminal has.

    Every character, including frames, gets a contrast of at least 4.5 with its background. Only
    block characters that had little contrast before, such as the edges of buttons, are exempt.

    Args:
        depth: how many colours the terminal has. Do not use this filter if the terminal has all
            colours or none.
        base: the background colour of the screen; black or white if the theme uses that of the
            terminal.
    """

    def __init__(self, depth: ColourDepth, base: Rgb) -> None:
        super().__init__()
        self._palette = PALETTES[depth]
        self._many = depth is ColourDepth.MANY
        # The Linux console shows bright text as bold until bold is switched off.
        self._bright_is_bold = depth is ColourDepth.DARK_BACKGROUNDS
        self._base = base
        self._readable_on: dict[int, list[int]] = {}
        self._styles: dict[tuple[Style, bool, Color], Style] = {}
        self.background_number = lru_cache(1024)(self._background_number)
        self.foreground_number = lru_cache(4096)(self._foreground_number)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with each colour replaced by one that the terminal has."""
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

    def _reduced(self, style: Style, blocks: bool, background: Color) -> Style:  # noqa: FBT001  # part of a cache key
        front, back = _colours(style, self._ground(background))
        if front is None and back is None:
            return style  # the terminal's default colours need no change
        own = back is None and (style.bgcolor is not None or background.ansi is not None)
        back = back or self._ground(background)
        back_number = self.background_number(back)
        bold = bool(style.bold)
        if front is None:
            return style + _PLAIN + _numbered(self._many, None, back_number)
        least = 0.0 if blocks and contrast(front, back) < _SHOWS else READABLE
        number, stays_bold = self.foreground_number(front, back_number, least, bold)
        stays_bold = stays_bold or (self._bright_is_bold and number >= 8)
        new = _numbered(self._many, number, None if own else back_number)
        return style + _PLAIN + Style(bold=stays_bold) + new

    def _ground(self, background: Color) -> Rgb:
        """Return a background as RGB; if it is the terminal's default, return that of the app.

        Themes that use the terminal's own colours have the terminal's default background.
        """
        return background.rgb if background.ansi is None else self._base

    def _background_number(self, wanted: Rgb) -> int:
        """Return the number of the terminal's colour to use for a background.

        If ``wanted`` differs clearly from the background of the screen, these two backgrounds get
        different numbers.
        """
        palette = self._palette
        if self._many:  # black or white text is readable on each of these colours
            return nearest(wanted, palette, around(wanted))
        fit = [n for n in palette.backgrounds if self._readable(n)]
        if contrast(wanted, self._base) >= LIT:
            fit.remove(self.background_number(self._base))
        return nearest(wanted, palette, fit)

    def _readable(self, back_number: int) -> list[int]:
        """Return the numbers of the text colours that are readable on this background."""
        if back_number not in self._readable_on:
            palette = self._palette
            fit = [n for n in palette.foregrounds if palette.contrast(n, back_number) >= READABLE]
            self._readable_on[back_number] = fit
        return self._readable_on[back_number]

    def _foreground_number(
        self,
        wanted: Rgb,
        back_number: int,
        least: float,
        bold: bool,  # noqa: FBT001  # part of a cache key
    ) -> tuple[int, bool]:
        """Return the number of the terminal's colour for a text, and whether the text may be bold.

        Args:
            wanted: the RGB colour of the text.
            back_number: the number of the text's background colour.
            least: the lowest acceptable contrast ratio.
            bold: whether the text was bold before. It may stay bold only if the contrast of bold
                text is at least ``least``.
        """
        palette = self._palette
        number = nearest(wanted, palette, around(wanted) if self._many else palette.foregrounds)
        if palette.contrast(number, back_number) < least:
            number = nearest(wanted, palette, self._readable(back_number))
        return number, bold and palette.contrast(number, back_number, bold=True) >= least


class WithoutColours(LineFilter):
    """Line filter that removes colours and keeps bold, underlined and reversed text.

    Args:
        base: the background colour of the screen. Text on a clearly different background becomes
            reversed text.
    """

    def __init__(self, base: Rgb) -> None:
        super().__init__()
        self._base = base
        self._plain = lru_cache(1024)(self._without)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colours."""
        return [
            Segment(text, None if style is None else self._plain(style, background), control)
            for text, style, control in segments
        ]

    def _without(self, style: Style, background: Color) -> Style:
        _, back = _colours(style, background.rgb)
        lit = back is not None and contrast(back, self._base) >= _SHOWS
        return style.without_color + Style(reverse=lit, dim=False)


def colour_filter(depth: ColourDepth, base: Rgb) -> LineFilter:
    """Return the line filter for a terminal that cannot show all colours.

    Args:
        depth: how many colours the terminal can show: none, eight, sixteen or 256.
        base: the background colour of the screen.
    """
    return WithoutColours(base) if depth is ColourDepth.NONE else FewerColours(depth, base)


def _colours(style: Style, background: Rgb) -> tuple[Rgb | None, Rgb | None]:
    """Return the visible text colour and background colour. For reversed text they are exchanged.

    Either is None if it is the terminal's default colour or one of its sixteen colours.
    """
    front, back = _rgb(style.color), _rgb(style.bgcolor)
    if style.reverse:
        return back or background, front
    return front, back


def _rgb(colour: RichColor | None) -> Rgb | None:
    return (*colour.triplet,) if colour and colour.triplet else None


def _numbered(many: bool, front: int | None, back: int | None) -> Style:  # noqa: FBT001  # part of the cache key
    kind = ColorType.EIGHT_BIT if many else ColorType.STANDARD

    def colour(number: int | None) -> RichColor | None:
        return None if number is None else RichColor(f"color({number})", kind, number)

    return Style.from_color(colour(front), colour(back))
