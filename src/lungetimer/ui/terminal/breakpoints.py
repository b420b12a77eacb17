"""Size breakpoints: from how many columns or rows on each style class of a screen applies."""

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
"""Further size classes, each with a test of columns and rows.

`-slim` is narrow with room for a figure, `-coach` has room for the coach's advice, and `-panels`
has room for the panels on Home.
"""
