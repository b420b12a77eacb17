from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lungetimer.figure.acts import Act, layers_at
from lungetimer.figure.frame import BRAILLE, Frame, Role
from lungetimer.figure.gear_kinds import EQUIPMENT, SUPPORTS, Gear
from lungetimer.figure.lunge import STAGES
from lungetimer.figure.scene import (
    DRILL_KEYS,
    GUIDE_STEPS,
    STEPS,
    TURN_STEPS,
    _view,
    drill_frame,
    key_pose_frame,
    rep_frame,
    still_frame,
    turn_frame,
)

GEAR = st.builds(Gear, st.sampled_from(EQUIPMENT), st.sampled_from(SUPPORTS))
ALL_GEAR = [Gear(e, s) for e in EQUIPMENT for s in SUPPORTS]
STAGE = st.sampled_from(STAGES)
FRACTION = st.floats(0, 1)


def rows_of_dots(frame: Frame) -> list[list[bool]]:
    """The picture as lines of dots, top line first."""
    found = []
    for line in frame.plain:
        codes = [0 if char == " " else ord(char) - BRAILLE for char in line]
        for left, right in ((0, 3), (1, 4), (2, 5), (6, 7)):
            found.append([bool(c >> bit & 1) for c in codes for bit in (left, right)])
    return found


def roles(frame: Frame) -> list[list[Role | None]]:
    return [[run.role for run in line for _ in run.text] for line in frame.lines]


def seen(frame: Frame) -> set[Role | None]:
    return {role for line in roles(frame) for role in line}


@settings(max_examples=60, deadline=None)
@given(STAGE, FRACTION, GEAR, st.integers(0, 90), st.integers(0, 40), st.floats(0, 1))
def test_the_right_leg_is_the_exact_mirror_image_of_the_left(
    stage: str, fraction: float, gear: Gear, cols: int, rows: int, depth: float
) -> None:
    left = rep_frame(stage, fraction, "left", cols, rows, gear, depth)
    right = rep_frame(stage, fraction, "right", cols, rows, gear, depth)
    assert rows_of_dots(right) == [line[::-1] for line in rows_of_dots(left)]
    assert roles(right) == [line[::-1] for line in roles(left)]


@settings(max_examples=60, deadline=None)
@given(STAGE, FRACTION, GEAR, st.integers(0, 90), st.integers(0, 40))
def test_a_frame_fills_its_box_and_nothing_else(
    stage: str, fraction: float, gear: Gear, cols: int, rows: int
) -> None:
    frame = rep_frame(stage, fraction, "left", cols, rows, gear)
    assert (frame.cols, frame.rows) == (cols, rows)
    for line in frame.lines:
        assert sum(len(run.text) for run in line) == cols
        for run in line:
            assert (run.role is None) == (run.text.strip() == "")
            assert all(char == " " or BRAILLE < ord(char) <= BRAILLE + 255 for char in run.text)


@pytest.mark.parametrize("act", [Act("rep", 1.0, g) for g in ALL_GEAR] + [Act("rep", 0.5)])
@pytest.mark.parametrize(("cols", "rows"), [(24, 12), (60, 30), (20, 40), (160, 12)])
def test_nothing_is_ever_cut_off_and_the_box_is_well_filled(act: Act, cols: int, rows: int) -> None:
    view = _view(act, cols, rows)
    lefts, rights, tops = [], [], []
    for step in range(STEPS + 1):
        for layer in layers_at(act, step / STEPS):
            for limb in layer.limbs:
                for point, radius in ((limb.a, limb.a_radius), (limb.b, limb.b_radius)):
                    lefts.append(view.origin + (point.x - radius) * view.scale)
                    rights.append(view.origin + (point.x + radius) * view.scale)
                    tops.append(view.floor - (point.y + radius) * view.scale)
    assert min(lefts) >= -0.5
    assert max(rights) <= cols * 2 + 0.5
    assert min(tops) >= -0.5
    assert max(rights) - min(lefts) > 0.95 * cols * 2 or min(tops) < 0.05 * rows * 4


