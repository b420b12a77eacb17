"""Cues: the lines shown during the reps, before a set and in a rest.

They are for a person two metres away and out of breath: one line at a time, which stays for several
reps. The first set goes through the five steps of the article on which the program is based. Each
later set has one topic, its focus. The screen then shows the headline of the focus and, in every
third left-right pair, lines for the parts of the rep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.focus import (
    BIG_STEP,
    FOR_FELT,
    HEEL,
    IN_TURN,
    RAILS,
    Cue,
    Focus,
    focus_for,
    suited,
)
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.training.plan import Leg
from lungetimer.training.result import Felt
from lungetimer.training.timeline import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lungetimer.training.plan import Plan

__all__ = [
    "Cue",
    "Focus",
    "all_cues",
    "cue_for",
    "focus_for",
    "open_set_cue",
    "rest_tip",
    "set_up_cue",
]

FIRST_SET_STEPS: Final = (
    Cue("Stand straight, feet hip-width", None, ARTICLE),
    Cue("Chest up, core engaged", None, ARTICLE),
    BIG_STEP,
    Cue("Back knee low, off the floor; front thigh level", Stage.HOVER, ARTICLE),
    Cue("Press through the front heel, then change legs", Stage.DRIVE, ARTICLE),
)
"""The five steps of the source article, in its order."""

SET_UP: Final = (
    RAILS,
    Cue("Stand tall, chest up", None, ARTICLE),
    Cue("Other leg: step back", Stage.STAND, ARTICLE),
)

REST_TIPS: Final = (
    Cue("Walk around and shake your legs", None, OWN_CHOICE),
    Cue("Breathe slowly, take a sip of water", None, OWN_CHOICE),
    Cue("How many more good reps could you have done?", None, OWN_CHOICE),
    Cue("If you are not ready, take more rest", None, OWN_CHOICE),
)

AFTER_FELT: Final = {
    Felt.FINE: Cue("Good. The next set has a new tip", None, OWN_CHOICE),
    Felt.KNEE: Cue("Take a slightly longer step, sink a bit less", None, "mistakes"),
    Felt.BALANCE: Cue("Shorter step, fingertips on the wall", None, "mistakes"),
    Felt.DEPTH: Cue("Sink straight down, then hover", None, OWN_CHOICE),
    Felt.BACK: Cue("Brace, look ahead; no weight if it still hurts", None, "mistakes"),
}
"""The response to each answer about how a set felt."""

SWITCH_LEGS: Final = {
    Leg.LEFT: Cue("Turn round: your left foot steps back now", None, OWN_CHOICE),
    Leg.RIGHT: Cue("Turn round: your right foot steps back now", None, OWN_CHOICE),
}
"""The line shown in the switch between the legs, by the leg that begins next."""

WHEN_READY: Final = Cue("Take your time; start when you are ready", None, OWN_CHOICE)
"""The line in a rest without a time limit."""

_STEP_S: Final = 12  # seconds that each step is shown in a first set that a key ends
_REMIND_EVERY: Final = 3
_WALK_NEEDS: Final = 2 * len(FIRST_SET_STEPS)


def set_up_cue(set_number: int, focus: Focus, plan: Plan) -> Cue:
    """Return the line shown while the user gets into position before a set.

    Before the first set, this is the first of the five steps of a lunge, or the response to what
    felt wrong last time. Before later sets, it is the headline of the set's focus.
    """
    if set_number == 1 and focus.felt is None:
        return suited(FIRST_SET_STEPS[0], plan)
    return suited(focus.headline, plan)


def cue_for(stage: Stage, *, set_number: int, n: int, focus: Focus, plan: Plan) -> Cue:
    """Return the line shown during a part of a rep.

    Args:
        stage: the part of the rep that is in progress.
        set_number: from 1.
        n: number of the rep in the set, from 1, both legs counted.
        focus: the topic of the set's lines, from `focus_for`.
        plan: the session's plan, with the user's changes so far.
    """
    if set_number == 1:
        per_leg = plan.reps_in(1)
        n_of, reps = n, 2 * per_leg
        if plan.one_by_one:  # all the steps are shown for each leg
            n_of, reps = (n - 1) % per_leg + 1, per_leg
        return suited(_walk(stage, n_of, focus, reps), plan)
    pair = (n - 1) // 2
    reminding = pair % _REMIND_EVERY == _REMIND_EVERY - 1
    return suited(focus.at(stage) if reminding else focus.headline, plan)


def open_set_cue(seconds: float, *, set_number: int, focus: Focus, plan: Plan) -> Cue:
    """Return the line shown in an untimed set, which ends when the user presses a key.

    The first set shows the five steps of a lunge in turn, each for 12 s, and then begins again.
    A later set shows the headline of its focus.

    Args:
        seconds: time since the set began; with leg order ``one_by_one``, since the current leg
            began.
        set_number: from 1.
        focus: the topic of the set's lines, from `focus_for`.
        plan: the session's plan, with the user's changes so far.
    """
    if set_number > 1:
        return suited(focus.headline, plan)
    turn = int(seconds) // _STEP_S
    if focus.felt is not None:
        if turn == 0:
            return suited(focus.headline, plan)
        turn -= 1
    return suited(FIRST_SET_STEPS[turn % len(FIRST_SET_STEPS)], plan)


def _walk(stage: Stage, n: int, focus: Focus, reps: int) -> Cue:
    """Return the line for rep ``n`` of the first set, whose reps show the five steps in turn."""
    if reps < len(FIRST_SET_STEPS):
        # There are too few reps to show every step: each part of a rep shows one of the last steps.
        by_stage = dict(zip(Stage, (*FIRST_SET_STEPS[2:], SET_UP[2]), strict=True))
        return by_stage[stage]
    opening = 2 if focus.felt is not None and reps - 2 >= _WALK_NEEDS else 0
    if n <= opening:
        return focus.headline
    share = (n - 1 - opening) * len(FIRST_SET_STEPS) // (reps - opening)
    return FIRST_SET_STEPS[min(share, len(FIRST_SET_STEPS) - 1)]


def rest_tip(set_number: int, felt: Felt | None = None) -> Cue:
    """Return the line shown in the rest after a set: the response to `felt`, or the next tip."""
    if felt is not None:
        return AFTER_FELT[felt]
    return REST_TIPS[(set_number - 1) % len(REST_TIPS)]


def all_cues() -> Iterator[Cue]:
    """Iterate over all cues in their basic wording, for the guide and for tests.

    Yields:
        Each cue, first those of a set, then those of a rest; some occur more than once.
    """
    yield from SET_UP
    yield from FIRST_SET_STEPS
    yield HEEL
    for focus in (*IN_TURN, *FOR_FELT.values()):
        yield focus.headline
        yield from focus.reminders
    yield from SWITCH_LEGS.values()
    yield from REST_TIPS
    yield WHEN_READY
    yield from AFTER_FELT.values()
