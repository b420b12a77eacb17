from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure.cleaning import without_crumbs, without_slivers

LINES = st.lists(st.integers(0, 2**12 - 1), min_size=1, max_size=10)


def pieces(lines: list[int]) -> list[set[tuple[int, int]]]:
    """Dots that touch, found the slow way: by spreading from each dot to its neighbours."""
    left = {(x, y) for y, line in enumerate(lines) for x in range(12) if line >> x & 1}
    found = []
    while left:
        piece, edge = set(), [left.pop()]
        while edge:
            x, y = edge.pop()
            piece.add((x, y))
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
            left -= near
            edge += near
        found.append(piece)
    return found


@given(LINES, st.integers(0, 12))
def test_crumbs_go_and_pieces_stay_whole(lines: list[int], least: int) -> None:
    kept = {dot for piece in pieces(lines) if len(piece) >= least for dot in piece}
    found = without_crumbs(lines, least)
    assert {(x, y) for y, line in enumerate(found) for x in range(12) if line >> x & 1} == kept


@given(LINES)
def test_slivers_go_and_blocks_stay(lines: list[int]) -> None:
    opened = without_slivers(lines, 1)
    blocks = {
        (x + dx, y + dy)
        for y in range(len(lines) - 1)
        for x in range(11)
        if lines[y] >> x & 3 == 3 and lines[y + 1] >> x & 3 == 3
        for dx in (0, 1)
        for dy in (0, 1)
    }
    assert {(x, y) for y, line in enumerate(opened) for x in range(13) if line >> x & 1} == blocks
