from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure import anatomy
from lungetimer.figure.lunge import POSES, SHARES, STAGE_POSES, STAGES, share_down, way_down
from lungetimer.figure.skeleton import Body, Leg, side_view

SHARE = st.floats(0, 1)
DEPTH = st.floats(0, 1)
KNEE_RADIUS = 0.034

# hip, back knee, back ankle as the pose table of the coaching notes gives them, in body heights.
TABLE = {
    "stand": ((0.0, 0.530), (0.0, 0.285), (0.0, 0.039)),
    "lift": ((-0.042, 0.521), (0.007, 0.281), (-0.160, 0.100)),
    "touch": ((-0.182, 0.413), (-0.319, 0.210), (-0.520, 0.068)),
    "mid": ((-0.205, 0.367), (-0.261, 0.129), (-0.501, 0.076)),
    "bottom": ((-0.223, 0.293), (-0.229, 0.048), (-0.474, 0.078)),
}


def at(share: float, depth: float = 1.0) -> Body:
    return side_view(way_down(share, depth))


def legs(body: Body) -> tuple[Leg, Leg]:
    return body.moving_leg, body.other_leg


@pytest.mark.parametrize("name", TABLE)
def test_key_poses_are_where_the_pose_table_puts_them(name: str) -> None:
    body = at(SHARES[name])
    found = (body.hips, body.moving_leg.knee, body.moving_leg.ankle)
    for joint, wanted in zip(found, TABLE[name], strict=True):
        assert joint == pytest.approx(wanted, abs=0.0015)


def test_the_bottom_is_a_good_lunge() -> None:
    body = at(1.0)
    front, back = body.other_leg, body.moving_leg
    assert front.knee.y == pytest.approx(front.hip.y, abs=0.02), "front thigh level"
    assert abs(front.knee.x - front.ankle.x) < 0.04, "front shin near upright"
    assert 0.04 < back.knee.y < 0.06, "back knee hovers"
    assert back.heel.y > 0.08, "back heel is up"
    assert front.heel.y == front.ball.y == 0.0, "front foot is flat"


@given(SHARE, DEPTH)
def test_the_front_foot_never_moves(share: float, depth: float) -> None:
    standing, now = at(0.0).other_leg, at(share, depth).other_leg
    for name in ("ankle", "heel", "ball", "toe"):
        assert getattr(now, name).distance(getattr(standing, name)) < 1e-9


@given(st.floats(SHARES["touch"], 1), DEPTH)
def test_the_ball_of_the_back_foot_stays_from_touch_to_toe_off(share: float, depth: float) -> None:
    landed = at(SHARES["touch"], depth).moving_leg.ball
    assert landed == pytest.approx((-0.48, 0.0), abs=1e-9)
    assert at(share, depth).moving_leg.ball.distance(landed) < 0.01


@given(SHARE, DEPTH)
def test_bones_keep_their_length(share: float, depth: float) -> None:
    body = at(share, depth)
    bones = [(body.hips.distance(body.neck), anatomy.TRUNK)]
    for leg in legs(body):
        bones.append((leg.hip.distance(leg.knee), anatomy.THIGH))
        bones.append((leg.knee.distance(leg.ankle), anatomy.SHANK))
    for arm in (body.moving_arm, body.other_arm):
        bones.append((arm.shoulder.distance(arm.elbow), anatomy.UPPER_ARM))
        bones.append((arm.elbow.distance(arm.wrist), anatomy.FOREARM))
    for found, wanted in bones:
        assert found == pytest.approx(wanted, rel=0.01)


@given(SHARE, DEPTH)
def test_nothing_goes_through_the_floor(share: float, depth: float) -> None:
    for leg in legs(at(share, depth)):
        assert leg.knee.y >= KNEE_RADIUS
        assert min(leg.heel.y, leg.ball.y, leg.toe.y) >= -1e-9


@given(SHARE, DEPTH)
def test_knees_bend_the_way_knees_do(share: float, depth: float) -> None:
    for leg in legs(at(share, depth)):
        straight = leg.hip.towards(leg.ankle, leg.hip.distance(leg.knee) / anatomy.LEG_REACH)
        thigh = (leg.ankle.x - leg.hip.x, leg.ankle.y - leg.hip.y)
        off = (leg.knee.x - straight.x, leg.knee.y - straight.y)
        assert thigh[0] * off[1] - thigh[1] * off[0] >= -1e-6


@given(SHARE, DEPTH)
def test_the_movement_has_no_jumps(share: float, depth: float) -> None:
    step = 1 / 240
    here, there = at(share, depth), at(min(share + step, 1.0), depth)
    for a, b in zip(legs(here), legs(there), strict=True):
        assert a.hip.distance(b.hip) < 0.01
        assert a.ball.distance(b.ball) < 0.015
        assert a.heel.distance(b.heel) < 0.02


@given(DEPTH, DEPTH)
def test_more_depth_is_lower(one: float, other: float) -> None:
    shallow, deep = sorted((one, other))
    assert at(1.0, deep).hips.y <= at(1.0, shallow).hips.y + 1e-9
    assert at(1.0, 0.0).hips.y == pytest.approx(POSES["touch"].hips.y)


@given(st.floats(0, 1))
def test_the_way_up_mirrors_the_way_down(fraction: float) -> None:
    assert share_down("drive", fraction) == pytest.approx(share_down("lower", 1 - fraction))


@given(st.floats(allow_nan=False))
def test_hover_and_stand_hold_still(fraction: float) -> None:
    assert share_down("hover", fraction) == 1.0
    assert share_down("stand", fraction) == 0.0
    assert 0.0 <= share_down("lower", fraction) <= 1.0


def test_an_unknown_stage_is_named_with_what_is_allowed() -> None:
    with pytest.raises(
        ValueError, match=r"stage must be one of lower, hover, drive, stand, not 'jump'"
    ):
        share_down("jump", 0.5)


def test_every_stage_has_a_still_pose() -> None:
    assert {STAGE_POSES[stage] for stage in STAGES} <= set(POSES)
