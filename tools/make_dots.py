"""Makes src/lungetimer/web/page/dots.ttf: braille dots that fill the cells of the page's letters.

    python tools/make_dots.py [FILE]

The figure is drawn in braille. Common fonts have no braille dots, or dots that are only as high as
a letter, so that the figure falls apart into lines. In this font, the dots are spread evenly over
the whole cell of Roboto Mono, the font that textual-serve includes. Every run gives the same bytes.
"""

from __future__ import annotations

import argparse
import struct
from pathlib import Path
from typing import Final

FILE: Final = (
    Path(__file__).resolve().parent.parent / "src" / "lungetimer" / "web" / "page" / "dots.ttf"
)
# Roboto Mono's measures, in 2048ths of the font size.
UNITS, WIDTH, TOP, BOTTOM = 2048, 1229, 2146, -555
DOT: Final = (470, 520)
FIRST, COUNT = 0x2800, 256
# Column and row of each bit of a braille character.
PLACES: Final = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
WORDS_XY, MORE = 0x0003, 0x0020  # flags of a component: offsets are words; another follows
DATE: Final = 0xE0000000  # seconds since 1904; an arbitrary but fixed date


def glyphs() -> list[bytes]:
    """Return the empty glyph for missing characters, the dot, and all 256 patterns made of dots."""
    wide, high = DOT
    box = struct.pack(">hhhhh", 1, 0, 0, wide, high)
    corners = struct.pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    steps = struct.pack(">hhhh", 0, 0, wide, 0) + struct.pack(">hhhh", 0, high, 0, -high)
    return [b"", box + corners + steps, *(braille(bits) for bits in range(COUNT))]


def corner(place: tuple[int, int]) -> tuple[int, int]:
    """Return x and y of the lower left corner of a dot."""
    column, row = place
    x = WIDTH * (2 * column + 1) // 4 - DOT[0] // 2
    y = TOP - (TOP - BOTTOM) * (2 * row + 1) // 8 - DOT[1] // 2
    return x, y


def braille(bits: int) -> bytes:
    """Return the glyph of one pattern, composed of dots."""
    at = [corner(place) for bit, place in enumerate(PLACES) if bits >> bit & 1]
    if not at:
        return b""
    xs, ys = zip(*at, strict=True)
    box = struct.pack(">hhhhh", -1, min(xs), min(ys), max(xs) + DOT[0], max(ys) + DOT[1])
    parts = (
        struct.pack(">HHhh", WORDS_XY | (MORE if n < len(at) else 0), 1, *xy)
        for n, xy in enumerate(at, 1)
    )
    return box + b"".join(parts)


def cmap() -> bytes:
    """Return the table of characters: one range, and the end marker that format 4 requires."""
    last, delta = FIRST + COUNT - 1, (2 - FIRST) & 0xFFFF
    runs = struct.pack(">HHHHHHHHH", last, 0xFFFF, 0, FIRST, 0xFFFF, delta, 1, 0, 0)
    table = struct.pack(">HHHHHHH", 4, 14 + len(runs), 0, 4, 4, 1, 0) + runs
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + table


def names() -> bytes:
    """Return the table of the font's names."""
    known = {1: "lungetimer dots", 2: "Regular", 4: "lungetimer dots", 6: "lungetimer-dots"}
    texts = {number: name.encode("utf-16-be") for number, name in known.items()}
    records, start = b"", 0
    for number, text in texts.items():
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(text), start)
        start += len(text)
    head = struct.pack(">HHH", 0, len(texts), 6 + len(records))
    return head + records + b"".join(texts.values())


def os2() -> bytes:
    """Return the table of measures for Windows."""
    head = struct.pack(">HhHHH", 4, WIDTH, 400, 5, 0)
    script = struct.pack(">hhhhhhhhhhh", *[UNITS // 10] * 10, 0)  # unused sub- and superscripts
    kind = bytes([2, 0, 5, 9, 0, 0, 0, 0, 0, 0])
    ranges = struct.pack(">LLLL", 0, 0, 1 << 18, 0)  # bit 82: braille patterns
    last = struct.pack(
        ">4sHHHhhhHHLLhhHHH", b"NONE", 0x40, FIRST, FIRST + COUNT - 1, TOP, BOTTOM, 0, TOP,
        -BOTTOM, 0, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return head + script + kind + ranges + last


def font() -> bytes:
    """Return the whole TrueType file."""
    drawn = [g + bytes(-len(g) % 4) for g in glyphs()]
    count = len(drawn)
    starts = [sum(map(len, drawn[:n])) for n in range(count + 1)]
    box = (0, BOTTOM, WIDTH, TOP)
    tables = {
        b"OS/2": os2(),
        b"cmap": cmap(),
        b"glyf": b"".join(drawn),
        b"head": struct.pack(
            ">HHLLLHHQQhhhhHHhhh", 1, 0, 0x10000, 0, 0x5F0F3CF5, 3, UNITS, DATE, DATE, *box, 0, 8,
            2, 1, 0,
        ),
        b"hhea": struct.pack(
            ">HHhhhHhhhhhh4hhH", 1, 0, TOP, BOTTOM, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 0, 0, 0, 0,
            count,
        ),
        b"hmtx": b"".join(struct.pack(">Hh", WIDTH, left(g)) for g in drawn),
        b"loca": struct.pack(f">{count + 1}L", *starts),
        b"maxp": struct.pack(
            ">L14H", 0x10000, count, 4, 1, 32, 8, 2, 0, 0, 0, 0, 0, 0, 8, 1,
        ),
        b"name": names(),
        b"post": struct.pack(">LLhhLLLLL", 0x30000, 0, -200, 100, 1, 0, 0, 0, 0),
    }  # fmt: skip
    return put_together(tables)


def left(glyph: bytes) -> int:
    """Return the left edge of a glyph's box."""
    return struct.unpack_from(">h", glyph, 2)[0] if glyph else 0


def put_together(tables: dict[bytes, bytes]) -> bytes:
    """Return the file with directory, tables and checksums."""
    power = len(tables).bit_length() - 1
    span = 16 << power
    head = struct.pack(">LHHHH", 0x10000, len(tables), span, power, 16 * len(tables) - span)
    at, directory, body = len(head) + 16 * len(tables), b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory += struct.pack(">4sLLL", tag, total(padded), at + len(body), len(data))
        body += padded
    whole = head + directory + body
    place = whole.index(tables[b"head"]) + 8
    rest = (0xB1B0AFBA - total(whole + bytes(-len(whole) % 4))) & 0xFFFFFFFF
    return whole[:place] + struct.pack(">L", rest) + whole[place + 4 :]


def total(data: bytes) -> int:
    """Return the checksum: the sum of the 32-bit words."""
    return sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF


def main() -> None:
    """Write the font and print its size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    file: Path = parser.parse_args().file
    file.write_bytes(font())
    print(f"{file.name}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
