"""Reads fonts of the Linux console (PSF): their characters and the pixels of each.

    python tools/console_font.py FONT...

This command prints the characters that all of the fonts contain, as ranges of code points.
"""

from __future__ import annotations

import gzip
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_PSF1: Final = b"\x36\x04"
_PSF2: Final = b"\x72\xb5\x4a\x86"
_PSF1_512: Final = 0x01
_PSF1_END, _PSF1_SEQUENCE = 0xFFFF, 0xFFFE
_PSF2_END, _PSF2_SEQUENCE = b"\xff", b"\xfe"


@dataclass(frozen=True, slots=True)
class ConsoleFont:
    """A font of the Linux console.

    Attributes:
        width: width of every glyph in pixels.
        height: height of every glyph in pixels.
        glyphs: for each glyph its rows from the top; the highest bit in use is the left pixel.
        places: the glyph number of each character.
    """

    width: int
    height: int
    glyphs: tuple[tuple[int, ...], ...]
    places: dict[str, int]

    def rows(self, char: str) -> tuple[str, ...]:
        """Return a character's pixels, one string of ``0`` and ``1`` for each row.

        Raises:
            KeyError: the font does not have the character.
        """
        return tuple(f"{row:0{self.width}b}" for row in self.glyphs[self.places[char]])


def read_font(path: Path) -> ConsoleFont:
    """Return a font from a file, as in ``/usr/share/consolefonts``.

    Raises:
        ValueError: the file is not a console font with a table of its characters.
    """
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if data[:2] == _PSF1:
        mode, height = data[2], data[3]
        count, width, start, size = (512 if mode & _PSF1_512 else 256), 8, 4, height
    elif data[:4] == _PSF2:
        _, _, start, _, count, size, height, width = struct.unpack("<8I", data[:32])
    else:
        raise ValueError(f"{path}: not a font of the Linux console")
    table = data[start + count * size :]
    owners = _psf1_table(table) if data[:2] == _PSF1 else _psf2_table(table)
    places = {char: place for place, chars in enumerate(owners) for char in chars}
    stride = (width + 7) // 8
    glyphs = tuple(
        tuple(
            int.from_bytes(data[at : at + stride], "big") >> stride * 8 - width
            for at in range(start + n * size, start + n * size + height * stride, stride)
        )
        for n in range(count)
    )
    return ConsoleFont(width, height, glyphs, places)


def _psf1_table(table: bytes) -> list[list[str]]:
    owners: list[list[str]] = []
    chars: list[str] = []
    in_sequence = False
    for (code,) in struct.iter_unpack("<H", table[: len(table) // 2 * 2]):
        if code == _PSF1_END:
            owners.append(chars)
            chars, in_sequence = [], False
        elif code == _PSF1_SEQUENCE:
            in_sequence = True
        elif not in_sequence:
            chars.append(chr(code))
    return owners


def _psf2_table(table: bytes) -> list[list[str]]:
    return [list(entry.split(_PSF2_SEQUENCE)[0].decode()) for entry in table.split(_PSF2_END)[:-1]]


def common_ranges(fonts: Iterable[ConsoleFont]) -> list[tuple[int, int]]:
    """Return first and last code point of each range of characters that all the fonts have."""
    shared = set.intersection(*(set(font.places) for font in fonts))
    found: list[tuple[int, int]] = []
    for code in sorted(map(ord, shared)):
        if found and code == found[-1][1] + 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


if __name__ == "__main__":
    for first, last in common_ranges(read_font(Path(name)) for name in sys.argv[1:]):
        print(f"{first:04X}-{last:04X}")
