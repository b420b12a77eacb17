"""Public API of the figure package: functions that return the frame of a rep or a drill.

Frames are cached for each size and moment (in fine steps), so that it costs almost nothing to draw
a frame for the second time. The figure keeps its scale and position through a whole rep or drill,
because both are chosen for the whole animation at once.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from lungetimer.figure.acts import (
    DRILL_KEYS,
    REP,
    Act,
    drill_is_held,
    drill_key_shares,
    drill_moment,
    layers_at,
)
from lungetimer.figure.frame import Frame
from lungetimer.figure.gear_kinds import NO_GEAR, Gear
from lungetimer.figure.geometry import Point
from lungetimer.figure.limbs import Layer, Limb
from lungetimer.figure.lunge import POSES, SHARES, STAGE_POSES, share_down
from lungetimer.figure.raster import DOTS_ACROSS, DOTS_DOWN, View, rasterise

__all__ = [
    "DRILL_KEYS",
    "GUIDE_STEPS",
    "LEGS",
    "Frame",
    "Gear",
    "drill_frame",
    "drill_is_held",
    "key_pose_frame",
    "rep_frame",
    "still_frame",
    "turn_frame",
]

STEPS: Final = 96
"""Steps of an animation in one direction; at 15 frames a second, they are enough for 6 s."""
TURN_STEPS: Final = 24
"""Steps of the animation in which the figure turns round."""
LEGS: Final = ("left", "right")
GUIDE_STEPS: Final = (
    ("stand", "Stand tall"),
    ("lift", "Step back"),
    ("touch", "Land softly"),
    ("mid", "Sink"),
    ("bottom", "Hover"),
)
"""Key poses of a rep in order, each with the name of the step it shows."""


def rep_frame(
    stage: str,
    fraction: float,
    leg: str,
    cols: int,
    rows: int,
    gear: Gear = NO_GEAR,
    depth: float = 1.0,
) -> Frame:
    """Return the frame for one moment of a rep.

    Args:
        stage: lower, hover, drive or stand.
        fraction: how much of this part of the rep is over, 0 to 1; clamped to that range.
        leg: the leg that steps back, left or right; it is drawn on this side of the picture.
        cols: width of the box in cells.
        rows: height of the box in cells.
        gear: equipment and support.
        depth: how far the body goes down: 1 until the front thigh is level, 0 only until the back
            foot touches the floor.

    Raises:
        ValueError: the stage or leg does not exist, or the box has a negative size.
    """
    share = share_down(stage, fraction)
    return _frame(Act(REP, _depth(depth), gear), _step(share), _is_right(leg), cols, rows)


def still_frame(
    stage: str, leg: str, cols: int, rows: int, gear: Gear = NO_GEAR, depth: float = 1.0
) -> Frame:
    """Return the frame of the key pose for a part of a rep, for screens without movement.

    Raises:
        ValueError: as in :func:`rep_frame`.
    """
    share_down(stage, 0.0)
    return key_pose_frame(STAGE_POSES[stage], cols, rows, leg, gear, depth)


def drill_frame(key: str, seconds: float, cols: int, rows: int, length_s: float = 30.0) -> Frame:
    """Return the frame for one moment of a warm-up drill or stretch.

    Args:
        key: one of ``DRILL_KEYS``.
        seconds: time since the drill began.
        cols: width of the box in cells.
        rows: height of the box in cells.
        length_s: length of the whole drill; a drill for both legs in turn changes sides halfway.

    Raises:
        ValueError: the key is unknown, or the box has a negative size.
    """
    act, share, mirrored = drill_moment(key, seconds, length_s)
    return _frame(act, _step(share), mirrored, cols, rows)


def key_pose_frame(
    name: str,
    cols: int,
    rows: int,
    leg: str = "left",
    gear: Gear = NO_GEAR,
    depth: float = 1.0,
) -> Frame:
    """Return the frame of one pose of a rep, or of the last pose of a drill.

    ``name`` is a pose of a rep (stand, lift, touch, mid or bottom) or the key of a drill. For a
    drill, ``leg``, ``gear`` and ``depth`` have no effect.

    Raises:
        ValueError: the name or leg is unknown, or the box has a negative size.
    """
    if name in POSES:
        share = SHARES[name]
        return _frame(Act(REP, _depth(depth), gear), _step(share), _is_right(leg), cols, rows)
    if name not in DRILL_KEYS:
        allowed = ", ".join((*POSES, *DRILL_KEYS))
        raise ValueError(f"pose must be one of {allowed}, not {name!r}")
    act, _, mirrored = drill_moment(name, 0.0, 1.0)
    return _frame(act, _step(drill_key_shares(name)[-1]), mirrored, cols, rows)


def turn_frame(
    fraction: float, to_leg: str, cols: int, rows: int, gear: Gear = NO_GEAR, depth: float = 1.0
) -> Frame:
    """Return the frame for one moment of the turn from one leg's reps to those of the other.

    Args:
        fraction: how much of the turn is over, 0 to 1; clamped to that range.
        to_leg: the leg whose reps follow the turn, left or right.
        cols: width of the box in cells.
        rows: height of the box in cells.
        gear: equipment and support.
        depth: as for `rep_frame`; the depth of the reps decides the scale of the figure.

    Raises:
        ValueError: as in :func:`rep_frame`.
    """
    step = round(min(max(fraction, 0.0), 1.0) * TURN_STEPS)
    to_right = _is_right(to_leg)
    mirrored = to_right if 2 * step > TURN_STEPS else not to_right
    act = Act(REP, _depth(depth), gear)
    if step in {0, TURN_STEPS}:
        return _frame(act, 0, mirrored, cols, rows)
    return _turned(act, min(step, TURN_STEPS - step), mirrored, cols, rows)


def _step(share: float) -> int:
    return round(share * STEPS)


def _depth(depth: float) -> float:
    return round(min(max(depth, 0.0), 1.0), 2)


def _is_right(leg: str) -> bool:
    if leg not in LEGS:
        raise ValueError(f"leg must be one of {', '.join(LEGS)}, not {leg!r}")
    return leg == "right"


@lru_cache(maxsize=512)
def _frame(act: Act, step: int, mirrored: bool, cols: int, rows: int) -> Frame:  # noqa: FBT001 -- part of the cache key
    if cols < 0 or rows < 0:
        raise ValueError(f"box must be at least 0 x 0 cells, not {cols} x {rows}")
    if mirrored:
        return _frame(act, step, False, cols, rows).mirrored()  # noqa: FBT003 -- lru_cache keeps f(x) apart from f(k=x)
    if cols == 0:
        return Frame(0, ((),) * rows)
    return rasterise(layers_at(act, step / STEPS), _view(act, cols, rows), cols, rows)


@lru_cache(maxsize=64)
def _turned(act: Act, step: int, mirrored: bool, cols: int, rows: int) -> Frame:  # noqa: FBT001 -- part of the cache key
    """Return the frame for one of the `TURN_STEPS` steps in which the figure turns round."""
    if mirrored:
        return _turned(act, step, False, cols, rows).mirrored()  # noqa: FBT003  # lru_cache keeps f(x) apart from f(k=x)
    if cols <= 0 or rows < 0:
        return _frame(act, 0, mirrored, cols, rows)
    narrow = math.cos(math.pi * step / TURN_STEPS)
    view = _view(act, cols, rows)
    # In a small box the figure is off centre; while it turns, it moves across to the other side.
    middle = cols * DOTS_ACROSS / 2
    origin = view.origin + (middle - view.origin) * 2 * step / TURN_STEPS
    layers = [
        Layer(layer.role, tuple(_narrowed(limb, narrow) for limb in layer.limbs))
        for layer in layers_at(act, 0.0)
    ]
    return rasterise(layers, View(view.scale, origin, view.floor), cols, rows)


def _narrowed(limb: Limb, by: float) -> Limb:
    """Return the limb moved towards the axis of the turning body, with the same thickness."""
    return limb._replace(a=Point(limb.a.x * by, limb.a.y), b=Point(limb.b.x * by, limb.b.y))


@lru_cache(maxsize=64)
def _view(act: Act, cols: int, rows: int) -> View:
    """Return the view with the largest scale at which the whole animation fits the frame.

    The figure stands on the bottom of the frame. Its x = 0 is as close to the middle of the frame
    as the animation allows. So the figure turns round, and does not jump, when the legs change.
    """
    left, right, top = _extent(act)
    width, floor = cols * DOTS_ACROSS, rows * DOTS_DOWN - 1
    scale = min((width - 1) / (right - left), max(floor - 0.5, 0.5) / top)
    origin = min(max(width / 2, 0.5 - left * scale), width - 0.5 - right * scale)
    return View(scale, origin, float(floor))


@lru_cache(maxsize=64)
def _extent(act: Act) -> tuple[float, float, float]:
    """Return the leftmost x, rightmost x and highest y of an animation, in body heights."""
    limbs = [
        limb
        for step in range(0, STEPS + 1, 4)
        for layer in layers_at(act, step / STEPS)
        for limb in layer.limbs
    ]
    return (
        min(min(m.a.x - m.a_radius, m.b.x - m.b_radius) for m in limbs),
        max(max(m.a.x + m.a_radius, m.b.x + m.b_radius) for m in limbs),
        # At least the height of a standing body, so that a kneeling figure is not drawn larger.
        max(1.0, *(max(m.a.y + m.a_radius, m.b.y + m.b_radius) for m in limbs)),
    )
