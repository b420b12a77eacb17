"""Which pose the figure takes: a pure function of the view, and the frame of each pose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import Depth, depth_of
from lungetimer.figure.gear import NO_GEAR, Gear
from lungetimer.figure.scene import (
    drill_frame,
    drill_is_held,
    key_pose_frame,
    rep_frame,
    still_frame,
    turn_frame,
)
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
    """A moment of a rep; without motion the key pose of its stage."""

    stage: str
    fraction: float
    leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next instant looks different: the body hovers and stands without a move."""
        return self.moving and self.stage in MOVING_STAGES

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return rep_frame(self.stage, self.fraction, self.leg, cols, rows, self.gear, self.depth)
        return still_frame(self.stage, self.leg, cols, rows, self.gear, self.depth)


@frozen
class DrillPose:
    """A moment of a drill or stretch; without motion its key pose."""

    key: str
    seconds: float
    length_s: float
    moving: bool = True

    @property
    def changes(self) -> bool:
        """Whether the next instant looks different: some stretches are held."""
        return self.moving and not drill_is_held(self.key)

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return drill_frame(self.key, self.seconds, cols, rows, self.length_s)
        return key_pose_frame(self.key, cols, rows)


@frozen
class NamedPose:
    """A key pose by its name, for the guide."""

    name: str
    leg: str = "left"
    changes: bool = False

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        return key_pose_frame(self.name, cols, rows, self.leg)


@frozen
class TurnPose:
    """The figure turning round to the other leg; without motion it faces that leg's side."""

    fraction: float
    to_leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0

    @property
    def changes(self) -> bool:
        """Whether the turn is still under way."""
        return self.fraction < 1

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        return turn_frame(self.fraction, self.to_leg, cols, rows, self.gear, self.depth)


Pose = RepPose | DrillPose | NamedPose | TurnPose


def pose_of(view: SessionView, *, moving: bool) -> RepPose | DrillPose | TurnPose | None:
    """The figure of this instant; None where none is wanted (rests, getting ready).

    A rep without a metronome has no stages, so it shows the pose one is after: the bottom of the
    lunge. In a switch of legs the figure turns round.
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
    """The nearest instant of a picture: whoever wakes a little late makes no new picture of it."""
    return round(seconds * PICTURES_A_SECOND) / PICTURES_A_SECOND


def gear_of(plan: Plan) -> Gear:
    """What the figure holds and holds on to."""
    return Gear(plan.equipment.value, plan.support.value)
