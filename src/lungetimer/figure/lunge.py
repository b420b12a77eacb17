"""The reverse lunge: key poses and the smooth movement through them.

The poses are constructed, not recorded from a person. At the bottom, the front knee is bent to
about 90 degrees, the front thigh is horizontal, the front shin is nearly upright, and the back knee
is about 0.05 body heights above the floor.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lungetimer.figure.geometry import Curve, Point
from lungetimer.figure.skeleton import Pose, ball_under

POSES: Final[dict[str, Pose]] = {
    "stand": Pose(moving_arm=2, moving_elbow=12, other_arm=2, other_elbow=12),
    "lift": Pose(
        hips=Point(-0.042, 0.521), lean=3, gaze=1,
        moving_ball=ball_under(Point(-0.160, 0.100), 35), moving_pitch=35,
        moving_arm=13, moving_elbow=46, other_arm=-20, other_elbow=62,
    ),
    "touch": Pose(
        hips=Point(-0.182, 0.413), lean=8, gaze=3,
        moving_ball=Point(-0.48, 0.0), moving_pitch=30,
        moving_arm=26, moving_elbow=80, other_arm=-38, other_elbow=96,
    ),
    "mid": Pose(
        hips=Point(-0.205, 0.367), lean=10, gaze=4,
        moving_ball=Point(-0.48, 0.0), moving_pitch=45,
        moving_arm=30, moving_elbow=92, other_arm=-46, other_elbow=108,
    ),
    "bottom": Pose(
        hips=Point(-0.223, 0.293), lean=10, gaze=4,
        moving_ball=Point(-0.48, 0.0), moving_pitch=65,
        moving_arm=34, moving_elbow=100, other_arm=-52, other_elbow=116,
    ),
}  # fmt: skip
"""Key poses in the order of going down; the moving leg is the one that steps back."""

SHARES: Final[dict[str, float]] = {
    "stand": 0.0, "lift": 0.28, "touch": 0.61, "mid": 0.81, "bottom": 1.0,
}  # fmt: skip
"""Share of the time going down at which each key pose is reached; going up mirrors it."""

STAGES: Final = ("lower", "hover", "drive", "stand")
STAGE_POSES: Final[dict[str, str]] = {
    "lower": "touch", "hover": "bottom", "drive": "mid", "stand": "stand",
}  # fmt: skip
"""The key pose that represents each part of a rep if nothing should move."""


@lru_cache(maxsize=16)
def _way_down(depth: float) -> Curve:
    if depth == 1.0:
        keys = list(POSES.values())
    else:
        full, touch = _way_down(1.0), SHARES["touch"]
        shallow = [
            Pose.from_numbers(full.at(touch + (SHARES[name] - touch) * depth))
            for name in ("mid", "bottom")
        ]
        keys = [*list(POSES.values())[:3], *shallow]
    return Curve.through(tuple(SHARES.values()), [pose.numbers() for pose in keys])


def way_down(share: float, depth: float = 1.0) -> Pose:
    """Return the pose of the figure on its way down into the lunge.

    Args:
        share: how much of the way down is over: 0 standing, 1 at the bottom.
        depth: how far the figure sinks after the step back: 1 until the front thigh is
            horizontal, 0 not at all.
    """
    return Pose.from_numbers(_way_down(depth).at(share))


def share_down(stage: str, fraction: float) -> float:
    """Return how far down the figure is at a moment of a rep: 0 standing, 1 at the bottom.

    Args:
        stage: the part of the rep.
        fraction: how much of that part is over, 0 to 1.

    Raises:
        ValueError: the stage is not lower, hover, drive or stand.
    """
    if stage not in STAGES:
        raise ValueError(f"stage must be one of {', '.join(STAGES)}, not {stage!r}")
    fraction = min(max(fraction, 0.0), 1.0)
    return {"lower": fraction, "hover": 1.0, "drive": 1.0 - fraction, "stand": 0.0}[stage]
