"""The cue line and the figure in a switch of legs, an untimed set, a rest that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sessions import plan, session_of

from lungetimer.coaching.cues import SWITCH_LEGS, WHEN_READY
from lungetimer.training.plan import Leg, LegOrder, Pacing, Plan, RestMode
from lungetimer.ui.session.figure_pose import RepPose, TurnPose, pose_of
from lungetimer.words.cue_lines import Coaching, coming_focus, cue_line

if TYPE_CHECKING:
    from lungetimer.training.views import SessionView

COACHING = Coaching()


def at(now: float, of: Plan) -> SessionView:
    session = session_of(of)
    session.start(0.0)
    session.advance(now)
    return session.view(now)


def test_the_figure_turns_round_in_a_switch_and_the_line_says_which_foot() -> None:
    of = plan(leg_order=LegOrder.ONE_BY_ONE)  # switch 7-12
    assert cue_line(at(8.0, of), COACHING) == SWITCH_LEGS[Leg.RIGHT].text
    (begun, half, done) = (pose_of(at(s, of), moving=True) for s in (7.0, 7.5, 10.0))
    assert isinstance(begun, TurnPose)
    assert isinstance(half, TurnPose)
    assert isinstance(done, TurnPose)
    assert (begun.fraction, half.fraction, done.fraction) == (0.0, 0.5, 1.0)
    assert begun.to_leg == "right"
    still = pose_of(at(7.0, of), moving=False)
    assert isinstance(still, TurnPose)
    assert still.fraction == 1.0  # without motion it faces the other side at once


def test_an_untimed_set_shows_the_lunge_of_its_leg_and_a_line() -> None:
    of = plan(pacing=Pacing.SET, leg_order=LegOrder.ONE_BY_ONE)
    view = at(5.0, of)
    pose = pose_of(view, moving=True)
    assert isinstance(pose, RepPose)
    assert (pose.stage, pose.leg, pose.moving) == ("hover", "left", False)
    assert cue_line(view, COACHING)
    assert coming_focus(view, COACHING)


def test_a_rest_that_waits_says_so_in_turn_with_the_focus() -> None:
    of = plan(rest_mode=RestMode.READY)  # rest from 11, waits from 21
    assert cue_line(at(22.0, of), COACHING) == WHEN_READY.text
    assert cue_line(at(37.0, of), COACHING).startswith("Tip for set 2: ")
    assert cue_line(at(52.0, of), COACHING) == WHEN_READY.text
