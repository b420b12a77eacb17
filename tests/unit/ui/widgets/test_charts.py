"""Charts and the heat map: numbers to characters, without a screen."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.history.heatmap import heat_map
from lungetimer.ui.widgets.chart import bars, hanging
from lungetimer.ui.widgets.heat_map import _months

VALUES = st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=60)


def test_a_bar_is_as_high_as_its_share() -> None:
    assert bars([0, 2, 4, 8], 1) == ["·▂▄█"]
    assert bars([8, 16, None], 2) == [" █ ", "██·"]


def test_a_given_top_is_the_full_height() -> None:
    assert bars([5.0], 2, top=10) == [" ", "█"]


def test_the_smallest_value_still_shows() -> None:
    assert bars([0.001, 1000], 3)[-1][0] == "▁"


def test_hanging_bars_leave_the_line_on_their_side() -> None:
    assert hanging([4, -4, 0, None], 3, top=4) == ["█   ", "───·", " █  "]


def test_two_lines_hang_from_the_edge_between_them() -> None:
    assert hanging([4, -4, -1, 0, None], 2, top=4) == ["█    ", "▔█▀▔·"]


@given(VALUES, st.integers(1, 12))
def test_hanging_bars_keep_to_their_height(values: list[float | None], height: int) -> None:
    assert len(hanging(values, height)) <= height


@given(VALUES, st.integers(1, 12))
def test_every_line_is_one_character_a_value(values: list[float | None], height: int) -> None:
    lines = bars(values, height)
    assert len(lines) == height
    assert {len(line) for line in lines} == {len(values)}


@given(VALUES, st.integers(1, 12))
def test_a_greater_value_never_has_a_lower_bar(values: list[float | None], height: int) -> None:
    lines = bars(values, height)

    def ink(place: int) -> int:
        return sum(" ·▁▂▃▄▅▆▇█".index(line[place]) for line in lines)

    known = sorted((v, ink(n)) for n, v in enumerate(values) if v is not None)
    assert [i for _, i in known] == sorted(i for _, i in known)


def test_the_name_of_a_month_is_never_cut_at_the_end_of_the_line() -> None:
    for days in range(60):
        today = date(2026, 12, 1) + timedelta(days)
        columns = heat_map({}, today=today, weeks=12)
        for step in (1, 2):
            line = _months(columns, step)
            assert len(line) == 4 + step * 12
            names = line.replace("2027", "").split()
            assert set(names) <= {"Sep", "Oct", "Nov", "Dec", "Jan"}, (today, line)
    assert _months(heat_map({}, today=date(2026, 12, 1), weeks=12), 2).endswith("Dec")
