"""Which pose the figure takes: a pure function of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import Depth, depth_of
from lungetimer.figure.gear import Gear
from lungetimer.ui.widgets.figure_box import DrillPose, RepPose

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

SHALLOW: Final = 0.5


def pose_of(view: SessionView, *, moving: bool) -> RepPose | DrillPose | None:
    """The figure of this instant; None where none is wanted (rests, getting ready).

    A self-paced rep has no stages, so it shows the pose one is after: the bottom of the lunge.
    """
    if view.rep:
        stage = view.rep.stage.value if view.rep.stage else "hover"
        return RepPose(
            stage,
            view.rep.fraction,
            view.rep.leg.value,
            gear_of(view.plan),
            SHALLOW if depth_of(view.plan) is Depth.SHALLOW else 1.0,
            moving and view.rep.stage is not None,
        )
    if view.phase and view.phase.drill:
        drill = view.phase.drill
        return DrillPose(drill.key, view.phase_s, view.phase_length_s, moving)
    return None


def gear_of(plan: Plan) -> Gear:
    """What the figure holds and holds on to."""
    return Gear(plan.equipment.value, plan.support.value)
