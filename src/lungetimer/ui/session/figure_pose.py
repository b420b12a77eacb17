"""Which pose the figure takes: a pure function of the view, and the frame of each pose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import Depth, depth_of
from lungetimer.figure.gear import NO_GEAR, Gear
from lungetimer.figure.scene import (
    drill_frame,
    key_pose_frame,
    rep_frame,
    still_frame,
    turn_frame,
)

if TYPE_CHECKING:
    from lungetimer.figure.frame import Frame
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

SHALLOW: Final = 0.5


@dataclass(frozen=True, slots=True)
class RepPose:
    """A moment of a rep; without motion the key pose of its stage."""

    stage: str
    fraction: float
    leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0
    moving: bool = True

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return rep_frame(self.stage, self.fraction, self.leg, cols, rows, self.gear, self.depth)
        return still_frame(self.stage, self.leg, cols, rows, self.gear, self.depth)


@dataclass(frozen=True, slots=True)
class DrillPose:
    """A moment of a drill or stretch; without motion its key pose."""

    key: str
    seconds: float
    length_s: float
    moving: bool = True

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return drill_frame(self.key, self.seconds, cols, rows, self.length_s)
        return key_pose_frame(self.key, cols, rows)


@dataclass(frozen=True, slots=True)
class NamedPose:
    """A key pose by its name, for the guide."""

    name: str
    leg: str = "left"
    moving: bool = False

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        return key_pose_frame(self.name, cols, rows, self.leg)


@dataclass(frozen=True, slots=True)
class TurnPose:
    """The figure turning round to the other leg; without motion it faces that leg's side."""

    fraction: float
    to_leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0

    @property
    def moving(self) -> bool:
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
        return RepPose(stage, view.rep.fraction, view.rep.leg.value, gear, depth, moves)
    if view.switch:
        return TurnPose(view.switch.turned if moving else 1.0, view.switch.leg.value, gear, depth)
    if view.open_set:
        leg = view.open_set.leg or view.plan.first_leg
        return RepPose("hover", 0.0, leg.value, gear, depth, moving=False)
    if view.phase and view.phase.drill:
        drill = view.phase.drill
        return DrillPose(drill.key, view.phase_s, view.phase_length_s, moving)
    return None


def gear_of(plan: Plan) -> Gear:
    """What the figure holds and holds on to."""
    return Gear(plan.equipment.value, plan.support.value)
