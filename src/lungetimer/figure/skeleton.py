"""Poses (given positions and angles) and bodies (the resulting position of every joint).

A pose gives the hips, the feet and the angles of trunk and arms. Knees, and elbows of hands that
hold on to something, are calculated, so that bones keep their length and feet their position.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from lungetimer.figure import anatomy
from lungetimer.figure.geometry import Point, bend, blend, down_from, turned, up_from
from lungetimer.frozen import frozen, names, replace

if TYPE_CHECKING:
    from collections.abc import Sequence


_STANDING_HIPS: Final = Point(0.0, anatomy.STANDING_HIP)
_STANDING_BALL: Final = Point(anatomy.BALL_AHEAD, 0.0)


@frozen
class Pose:
    """A posture that faces +x (right), in body heights and degrees.

    The *moving* leg is the leg that is announced: it steps back, swings or is stretched.

    Attributes:
        hips: centre between the hip joints.
        lean: angle of the trunk ahead of vertical.
        gaze: angle of the head ahead of vertical.
        moving_ball: ball of the moving foot, on its sole.
        moving_pitch: angle of the moving foot, heel up; negative for toes up.
        other_ball: ball of the other foot, on its sole.
        other_pitch: angle of the other foot.
        moving_arm: angle of the upper arm on the moving leg's side; 0 hangs down, above 0 is ahead.
        moving_elbow: angle by which the elbow on the moving leg's side bends the forearm ahead.
        other_arm: angle of the upper arm on the other side, measured in the same way.
        other_elbow: angle of the elbow on the other side, measured in the same way.
    """

    hips: Point = _STANDING_HIPS
    lean: float = 0.0
    gaze: float = 0.0
    moving_ball: Point = _STANDING_BALL
    moving_pitch: float = 0.0
    other_ball: Point = _STANDING_BALL
    other_pitch: float = 0.0
    moving_arm: float = 2.0
    moving_elbow: float = 12.0
    other_arm: float = 2.0
    other_elbow: float = 12.0

    def numbers(self) -> tuple[float, ...]:
        """Return all numbers of the pose, in the order that :meth:`from_numbers` expects."""
        found: list[float] = []
        for name in _FIELDS:
            value = getattr(self, name)
            found.extend(value if isinstance(value, Point) else (value,))
        return tuple(found)

    @classmethod
    def from_numbers(cls, numbers: Sequence[float]) -> Pose:
        """Return the pose with these 14 numbers, in the order of :meth:`numbers`."""
        n = numbers
        return cls(
            Point(n[0], n[1]), n[2], n[3],
            Point(n[4], n[5]), n[6], Point(n[7], n[8]), n[9],
            n[10], n[11], n[12], n[13],
        )  # fmt: skip

    def towards(self, other: Pose, share: float) -> Pose:
        """Return a pose between this one (``share`` 0) and another (``share`` 1)."""
        return Pose.from_numbers(blend(self.numbers(), other.numbers(), share))

    def other_side(self) -> Pose:
        """Return the pose with left and right exchanged: both the legs and the arms."""
        return replace(
            self,
            moving_ball=self.other_ball,
            moving_pitch=self.other_pitch,
            moving_arm=self.other_arm,
            moving_elbow=self.other_elbow,
            other_ball=self.moving_ball,
            other_pitch=self.moving_pitch,
            other_arm=self.moving_arm,
            other_elbow=self.moving_elbow,
        )


_FIELDS: Final = names(Pose)


@frozen
class Leg:
    """Joints of a leg; ``heel``, ``ball`` and ``toe`` are on the sole."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point


@frozen
class Arm:
    """Joints of an arm; ``hand`` is the centre of the palm."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: Point


@frozen
class Body:
    """Position of every joint; ``neck`` is the top of the trunk, ``head`` the head's centre."""

    hips: Point
    neck: Point
    head: Point
    moving_leg: Leg
    other_leg: Leg
    moving_arm: Arm
    other_arm: Arm


_L = TypeVar("_L", Leg, Arm)


def ankle_over(ball: Point, pitch: float) -> Point:
    """Return the ankle of a foot from its ball and its pitch in degrees (positive: heel up)."""
    return ball.to(*turned(-anatomy.BALL_AHEAD, anatomy.ANKLE_HEIGHT, pitch))


