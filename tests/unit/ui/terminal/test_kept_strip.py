"""A kept row is drawn and cut as Textual's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from lungetimer.ui.terminal.kept_strip import KeptStrip

if TYPE_CHECKING:
    from collections.abc import Callable


def row() -> Strip:
    """A row with a wide character and two colours."""
    segments = Segment("ab", Style(color="red")), Segment("日c"), Segment(" ⣿⣿", Style(bold=True))
    return Strip(segments)


def narrow_row() -> Strip:
    """A row in which every character takes one cell, as of the figure."""
    return Strip(
        [Segment("ab", Style(color="red")), Segment("⣿ c"), Segment(" ⣿", Style(bold=True))]
    )


@pytest.mark.parametrize(("made", "narrow"), [(row, False), (narrow_row, True)])
def test_it_says_and_cuts_the_same_however_it_is_cut(
    made: Callable[[], Strip], narrow: bool
) -> None:
    whole, kept = made(), KeptStrip(made())
    assert kept.narrow is narrow
    assert (list(kept), kept.cell_length, kept.text) == (list(whole), whole.cell_length, whole.text)
    for start in range(whole.cell_length + 2):
        for end in (None, *range(whole.cell_length + 3)):
            of_textual = whole.crop(start, end)
            for part in (kept.crop(start, end), kept.crop(start, end)):  # the second is remembered
                assert list(part) == list(of_textual), (start, end)
                assert part.cell_length == of_textual.cell_length
                assert list(part.crop(1)) == list(of_textual.crop(1))


def test_a_wide_and_a_combining_character_do_not_make_a_narrow_row() -> None:
    assert not KeptStrip(Strip([Segment("日e\u0301")])).narrow


def test_nothing_of_one_row_is_taken_for_another() -> None:
    first, second = KeptStrip(Strip([Segment("first")])), KeptStrip(Strip([Segment("other")]))
    for strip in (first, second, first):
        assert strip.crop(1, 3).text == strip.text[1:3]
        assert strip.apply_style(Style(bold=True)).text == strip.text
        assert strip.adjust_cell_length(8).text == f"{strip.text}   "
        assert [part.text for part in strip.divide([2, 5])] == [strip.text[:2], strip.text[2:]]
        assert strip.render(Console()) == strip.text
    assert not hasattr(first, "__dict__")
