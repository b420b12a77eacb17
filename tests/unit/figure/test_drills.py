from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure import anatomy
from lungetimer.figure.acts import DRILL_KEYS, drill_key_shares, drill_moment
from lungetimer.figure.drills import SIDE_DRILLS
from lungetimer.figure.front import hip_circles
from lungetimer.figure.scene import drill_frame, key_pose_frame

MOVING = tuple(key for key in DRILL_KEYS if len(drill_key_shares(key)) > 1)
HELD = tuple(key for key in DRILL_KEYS if key not in MOVING)


def test_the_warm_up_moves_and_most_stretches_are_held() -> None:
    assert {"march", "hip_circles", "leg_swings_left", "squats", "hip_flexor_right"} <= set(MOVING)
    assert {"quad_left", "hamstring_right", "glute_left", "calf_right"} <= set(HELD)


@pytest.mark.parametrize("key", MOVING)
def test_drills_that_move_pass_two_key_poses_or_more(key: str) -> None:
    assert len(drill_key_shares(key)) >= 2
    assert len({drill_frame(key, i / 7, 40, 20) for i in range(40)}) > 8


@pytest.mark.parametrize("key", HELD)
def test_stretches_are_held_still(key: str) -> None:
    assert drill_key_shares(key) == (0.0,)
    assert len({drill_frame(key, i / 10, 40, 20) for i in range(40)}) == 1


@given(st.sampled_from(MOVING), st.floats(0, 200))
def test_drills_move_without_jumps(key: str, seconds: float) -> None:
    here, there = drill_moment(key, seconds, 60.0), drill_moment(key, seconds + 0.01, 60.0)
    assert 0.0 <= here.share <= 1.0
    if here.mirrored == there.mirrored:
        assert abs(here.share - there.share) < 0.02


@given(st.sampled_from(sorted(SIDE_DRILLS)), st.floats(0, 1))
def test_bodies_of_side_drills_hold_together(name: str, share: float) -> None:
    body = SIDE_DRILLS[name].body_at(share)
    for leg in (body.moving_leg, body.other_leg):
        assert leg.hip.distance(leg.knee) == pytest.approx(anatomy.THIGH, rel=0.01)
        assert leg.knee.distance(leg.ankle) == pytest.approx(anatomy.SHANK, rel=0.01)
        assert min(leg.heel.y, leg.ball.y, leg.toe.y, leg.knee.y) > -0.005
    for arm in (body.moving_arm, body.other_arm):
        assert arm.shoulder.distance(arm.elbow) == pytest.approx(anatomy.UPPER_ARM, rel=0.01)
        assert arm.elbow.distance(arm.wrist) == pytest.approx(anatomy.FOREARM, rel=0.01)


@given(st.sampled_from(sorted(SIDE_DRILLS)), st.floats(0, 1))
def test_planted_feet_stay_planted(name: str, share: float) -> None:
    drill = SIDE_DRILLS[name]
    for foot in ("moving_ball", "other_ball"):
        places = {getattr(pose, foot) for pose in drill.poses}
        if len(places) == 1:
            (place,) = places
            assert getattr(drill.pose_at(share), foot).distance(place) < 1e-9


@given(st.floats(0, 1), st.floats(0, 1))
def test_hips_circle_over_feet_that_stay(one: float, other: float) -> None:
    a, b = hip_circles(one), hip_circles(other)
    assert a.moving_leg.ball == b.moving_leg.ball
    assert a.other_leg.ankle == b.other_leg.ankle
    assert a.hips.x == pytest.approx(-hip_circles((one + 1 / 6) % 1).hips.x, abs=1e-9)


@pytest.mark.parametrize(
    "name",
    ["leg_swings", "quad", "hip_flexor", "hip_flexor_standing", "hamstring", "glute", "calf"],
)
def test_the_right_side_mirrors_the_left(name: str) -> None:
    for seconds in (0.0, 0.7, 2.2):
        left = drill_frame(f"{name}_left", seconds, 44, 22)
        assert drill_frame(f"{name}_right", seconds, 44, 22) == left.mirrored()


def test_ankle_rocks_change_sides_halfway() -> None:
    sides = [drill_moment("ankle_rocks", s, length_s=30).mirrored for s in (0, 14.9, 15, 29)]
    assert sides == [True, True, False, False]


def test_half_lunges_alternate_at_half_depth() -> None:
    first, second = drill_moment("half_lunges", 2.5, 40), drill_moment("half_lunges", 7.5, 40)
    assert (first.share, second.share) == (1.0, 1.0)
    assert (first.mirrored, second.mirrored) == (False, True)
    assert 0 < first.act.depth < 1


def test_a_drill_begins_at_its_first_key_pose() -> None:
    for key in DRILL_KEYS:
        assert drill_moment(key, 0.0, 30).share == 0.0
        assert drill_moment(key, -3.0, 30).share == 0.0
    assert drill_frame("squats", 2.0, 40, 20) == key_pose_frame("squats", 40, 20)
