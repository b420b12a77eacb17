from __future__ import annotations

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure.glyphs import ASCII, CONSOLE, Glyphs
from lungetimer.ui.widgets.numerals import DIGITS, GLYPHS, numerals

TEXT = st.text(GLYPHS, min_size=1, max_size=6)
COLS = st.integers(0, 200)
ROWS = st.integers(0, 50)
BLOCKS = set(" ▀▄█")


def measure(text: str, cols: int, rows: int, like: str = "") -> tuple[int, int]:
    lines = numerals(text, cols, rows, like)
    return (len(lines[0]) if lines else 0), len(lines)


def in_blocks(lines: tuple[str, ...]) -> bool:
    return len(lines) > 1


@given(TEXT, COLS, ROWS, TEXT)
def test_it_stays_inside_the_box_in_rows_of_equal_width(
    text: str, cols: int, rows: int, like: str
) -> None:
    lines = numerals(text, cols, rows, like)
    assert len(lines) <= rows
    assert all(len(line) <= cols for line in lines)
    assert len({len(line) for line in lines}) <= 1
    if in_blocks(lines):
        assert set("".join(lines)) <= BLOCKS


@given(
    st.sampled_from(["7", "10", "0:45", "7/10"]), COLS, ROWS, st.integers(0, 9), st.integers(0, 9)
)
def test_more_room_is_never_smaller(
    text: str, cols: int, rows: int, wider: int, taller: int
) -> None:
    assert len(numerals(text, cols + wider, rows + taller)) >= len(numerals(text, cols, rows))


@given(
    st.text(DIGITS, min_size=1, max_size=4),
    st.text(DIGITS, min_size=1, max_size=4),
    st.integers(1, 120),
    st.integers(1, 40),
)
def test_nothing_jumps_as_digits_change(one: str, other: str, cols: int, rows: int) -> None:
    other = (other * 4)[: len(one)]
    assert measure(one, cols, rows) == measure(other, cols, rows)


@pytest.mark.parametrize(("cols", "rows"), [(30, 5), (60, 20), (120, 40)])
def test_fewer_digits_keep_size_and_place_beside_the_widest_text(cols: int, rows: int) -> None:
    ten, nine = numerals("10", cols, rows, "10"), numerals("9", cols, rows, "10")
    assert measure("9", cols, rows, "10") == measure("10", cols, rows, "10")
    zero = numerals("0", cols, rows, "10")
    width = len(zero[0].lstrip())
    assert [line[-width:] for line in zero] == [line[-width:] for line in ten]
    assert all(line.startswith(" " * (width // 2)) for line in nine)


@pytest.mark.parametrize("rows", [3, 4, 5, 8, 13, 25, 50])
def test_all_digits_differ_are_equally_wide_and_thick(rows: int) -> None:
    drawn = {digit: numerals(digit, 200, rows) for digit in DIGITS}
    assert len(set(drawn.values())) == 10
    assert len({len(lines[0]) for lines in drawn.values()}) == 1
    for digit, lines in drawn.items():
        inked = sum(1 for line in lines for char in line if char != " ")
        assert inked / (len(lines) * len(lines[0])) > 0.3, digit


@pytest.mark.parametrize("rows", [4, 9, 20, 50])
def test_digits_are_taller_than_wide_on_cells_twice_as_tall_as_wide(rows: int) -> None:
    cols, height = measure("8", 300, rows)
    assert height == rows, "all of the height is used where the width allows it"
    assert 0.4 <= cols / (height * 2) <= 0.75


def test_zero_and_eight_are_symmetrical_and_nine_is_a_six_upside_down() -> None:
    flip = str.maketrans("▀▄", "▄▀")
    zero, six, nine = (numerals(digit, 80, 20) for digit in "069")
    assert zero == tuple(line[::-1] for line in zero)
    assert [line[::-1].translate(flip) for line in reversed(six)] == list(nine)


def test_the_smallest_digits_are_these() -> None:
    assert numerals("10", 9, 3) == ("▀█   █▀▀█", " █   █  █", "▄█▄  █▄▄█")
    assert numerals("10", 7, 3) == ("▀█  █▀█", " █  █ █", "▄█▄ █▄█")
    assert not in_blocks(numerals("10", 6, 3))
    assert not in_blocks(numerals("10", 9, 2))


def test_tiny_boxes_get_plain_text_and_never_a_cut_off_number() -> None:
    assert numerals("10", 2, 1) == ("10",)
    assert numerals("7", 5, 2, "10") == (" 7",)
    assert numerals("10", 1, 9) == ("…",)
    assert numerals("10", 0, 5) == ()
    assert numerals("10", 5, 0) == ()
    assert numerals("", 5, 5) == ()


@pytest.mark.parametrize("bad", ["7a", "½", "٣", "[b]", "1\n2", "🏋"])
def test_what_has_no_glyph_is_refused_by_name(bad: str) -> None:
    culprit = next(char for char in bad if char not in GLYPHS)
    for text, like in ((bad, ""), ("1", bad)):
        with pytest.raises(ValueError, match="no block digit for") as caught:
            numerals(text, 50, 10, like)
        assert repr(culprit) in str(caught.value)


def test_it_needs_no_screen() -> None:
    code = "import sys, lungetimer.ui.widgets.numerals; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("glyphs", [CONSOLE, ASCII], ids=lambda g: g.name)
def test_whole_cells_where_a_cell_cannot_be_halved(glyphs: Glyphs) -> None:
    sizes = set()
    for cols, rows in product((12, 20, 26, 40, 79), range(5, 24)):
        drawn = [numerals(digit, cols, rows, "", glyphs) for digit in DIGITS]
        for lines in drawn:
            assert len(lines) <= rows
            assert all(len(line) <= cols for line in lines)
            assert {char for line in lines for char in line} <= {" ", glyphs.ink}
        if len(drawn[0]) > 1:
            assert len(set(drawn)) == 10  # no two digits alike
            sizes.add(len(drawn[0]))
            # As full as the digits of half cells, give or take the rows that cannot be used.
            assert len(drawn[0]) >= min(len(numerals("0", cols, rows)) - 2, rows - 2)
    assert max(sizes) >= 20
    assert numerals("0:45", 3, 9, "", glyphs) == (glyphs.cut,)


def test_strokes_of_whole_cells_are_level() -> None:
    eight = numerals("8", 20, 9, "", ASCII)
    full = [line for line in eight if line.strip() == "#" * len(line.strip())]
    assert len(eight) in {8, 9}
    assert len(full) >= 3  # top, middle and base