@pytest.mark.parametrize("leg", ["left", "right"])
def test_the_front_foot_is_drawn_at_the_same_dots_all_rep_long(leg: str) -> None:
    cols, rows = 60, 30
    view = _view(Act("rep"), cols, rows)
    # The toes of the front foot: the back foot never comes there.
    first = round(view.origin + 0.06 * view.scale)
    last = round(view.origin + 0.16 * view.scale)
    columns = slice(first, last) if leg == "left" else slice(cols * 2 - last, cols * 2 - first)
    feet = set()
    for stage in STAGES:
        for i in range(21):
            lines = rows_of_dots(rep_frame(stage, i / 20, leg, cols, rows))
            feet.add(tuple(tuple(line[columns]) for line in lines[-5:]))
    assert len(feet) == 1
    assert any(feet.pop()[-2]), "the sole stands on the floor line"


def test_a_left_leg_goes_to_the_left() -> None:
    frame = rep_frame("hover", 0, "left", 60, 30)
    places: dict[Role, list[int]] = {Role.MOVING_LEG: [], Role.OTHER_LEG: []}
    for line in roles(frame):
        for col, role in enumerate(line):
            if role in places:
                places[role].append(col)
    middle = {role: sum(cols) / len(cols) for role, cols in places.items()}
    assert middle[Role.MOVING_LEG] < middle[Role.OTHER_LEG]


def runs_of_ink(line: list[bool]) -> int:
    return sum(here and not before for before, here in zip([False, *line], line, strict=False))


@pytest.mark.parametrize("rows", [12, 16, 22, 30, 40])
@pytest.mark.parametrize("height", [0.12, 0.2, 0.35])
def test_both_legs_are_told_apart_without_any_colour(rows: int, height: float) -> None:
    cols = rows * 2
    for name in ("stand", "touch", "bottom"):
        lines = rows_of_dots(key_pose_frame(name, cols, rows))
        scale = _view(Act("rep"), cols, rows).scale
        if name == "bottom" and height > 0.2:
            continue  # above the front thigh there are no legs any more
        assert runs_of_ink(lines[-1 - round(height * scale)]) == 2


def test_in_a_wide_box_the_legs_change_without_a_jump() -> None:
    cols, rows = 120, 20
    assert _view(Act("rep"), cols, rows).origin == cols
    here = key_pose_frame("stand", cols, rows, "left")
    there = key_pose_frame("stand", cols, rows, "right")
    head = [[x for x, dot in enumerate(rows_of_dots(frame)[4]) if dot] for frame in (here, there)]
    assert abs(sum(head[0]) / len(head[0]) - sum(head[1]) / len(head[1])) < 4


@pytest.mark.parametrize("rows", [12, 16, 22, 40])
def test_every_part_is_seen_in_every_key_pose(rows: int) -> None:
    for name, _ in GUIDE_STEPS:
        frame = key_pose_frame(name, rows * 2, rows)
        assert {Role.MOVING_LEG, Role.OTHER_LEG, Role.BODY, Role.FLOOR} <= seen(frame)
        assert Role.GEAR not in seen(frame)


@pytest.mark.parametrize("gear", ALL_GEAR[1:])
def test_gear_is_drawn_when_the_plan_has_it(gear: Gear) -> None:
    for stage in STAGES:
        assert Role.GEAR in seen(rep_frame(stage, 0.5, "left", 60, 30, gear))


def test_going_down_and_coming_up_pass_the_same_frames() -> None:
    for i in range(11):
        down = rep_frame("lower", i / 10, "left", 40, 20)
        assert rep_frame("drive", 1 - i / 10, "left", 40, 20) is down
    assert rep_frame("stand", 0.3, "left", 40, 20) is rep_frame("lower", 0, "left", 40, 20)
    assert rep_frame("hover", 0.3, "left", 40, 20) is rep_frame("lower", 1, "left", 40, 20)


def test_a_shallow_lunge_is_less_deep() -> None:
    def head(depth: float) -> int:
        lines = rows_of_dots(rep_frame("hover", 0, "left", 60, 30, depth=depth))
        return next(y for y, line in enumerate(lines) if any(line))

    assert head(0.0) < head(0.5) < head(1.0)


