"""Remove the slivers and small isolated pieces that the outlines of limbs leave in a picture.

A picture is a list of lines, each an integer with one bit for every dot.
"""

from __future__ import annotations


def without_slivers(lines: list[int], width: int) -> list[int]:
    """Return the picture without the parts that are at most `width` dots wide or high."""
    for _ in range(width):
        lines = _thinned(lines)
    for _ in range(width):
        lines = _thickened(lines)
    return lines


def _thinned(lines: list[int]) -> list[int]:
    """Return the picture with each shape one dot thinner, on its right and lower sides."""
    pairs = [line & line >> 1 for line in lines]
    return [a & b for a, b in zip(pairs, [*pairs[1:], 0], strict=True)]


def _thickened(lines: list[int]) -> list[int]:
    """Return the picture with each shape one dot thicker, on its right and lower sides."""
    both = [a | b for a, b in zip(lines, [0, *lines[:-1]], strict=True)]
    return [line | line << 1 for line in both]


def without_crumbs(lines: list[int], least: float) -> list[int]:
    """Return the picture without pieces that have fewer than ``least`` dots.

    Dots that touch, even at a corner, form one piece.
    """
    group: list[int] = []  # for each run of dots: an earlier run of the same piece, or itself
    runs: list[tuple[int, int]] = []
    above: list[int] = []
    for number, line in enumerate(lines):
        here, rest = [], line
        while rest:
            run = rest & ~(rest + (rest & -rest))
            rest ^= run
            me = len(runs)
            runs.append((number, run))
            group.append(me)
            here.append(me)
            reach = run | run << 1 | run >> 1
            for other in above:
                if runs[other][1] & reach:
                    one, two = _first(group, other), _first(group, me)
                    group[max(one, two)] = min(one, two)
        above = here
    sizes: dict[int, int] = {}
    for me, (_, run) in enumerate(runs):
        sizes[_first(group, me)] = sizes.get(_first(group, me), 0) + run.bit_count()
    kept = [0] * len(lines)
    for me, (number, run) in enumerate(runs):
        if sizes[_first(group, me)] >= least:
            kept[number] |= run
    return kept


def _first(group: list[int], run: int) -> int:
    while group[run] != run:
        run = group[run]
    return run
