"""Animations of the figure: the picture of each depends on a progress from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lungetimer.figure.drills import SIDE_DRILLS
from lungetimer.figure.frame import Role
from lungetimer.figure.front import CIRCLES_S, figure_four, hip_circles
from lungetimer.figure.gear import wall_at, with_gear
from lungetimer.figure.gear_kinds import NO_GEAR, Gear
from lungetimer.figure.limbs import Layer, front_layers, side_layers
from lungetimer.figure.lunge import way_down
from lungetimer.figure.skeleton import side_view, spread

if TYPE_CHECKING:
    from lungetimer.figure.drills import SideDrill

REP: Final = "rep"
_HALF_LUNGES: Final = "half_lunges"
_HALF_DEPTH: Final = 0.5
_HALF_LUNGE_S: Final = 2.5
_HOVER_FROM: Final = 0.8
"""Progress at which a half-depth lunge is as low as it goes; it stays there until progress 1.

A rep takes 2 s down, 1 s hovering and 2 s up; progress 1 is the middle of the hovering.
"""

_ONE_LEG: Final = {
    **{name: drill.one_leg for name, drill in SIDE_DRILLS.items()},
    _HALF_LUNGES: False, "hip_circles": False, "glute": True,
}  # fmt: skip
DRILL_KEYS: Final = tuple(
    f"{name}{side}"
    for name, one_leg in _ONE_LEG.items()
    for side in (("_left", "_right") if one_leg else ("",))
)
"""Keys of all warm-up drills and cool-down stretches that can be drawn."""


class Act(NamedTuple):
    """An animation of the figure.

    Attributes:
        name: ``rep``, or a drill's key without ``_left`` or ``_right``.
        depth: depth of a lunge, 0 to 1.
        gear: equipment and support in a rep.
    """

    name: str
    depth: float = 1.0
    gear: Gear = NO_GEAR


class Moment(NamedTuple):
    """One moment of an animation: its progress from 0 to 1, and whether to mirror the picture."""

    act: Act
    share: float
    mirrored: bool


def layers_at(act: Act, share: float) -> tuple[Layer, ...]:
    """Return an animation's layers at a progress of 0 to 1, rearmost first, not mirrored."""
    if act.name in {REP, _HALF_LUNGES}:
        body = spread(side_view(way_down(share, act.depth)), near_is_moving=False)
        body, held, scenery = with_gear(body, act.gear)
        return (*scenery, *side_layers(body, near_is_moving=False, held=held))
    if act.name == "hip_circles":
        return front_layers(hip_circles(share))
    if act.name == "glute":
        return front_layers(figure_four())
    drill = SIDE_DRILLS[act.name]
    scenery = () if drill.wall is None else (Layer(Role.GEAR, wall_at(drill.wall)),)
    return (*scenery, *side_layers(drill.body_at(share), near_is_moving=drill.near_is_moving))


def drill_moment(key: str, seconds: float, length_s: float) -> Moment:
    """Return the moment of a drill's animation after some seconds of the drill.

    Args:
        key: one of `DRILL_KEYS`.
        seconds: time since the drill began.
        length_s: length of the whole drill; a drill for both legs in turn changes sides halfway.

    Raises:
        ValueError: the key is unknown.
    """
    act, side = _act_and_side(key)
    drill = SIDE_DRILLS.get(act.name)
    seconds = max(seconds, 0.0)
    if act.name == _HALF_LUNGES:
        rep, share = divmod(seconds / _HALF_LUNGE_S, 2)
        return Moment(act, min(_to_and_fro(share) / _HOVER_FROM, 1.0), mirrored=rep % 2 == 1)
    if act.name == "ankle_rocks":
        side = "left" if seconds < length_s / 2 else "right"
    if act.name == "hip_circles":
        share = _to_and_fro(seconds / CIRCLES_S)
    else:
        share = _to_and_fro(seconds / drill.half_s) if drill and len(drill.poses) > 1 else 0.0
    return Moment(act, share, _mirrored(side, drill))


def drill_key_shares(key: str) -> tuple[float, ...]:
    """Return the progress, 0 to 1, at each key pose of a drill; a motionless stretch has one pose.

    Raises:
        ValueError: the key is unknown.
    """
    act, _ = _act_and_side(key)
    if act.name == _HALF_LUNGES:
        return (0.0, 1.0)
    if act.name == "hip_circles":
        return (0.0, 1 / 6)  # half a circle apart: the hips are on one side, then on the other
    drill = SIDE_DRILLS.get(act.name)
    steps = len(drill.poses) - 1 if drill else 0
    return tuple(i / steps for i in range(steps + 1)) if steps else (0.0,)


def drill_is_held(key: str) -> bool:
    """Return whether a drill is a single pose without movement.

    Raises:
        ValueError: the key is unknown.
    """
    act, _ = _act_and_side(key)
    return len(drill_key_shares(key)) == 1 and act.name != "ankle_rocks"


def _act_and_side(key: str) -> tuple[Act, str]:
    if key not in DRILL_KEYS:
        raise ValueError(f"drill must be one of {', '.join(DRILL_KEYS)}, not {key!r}")
    name, _, side = key.rpartition("_")
    if side not in {"left", "right"}:
        name, side = key, ""
    return Act(name, _HALF_DEPTH if name == _HALF_LUNGES else 1.0), side


def _mirrored(side: str, drill: SideDrill | None) -> bool:
    """Return whether the picture of a drill is mirrored; a mirrored figure faces left.

    The left leg must appear on the left of the picture, and the right leg on the right. In a drill
    for one leg, the near leg moves if that leg goes forward, and the far leg if it goes back.
    """
    if not side:
        return False
    near_is_moving = drill is not None and drill.near_is_moving
    return (side == "left") == near_is_moving


def _to_and_fro(turns: float) -> float:
    """Return the progress after some turns: the first goes from 0 to 1, the second back to 0."""
    turns %= 2
    return turns if turns <= 1 else 2 - turns
