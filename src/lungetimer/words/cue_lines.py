"""Choose the tip or instruction that the screen shows at each moment of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.cues import (
    SWITCH_LEGS,
    WHEN_READY,
    cue_for,
    open_set_cue,
    rest_tip,
    set_up_cue,
)
from lungetimer.coaching.focus import Focus, focus_for
from lungetimer.coaching.notes import BEFORE
from lungetimer.frozen import frozen
from lungetimer.training.choices import Leg
from lungetimer.training.timeline import PhaseKind, Stage

if TYPE_CHECKING:
    from lungetimer.training.result import Felt
    from lungetimer.training.views import RepView, SessionView

LEG_MEANING: Final = "LEFT means: your left foot steps back"
"""Explanation of the word LEFT, which is shown in the first session."""

TIP_FOR_SET: Final = "Tip for set "
"""First words of the line that a rest shows about the next set; the number of the set follows."""
TURNS_S: Final = 15
"""Seconds for which each of two alternating lines is shown in a rest without a time limit."""


@frozen
class Coaching:
    """Facts from earlier sessions that decide the focus of each set.

    The focus of a set is the topic of its tips.

    Attributes:
        last_felt: the last answer to how a set felt in the previous session; None if there is none.
        turn: number of earlier sessions; it decides which general topic comes first.
        last_time: left and right reps of each set of the previous session.
    """

    last_felt: Felt | None = None
    turn: int = 0
    last_time: tuple[tuple[int, int], ...] = ()

    def last_reps(self, set_number: int) -> dict[Leg, int]:
        """Return each leg's reps in a set of the previous session; empty if they are not known.

        Args:
            set_number: the number of the set, from 1.
        """
        if not 1 <= set_number <= len(self.last_time):
            return {}
        return dict(zip((Leg.LEFT, Leg.RIGHT), self.last_time[set_number - 1], strict=True))

    def focus(self, view: SessionView, set_number: int) -> Focus:
        """Return the topic of a set's tips, chosen by how earlier sets felt to the user."""
        felt = [done.felt for done in view.sets]
        return focus_for(set_number, felt, last_felt=self.last_felt, turn=self.turn)


def coming_focus(view: SessionView, coaching: Coaching) -> str | None:
    """Return the words that the voice says about the focus (the topic of the tips) of a set.

    During a rest, they are about the next set. During an untimed set (one that the user ends with
    a key), they are about this set. At all other times, the result is None.
    """
    if view.open_set:
        return coaching.focus(view, view.set).spoken
    if view.phase is None or view.phase.kind is not PhaseKind.REST:
        return None
    return coaching.focus(view, view.set + 1).spoken


def cue_line(view: SessionView, coaching: Coaching) -> str:
    """Return the tip or instruction for this moment of the session; empty if there is none."""
    if view.phase is None:
        return ""
    if view.rep:
        return _rep_cue(view, view.rep, coaching)
    if view.phase.kind is PhaseKind.SET:
        return _set_cue(view, coaching)
    if view.phase.kind is PhaseKind.REST:
        return _rest_cue(view, coaching)
    if view.in_lead_in and view.phase.kind is not PhaseKind.PREPARE:
        return _set_up(view, view.phase.set or 1, coaching)
    first = view.phase.kind is PhaseKind.PREPARE and _sets_are_next(view) and not coaching.turn
    cue = LEG_MEANING if first and view.phase_s > view.phase_length_s / 2 else BEFORE.text
    return view.phase.drill.cue if view.phase.drill else cue


def _set_cue(view: SessionView, coaching: Coaching) -> str:
    """Return the line for an untimed set, or for the switch of legs in a set."""
    if view.switch:
        return SWITCH_LEGS[view.switch.leg].text
    seconds = view.open_set.seconds if view.open_set else 0.0
    focus = coaching.focus(view, view.set)
    return open_set_cue(seconds, set_number=view.set, focus=focus, plan=view.plan).text


def _rep_cue(view: SessionView, rep: RepView, coaching: Coaching) -> str:
    focus, stage = coaching.focus(view, view.set), rep.stage or Stage.LOWER
    return cue_for(stage, set_number=view.set, n=rep.slot + 1, focus=focus, plan=view.plan).text


def _rest_cue(view: SessionView, coaching: Coaching) -> str:
    """Return the line for a rest: a tip in its first half, then how to do the next set.

    A rest that waits for the user shows two lines in turn after its minimum time: how to do the
    next set, and that the rest can last longer.
    """
    if view.waits and view.phase_remaining_s == 0 and int(view.waited_s) // TURNS_S % 2 == 0:
        return WHEN_READY.text
    if view.in_lead_in or view.phase_s > view.phase_length_s / 2:
        return f"{TIP_FOR_SET}{view.set + 1}: {_set_up(view, view.set + 1, coaching)}"
    return rest_tip(view.set, view.sets[-1].felt if view.sets else None).text


def _sets_are_next(view: SessionView) -> bool:
    return view.next is not None and view.next.kind is PhaseKind.SET


def _set_up(view: SessionView, set_number: int, coaching: Coaching) -> str:
    if set_number == 1 and not coaching.turn:
        return LEG_MEANING
    return set_up_cue(set_number, coaching.focus(view, set_number), view.plan).text
