from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lungetimer.figure.frame import BRAILLE, Frame, Role
from lungetimer.figure.geometry import Point
from lungetimer.figure.limbs import Layer, Limb
from lungetimer.figure.raster import (
    View,
    outline_width,
    rasterise,
)

COLS, ROWS = 20, 10
VIEW = View(scale=40.0, origin=0.0, floor=39.0)
PLACE = st.builds(Point, st.floats(0, 1), st.floats(0.1, 0.9))
RADIUS = st.floats(0.05, 0.2)
# Line, column of each braille bit: the standard numbering of the eight dots.
BITS = ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (3, 0), (3, 1))


def dots(frame: Frame) -> set[tuple[int, int]]:
    """Every dot that is set, as (x, y) from the top left."""
    return {
        (col * 2 + across, row * 4 + down)
        for row, line in enumerate(frame.plain)
        for col, char in enumerate(line)
        if char != " "
        for bit, (down, across) in enumerate(BITS)
        if ord(char) - BRAILLE >> bit & 1
    }


def without_floor(frame: Frame) -> set[tuple[int, int]]:
    return {(x, y) for x, y in dots(frame) if y < frame.rows * 4 - 1}


def reach(limb: Limb) -> tuple[float, float, float, float]:
    """The box around a limb, in dots: the least x and y, then the greatest."""
    discs = ((limb.a, limb.a_radius), (limb.b, limb.b_radius))
    places = [
        (p.x * VIEW.scale + VIEW.origin, VIEW.floor - p.y * VIEW.scale, radius * VIEW.scale)
        for p, radius in discs
    ]
    least = (min(x - r for x, _, r in places), min(y - r for _, y, r in places))
    return (*least, max(x + r for x, _, r in places), max(y + r for _, y, r in places))


def depth_inside(limb: Limb, x: float, y: float) -> float:
    """How far, in dots, a place lies inside the limb: the best of many discs along it."""
    best = -1e9
    for i in range(201):
        t = i / 200
        cx = (limb.a.x + (limb.b.x - limb.a.x) * t) * VIEW.scale + VIEW.origin
        cy = VIEW.floor - (limb.a.y + (limb.b.y - limb.a.y) * t) * VIEW.scale
        radius = (limb.a_radius + (limb.b_radius - limb.a_radius) * t) * VIEW.scale
        best = max(best, radius - ((x - cx) ** 2 + (y - cy) ** 2) ** 0.5)
    return best


@settings(max_examples=25, deadline=None)
@given(PLACE, RADIUS, PLACE, RADIUS)
def test_a_limb_covers_exactly_the_dots_inside_it(
    a: Point, a_radius: float, b: Point, b_radius: float
) -> None:
    limb = Limb(a, a_radius, b, b_radius)
    # Gear is painted as it is; roles of the body also lose their thinnest slivers.
    painted = without_floor(rasterise([Layer(Role.GEAR, (limb,))], VIEW, COLS, ROWS))
    left, top, right, bottom = reach(limb)
    for y in range(ROWS * 4 - 1):
        for x in range(COLS * 2):
            if not (
                left <= x + 0.55 and x + 0.45 <= right and top <= y + 0.55 and y + 0.45 <= bottom
            ):
                assert (x, y) not in painted
                continue
            depth = depth_inside(limb, x + 0.5, y + 0.5)
            if depth > 0.05:
                assert (x, y) in painted
            elif depth < -0.05:
                assert (x, y) not in painted


def test_the_floor_is_the_lowest_line_of_dots_across_the_box() -> None:
    frame = rasterise([], VIEW, COLS, ROWS)
    assert dots(frame) == {(x, ROWS * 4 - 1) for x in range(COLS * 2)}
    assert [run.role for run in frame.lines[-1]] == [Role.FLOOR]
    assert [run.role for run in frame.lines[0]] == [None]


def test_a_limb_in_front_is_set_off_by_an_outline() -> None:
    back = Limb(Point(0.0, 0.5), 0.15, Point(1.0, 0.5), 0.15)
    front = Limb(Point(0.5, 0.2), 0.06, Point(0.5, 0.9), 0.06, frozenset({Role.MOVING_LEG}))
    layers = [Layer(Role.MOVING_LEG, (back,)), Layer(Role.OTHER_LEG, (front,))]
    line = {x for x, y in dots(rasterise(layers, VIEW, COLS, ROWS)) if y == 19}
    middle, gap = 20, outline_width(VIEW.scale)
    clear = [x for x in range(40) if x not in line]
    assert middle in line
    assert any(x < middle for x in clear)
    assert any(x > middle for x in clear)
    assert all(0.06 * 40 - 1 <= abs(x + 0.5 - middle) <= 0.06 * 40 + gap + 1 for x in clear)
    assert 0 in line
    assert 39 in line


def test_without_an_outline_asked_for_limbs_grow_together() -> None:
    back = Limb(Point(0.0, 0.5), 0.15, Point(1.0, 0.5), 0.15)
    front = Limb(Point(0.5, 0.2), 0.06, Point(0.5, 0.9), 0.06)
    layers = [Layer(Role.MOVING_LEG, (back,)), Layer(Role.OTHER_LEG, (front,))]
    assert {x for x, y in dots(rasterise(layers, VIEW, COLS, ROWS)) if y == 19} == set(range(40))


@given(st.integers(0, 30), st.integers(0, 12), PLACE, PLACE)
def test_a_frame_has_the_size_of_its_box(cols: int, rows: int, a: Point, b: Point) -> None:
    frame = rasterise([Layer(Role.BODY, (Limb(a, 0.1, b, 0.1),))], VIEW, cols, rows)
    assert frame.rows == rows
    assert all(len(line) == cols for line in frame.plain)


def test_a_mirrored_frame_mirrors_every_dot_and_role() -> None:
    limb = Limb(Point(0.1, 0.3), 0.08, Point(0.35, 0.8), 0.03)
    frame = rasterise([Layer(Role.GEAR, (limb,))], VIEW, COLS, ROWS)
    mirror = frame.mirrored()
    assert dots(mirror) == {(COLS * 2 - 1 - x, y) for x, y in dots(frame)}
    assert dots(mirror) != dots(frame)
    assert mirror.mirrored() == frame
    for line, turned in zip(frame.lines, mirror.lines, strict=True):
        assert [run.role for run in line] == [run.role for run in reversed(turned)]
