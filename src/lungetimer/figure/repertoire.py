"""The characters that each glyph set can use, and replacements for all others.

The width of a character in cells is not considered here; the screen takes care of it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain
from typing import Final

ASCII_CHARS: Final = frozenset(map(chr, range(0x20, 0x7F)))

# All characters that all Lat15 fonts of Debian's package console-setup-linux contain, apart from
# the soft hyphen, whose width differs between terminals. A test compares this with the list in
# tests/data/lat15.txt, which says how it was made.
_CONSOLE_RANGES: Final = (
    (0x0020, 0x007E), (0x00A0, 0x00AC), (0x00AE, 0x00FF), (0x0110, 0x0110), (0x011E, 0x011F),
    (0x0130, 0x0131), (0x0152, 0x0153), (0x015E, 0x0161), (0x0178, 0x0178), (0x017D, 0x017E),
    (0x0192, 0x0192), (0x02C9, 0x02C9), (0x02DC, 0x02DC), (0x0391, 0x0392), (0x0395, 0x0397),
    (0x0399, 0x039A), (0x039C, 0x039D), (0x039F, 0x039F), (0x03A1, 0x03A1), (0x03A4, 0x03A4),
    (0x03A7, 0x03A7), (0x03BC, 0x03BC), (0x03C0, 0x03C0), (0x0401, 0x0401), (0x0405, 0x0408),
    (0x0410, 0x0410), (0x0412, 0x0412), (0x0415, 0x0415), (0x041A, 0x041A), (0x041C, 0x041E),
    (0x0420, 0x0422), (0x0425, 0x0425), (0x0430, 0x0430), (0x0435, 0x0435), (0x043E, 0x043E),
    (0x0440, 0x0441), (0x0443, 0x0443), (0x0445, 0x0445), (0x0451, 0x0451), (0x0455, 0x0458),
    (0x04AE, 0x04AE), (0x2000, 0x200A), (0x2010, 0x2015), (0x2018, 0x201A), (0x201C, 0x201E),
    (0x2022, 0x2022), (0x202F, 0x202F), (0x2039, 0x203A), (0x203C, 0x203C), (0x207F, 0x207F),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x212A, 0x212B), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x226A, 0x226B),
    (0x2295, 0x2296), (0x2298, 0x2299), (0x229B, 0x229C), (0x2460, 0x2468), (0x24B6, 0x24EA),
    (0x2500, 0x257F), (0x2588, 0x2588), (0x2591, 0x2592), (0x25A0, 0x25A0), (0x25AE, 0x25AE),
    (0x25B2, 0x25B2), (0x25B4, 0x25B4), (0x25B6, 0x25B6), (0x25B8, 0x25B8), (0x25BC, 0x25BC),
    (0x25BE, 0x25BE), (0x25C0, 0x25C0), (0x25C2, 0x25C2), (0x25C8, 0x25C8), (0x25CF, 0x25CF),
    (0x2610, 0x2612), (0x2666, 0x2666), (0x2717, 0x2718), (0x2BBD, 0x2BBD), (0xFFFD, 0xFFFD),
)  # fmt: skip
CONSOLE_CHARS: Final = frozenset(
    chain.from_iterable(map(chr, range(first, last + 1)) for first, last in _CONSOLE_RANGES)
)

# Groups of characters, each with the characters that can replace them. The most similar one comes
# first. The last one is ASCII.
_LIKE: Final = (
    ("█", "#"), ("▓▇▆▅▉▊▋▙▛▜▟", "█#"), ("▒▄▀▌▐▍▃▞▚", "▒%"), ("░▖▗▘▝", "░:"),
    ("▁▂", "_"), ("▔", "¯-"), ("▎▏▕🮇", "│|"),
    ("─━┄┅┈┉╌╍╴╶╸╺╼╾═", "─-"), ("│┃┆┇┊┋╎╏╵╷╹╻╽╿║", "│|"), ("╱", "/"), ("╲", "\\"), ("╳", "x"),
    ("→▶▸▷►⇒➜➔", "→>"), ("←◀◂◁◄⇐", "←<"), ("↑▲△⇑", "↑^"), ("↓▼▽⇓", "↓v"), ("↔⇔", "-"),
    ("●⬤◉◕", "●*"), ("○◌◯◐◑◒◓", "o"), ("•∙⋅・", "•*"), ("·", "·."), ("■▪◼◾▮", "■#"),
    ("□▫◻◽▯", "o"),
    ("★☆✦✶✱✨♦◆◇❤♥", "♦*"), ("✓✔☑", "v"), ("✗✘✕✖☒", "x"), ("☐", "."),
    ("×", "×x"), ("÷", "÷/"), ("−‐‑‒–—―\u00ad", "–-"), ("…", "»~"), ("≈≃∼", "≈~"),
    ("√", "v"), ("±", "±~"),
    ("“”„‟″❝❞«»", '"'), ("‘’‚‛′`´", "'"), ("‹〈⟨", "‹<"), ("›〉⟩", "›>"), ("°˚º", "°o"),
    ("≥", "≥>"), ("≤", "≤<"), ("≠", "≠!"), ("€", "€E"), ("£", "£L"), ("¡", "!"),
    ("¿", "?"), ("§", "§S"),
)  # fmt: skip
_STAND_INS: Final = {char: found for group, found in _LIKE for char in group} | dict(
    zip("ØøÐðĐđŁłßıÞþÆæŒœ", "OoDdDdLlsiTtAaOo", strict=True)
)


@lru_cache(maxsize=2048)
def stand_in(char: str, allowed: frozenset[str]) -> str:
    """Return an allowed character that can replace ``char``; empty if there is none.

    A letter loses its accents, a quotation mark becomes a straight one, and a line or block becomes
    a similar allowed character.

    Args:
        char: the character to replace.
        allowed: the characters that can be used.
    """
    if char in allowed:
        return char
    if "\u2500" <= char <= "\u257f" and char not in _STAND_INS:
        return "┼" if "┼" in allowed else "+"  # corners and crossings of lines
    for found in _STAND_INS.get(char, ""):
        if found in allowed:
            return found
    base = unicodedata.normalize("NFKD", char)[:1]
    if unicodedata.category(char).startswith("Z") or unicodedata.category(base).startswith("Z"):
        return " "
    return base if base in allowed and base.isalnum() else ""
