"""Equipment and support in the picture: dumbbells, a kettlebell, a wall or a chair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.figure.frame import Role
from lungetimer.figure.geometry import Point
from lungetimer.figure.limbs import EVERYTHING, Held, Layer, Limb
from lungetimer.figure.skeleton import reaching_arm, swung_arm
from lungetimer.frozen import replace

if TYPE_CHECKING:
    from lungetimer.figure.gear_kinds import Gear
    from lungetimer.figure.skeleton import Body

_WALL_X: Final = 0.215
_CHAIR_X: Final = 0.195
_WALL_HAND: Final = Point(_WALL_X - 0.03, 0.665)
_CHAIR_HAND: Final = Point(_CHAIR_X - 0.012, 0.545)
_CARRIED: Final = (1.0, 5.0)
"""Angles of an arm that carries a weight: it hangs down, however the trunk leans."""


def with_gear(body: Body, gear: Gear) -> tuple[Body, Held, tuple[Layer, ...]]:
    """Return the body with its hands on the gear, the weights held, and the wall or chair.

    The leg that steps back is far from the viewer. The hand on that side takes the support, so
    that a weight is in the hand near the viewer.
    """
    far, near = body.moving_arm, body.other_arm
    held = Held()
    scenery: tuple[Layer, ...] = ()
    goblet = gear.equipment == "kettlebell" and gear.support == "none"
    if goblet:
        handle = _goblet_handle(body)
        held = Held(near=kettlebell(handle))
        far = reaching_arm(far.shoulder, handle.to(-0.020, -0.010))
        near = reaching_arm(near.shoulder, handle.to(-0.046, -0.018))
    elif gear.equipment != "none":
        far, near = swung_arm(far.shoulder, *_CARRIED), swung_arm(near.shoulder, *_CARRIED)
        if gear.equipment == "dumbbells":
            held = Held(far=dumbbell(far.hand), near=dumbbell(near.hand))
        else:
            held = Held(near=kettlebell(near.hand))
    if gear.support != "none":
        wall = gear.support == "wall"
        far = reaching_arm(far.shoulder, _WALL_HAND if wall else _CHAIR_HAND)
        held = held._replace(far=())
        scenery = (Layer(Role.GEAR, wall_at(_WALL_X) if wall else _CHAIR),)
        if gear.equipment == "none":
            near = swung_arm(near.shoulder, -46.0, 112.0)
    return replace(body, moving_arm=far, other_arm=near), held, scenery


def _goblet_handle(body: Body) -> Point:
    """Return where a kettlebell's handle is if both hands hold it close to the breastbone."""
    return body.hips.towards(body.neck, 0.84).to(0.178, 0.0)


def dumbbell(hand: Point) -> tuple[Limb, ...]:
    """Return a dumbbell parallel to the direction of the step."""
    ends = (hand.to(-0.056, 0.0), hand.to(0.056, 0.0))
    return (
        Limb(ends[0], 0.012, ends[1], 0.012, EVERYTHING - {Role.BODY}),
        *(Limb(end.to(0.0, -0.020), 0.022, end.to(0.0, 0.020), 0.022, EVERYTHING) for end in ends),
    )


def kettlebell(hand: Point) -> tuple[Limb, ...]:
    """Return a kettlebell that hangs from its handle."""
    bell = hand.to(0.0, -0.088)
    left, right = hand.to(-0.036, -0.010), hand.to(0.036, -0.010)
    return (
        Limb(bell.to(-0.006, 0.0), 0.052, bell.to(0.006, 0.0), 0.052, EVERYTHING),
        Limb(left, 0.012, bell.to(-0.03, 0.02), 0.012, EVERYTHING),
        Limb(right, 0.012, bell.to(0.03, 0.02), 0.012, EVERYTHING),
        Limb(left, 0.012, right, 0.012),
    )


def wall_at(x: float, height: float = 1.0) -> tuple[Limb, ...]:
    """Return a wall ahead of the figure, hatched on its far side."""
    face = Limb(Point(x, 0.0), 0.010, Point(x, height - 0.02), 0.010)
    steps = [0.02 + 0.12 * i for i in range(int((height - 0.1) / 0.12) + 1)]
    return (face, *(Limb(Point(x, y), 0.006, Point(x + 0.07, y + 0.07), 0.006) for y in steps))


_CHAIR: Final = (
    Limb(Point(_CHAIR_X + 0.006, 0.0), 0.012, Point(_CHAIR_X, 0.525), 0.014),
    Limb(Point(_CHAIR_X, 0.262), 0.016, Point(_CHAIR_X + 0.235, 0.262), 0.016),
    Limb(Point(_CHAIR_X + 0.228, 0.262), 0.012, Point(_CHAIR_X + 0.238, 0.0), 0.012),
    Limb(Point(_CHAIR_X, 0.525), 0.020, Point(_CHAIR_X, 0.500), 0.020),
    Limb(Point(_CHAIR_X, 0.130), 0.007, Point(_CHAIR_X + 0.235, 0.130), 0.007),
)
