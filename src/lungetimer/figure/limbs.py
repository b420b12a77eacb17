"""Shapes of the body: tapered limbs in layers, ready to be painted from back to front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lungetimer.figure.frame import Role

if TYPE_CHECKING:
    from lungetimer.figure.geometry import Point
    from lungetimer.figure.skeleton import Arm, Body, Leg


class Limb(NamedTuple):
    """A tapered capsule: a disc at ``a`` joined to a disc at ``b``, in body heights.

    Attributes:
        a: centre of the first disc.
        a_radius: its radius.
        b: centre of the second disc.
        b_radius: its radius.
        over: the roles of other limbs; this limb gets an outline where it covers one of them.
    """

    a: Point
    a_radius: float
    b: Point
    b_radius: float
    over: frozenset[Role] = frozenset()


class Layer(NamedTuple):
    """Limbs painted as one shape, without outlines between them."""

    role: Role
    limbs: tuple[Limb, ...]


class Held(NamedTuple):
    """What the figure holds in the hand farther from the viewer, and in the nearer one."""

    far: tuple[Limb, ...] = ()
    near: tuple[Limb, ...] = ()


EVERYTHING: Final = frozenset(Role) - {Role.FLOOR}
_NOTHING: Final = Held()
_HEAD_RADIUS: Final = 0.055

Outline = frozenset[Role]


def _along(start: Point, end: Point, share: float, right: float = 0.0) -> Point:
    """Return a point on a bone, moved to the right for a viewer at ``start`` who faces ``end``.

    For a trunk, from the hips up, right means ahead. For a leg, from the hip down, it means behind.
    """
    length = start.distance(end) or 1.0
    dx, dy = (end.x - start.x) / length, (end.y - start.y) / length
    return start.towards(end, share).to(right * dy, -right * dx)


def leg_limbs(leg: Leg, behind: Outline, hip_radius: float = 0.047) -> tuple[Limb, ...]:
    """Return a leg with thigh, knee, calf and shoe.

    Args:
        leg: the joints of the leg.
        behind: the roles of the limbs farther from the viewer. Where the leg covers one of them, it
            gets an outline, except at the top of the thigh, where it joins the trunk.
        hip_radius: radius of the top of the thigh.
    """
    thigh = _along(leg.hip, leg.knee, 0.38, -0.004)
    calf = _along(leg.knee, leg.ankle, 0.30, 0.009)
    not_trunk = behind - {Role.BODY}
    # The joints are on the sole, and each disc of the shoe rests on it.
    heel = leg.heel.towards(leg.ankle, 0.48)
    ball = leg.ball.to(0.0, 0.018)
    toe = leg.toe.to(-0.010, 0.013)
    return (
        Limb(leg.hip, hip_radius, thigh, 0.051, not_trunk),
        Limb(thigh, 0.051, leg.knee, 0.034, behind),
        Limb(leg.knee, 0.034, calf, 0.035, behind),
        Limb(calf, 0.035, leg.ankle, 0.020, behind),
        Limb(leg.ankle, 0.021, heel, 0.021, behind),
        Limb(leg.ankle, 0.020, ball, 0.018, behind),
        Limb(heel, 0.020, ball, 0.018, behind),
        Limb(ball, 0.018, toe, 0.013, behind),
    )


def arm_limbs(arm: Arm, behind: Outline) -> tuple[Limb, ...]:
    """Return an arm with its hand; there is no outline at the shoulder."""
    middle = arm.shoulder.towards(arm.elbow, 0.70)
    return (
        Limb(arm.shoulder, 0.036, middle, 0.028),
        Limb(middle, 0.028, arm.elbow, 0.026, behind),
        Limb(arm.elbow, 0.026, arm.wrist, 0.019, behind),
        Limb(arm.wrist, 0.020, arm.hand, 0.023, behind),
    )


def trunk_limbs(body: Body, behind: Outline) -> tuple[Limb, ...]:
    """Return trunk, neck and head, seen from the side and facing +x."""
    hips, neck = body.hips, body.neck
    seat = _along(hips, neck, 0.08, -0.018)
    front = _along(hips, neck, 0.10, 0.010)
    waist = _along(hips, neck, 0.42, -0.004)
    chest = _along(hips, neck, 0.74, 0.006)
    top = _along(hips, neck, 0.93, -0.004)
    return (
        Limb(seat, 0.050, waist, 0.053, behind),
        Limb(front, 0.046, waist, 0.053, behind),
        Limb(waist, 0.053, chest, 0.066, behind),
        Limb(chest, 0.066, top, 0.046, behind),
        *_head_limbs(body, behind),
    )


def _head_limbs(body: Body, behind: Outline) -> tuple[Limb, ...]:
    neck, head = body.neck, body.head
    skull = _along(neck, head, 1.06, -0.006)
    jaw = _along(neck, head, 0.82, 0.008)
    nose = _along(neck, head, 0.90, 0.056)
    return (
        Limb(neck.to(0.0, -0.01), 0.035, jaw, 0.032, behind),
        Limb(skull, _HEAD_RADIUS, jaw, 0.046, behind),
        # A hint of a nose shows where the figure looks.
        Limb(jaw, 0.020, nose, 0.010, behind),
    )


def side_layers(body: Body, *, near_is_moving: bool, held: Held = _NOTHING) -> tuple[Layer, ...]:
    """Return all layers of a body seen from the side, from back to front."""
    moving = (Role.MOVING_LEG, body.moving_leg, body.moving_arm)
    other = (Role.OTHER_LEG, body.other_leg, body.other_arm)
    near, far = (moving, other) if near_is_moving else (other, moving)
    rest = frozenset({Role.BODY, Role.GEAR})
    return (
        Layer(Role.BODY, arm_limbs(far[2], rest)),
        Layer(Role.GEAR, held.far),
        # The far thigh ends inside the trunk; otherwise it would be visible behind the seat.
        Layer(far[0], leg_limbs(far[1], rest, hip_radius=0.032)),
        Layer(Role.BODY, trunk_limbs(body, rest)),
        Layer(near[0], leg_limbs(near[1], rest | {far[0]})),
        Layer(Role.BODY, arm_limbs(near[2], EVERYTHING)),
        Layer(Role.GEAR, held.near),
    )


def front_layers(body: Body) -> tuple[Layer, ...]:
    """Return all layers of a body seen from the front, as in a mirror: its left is on the left."""
    rest = frozenset({Role.BODY, Role.GEAR})
    left, right = body.moving_leg.hip, body.other_leg.hip
    chest_y = body.hips.towards(body.neck, 0.70)
    waist = body.hips.towards(body.neck, 0.38)
    chest = (chest_y.to(-0.052, 0.0), chest_y.to(0.052, 0.0))
    shoulders = (body.moving_arm.shoulder, body.other_arm.shoulder)
    trunk = (
        Limb(left.to(0.008, 0.025), 0.046, right.to(-0.008, 0.025), 0.046),
        Limb(left.to(0.010, 0.03), 0.044, waist.to(-0.026, 0.0), 0.048),
        Limb(right.to(-0.010, 0.03), 0.044, waist.to(0.026, 0.0), 0.048),
        Limb(waist, 0.072, chest_y, 0.085),
        Limb(chest[0], 0.055, shoulders[0], 0.036),
        Limb(chest[1], 0.055, shoulders[1], 0.036),
        Limb(shoulders[0], 0.034, body.neck, 0.036),
        Limb(shoulders[1], 0.034, body.neck, 0.036),
        Limb(body.neck, 0.036, body.head, 0.036),
        Limb(body.head.to(0.0, 0.010), 0.055, body.head.to(0.0, -0.012), 0.048),
    )
    return (
        Layer(Role.OTHER_LEG, _front_leg(body.other_leg, rest)),
        Layer(Role.BODY, trunk),
        Layer(Role.MOVING_LEG, _front_leg(body.moving_leg, frozenset({Role.OTHER_LEG}))),
        Layer(Role.BODY, arm_limbs(body.other_arm, EVERYTHING)),
        Layer(Role.BODY, arm_limbs(body.moving_arm, EVERYTHING)),
    )


def _front_leg(leg: Leg, behind: Outline) -> tuple[Limb, ...]:
    thigh = leg.hip.towards(leg.knee, 0.35)
    calf = leg.knee.towards(leg.ankle, 0.28)
    return (
        Limb(leg.hip, 0.054, thigh, 0.052, behind - {Role.BODY}),
        Limb(thigh, 0.052, leg.knee, 0.035, behind),
        Limb(leg.knee, 0.035, calf, 0.036, behind),
        Limb(calf, 0.036, leg.ankle, 0.021, behind),
        Limb(leg.ankle, 0.022, leg.toe.to(0.0, 0.017), 0.017, behind),
    )
