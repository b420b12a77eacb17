"""The finished picture: rows of text with a colour role for each run of cells."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from lungetimer.frozen import frozen


class Role(StrEnum):
    """What a cell shows; the screen gives each role its colour."""

    MOVING_LEG = "moving_leg"
    """The leg that is announced: it steps back, swings or is stretched."""
    OTHER_LEG = "other_leg"
    BODY = "body"
    """Head, trunk and arms."""
    GEAR = "gear"
    """Chair, wall, dumbbells, kettlebell."""
    FLOOR = "floor"


class Run(NamedTuple):
    """Adjacent cells of a row with the same role; the role of empty cells is None."""

    text: str
    role: Role | None


# A braille cell is 2 x 4 dots; bits 0-2 and 6 are the left column, bits 3-5 and 7 the right one.
BRAILLE: Final = 0x2800


def _swap_columns(dots: int) -> int:
    return (dots & 0x07) << 3 | (dots & 0x38) >> 3 | (dots & 0x40) << 1 | (dots & 0x80) >> 1


_MIRRORED: Final = {BRAILLE + dots: BRAILLE + _swap_columns(dots) for dots in range(256)}


@frozen
class Frame:
    """One picture, made of cells of the terminal.

    Attributes:
        cols: width in cells; the runs of each line together have this width.
        lines: one tuple of runs for each row of the box, from the top.
    """

    cols: int
    lines: tuple[tuple[Run, ...], ...]

    @property
    def rows(self) -> int:
        """Height in cells."""
        return len(self.lines)

    @property
    def plain(self) -> tuple[str, ...]:
        """The picture without roles: one string of ``cols`` characters for each row."""
        return tuple("".join(run.text for run in line) for line in self.lines)

    def drawn_with(self, dots: str) -> Frame:
        """Return the picture drawn with other characters instead of braille.

        Args:
            dots: the characters for the 256 braille patterns, in order; empty to use braille.
        """
        return _drawn_with(self, dots) if dots else self

    def mirrored(self) -> Frame:
        """Return the exact mirror image, dot for dot."""
        return Frame(
            self.cols,
            tuple(
                tuple(Run(run.text[::-1].translate(_MIRRORED), run.role) for run in reversed(line))
                for line in self.lines
            ),
        )


@lru_cache(maxsize=512)
def _drawn_with(frame: Frame, dots: str) -> Frame:
    signs = {BRAILLE + code: sign for code, sign in enumerate(dots)}
    return Frame(
        frame.cols,
        tuple(
            tuple(Run(run.text.translate(signs), run.role) for run in line) for line in frame.lines
        ),
    )
