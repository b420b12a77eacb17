"""The focus of a set: the topic of its tips, which is what felt off earlier or a general topic.

Some cues direct attention outside the body ("as on two rails"), as coaches often do. Studies
disagree on whether that helps (Wulf 2013: yes, McKay 2024: negligibly), so no advantage is claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.levels import Depth, depth_of
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE
from lungetimer.frozen import frozen, replace
from lungetimer.training.plan import Support
from lungetimer.training.result import Felt
from lungetimer.training.timeline import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.plan import Plan


@frozen
class Cue:
    """One line of advice: what to pay attention to in a rep.

    Attributes:
        text: at most 48 characters.
        stage: the part of the rep to which it belongs; None if it is for the whole rep.
        source: the key of the source of this advice in ``sources.SOURCES``.
    """

    text: str
    stage: Stage | None
    source: str


@frozen
class Focus:
    """What to pay attention to in one set.

    Attributes:
        key: a stable identifier.
        headline: the line shown most of the time.
        reminders: lines that replace the headline in some reps, each for one part of the rep.
        spoken: one to three words for the voice.
        felt: the answer to "How was the set?" for which this focus is meant; None if it is general.
    """

    key: str
    headline: Cue
    reminders: tuple[Cue, ...]
    spoken: str
    felt: Felt | None = None

    def at(self, stage: Stage) -> Cue:
        """Return the tip for a part of a rep: the latest reminder so far, or else the headline.

        A reminder stays until the next one replaces it, so that the screen does not flicker.
        """
        order = list(Stage)
        past = [
            cue
            for cue in self.reminders
            if cue.stage is not None and order.index(cue.stage) <= order.index(stage)
        ]
        return past[-1] if past else self.headline


def _own(text: str, stage: Stage | None) -> Cue:
    return Cue(text, stage, OWN_CHOICE)


def _mistake(text: str, stage: Stage | None) -> Cue:
    return Cue(text, stage, "mistakes")


def _article(text: str, stage: Stage | None) -> Cue:
    return Cue(text, stage, ARTICLE)


RAILS: Final = _article("Feet hip-width, as on two rails", None)
BIG_STEP: Final = _article("Big step back, not a giant one", Stage.LOWER)
LIFT: Final = _own("Sink straight down, not forward", Stage.LOWER)
TOES: Final = _mistake("Keep your front knee over your middle toes", Stage.LOWER)
HOVERING: Final = _article("Hover with the back knee off the floor", Stage.HOVER)
LEVEL: Final = _article("Front thigh level with the floor", Stage.HOVER)
SHIN: Final = _mistake("Front shin nearly upright, weight on your heel", Stage.HOVER)
POKED: Final = _article("Brace your belly, as if about to be poked", None)
LONG_BACK: Final = Cue("Chest up, back long, lean forward slightly", Stage.HOVER, "lean")
HEEL: Final = _article("Push the floor away with the front heel", Stage.DRIVE)

IN_TURN: Final = (
    Focus(
        "rails",
        RAILS,
        (
            _mistake("Feet on two rails, not on a tightrope", Stage.LOWER),
            _own("Let both feet settle before you change legs", Stage.STAND),
        ),
        "feet hip width",
    ),
    Focus(
        "step",
        BIG_STEP,
        (_own("Land softly on the ball of the foot", Stage.LOWER), SHIN),
        "big step back",
    ),
    Focus(
        "lift",
        LIFT,
        (_own("Slow and quiet on the way down", Stage.LOWER), HOVERING),
        "straight down",
    ),
    Focus("toes", TOES, (SHIN,), "knee over toes"),
    Focus("depth", LEVEL, (HOVERING,), "front thigh level"),
    Focus(
        "trunk",
        POKED,
        (LONG_BACK, _own("Hips and shoulders rise together", Stage.DRIVE)),
        "brace",
    ),
    Focus(
        "heel",
        HEEL,
        (
            _mistake("The front leg works, the back foot only helps", Stage.DRIVE),
            _own("Stand tall, squeeze the glutes", Stage.STAND),
        ),
        "front heel down",
    ),
    Focus(
        "breath",
        _own("Breathe in on the way down, out on the way up", None),
        (
            _own("Breathe in as you step", Stage.LOWER),
            _own("Breathe out on the way up", Stage.DRIVE),
        ),
        "breathe",
    ),
)
"""The general foci of later sets, in turn."""

FOR_FELT: Final = {
    Felt.KNEE: Focus(
        "felt_knee",
        TOES,
        (
            _mistake("Take a slightly longer step back", Stage.LOWER),
            _mistake("A little less depth is fine", Stage.HOVER),
        ),
        "knee over toes",
        Felt.KNEE,
    ),
    Felt.BALANCE: Focus(
        "felt_balance",
        _mistake("Feet on two rails, a slightly shorter step", None),
        (
            _mistake("Take a slightly shorter step", Stage.LOWER),
            _article("Fingertips on a wall if you like", Stage.HOVER),
        ),
        "feet hip width",
        Felt.BALANCE,
    ),
    Felt.DEPTH: Focus("felt_depth", LIFT, (HOVERING,), "straight down", Felt.DEPTH),
    Felt.BACK: Focus(
        "felt_back",
        POKED,
        (
            _mistake("Look ahead, keep your back long", Stage.LOWER),
            _own("Hips and shoulders rise together", Stage.DRIVE),
        ),
        "brace",
        Felt.BACK,
    ),
}
"""The focus for each thing that felt off; after ``fine``, the next general focus follows."""


def focus_for(
    set_number: int,
    felt_so_far: Sequence[Felt | None] = (),
    *,
    last_felt: Felt | None = None,
    turn: int = 0,
) -> Focus:
    """Return the focus of a set.

    It responds to the latest answer in this session if something felt off. Before any answer, in
    the first two sets, it responds to what felt off last time. Otherwise, general foci take turns.

    Args:
        set_number: the set about to begin, from 1.
        felt_so_far: the answers for this session's sets, in order; None for those without.
        last_felt: the last answer in the session before this one.
        turn: index of the first general focus, which is the number of earlier sessions.
    """
    answers = [felt for felt in felt_so_far if felt is not None]
    if answers and answers[-1] in FOR_FELT:
        return FOR_FELT[answers[-1]]
    if not answers and set_number <= 2 and last_felt in FOR_FELT:
        return FOR_FELT[last_felt]
    return IN_TURN[(turn + max(set_number - 2, 0)) % len(IN_TURN)]


def suited(cue: Cue, plan: Plan) -> Cue:
    """Return the cue in words that fit the plan's support, load and leg order."""
    if plan.one_by_one and cue.text in _ONE_BY_ONE:
        return replace(cue, text=_ONE_BY_ONE[cue.text])
    text = None
    if plan.support is not Support.NONE:
        deep = depth_of(plan) is Depth.FULL
        text = (_SUPPORTED if deep else _SUPPORTED | _SHALLOW).get(cue.text)
    elif plan.loaded:
        text = _LOADED.get(cue.text, {}).get(plan.equipment.value)
    return replace(cue, text=text.format(hold=plan.support.value)) if text else cue


