from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure import anatomy
from lungetimer.figure.gear import with_gear
from lungetimer.figure.gear_kinds import EQUIPMENT, NO_GEAR, Gear
from lungetimer.figure.lunge import way_down
from lungetimer.figure.skeleton import Body, Pose, ankle_over, ball_under, side_view, spread

SHARE = st.floats(0, 1)
PITCH = st.floats(-90, 180)


def body_at(share: float) -> Body:
    return spread(side_view(way_down(share)), near_is_moving=False)


@given(SHARE, st.sampled_from(["wall", "chair"]), st.sampled_from(EQUIPMENT))
def test_the_hand_never_leaves_its_support(share: float, support: str, equipment: str) -> None:
    gear = Gear(equipment, support)
    standing, _, scenery = with_gear(body_at(0.0), gear)
    body, held, _ = with_gear(body_at(share), gear)
    assert scenery
    assert not held.far, "a hand on its support holds nothing else"
    assert bool(held.near) == (equipment != "none")
    assert body.moving_arm.hand.distance(standing.moving_arm.hand) < 1e-9
    arm = body.moving_arm
    assert arm.shoulder.distance(arm.elbow) == pytest.approx(anatomy.UPPER_ARM, rel=0.01)
    assert arm.elbow.distance(arm.wrist) == pytest.approx(anatomy.FOREARM, rel=0.01)
    # A shoulder may reach out for the support, but not come off.
    assert arm.shoulder.distance(body_at(share).moving_arm.shoulder) < 0.05


@given(SHARE)
def test_dumbbells_hang_below_both_shoulders(share: float) -> None:
    body, held, _ = with_gear(body_at(share), Gear("dumbbells"))
    assert held.near
    assert held.far
    for arm in (body.moving_arm, body.other_arm):
        assert abs(arm.hand.x - arm.shoulder.x) < 0.05
        assert arm.shoulder.y - arm.hand.y > 0.95 * anatomy.ARM_REACH
    assert min(min(m.a.y - m.a_radius, m.b.y - m.b_radius) for m in held.near + held.far) > 0.05


@given(SHARE)
def test_a_kettlebell_is_held_with_both_hands_in_front_of_the_chest(share: float) -> None:
    body, held, _ = with_gear(body_at(share), Gear("kettlebell"))
    bell = held.near[0].a
    assert bell.x > body.neck.x
    assert body.hips.y < bell.y < body.neck.y
    for arm in (body.moving_arm, body.other_arm):
        assert arm.hand.distance(bell) < 0.13
        assert arm.elbow.y < arm.hand.y, "elbows point down"


def test_without_gear_the_body_is_as_it_was() -> None:
    body = body_at(0.4)
    bare, held, scenery = with_gear(body, NO_GEAR)
    assert bare == body
    assert not any(held)
    assert scenery == ()


@given(st.floats(-1, 1), st.floats(0, 1), PITCH)
def test_ankle_and_ball_belong_together(x: float, y: float, pitch: float) -> None:
    ball = Pose().moving_ball.to(x, y)
    assert ball_under(ankle_over(ball, pitch), pitch) == pytest.approx(ball, abs=1e-9)


@given(SHARE)
def test_a_pose_survives_being_turned_into_numbers(share: float) -> None:
    pose = way_down(share)
    assert Pose.from_numbers(pose.numbers()) == pose
    assert pose.other_side().other_side() == pose
    assert pose.towards(Pose(), 0.0) == pose
