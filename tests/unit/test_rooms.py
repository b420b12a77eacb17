"""docs/architecture.md shows the real imports, in its table and in its picture."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "make_map.py"
DOC = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ANY = "all of the above"


def drawn() -> set[tuple[str, str]]:
    """What the tool finds: (room, room that it imports)."""
    code = "import make_map; [print(a, b) for a, low in make_map.imports()[0].items() for b in low]"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=TOOL.parent, capture_output=True, check=True, text=True
    )
    pairs = [line.split() for line in done.stdout.splitlines()]
    return {(room, low) for room, low in pairs}


def allowed() -> dict[str, set[str] | None]:
    """The table of the document: what each room may import; None for every room."""
    found: dict[str, set[str] | None] = {}
    table = DOC.split("## Import rules")[1].split("\n## ")[0]
    for line in table.splitlines():
        if line.startswith("| `"):
            rooms, may = line.strip("| ").split(" | ")
            names = {name.removesuffix(".py") for name in re.findall(r"`([a-z_.]+)`", may)}
            for room in re.findall(r"`([a-z_.]+)`", rooms):
                found[room.removesuffix(".py")] = None if may.startswith(ANY) else names
    return found


def test_the_table_names_every_room_and_what_it_imports() -> None:
    table, imports = allowed(), drawn()
    source = ROOT / "src" / "lungetimer"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    rooms |= {path.stem for path in source.glob("*.py") if not path.stem.startswith("__")}
    rooms -= {"frozen", "late_imports"}  # the ground under all of them
    assert set(table) == rooms
    order = list(table)
    for room, low in imports:
        may = table[room]
        if may is None:  # every room further up in the table, which begins at the ground
            assert order.index(low) < order.index(room), f"{room} imports {low}"
        else:
            assert low in may, f"{room} imports {low}"
    kept = {(room, low) for room, may in table.items() for low in may or ()}
    assert kept <= imports, "a permission that nobody uses is no rule"


def test_the_picture_is_up_to_date(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(TOOL), str(tmp_path / "rooms.svg")], check=True)
    now, kept = (tmp_path / "rooms.svg").read_bytes(), (ROOT / "docs" / "rooms.svg").read_bytes()
    assert now == kept, "draw it anew: python tools/make_map.py"
    assert b"<title>" in kept
    assert "](rooms.svg)" in DOC
