"""Key poses of the warm-up drills and cool-down stretches, and the movement between them.

Every pose faces +x (right). In the picture of a drill for one leg, a left leg must be on the left
and a right leg on the right; if the pose does not show it there, the picture is mirrored. So, for a
left leg that goes back, the figure faces right; for a left leg that goes ahead, it faces left.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lungetimer.figure import anatomy
from lungetimer.figure.geometry import Curve, Point, down_from, up_from
from lungetimer.figure.skeleton import Body, Pose, ball_under, reaching_arm, side_view, spread
from lungetimer.frozen import frozen, replace

STAND: Final = Pose()
AKIMBO: Final = Pose(moving_arm=-44, moving_elbow=108, other_arm=-44, other_elbow=108)
"""Standing with the hands on the hips."""


@frozen
class SideDrill:
    """A drill seen from the side.

    Attributes:
        poses: key poses; if there are several, the figure moves through them and back again.
        half_s: seconds from the first key pose to the last.
        near_is_moving: whether the moving leg (see `Pose`) is the one nearer to the viewer.
        wall: position of a wall, in body heights ahead; None without a wall.
        moving_hand: point that the hand on the moving side touches; None if it is free.
        other_hand: point that the other hand touches; None if it is free.
        holds_foot: whether the hand on the moving side holds the foot of that side.
        one_leg: whether there are separate drills for the left and the right leg.
    """

    poses: tuple[Pose, ...]
    half_s: float = 1.0
    near_is_moving: bool = False
    wall: float | None = None
    moving_hand: Point | None = None
    other_hand: Point | None = None
    holds_foot: bool = False
    one_leg: bool = False

    def pose_at(self, share: float) -> Pose:
        """Return the pose between the first key pose (``share`` is 0) and the last (1)."""
        return self.poses[0] if len(self.poses) == 1 else Pose.from_numbers(_way(self).at(share))

    def body_at(self, share: float) -> Body:
        """Return the body in the pose at ``share``, with its hands where the drill puts them."""
        body = spread(side_view(self.pose_at(share)), near_is_moving=self.near_is_moving)
        hold = body.moving_leg.ankle if self.holds_foot else self.moving_hand
        if hold is not None:
            arm = reaching_arm(body.moving_arm.shoulder, hold, side=1 if self.holds_foot else -1)
            body = replace(body, moving_arm=arm)
        if self.other_hand is not None:
            arm = reaching_arm(body.other_arm.shoulder, self.other_hand)
            body = replace(body, other_arm=arm)
        return body


@lru_cache(maxsize=16)
def _way(drill: SideDrill) -> Curve:
    steps = len(drill.poses) - 1
    times = [i / steps for i in range(steps + 1)]
    return Curve.through(times, [pose.numbers() for pose in drill.poses])


def _lifted(hips: Point, thigh: float, shank: float, pitch: float) -> Point:
    """Return the position of the ball of a raised foot.

    The angles of thigh and shank are 0 if they hang down, and above 0 if they point ahead.
    """
    knee = down_from(hips, anatomy.THIGH, thigh)
    return ball_under(down_from(knee, anatomy.SHANK, shank), pitch)


def _march(thigh: float, shank: float, arms: float, elbows: float, half_s: float) -> SideDrill:
    up = Pose(
        moving_ball=_lifted(STAND.hips, thigh, shank, 12), moving_pitch=12,
        moving_arm=-0.8 * arms, moving_elbow=elbows, other_arm=arms, other_elbow=elbows,
    )  # fmt: skip
    middle = replace(STAND, moving_elbow=0.7 * elbows, other_elbow=0.7 * elbows)
    return SideDrill((up, middle, up.other_side()), half_s)


def _swing(thigh: float, shank: float, pitch: float, lean: float) -> Pose:
    return Pose(
        lean=lean, moving_ball=_lifted(STAND.hips, thigh, shank, pitch), moving_pitch=pitch,
        moving_arm=-0.7 * thigh, moving_elbow=25,
    )  # fmt: skip


def _rock(hips: Point, heel: float) -> Pose:
    return replace(
        STAND, hips=hips, lean=6, gaze=2, other_ball=Point(-0.19, 0.0), other_pitch=heel
    )  # fmt: skip


def _kneel(press: float) -> Pose:
    knee = Point(-0.20, 0.036)
    return replace(
        AKIMBO, hips=up_from(knee, anatomy.THIGH, press), lean=-2,
        moving_ball=Point(-0.4556, 0.0), moving_pitch=70,
        other_ball=Point(anatomy.BALL_AHEAD + 0.10, 0.0),
    )  # fmt: skip


def _split(hips: Point, lean: float) -> Pose:
    return replace(
        STAND, hips=hips, lean=lean, moving_ball=Point(-0.420, 0.0), moving_pitch=52,
        other_ball=Point(anatomy.BALL_AHEAD, 0.0), moving_arm=-44, moving_elbow=108,
    )  # fmt: skip


_MARCH: Final = _march(thigh=78, shank=-6, arms=48, elbows=84, half_s=0.75)
_EASY_MARCH: Final = _march(thigh=44, shank=-22, arms=22, elbows=40, half_s=1.25)
_LEG_SWINGS: Final = SideDrill(
    (_swing(27, 22, -12, -2), _swing(2, -24, 8, 2), _swing(-24, -42, 40, 7)),
    0.9, near_is_moving=True, wall=0.41, other_hand=Point(0.38, 0.71), one_leg=True,
)  # fmt: skip
_ANKLE_ROCKS: Final = SideDrill(
    (_rock(Point(-0.085, 0.500), 14), _rock(Point(0.035, 0.474), 30)),
    1.5, near_is_moving=True, wall=0.34,
    moving_hand=Point(0.31, 0.68), other_hand=Point(0.31, 0.79),
)  # fmt: skip
_GLUTE_SQUEEZES: Final = SideDrill(
    (
        replace(AKIMBO, hips=Point(-0.065, 0.508), lean=14, gaze=6),
        replace(AKIMBO, hips=Point(0.018, 0.529), lean=-5, gaze=-2),
    ),
    1.5,
)
_SQUATS: Final = SideDrill(
    (
        STAND,
        Pose(
            hips=Point(-0.205, 0.300), lean=38, gaze=16,
            moving_arm=84, moving_elbow=4, other_arm=84, other_elbow=4,
        ),
    ),
    2.0,
)  # fmt: skip
_QUAD: Final = SideDrill(
    (
        Pose(
            moving_ball=_lifted(STAND.hips, -9, -143, 172), moving_pitch=172,
            other_arm=20, other_elbow=40,
        ),
    ),
    wall=0.34, other_hand=Point(0.31, 0.73), holds_foot=True, one_leg=True,
)  # fmt: skip
_HIP_FLEXOR: Final = SideDrill((_kneel(6), _kneel(22)), 3.0, one_leg=True)
_HIP_FLEXOR_STANDING: Final = SideDrill(
    (_split(Point(-0.170, 0.458), 2), _split(Point(-0.130, 0.446), -3)), 3.0,
    wall=0.40, other_hand=Point(0.37, 0.60), one_leg=True,
)  # fmt: skip
_HAMSTRING: Final = SideDrill(
    (
        Pose(
            hips=Point(-0.100, 0.432), lean=48, gaze=34,
            moving_ball=ball_under(Point(0.208, 0.052), -28), moving_pitch=-28,
        ),
    ),
    near_is_moving=True, moving_hand=Point(0.222, 0.262), other_hand=Point(0.235, 0.275),
    one_leg=True,
)  # fmt: skip
_CALF: Final = SideDrill(
    (Pose(hips=Point(-0.120, 0.449), lean=20, gaze=8, moving_ball=Point(-0.320, 0.0)),),
    wall=0.38, moving_hand=Point(0.35, 0.79), other_hand=Point(0.35, 0.68), one_leg=True,
)  # fmt: skip

SIDE_DRILLS: Final[dict[str, SideDrill]] = {
    "march": _MARCH, "leg_swings": _LEG_SWINGS, "ankle_rocks": _ANKLE_ROCKS,
    "glute_squeezes": _GLUTE_SQUEEZES, "squats": _SQUATS, "easy_march": _EASY_MARCH,
    "quad": _QUAD, "hip_flexor": _HIP_FLEXOR, "hip_flexor_standing": _HIP_FLEXOR_STANDING,
    "hamstring": _HAMSTRING, "calf": _CALF,
}  # fmt: skip
"""Drills seen from the side, by their key without ``_left`` or ``_right``."""
