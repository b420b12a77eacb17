from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure.geometry import Curve, Point, bend, turned

NUMBER = st.floats(-2, 2)
ROWS = st.lists(st.tuples(NUMBER, NUMBER), min_size=2, max_size=6)


@given(st.floats(-0.4, 0.4), st.floats(0.1, 0.4), st.sampled_from([-1, 1]))
def test_a_bend_keeps_both_bones_and_its_side(x: float, y: float, side: int) -> None:
    hip, ankle = Point(0.0, 0.5), Point(x, y)
    first, second = 0.3, 0.35
    knee = bend(hip, ankle, first, second, side)
    assert hip.distance(knee) == pytest.approx(first)
    if 0.05 < hip.distance(ankle) < first + second:
        assert knee.distance(ankle) == pytest.approx(second, abs=1e-6)
        cross = (ankle.x - hip.x) * (knee.y - hip.y) - (ankle.y - hip.y) * (knee.x - hip.x)
        assert cross * side >= -1e-9


def test_out_of_reach_is_a_straight_limb() -> None:
    assert bend(Point(0, 0), Point(0, -9), 1, 1, side=1) == pytest.approx((0, -1))


@given(ROWS)
def test_a_curve_goes_through_its_rows_and_starts_and_ends_at_rest(
    rows: list[tuple[float, float]],
) -> None:
    curve = Curve.through(range(len(rows)), rows)
    for time, row in enumerate(rows):
        assert curve.at(time) == pytest.approx(row, abs=1e-9)
    near = curve.at(1e-4)
    assert near == pytest.approx(rows[0], abs=1e-6)
    assert curve.at(-5) == pytest.approx(rows[0])
    assert curve.at(99) == pytest.approx(rows[-1])


@given(ROWS, st.floats(0, 1))
def test_a_curve_never_overshoots(rows: list[tuple[float, float]], share: float) -> None:
    time = share * (len(rows) - 1)
    before = min(int(time), len(rows) - 2)
    found = Curve.through(range(len(rows)), rows).at(time)
    for low_or_high, other, value in zip(rows[before], rows[before + 1], found, strict=True):
        assert min(low_or_high, other) - 1e-9 <= value <= max(low_or_high, other) + 1e-9


@given(NUMBER, NUMBER, st.floats(-180, 180))
def test_turning_keeps_the_length_and_can_be_undone(x: float, y: float, degrees: float) -> None:
    assert turned(*turned(x, y, degrees), -degrees) == pytest.approx((x, y), abs=1e-9)


def test_heel_up_lifts_what_lies_behind_the_ball() -> None:
    assert turned(-1, 0, 90) == pytest.approx((0, 1))
