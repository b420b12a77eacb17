"""The pose of the figure at each instant of a session, and the drawing of each pose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import Depth, depth_of
from lungetimer.figure.gear_kinds import NO_GEAR, Gear
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.figure.frame import Frame
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

SHALLOW: Final = 0.5
PICTURES_A_SECOND: Final = 10
MOVING_STAGES: Final = frozenset({"lower", "drive"})


@frozen
class RepPose:
    """The figure at an instant of a rep.

    If not ``moving``, it has one fixed pose for each part of the rep.
    """

    stage: str
    fraction: float
    leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next frame differs from this one; in hover and stand it does not."""
        return self.moving and self.stage in MOVING_STAGES

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the figure in this pose, drawn for a box of ``cols`` x ``rows`` cells."""
        from lungetimer.figure.scene import rep_frame, still_frame  # noqa: PLC0415  # not before the first frame

        if self.moving:
            return rep_frame(self.stage, self.fraction, self.leg, cols, rows, self.gear, self.depth)
        return still_frame(self.stage, self.leg, cols, rows, self.gear, self.depth)


@frozen
class DrillPose:
    """The figure at an instant of a drill or stretch.

    If not ``moving``, it has one fixed pose for the whole drill.
    """

    key: str
    seconds: float
    length_s: float
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next frame differs from this one; in a stretch without motion it does not."""
        from lungetimer.figure.scene import drill_is_held  # noqa: PLC0415  # not before the first frame

        return self.moving and not drill_is_held(self.key)

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the figure in this pose, drawn for a box of ``cols`` x ``rows`` cells."""
        from lungetimer.figure.scene import drill_frame, key_pose_frame  # noqa: PLC0415  # not before the first frame

        if self.moving:
            return drill_frame(self.key, self.seconds, cols, rows, self.length_s)
        return key_pose_frame(self.key, cols, rows)


@frozen
class NamedPose:
    """A fixed pose with a name, drawn in the guide."""

    name: str
    leg: str = "left"
    changes: bool = False

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the figure in this pose, drawn for a box of ``cols`` x ``rows`` cells."""
        from lungetimer.figure.scene import key_pose_frame  # noqa: PLC0415  # not before the first frame

        return key_pose_frame(self.name, cols, rows, self.leg)


@frozen
class TurnPose:
    """The figure while it turns round to change legs; at ``fraction`` 1 the turn is complete."""

    fraction: float
    to_leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0

    @property
    def changes(self) -> bool:
        """Whether the turn is still in progress."""
        return self.fraction < 1

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the figure in this pose, drawn for a box of ``cols`` x ``rows`` cells."""
        from lungetimer.figure.scene import turn_frame  # noqa: PLC0415  # not before the first frame

        return turn_frame(self.fraction, self.to_leg, cols, rows, self.gear, self.depth)


Pose = RepPose | DrillPose | NamedPose | TurnPose


def pose_of(view: SessionView, *, moving: bool) -> RepPose | DrillPose | TurnPose | None:
    """Return the pose at this instant; None if no figure is shown, as in a rest.

    If a key counts the reps, the figure stays at the bottom of the lunge. During a switch of legs,
    it turns round.

    Args:
        view: the session at this instant.
        moving: whether the figure may move; if False, it keeps one pose in each part of a rep, and
            in each drill.
    """
    gear, depth = gear_of(view.plan), SHALLOW if depth_of(view.plan) is Depth.SHALLOW else 1.0
    if view.rep:
        stage = view.rep.stage.value if view.rep.stage else "hover"
        moves = moving and view.rep.stage is not None
        length = view.rep.stage_length_s
        fraction = min(1.0, _on_beat(view.rep.stage_s) / length) if length else 0.0
        return RepPose(stage, fraction, view.rep.leg.value, gear, depth, moves)
    if view.switch:
        return TurnPose(view.switch.turned if moving else 1.0, view.switch.leg.value, gear, depth)
    if view.open_set:
        leg = view.open_set.leg or view.plan.first_leg
        return RepPose("hover", 0.0, leg.value, gear, depth, moving=False)
    if view.phase and view.phase.drill:
        drill = view.phase.drill
        return DrillPose(drill.key, _on_beat(view.phase_s), view.phase_length_s, moving)
    return None


def _on_beat(seconds: float) -> float:
    """Return the time of the frame nearest to ``seconds``, so that a late timer adds no frame."""
    return round(seconds * PICTURES_A_SECOND) / PICTURES_A_SECOND


def gear_of(plan: Plan) -> Gear:
    """Return the equipment that the figure carries and the support that it uses."""
    return Gear(plan.equipment.value, plan.support.value)