def test_frames_are_made_once() -> None:
    assert rep_frame("lower", 0.4, "right", 50, 25) is rep_frame("lower", 0.4, "right", 50, 25)
    assert drill_frame("march", 1.3, 50, 25) is drill_frame("march", 1.3, 50, 25)


def test_a_still_frame_per_stage() -> None:
    frames = [still_frame(stage, "left", 40, 20) for stage in STAGES]
    assert len(set(frames)) == len(STAGES)
    assert frames[1] == key_pose_frame("bottom", 40, 20)


@pytest.mark.parametrize("key", DRILL_KEYS)
def test_every_drill_has_a_key_pose_of_its_own(key: str) -> None:
    frame = key_pose_frame(key, 40, 20)
    assert {Role.MOVING_LEG, Role.BODY, Role.FLOOR} <= seen(frame)
    others = [key_pose_frame(other, 40, 20) for other in DRILL_KEYS if other != key]
    assert frame not in others


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: rep_frame("jump", 0, "left", 9, 9),
            "stage must be one of lower, hover.*, not 'jump'",
        ),
        (
            lambda: rep_frame("lower", 0, "middle", 9, 9),
            "leg must be one of left, right, not 'middle'",
        ),
        (
            lambda: rep_frame("lower", 0, "left", -1, 9),
            "box must be at least 0 x 0 cells, not -1 x 9",
        ),
        (lambda: still_frame("jump", "left", 9, 9), "stage must be .*, not 'jump'"),
        (
            lambda: key_pose_frame("yoga", 9, 9),
            "pose must be one of stand, lift.*march.*, not 'yoga'",
        ),
        (lambda: drill_frame("yoga", 0, 9, 9), "drill must be one of march.*, not 'yoga'"),
        (lambda: Gear("barbell"), "equipment must be .*dumbbells.*, not 'barbell'"),
        (lambda: Gear(support="rope"), "support must be .*wall, chair, not 'rope'"),
    ],
)
def test_what_does_not_exist_is_named_with_what_is_allowed(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=message):
        call()


def test_the_figure_knows_nobody() -> None:
    code = (
        "import sys, lungetimer.figure.scene;print([m for m in sys.modules if m.split('.')[0] in "
        "('textual', 'rich') or m.startswith('lungetimer.') and not "
        "m.startswith(('lungetimer.figure', 'lungetimer.frozen'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@settings(max_examples=60, deadline=None)
@given(FRACTION, GEAR, st.sampled_from(["left", "right"]), st.integers(0, 60), st.integers(0, 30))
def test_a_turn_ends_where_the_next_rep_begins_and_fits_its_box(
    fraction: float, gear: Gear, leg: str, cols: int, rows: int
) -> None:
    other = "left" if leg == "right" else "right"
    begun = turn_frame(0.0, leg, cols, rows, gear)
    ended = turn_frame(1.0, leg, cols, rows, gear)
    assert begun == rep_frame("lower", 0.0, other, cols, rows, gear)
    assert ended == rep_frame("lower", 0.0, leg, cols, rows, gear)
    frame = turn_frame(fraction, leg, cols, rows, gear)
    assert (frame.cols, frame.rows) == (cols, rows)
    assert all(len(line) == cols for line in frame.plain)
    back = turn_frame(1 - fraction, other, cols, rows, gear)
    if round(fraction * TURN_STEPS) * 2 != TURN_STEPS:  # seen from behind both ways
        assert back == frame


def test_a_turn_narrows_the_figure_and_never_jumps() -> None:
    frames = [turn_frame(step / TURN_STEPS, "right", 40, 20) for step in range(TURN_STEPS + 1)]
    middles, widths = [], []
    for frame in frames:
        columns = [x for row in rows_of_dots(frame)[:-4] for x, dot in enumerate(row) if dot]
        middles.append((min(columns) + max(columns)) / 2)
        widths.append(max(columns) - min(columns))
    assert widths[TURN_STEPS // 2] < widths[0] == widths[-1]
    assert max(abs(b - a) for a, b in pairwise(middles)) <= 3
    assert len({frame.plain for frame in frames}) > TURN_STEPS // 2
