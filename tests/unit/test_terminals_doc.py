"""docs/terminals.md names the signs that are really drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL, Glyphs

DOC = Path(__file__).resolve().parents[2] / "docs" / "terminals.md"
ROWS = {
    cells[1].strip(): [cell.strip() for cell in cells[2:5]]
    for cells in (
        line.replace("\\|", "/pipe/").split("|")
        for line in DOC.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and line.count("|") >= 5
    )
}


@pytest.mark.parametrize(("place", "glyphs"), enumerate((FULL, CONSOLE, ASCII)))
def test_the_table(place: int, glyphs: Glyphs) -> None:
    def row(name: str) -> str:
        return ROWS[name][place]

    signs = {
        "heat map: training day, some reps, frozen, none": (
            glyphs.day, glyphs.day_some, "~", glyphs.none
        ),
        "habit strength": (glyphs.ink, glyphs.empty),
        "this week: trained, some reps, none, to come": (
            glyphs.trained, glyphs.some, glyphs.idle, glyphs.none
        ),
        "session bar: over, now, to come": (glyphs.behind, glyphs.now, glyphs.upcoming),
        "seconds of a part of a rep: over, to come": (glyphs.beat, glyphs.beat_upcoming),
        "session that ended early": (glyphs.partial,),
        "text that is cut short": (glyphs.cut,),
        "flash at the sides": (glyphs.ink,),
    }  # fmt: skip
    for name, drawn in signs.items():
        assert row(name) == f"`{' '.join(drawn)}`", name
    assert row("zero line, missing value") == f"`{glyphs.level}`, `{glyphs.none}`"
    assert row("LEFT and RIGHT").startswith(f"`{glyphs.left} {glyphs.right}`")
    assert row("giant numbers").startswith(f"`{glyphs.ink}")
    for words, sign in ((row("figure"), glyphs.dots), (row("floor under the figure"), "_")):
        assert place == 0 or set(words.split("`")[1]) - {" "} <= set(sign)
