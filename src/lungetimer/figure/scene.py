"""The door of this room: ask for the frame of a rep, a drill or a key pose.

Frames are made once for each size and moment (in fine steps) and kept, so that asking again costs
next to nothing. The figure keeps its scale and its place through a whole rep or drill, because the
box is shared out for all of it at once.
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
from lungetimer.figure.gear import NO_GEAR, Gear
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
"""Moments told apart on the way of an act: at 15 frames a second enough for 6 s each way."""
TURN_STEPS: Final = 24
"""Moments told apart while the figure turns round."""
LEGS: Final = ("left", "right")
GUIDE_STEPS: Final = (
    ("stand", "Stand tall"),
    ("lift", "Step back"),
    ("touch", "Land softly"),
    ("mid", "Sink"),
    ("bottom", "Hover"),
)
"""Key poses of a rep with the name of the step each one shows, in order."""


def rep_frame(
    stage: str,
    fraction: float,
    leg: str,
    cols: int,
    rows: int,
    gear: Gear = NO_GEAR,
    depth: float = 1.0,
) -> Frame:
    """One moment of a rep.

    Args:
        stage: lower, hover, drive or stand.
        fraction: how much of the stage is over, 0..1; outside, the nearer end.
        leg: left or right: the leg that steps back, drawn to its own side of the picture.
        cols: width of the box in cells.
        rows: height of the box in cells.
        gear: what is held and held on to.
        depth: 1 thigh level .. 0 no deeper than the step back.

    Raises:
        ValueError: a stage or leg that does not exist, or a box smaller than nothing.
    """
    share = share_down(stage, fraction)
    return _frame(Act(REP, _depth(depth), gear), _step(share), _is_right(leg), cols, rows)


def still_frame(
    stage: str, leg: str, cols: int, rows: int, gear: Gear = NO_GEAR, depth: float = 1.0
) -> Frame:
    """The one key pose that stands for a stage, for screens on which nothing should move.

    Raises:
        ValueError: as :func:`rep_frame`.
    """
    share_down(stage, 0.0)
    return key_pose_frame(STAGE_POSES[stage], cols, rows, leg, gear, depth)


def drill_frame(key: str, seconds: float, cols: int, rows: int, length_s: float = 30.0) -> Frame:
    """One moment of a warm-up drill or stretch.

    Args:
        key: one of ``DRILL_KEYS``.
        seconds: since the drill began.
        cols: width of the box in cells.
        rows: height of the box in cells.
        length_s: of the whole drill; a drill for both legs in turn changes sides halfway.

    Raises:
        ValueError: an unknown key, or a box smaller than nothing.
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
    """One key pose: of a rep (stand, lift, touch, mid, bottom), or the telling one of a drill.

    ``leg``, ``gear`` and ``depth`` belong to the poses of a rep; a drill's key names its own side.

    Raises:
        ValueError: an unknown name or leg, or a box smaller than nothing.
    """
    if name in POSES:
        share = SHARES[name]
        return _frame(Act(REP, _depth(depth), gear), _step(share), _is_right(leg), cols, rows)
    if name not in DRILL_KEYS:
        allowed = ", ".join((*POSES, *DRILL_KEYS))
        raise ValueError(f"pose: {name!r} is not known; one of {allowed}")
    act, _, mirrored = drill_moment(name, 0.0, 1.0)
    return _frame(act, _step(drill_key_shares(name)[-1]), mirrored, cols, rows)


def turn_frame(
    fraction: float, to_leg: str, cols: int, rows: int, gear: Gear = NO_GEAR, depth: float = 1.0
) -> Frame:
    """The standing figure turning round, from the side of one leg to that of the other.

    Args:
        fraction: how much of the turn is over, 0..1; outside, the nearer end.
        to_leg: left or right: the leg whose side it faces in the end.
        cols: width of the box in cells.
        rows: height of the box in cells.
        gear: what is held and held on to.
        depth: as for the reps before and after, so that the figure keeps its scale.

    Raises:
        ValueError: as :func:`rep_frame`.
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
        raise ValueError(f"leg: {leg!r} is not allowed; one of {', '.join(LEGS)}")
    return leg == "right"


@lru_cache(maxsize=512)
def _frame(act: Act, step: int, mirrored: bool, cols: int, rows: int) -> Frame:  # noqa: FBT001 -- part of the cache key
    if cols < 0 or rows < 0:
        raise ValueError(f"box: {cols} x {rows} cells is not allowed; 0 x 0 or more")
    if mirrored:
        return _frame(act, step, False, cols, rows).mirrored()  # noqa: FBT003 -- lru_cache keeps f(x) apart from f(k=x)
    if cols == 0:
        return Frame(0, ((),) * rows)
    return rasterise(layers_at(act, step / STEPS), _view(act, cols, rows), cols, rows)


@lru_cache(maxsize=64)
def _turned(act: Act, step: int, mirrored: bool, cols: int, rows: int) -> Frame:  # noqa: FBT001 -- part of the cache key
    """The standing figure, turned away from the side by ``step`` of the steps of a half turn."""
    if mirrored:
        return _turned(act, step, False, cols, rows).mirrored()  # noqa: FBT003 -- as in `_frame`
    if cols <= 0 or rows < 0:
        return _frame(act, 0, mirrored, cols, rows)
    narrow = math.cos(math.pi * step / TURN_STEPS)
    view = _view(act, cols, rows)
    # Both sides stand off the middle of a small box; on the way round the figure crosses it.
    middle = cols * DOTS_ACROSS / 2
    origin = view.origin + (middle - view.origin) * 2 * step / TURN_STEPS
    layers = [
        Layer(layer.role, tuple(_narrowed(limb, narrow) for limb in layer.limbs))
        for layer in layers_at(act, 0.0)
    ]
    return rasterise(layers, View(view.scale, origin, view.floor), cols, rows)


def _narrowed(limb: Limb, by: float) -> Limb:
    """A limb seen from further round: nearer to the axis of the body, as thick as before."""
    return limb._replace(a=Point(limb.a.x * by, limb.a.y), b=Point(limb.b.x * by, limb.b.y))


@lru_cache(maxsize=64)
def _view(act: Act, cols: int, rows: int) -> View:
    """The largest scale at which the whole act fits the box, standing on its floor.

    The place where the figure stands comes as near to the middle of the box as the rest of the act
    allows: when legs change, it then turns about instead of jumping across.
    """
    left, right, top = _extent(act)
    width, floor = cols * DOTS_ACROSS, rows * DOTS_DOWN - 1
    scale = min((width - 1) / (right - left), max(floor - 0.5, 0.5) / top)
    origin = min(max(width / 2, 0.5 - left * scale), width - 0.5 - right * scale)
    return View(scale, origin, float(floor))


@lru_cache(maxsize=64)
def _extent(act: Act) -> tuple[float, float, float]:
    """Leftmost, rightmost and highest place the act ever draws at, in body heights."""
    limbs = [
        limb
        for step in range(0, STEPS + 1, 4)
        for layer in layers_at(act, step / STEPS)
        for limb in layer.limbs
    ]
    return (
        min(min(m.a.x - m.a_radius, m.b.x - m.b_radius) for m in limbs),
        max(max(m.a.x + m.a_radius, m.b.x + m.b_radius) for m in limbs),
        # Never larger than a body that stands: it should not grow when it kneels.
        max(1.0, *(max(m.a.y + m.a_radius, m.b.y + m.b_radius) for m in limbs)),
    )
