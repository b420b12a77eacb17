"""Choice of the figure's pose from a session view, and the drawing of each pose."""

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
    """The figure at an instant of a rep; the key pose of that part of the rep if not ``moving``."""

    stage: str
    fraction: float
    leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next frame differs; in the stages hover and stand the body is still."""
        return self.moving and self.stage in MOVING_STAGES

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the drawing for a box of this many cells."""
        from lungetimer.figure.scene import rep_frame, still_frame  # noqa: PLC0415  # not before the first frame

        if self.moving:
            return rep_frame(self.stage, self.fraction, self.leg, cols, rows, self.gear, self.depth)
        return still_frame(self.stage, self.leg, cols, rows, self.gear, self.depth)


@frozen
class DrillPose:
    """The figure at an instant of a drill or stretch; its key pose if not ``moving``."""

    key: str
    seconds: float
    length_s: float
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next frame differs from this one; not while a stretch is held still."""
        from lungetimer.figure.scene import drill_is_held  # noqa: PLC0415  # not before the first frame

        return self.moving and not drill_is_held(self.key)

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the drawing for a box of this many cells."""
        from lungetimer.figure.scene import drill_frame, key_pose_frame  # noqa: PLC0415  # not before the first frame

        if self.moving:
            return drill_frame(self.key, self.seconds, cols, rows, self.length_s)
        return key_pose_frame(self.key, cols, rows)


@frozen
class NamedPose:
    """A key pose by its name, used in the guide."""

    name: str
    leg: str = "left"
    changes: bool = False

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the drawing for a box of this many cells."""
        from lungetimer.figure.scene import key_pose_frame  # noqa: PLC0415  # not before the first frame

        return key_pose_frame(self.name, cols, rows, self.leg)


@frozen
class TurnPose:
    """The figure while it turns to the other leg; at ``fraction`` 1 it faces that leg's side."""

    fraction: float
    to_leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0

    @property
    def changes(self) -> bool:
        """Whether the turn is still in progress."""
        return self.fraction < 1

    def frame(self, cols: int, rows: int) -> Frame:
        """Return the drawing for a box of this many cells."""
        from lungetimer.figure.scene import turn_frame  # noqa: PLC0415  # not before the first frame

        return turn_frame(self.fraction, self.to_leg, cols, rows, self.gear, self.depth)


Pose = RepPose | DrillPose | NamedPose | TurnPose


def pose_of(view: SessionView, *, moving: bool) -> RepPose | DrillPose | TurnPose | None:
    """Return the pose for this instant; None while the figure is not shown (rest, lead-in).

    A rep without a metronome has no stages, so its pose is the bottom of the lunge. During a switch
    of legs the figure turns round.

    Args:
        view: the session at this instant.
        moving: whether motion is allowed; False gives key poses.
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
    """Return the time, rounded to the nearest frame: a late wake-up then draws no extra frame."""
    return round(seconds * PICTURES_A_SECOND) / PICTURES_A_SECOND


def gear_of(plan: Plan) -> Gear:
    """Return the equipment that the figure carries and the support that it uses."""
    return Gear(plan.equipment.value, plan.support.value)
