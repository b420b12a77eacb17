"""Draws the map of the packages, docs/rooms.svg, from the imports in the code.

    python tools/make_map.py [FILE]

A "room" is a package or a module directly under src/lungetimer. An arrow is an import; imports that
follow from others (ui -> settings_file -> settings) are omitted. Every room is above all those that
it imports. The same code gives the same bytes.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import grimp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "src" / "lungetimer"
PICTURE: Final = ROOT / "docs" / "rooms.svg"
COLUMNS: Final = {
    "cli": 3, "web": 0.5, "crash": 1.75, "ui": 3, "plain": 4.25, "doctor": 5.5,
    "running": 3, "words": 3,
    "history": 0, "figure": 1, "paths": 2, "hooks": 3, "coaching": 4, "audio": 5,
    "settings_file": 6, "moments": 7, "private": 4.5, "settings": 6, "settings_checks": 5,
    "text": 0.5, "training": 3,
}  # fmt: skip
"""The best column of each room; a position between two columns leaves space for arrows. A room
that is not listed gets the next free column on its level."""
BOX: Final = (164, 78)
GAP: Final = (16, 60)
MARGIN: Final = 20
HINTS: Final = {"click", "filelock", "miniaudio", "msgspec", "platformdirs", "rich", "simpleaudio",
                "textual", "tomlkit", "wakepy", "dbus_fast", "xcffib"}  # fmt: skip
"""The libraries listed in CONTRIBUTING.md, which are shown in the rooms that import them."""

EVERYWHERE: Final = frozenset({"frozen", "late_imports"})
"""Modules that all rooms may import; they are not on the map, like Python's standard library."""

HEAD: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">
<title>The packages of lungetimer, and what each imports</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" \
orient="auto"><path d="M0 0L8 4L0 8z" fill="#5b6b7a"/></marker></defs>
<rect width="{width}" height="{height}" rx="10" fill="#f7f5ef"/>"""

Rooms = dict[str, set[str]]


def room_of(module: str) -> str:
    """Return the room of a module; empty for the version module and for `EVERYWHERE`."""
    parts = module.split(".")
    named = len(parts) > 1 and not parts[1].startswith("__") and parts[1] not in EVERYWHERE
    return parts[1] if named else ""


def imports() -> tuple[Rooms, Rooms]:
    """Return the rooms and libraries that each room imports, also those for type checking."""
    graph = grimp.build_graph("lungetimer", include_external_packages=True, cache_dir=None)
    rooms: Rooms = {room_of(m): set() for m in graph.modules if m.startswith("lungetimer.")}
    del rooms[""]
    libraries: Rooms = {name: set() for name in rooms}
    for module in graph.modules:
        here = room_of(module) if module.startswith("lungetimer.") else ""
        for there in graph.find_modules_directly_imported_by(module) if here else ():
            if there.startswith("lungetimer."):
                rooms[here] |= {room_of(there)} - {here, ""}
            else:
                libraries[here] |= {there} & HINTS
    return rooms, libraries


def purpose(room: str) -> str:
    """Return the beginning of a room's docstring, up to the first punctuation mark."""
    package = SOURCE / room / "__init__.py"
    path = package if package.exists() else SOURCE / f"{room}.py"
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return re.split(r"[.:;,](?:\s|$)", told, maxsplit=1)[0]


def floors(rooms: Mapping[str, set[str]]) -> dict[str, int]:
    """Return the level of each room from the top: one below the lowest room that imports it.

    Raises:
        ValueError: rooms import each other in a cycle.
    """
    found: dict[str, int] = {}

    def sink(room: str, floor: int, path: tuple[str, ...]) -> None:
        if room in path:
            raise ValueError(f"rooms in a ring: {' -> '.join((*path, room))}")
        if floor > found.get(room, -1):
            found[room] = floor
        for low in sorted(rooms[room]):
            sink(low, floor + 1, (*path, room))

    for room in sorted(rooms):
        sink(room, 0, ())
    return found


def arrows(rooms: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the imports that do not follow from others."""

    def reached(room: str) -> set[str]:
        return rooms[room].union(*(reached(low) for low in rooms[room]))

    return [
        (room, low)
        for room in sorted(rooms)
        for low in sorted(rooms[room])
        if not any(low in reached(other) for other in rooms[room] - {low})
    ]


def places(rooms: Mapping[str, set[str]]) -> dict[str, tuple[int, int]]:
    """Return the upper left corner of each room's box."""
    taken: set[tuple[float, int]] = set()
    found: dict[str, tuple[int, int]] = {}
    for room, floor in sorted(floors(rooms).items(), key=lambda item: item[0] not in COLUMNS):
        column = COLUMNS.get(room, 0)
        while (column, floor) in taken:
            column += 1
        taken.add((column, floor))
        found[room] = (
            MARGIN + int(column * (BOX[0] + GAP[0])),
            MARGIN + floor * (BOX[1] + GAP[1]),
        )
    return found


def picture() -> str:
    """Return the whole map as SVG."""
    rooms, libraries = imports()
    at = places(rooms)
    width = max(x for x, _ in at.values()) + BOX[0] + MARGIN
    height = max(y for _, y in at.values()) + BOX[1] + MARGIN
    lines = [HEAD.format(width=width, height=height)]
    lines += [_arrow(at[high], at[low]) for high, low in arrows(rooms)]
    for room, (x, y) in sorted(at.items()):
        lines += _box(room, x, y, sorted(libraries[room]))
    return "\n".join([*lines, "</svg>", ""])


def _arrow(high: tuple[int, int], low: tuple[int, int]) -> str:
    """Return an arrow from the lower edge of one box to the upper edge of another."""
    half = BOX[0] // 2
    (x, y), (to_x, to_y) = (high[0] + half, high[1] + BOX[1]), (low[0] + half, low[1])
    # The ends are spread slightly, so that arrows to one room do not coincide.
    spread = max(-half + 12, min(half - 12, (to_x - x) // 12))
    x, to_x, turned = x + spread, to_x - spread, y + GAP[1] - 10
    bend = (turned - y) // 2
    return (
        f'<path d="M{x} {y}C{x} {y + bend} {to_x} {turned - bend} {to_x} {turned}V{to_y - 1}" '
        'fill="none" stroke="#5b6b7a" stroke-width="1.4" marker-end="url(#tip)"/>'
    )


def _box(room: str, x: int, y: int, libraries: Iterable[str]) -> list[str]:
    is_package = (SOURCE / room).is_dir()
    left = x + 10
    colour = "#dcefe2" if is_package else "#ffffff"
    name = f"{room}/" if is_package else f"{room}.py"
    told = textwrap.wrap(purpose(room), 22)[:3]
    small = [(line, "#33414e", "normal") for line in told]
    small += [(line, "#7a4a00", "italic") for line in textwrap.wrap(", ".join(libraries), 23)]
    rect = f'<rect x="{x}" y="{y}" width="{BOX[0]}" height="{BOX[1]}" rx="7" fill="{colour}"'
    bold = f'<text x="{left}" y="{y + 20}" font-size="14" font-weight="bold" fill="#1d2329"'
    lines = [f'{rect} stroke="#33414e"/>', f"{bold}>{escape(name)}</text>"]
    for i, (line, ink, style) in enumerate(small):
        look = f'font-size="11" font-style="{style}" fill="{ink}"'
        lines.append(f'<text x="{left}" y="{y + 38 + 14 * i}" {look}>{escape(line)}</text>')
    return lines


def main() -> int:
    """Write the picture and return 0."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    file.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