def ball_under(ankle: Point, pitch: float) -> Point:
    """Return the ball of a foot from its ankle and pitch; the inverse of :func:`ankle_over`."""
    dx, dy = turned(-anatomy.BALL_AHEAD, anatomy.ANKLE_HEIGHT, pitch)
    return ankle.to(-dx, -dy)


def leg(hip: Point, ball: Point, pitch: float) -> Leg:
    """Return a leg whose knee bends forward as far as the positions of hip and foot require."""
    ankle = ankle_over(ball, pitch)
    knee = bend(hip, ankle, anatomy.THIGH, anatomy.SHANK, side=1)
    heel = ball.to(*turned(-anatomy.BALL_AHEAD - anatomy.HEEL_BEHIND, 0.0, pitch))
    # The toes are flat while the ball is on the floor, and follow the foot once it is in the air.
    in_air = min(max(ball.y / 0.03, 0.0), 1.0)
    toe_pitch = pitch * in_air if pitch > 0 else pitch
    return Leg(hip, knee, ankle, heel, ball, ball.to(*turned(anatomy.TOES, 0.0, toe_pitch)))


def swung_arm(shoulder: Point, swing: float, elbow_bend: float) -> Arm:
    """Return an arm from its angles.

    Args:
        shoulder: the shoulder.
        swing: angle of the upper arm in degrees: 0 hangs down, and positive angles are ahead.
        elbow_bend: angle in degrees by which the elbow bends the forearm ahead.
    """
    elbow = down_from(shoulder, anatomy.UPPER_ARM, swing)
    wrist = down_from(elbow, anatomy.FOREARM, swing + elbow_bend)
    return Arm(shoulder, elbow, wrist, down_from(wrist, anatomy.HAND / 2, swing + elbow_bend))


def reaching_arm(shoulder: Point, hand: Point, side: int = -1) -> Arm:
    """Return an arm whose palm is at a point; the shoulder moves if the arm is too short.

    Args:
        shoulder: the shoulder.
        hand: the point at which the palm is.
        side: -1 bends the elbow down if the hand is ahead, and back if the hand is below the
            shoulder; +1 bends it the other way.
    """
    reach = anatomy.ARM_REACH + anatomy.HAND / 2
    distance = shoulder.distance(hand) or 1e-9
    if distance > reach:
        shoulder = shoulder.towards(hand, 1 - reach / distance)
        distance = reach
    wrist = hand.towards(shoulder, min(anatomy.HAND / 2 / distance, 1.0))
    elbow = bend(shoulder, wrist, anatomy.UPPER_ARM, anatomy.FOREARM, side)
    return Arm(shoulder, elbow, wrist, hand)


def side_view(pose: Pose) -> Body:
    """Return the body of a pose, seen from the side."""
    neck = up_from(pose.hips, anatomy.TRUNK, pose.lean)
    head = up_from(neck, anatomy.NECK + anatomy.HEAD / 2, pose.gaze)
    shoulder = pose.hips.towards(neck, anatomy.SHOULDER)
    return Body(
        pose.hips,
        neck,
        head,
        leg(pose.hips, pose.moving_ball, pose.moving_pitch),
        leg(pose.hips, pose.other_ball, pose.other_pitch),
        swung_arm(shoulder, pose.moving_arm, pose.moving_elbow),
        swung_arm(shoulder, pose.other_arm, pose.other_elbow),
    )


_LEG_APART: Final = 0.030
_NEAR_ARM_AHEAD: Final = 0.004


def spread(body: Body, *, near_is_moving: bool) -> Body:
    """Return the body with the near limbs moved a little ahead and the far leg a little back.

    The body then looks as if seen slightly from behind. Seen exactly from the side, one leg would
    hide the other while the feet are side by side.
    """
    near, far = _LEG_APART, -_LEG_APART
    return replace(
        body,
        moving_leg=_moved(body.moving_leg, near if near_is_moving else far),
        other_leg=_moved(body.other_leg, far if near_is_moving else near),
        moving_arm=_moved(body.moving_arm, _NEAR_ARM_AHEAD if near_is_moving else 0.0),
        other_arm=_moved(body.other_arm, 0.0 if near_is_moving else _NEAR_ARM_AHEAD),
    )


def _moved(limb: _L, dx: float) -> _L:
    return type(limb)(*(getattr(limb, name).to(dx, 0.0) for name in names(limb)))
