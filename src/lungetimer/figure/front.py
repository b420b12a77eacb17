"""The two drills that need a view from the front: hip circles and the figure-four stretch."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from lungetimer.figure import anatomy
from lungetimer.figure.geometry import Point, bend
from lungetimer.figure.skeleton import Arm, Body, Leg, reaching_arm

CIRCLES: Final = 3
"""Full circles in one direction before the direction changes."""
CIRCLES_S: Final = 7.5


def hip_circles(share: float) -> Body:
    """Return the body during hip circles at a progress of 0 to 1, hands on hips, feet apart."""
    angle = 2 * pi * CIRCLES * share
    # Seen from the front a level circle is a flat ellipse.
    hips = Point(0.055 * cos(angle), 0.506 + 0.012 * sin(angle))
    neck = Point(-0.018 * cos(angle), hips.y + anatomy.TRUNK - 0.002)
    legs = [_planted(hips.to(side * anatomy.HIP_HALF, 0.0), side * 0.11, side) for side in (-1, 1)]
    arms = [
        _hand_on(neck, hips.to(side * (anatomy.HIP_HALF + 0.045), 0.075), side) for side in (-1, 1)
    ]
    return Body(hips, neck, _head(neck), legs[0], legs[1], arms[0], arms[1])


def figure_four() -> Body:
    """Return a body that stands on one slightly bent leg; the other ankle rests on that knee."""
    hips, neck = Point(0.0, 0.500), Point(0.0, 0.500 + 0.276)
    # Thigh and shin of the standing leg point at the viewer, so both look shorter than they are.
    sole = Point(0.064, 0.0)
    standing = Leg(
        hips.to(anatomy.HIP_HALF, 0.0), Point(0.068, 0.268), Point(0.062, anatomy.ANKLE_HEIGHT),
        sole, sole, Point(0.080, 0.0),
    )  # fmt: skip
    ankle = Point(0.036, 0.296)
    foot = ankle.to(0.072, -0.030)
    crossed = Leg(hips.to(-anatomy.HIP_HALF, 0.0), Point(-0.222, 0.378), ankle, foot, foot, foot)
    return Body(
        hips, neck, _head(neck), crossed, standing,
        _hand_on(neck, Point(-0.215, 0.425), -1),
        _hand_on(neck, hips.to(anatomy.HIP_HALF + 0.045, 0.075), 1),
    )  # fmt: skip


def _head(neck: Point) -> Point:
    return neck.to(0.0, anatomy.NECK + anatomy.HEAD / 2)


def _planted(hip: Point, foot_x: float, side: int) -> Leg:
    ankle = Point(foot_x, anatomy.ANKLE_HEIGHT)
    # The bend of a knee towards the viewer is barely visible, so it stays near the straight line.
    straight = bend(hip, ankle, anatomy.THIGH, anatomy.SHANK, side)
    knee = hip.towards(ankle, 0.5).towards(straight, 0.3)
    sole = Point(foot_x, 0.0)
    return Leg(hip, knee, ankle, sole, sole, Point(foot_x + 0.022 * side, 0.0))


def _hand_on(neck: Point, hand: Point, side: int) -> Arm:
    shoulder = neck.to(side * anatomy.SHOULDER_HALF, -0.035)
    return reaching_arm(shoulder, hand, side=side)