# The supported level goes only as deep as feels good.
_SHALLOW: Final = {
    LEVEL.text: "Go only as deep as feels good",
    HOVERING.text: "Hover where it feels good",
    "Back knee low, off the floor; front thigh level": "Sink only as deep as feels good",
}
# One hand stays on the wall or the chair.
_SUPPORTED: Final = {
    "Chest up, core engaged": "Chest up, fingertips on the {hold}",
    BIG_STEP.text: "Step back, a hand on the {hold}",
    "Fingertips on a wall if you like": "Keep your fingertips on the {hold}",
}
# If one leg does all its reps first, the legs are not swapped after each rep.
_ONE_BY_ONE: Final = {
    "Press through the front heel, then change legs": "Press through the front heel to standing",
    "Other leg: step back": "Same leg: step back",
    "Let both feet settle before you change legs": "Let both feet settle before the next rep",
}
_LOADED: Final = {
    "Chest up, core engaged": {
        "dumbbells": "Chest up, core engaged, dumbbells hang still",
        "kettlebell": "Chest up, core engaged, kettlebell at chest",
    },
    "Look ahead, keep your back long": {
        "dumbbells": "Look ahead, and use less weight if you can",
        "kettlebell": "Look ahead, and use less weight if you can",
    },
    "Fingertips on a wall if you like": {
        "dumbbells": "Use less weight until it feels steady",
        "kettlebell": "Use less weight until it feels steady",
    },
}
