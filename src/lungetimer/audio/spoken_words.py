"""Choose the words that are spoken after the tones at one instant, as names of sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Halfway,
    LastRep,
    LastSet,
    LeadIn,
    LegSwitch,
    OpenSetDone,
    OpenSetStarted,
    OpenSetTime,
    Paused,
    PhaseEnded,
    PhaseStarted,
    RepStarted,
    RestWaits,
    Resumed,
)
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lungetimer.training.timeline import Drill

_PHASE_WORDS: Final = {
    PhaseKind.PREPARE: "word_get_ready",
    PhaseKind.LEAD_IN: "word_get_ready",
    PhaseKind.SET: "word_go",
    PhaseKind.REST: "word_rest",
}
_SAID: Final[dict[type[Event], str]] = {
    Halfway: "word_halfway",
    LastSet: "word_last_set",
    LastRep: "word_last_rep",
    LeadIn: "word_get_ready",
    Paused: "word_paused",
    Resumed: "word_go_on",
    Finished: "word_well_done",
}
# Words that are spoken before those of a phase that begins at the same instant.
_FIRST: Final[dict[type[Event], str]] = {
    OpenSetDone: "word_set_done",
    LegSwitch: "word_switch_legs",
}


def focus_sound(spoken: str) -> str:
    """Return the name of the sound for a spoken tip, e.g. ``word_focus_feet_hip_width``.

    Args:
        spoken: the one to three words of the tip in lower case, e.g. ``feet hip width``.
    """
    return f"word_focus_{spoken.replace(' ', '_')}"


def spoken_words(group: Sequence[Event], focus: str | None = None) -> Iterator[str]:
    """Yield the sound names of the words that are spoken at one instant.

    The words for a phase come first, then those for special events, then the leg or the number of a
    rep.

    Args:
        group: the events of that instant.
        focus: the name of the sound of a tip; None for no tip. The tip is spoken at the end of a
            rest instead of "get ready", and in an untimed set after the number of reps.
    """
    kinds = {type(event) for event in group}
    yield from (word for kind, word in _FIRST.items() if kind in kinds)
    for event in group:
        yield from _boundary_words(event, group)
    special = {**_SAID, LeadIn: focus or _SAID[LeadIn]}
    yield from (word for kind, word in special.items() if kind in kinds)
    for event in group:
        # The last rep has words of its own. The first rep of each leg is announced by the leg, and
        # every other rep by its number.
        if isinstance(event, RepStarted) and LastRep not in kinds:
            yield f"word_{event.leg if event.n_of_leg == 1 else event.n_of_leg}"
        elif isinstance(event, OpenSetStarted):
            yield from _dose_words(event)
            yield focus or ""


def _boundary_words(event: Event, group: Sequence[Event]) -> Iterator[str]:
    """Yield the words for a new phase, a countdown, the end of a rest, or the time in a set.

    Other events have no words here.
    """
    kinds = {type(event) for event in group}
    match event:
        case PhaseStarted(phase=phase):
            if phase.kind is PhaseKind.COOL_DOWN and not came_from(group, phase.kind):
                yield "word_cool_down"
            if phase.drill is not None:
                yield from _drill_words(phase.drill)
            elif not (phase.kind is PhaseKind.SET and LastSet in kinds):
                yield _PHASE_WORDS.get(phase.kind, "")
        case Countdown(seconds=seconds):
            yield "word_ten_seconds" if seconds == 10 else f"word_{seconds}"
        case RestWaits(waited_s=0):
            yield "word_when_you_are_ready"
        case OpenSetTime(seconds=seconds) if OpenSetDone not in kinds:
            yield from _time_words(seconds)


def came_from(group: Sequence[Event], kind: PhaseKind) -> bool:
    """Return whether one of these events is the end of a phase of this kind."""
    return any(isinstance(e, PhaseEnded) and e.phase.kind is kind for e in group)


def _drill_words(drill: Drill) -> Iterator[str]:
    base, _, side = drill.key.rpartition("_")
    if base and side in {"left", "right"}:
        yield f"word_{base}"
        yield f"word_{side}"
    else:
        yield f"word_{drill.key}"


def _dose_words(event: OpenSetStarted) -> Iterator[str]:
    """Yield the words for the reps of an untimed set: "ten, each leg" or "left, ten"."""
    if event.leg is not None:
        yield f"word_{event.leg}"
    yield from _number_words(event.reps)
    if event.leg is None:
        yield "word_each_leg"


def _number_words(number: int) -> Iterator[str]:
    """Yield the words of a number up to 59; a number like 35 has two words, "thirty" and "five"."""
    tens, ones = number - number % 10, number % 10
    yield f"word_{number if number <= 20 or not ones else tens}"
    if number > 20 and ones:
        yield f"word_{ones}"


def _time_words(seconds: int) -> Iterator[str]:
    """Yield the words of a multiple of 30 s, such as "thirty seconds" or "one minute, thirty"."""
    minutes, rest = divmod(seconds, 60)
    if minutes:
        yield from _number_words(minutes)
        yield "word_minute" if minutes == 1 else "word_minutes"
    if rest:
        yield from _number_words(rest)
        if not minutes:
            yield "word_seconds"
