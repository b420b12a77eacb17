"""Paints what the app writes for the Linux console, in a font of the console."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from tests.support.terminal import Terminal
from tools.console_font import read_font

if TYPE_CHECKING:
    from pathlib import Path

    import pyte
    from tools.console_font import ConsoleFont

NORMAL: Final = {
    "black": 0x000000, "red": 0xAA0000, "green": 0x00AA00, "brown": 0xAA5500, "blue": 0x0000AA,
    "magenta": 0xAA00AA, "cyan": 0x00AAAA, "white": 0xAAAAAA,
}  # fmt: skip
BRIGHT: Final = {
    "black": 0x555555, "red": 0xFF5555, "green": 0x55FF55, "brown": 0xFFFF55, "yellow": 0xFFFF55,
    "blue": 0x5555FF, "magenta": 0xFF55FF, "cyan": 0x55FFFF, "white": 0xFFFFFF,
}  # fmt: skip
MISSING: Final = 0xFF00FF
"""Background of a cell whose character the font does not have."""
KEYS: Final = {"Escape": "\x1b", "Return": "\r", "space": " ", "Right": "\x1b[C"}


def start(home_env: dict[str, str], term: str, size: tuple[int, int]) -> Terminal:
    """Return the app in a pty with this TERM."""
    return Terminal(env=home_env | {"TERM": term}, size=size)


def paint(screen: pyte.Screen, font: ConsoleFont, file: Path) -> None:
    """Write a picture of a screen, pixel for pixel."""
    width, height = screen.columns * font.width, screen.lines * font.height
    lines = [bytearray(width * 3) for _ in range(height)]
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            ink, ground = _colour(cell.fg, 0xAAAAAA, bold=cell.bold), _colour(cell.bg, 0x000000)
            if cell.reverse:
                ink, ground = ground, ink
            if cell.data not in font.places:
                ground = MISSING
            rows = font.rows(cell.data if cell.data in font.places else "?")
            pair = {"1": ink.to_bytes(3, "big"), "0": ground.to_bytes(3, "big")}
            for n, row in enumerate(rows):
                at = x * font.width * 3
                line = lines[y * font.height + n]
                line[at : at + font.width * 3] = b"".join(pair[bit] for bit in row)
    file.write_bytes(_png(width, height, lines))


def _colour(name: str, default: int, *, bold: bool = False) -> int:
    if name == "default":
        return 0xFFFFFF if bold and default else default
    if name.startswith("bright"):
        return BRIGHT[name.removeprefix("bright")]
    if name in NORMAL:
        return (BRIGHT if bold else NORMAL)[name]
    return int(name, 16)


def _png(width: int, height: int, lines: list[bytearray]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + line for line in lines))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


__all__ = ["KEYS", "paint", "read_font", "start"]
