"""Glyph sets: which character stands for what, by what a terminal can draw.

*full* has braille, half and eighth blocks and signs. *console* has what the fonts of the Linux
console draw: whole blocks, shades, lines, arrows, a black circle. *ascii* has the 95 printable
characters of ASCII. A screen is handed one `Glyphs` and draws with it; `glyph_choice` chooses.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from lungetimer.figure.repertoire import ASCII_CHARS, CONSOLE_CHARS, stand_in
from lungetimer.frozen import frozen


class GlyphSet(StrEnum):
    """The names of the sets."""

    FULL = "full"
    CONSOLE = "console"
    ASCII = "ascii"


@frozen
class Glyphs:
    """What is drawn with. Each sign is one cell wide.

    Attributes:
        name: which set this is.
        allowed: every character that may reach the terminal; None for any.
        dots: for each of the 256 braille patterns what is drawn; empty for braille itself.
        ink: what giant numbers and bars are filled with.
        halves: nothing, upper half, lower half, both halves of a cell; empty where a cell cannot
            be halved.
        rising: a cell filled from below, by eighths: nine signs.
        falling: a cell filled from above, by eighths: nine signs.
        level: the zero line of a chart.
        empty: the part of a meter that is not filled.
        behind: a stretch of the session bar that is over.
        ahead: a stretch of it that is to come.
        now: the place on it where the session is.
        beat: a second of a stage that is over.
        beat_ahead: a second of a stage that is to come.
        trained: a training day.
        some: a day with some reps.
        idle: a day that passed without any.
        none: a day to come, or a value that is missing.
        day: a training day in the heat map.
        day_some: a day with some reps in the heat map.
        left: beside LEFT.
        right: beside RIGHT.
        partial: a session that was left early.
        cut: the end of a text that is cut short.
        spelled: signs in sentences and what is written for them, in this order.
    """

    name: GlyphSet
    allowed: frozenset[str] | None
    dots: str
    ink: str
    halves: str
    rising: str
    falling: str
    level: str
    empty: str
    behind: str
    ahead: str
    now: str
    beat: str
    beat_ahead: str
    trained: str
    some: str
    idle: str
    none: str
    day: str
    day_some: str
    left: str
    right: str
    partial: str
    cut: str
    spelled: tuple[tuple[str, str], ...] = ()

    def words(self, text: str) -> str:
        """A sentence or label in this set: signs are spelled out, accents fall away if they must.

        What has no stand-in at all stays as it is; the terminal's driver puts a question mark.
        """
        if self.allowed is None or self.allowed.issuperset(text):
            return text
        for sign, words in self.spelled:
            text = text.replace(sign, words)
        return "".join([stand_in(char, self.allowed) or char for char in text])


# Each pattern of braille dots and the ASCII character that looks most like it, by its ink in each
# eighth of the cell. Made by tools/make_dot_signs.py from the font Lat15-Fixed16.
_ASCII_DOTS: Final = (
    ' `\\"-]F]\'^""(^F]/"TT//PP""T"/"PP-)\\\\**WW[^\\"**WW7799WW##[[99WW##'
    '_]]]]]]]_]]]{]]]/}O]/]PPJ"O]d]PP)}pbwwpb)}bbwwbbJJ9bWW##JJ9bdd##'
    '__\\L((LL[[{"{{LL[[OOqdPP[[[[dddd[}\\bwwWb[[[[wwWb[[99qd##[[99dd##'
    "__L]u]L]__L]{]pbJJObqqOb[[dOdddbu}pbwwpb[[pbwwpbJqObqq8b[dddddd8"
)
_FLOOR: Final = 0xC0  # the two lowest dots
# Pixels as large as a cell, the edges smoothed by shades: light up to 2 dots of 8, dark up to 5.
_SHADES: Final = " ░░▒▒▒███"
_CONSOLE_DOTS: Final = "".join(
    "_" if code == _FLOOR else _SHADES[code.bit_count()] for code in range(256)
)
_KEYS: Final = (("⏎", "enter"), ("⌫", "backspace"))
_TAKEN: Final = (("✓ ", ""), ("√", "sqrt "))

FULL: Final = Glyphs(
    GlyphSet.FULL,
    allowed=None,
    dots="",
    ink="█",
    halves=" ▀▄█",
    rising=" ▁▂▃▄▅▆▇█",
    falling=" ▔▔▀▀▀▀██",
    level="─",
    empty="░",
    behind="━",
    ahead="─",
    now="●",
    beat="●",
    beat_ahead="○",
    trained="●",
    some="◐",
    idle="○",
    none="·",
    day="■",
    day_some="□",
    left="◀",
    right="▶",
    partial="◐",
    cut="…",
)
CONSOLE: Final = Glyphs(
    GlyphSet.CONSOLE,
    allowed=CONSOLE_CHARS,
    dots=_CONSOLE_DOTS,
    ink="█",
    halves="",
    rising=" __░░▒▒██",
    falling=" ¯¯░░▒▒██",
    level="─",
    empty="░",
    # The console's fonts draw heavy and light lines alike.
    behind="■",
    ahead="─",
    now="●",
    beat="●",
    beat_ahead="·",
    trained="●",
    some="o",
    idle="-",
    none="·",
    day="■",
    day_some="o",
    left="◀",
    right="▶",
    partial="o",
    cut="»",
    spelled=(*_KEYS, *_TAKEN),
)
ASCII: Final = Glyphs(
    GlyphSet.ASCII,
    allowed=ASCII_CHARS,
    dots=_ASCII_DOTS,
    ink="#",
    halves="",
    rising=" __--==##",
    falling=' ""--==##',
    level="-",
    empty=".",
    behind="=",
    ahead="-",
    now="O",
    beat="*",
    beat_ahead=".",
    trained="#",
    some="o",
    idle="-",
    none=".",
    day="#",
    day_some="o",
    left="<",
    right=">",
    partial="o",
    cut="~",
    spelled=(
        *_KEYS, *_TAKEN, (" · ", " - "), ("→", "->"), ("←", "<-"), ("↑", "up"), ("↓", "down"),
        ("−", "-"), ("≥ ", ">= "), ("≤ ", "<= "), ("½", "1/2"), ("°", " deg"), ("…", "~"),
    ),
)  # fmt: skip
GLYPHS: Final = {glyphs.name: glyphs for glyphs in (FULL, CONSOLE, ASCII)}
