"""Size breakpoints: the least number of columns or rows at which a screen has a style class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

HORIZONTAL: Final = [
    (0, "-tiny"),
    (40, "-narrow"),
    (80, "-normal"),
    (120, "-wide"),
    (200, "-huge"),
]
VERTICAL: Final = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]
SIZES_BETWEEN: Final[dict[str, Callable[[int, int], bool]]] = {
    "-slim": lambda columns, _: 60 <= columns < 80,
    "-coach": lambda columns, rows: columns >= 68 and rows >= 19,
    "-panels": lambda columns, rows: columns >= 60 and rows >= 24,
}
"""Further style classes for sizes, each with a function of columns and rows that tests the size.

A `-slim` window is narrow but has room for a figure. A `-coach` window has room for the coach's
advice. A `-panels` window has room for the panels on Home.
"""


def size_classes(columns: int, rows: int) -> dict[str, bool]:
    """Return every style class for sizes, and whether a window of this size has it."""
    classes = {name: holds(columns, rows) for name, holds in SIZES_BETWEEN.items()}
    for size, steps in ((columns, HORIZONTAL), (rows, VERTICAL)):
        reached = [name for least, name in steps if size >= least][-1:]
        classes |= {name: name in reached for _, name in steps}
    return classes
