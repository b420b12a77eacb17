"""Sizes of the terminal as style classes: the class holds from so many columns or rows on."""

from __future__ import annotations

from typing import Final

HORIZONTAL: Final = [
    (0, "-tiny"),
    (40, "-narrow"),
    (80, "-normal"),
    (120, "-wide"),
    (200, "-huge"),
]
VERTICAL: Final = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]
