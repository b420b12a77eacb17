"""Conversion of styled text to escape codes.

Textual sends every colour of every segment, and resets the style after the segment. Neighbouring
segments share most of their style, so this module sends only what differs from the segment before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.color import ColorSystem
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

Piece = tuple[int, int, Strip]
"""A row and a column, both from 0, and the strip that starts there."""

_RESET: Final = "\x1b[0m"
_MAX_STYLES: Final = 4096
_OFF: Final = {
    "1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28",
    "9": "29",
}  # fmt: skip
"""The code that switches an attribute off, by the attribute's code, if all terminals have it."""


class _State(NamedTuple):
    """Style in which the terminal draws now: SGR codes of attributes, foreground and background."""

    attributes: str = ""
    foreground: str = ""
    background: str = ""


_PLAIN: Final = _State()


def written(pieces: Iterable[Piece], system: ColorSystem | None = None) -> str:
    """Return the escape codes and text that draw these pieces.

    The terminal must be in its default style before these codes, and is in it again after them.

    Args:
        pieces: the pieces, in any order of rows, but from left to right within each row.
        system: the colour system of the terminal; true colour if None.
    """
    system = system or ColorSystem.TRUECOLOR
    parts: list[str] = []
    add = parts.append
    now, row, column = _PLAIN, -1, -1
    for y, x, strip in pieces:
        if (y, x) != (row, column):
            add(f"\x1b[{y + 1};{x + 1}H")
        row, column = y, x + strip.cell_length
        for text, style, _ in strip:
            wanted = _state(style, system)
            if wanted is not now:
                if text.isspace() and not wanted.attributes and not now.attributes:
                    # The foreground of a space is invisible.
                    wanted = _State("", now.foreground, wanted.background)
                add(_step(now, wanted))
                now = wanted
            link = style.link if style is not None else None
            add(f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\" if link else text)
    if now != _PLAIN:
        add(_RESET)
    return "".join(parts)


@lru_cache(_MAX_STYLES)
def _state(style: Style | None, system: ColorSystem) -> _State:
    if style is None:
        return _PLAIN
    color, background = style.color, style.bgcolor
    return _State(
        Strip.render_ansi(style.without_color, system),
        ";".join(color.downgrade(system).get_ansi_codes()) if color else "",
        ";".join(background.downgrade(system).get_ansi_codes(foreground=False))
        if background
        else "",
    )


@lru_cache(_MAX_STYLES)
def _step(old: _State, new: _State) -> str:
    """Return the SGR code that changes the terminal's style from ``old`` to ``new``.

    It is empty if the two are equal.
    """
    codes: list[str] = []
    had, has = set(filter(None, old.attributes.split(";"))), new.attributes.split(";")
    gone = had.difference(has)
    if gone <= _OFF.keys():
        off = {_OFF[code] for code in gone}
        kept = {code for code in had if _OFF.get(code) not in off}
        codes += sorted(off)
    else:
        codes.append("0")
        old, kept = _PLAIN, set()
    codes += [code for code in has if code and code not in kept]
    if new.foreground != old.foreground:
        codes.append(new.foreground or "39")
    if new.background != old.background:
        codes.append(new.background or "49")
    return f"\x1b[{';'.join(codes)}m" if codes else ""
