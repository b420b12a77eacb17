"""Convert the events of a session into lines of text, without a clock or a screen.

The verbosity ``quiet`` reports only the phases. ``normal`` adds each rep, the warning before the
end of a phase and the tip for the next set. ``verbose`` adds each part of a rep, the last three
seconds and all tips.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.notes import BEFORE
from lungetimer.text import counted
from lungetimer.training import events as ev
from lungetimer.training.plan import Pacing
from lungetimer.training.status import PauseReason
from lungetimer.training.timeline import PhaseKind, Stage
from lungetimer.words import field_words, session_words
from lungetimer.words.cue_lines import TIP_FOR_SET, cue_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lungetimer.training.timeline import Phase
    from lungetimer.training.views import SessionView
    from lungetimer.words.cue_lines import Coaching

LAST_SECONDS: Final = 3
FELT_HINT: Final = (
    "In a rest, press a number to say how the set felt: 1 fine, 2 knee, 3 balance, 4 depth, 5 back."
)


class Verbosity(StrEnum):
    """How much plain mode prints during a session."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


class Narrator:
    """Describes one session in lines of text.

    Args:
        verbosity: how much is printed.
        coaching: the answers and reps of earlier sessions, on which the tips depend.
        next_key: the name of the `next` key in words, such as ``space``.
        pause_key: the name of the pause key in words.
    """

    def __init__(
        self,
        verbosity: Verbosity,
        coaching: Coaching,
        *,
        next_key: str,
        pause_key: str,
    ) -> None:
        self._reps = verbosity is not Verbosity.QUIET
        self._all = verbosity is Verbosity.VERBOSE
        self._coaching = coaching
        self._next_key, self._pause_key = next_key, pause_key
        self._cue = ""
        self._hinted = False
        self._paused = False

    def lines(self, events: Sequence[ev.Event], view: SessionView) -> list[str]:
        """Return the lines for the given events, and after them a tip if there is a new one."""
        found = [line for event in events for line in self._line(event, view) if line]
        return found + self._cue_lines(view)

    def where(self, view: SessionView) -> str:
        """Return the current state of the session in one line."""
        place = place_words(view)
        left = duration_words(view.left_s)
        about = "about " if view.plan.estimated else ""
        paused = "Paused. " if self._paused else ""
        return f"{paused}{place}. {about.capitalize()}{left} to go in the session"

    def _line(self, event: ev.Event, view: SessionView) -> Iterator[str]:
        match event:
            case ev.PhaseStarted():
                yield from self._phase(event.phase, view)
            case ev.LeadIn():
                yield f"Get into position, {event.length_s} s"
            case ev.LegSwitch():
                after = f", {event.length_s} s" if event.length_s else ""
                yield f"Switch legs: {event.leg} leg next{after}"
            case ev.LastSet():
                yield "Last set"
            case ev.OpenSetStarted():
                legs = "Both legs" if event.leg is None else f"{event.leg.capitalize()} leg"
                yield f"{legs}, at your own pace; press {self._next_key} when done"
            case ev.Corrected():
                yield f"Set {event.set}: {event.leg} reps corrected from {event.old} to {event.new}"
            case ev.RestWaits() if event.waited_s == 0:
                yield f"Press {self._next_key} when you are ready"
            case _:
                yield from self._change(event, view)

    def _change(self, event: ev.Event, view: SessionView) -> Iterator[str]:
        """Yield the lines for a changed plan, a pause or its end; else those of `_rep_line`."""
        match event:
            case ev.Adjusted():
                yield field_words.change_words(event.field, view.plan)
            case ev.Paused():
                self._paused = True
                yield self._pause(event.reason)
            case ev.Resumed():
                self._paused = False
                yield f"Continued: {place_words(view)}"
            case _ if self._reps:
                yield from self._rep_line(event, view)

    def _rep_line(self, event: ev.Event, view: SessionView) -> Iterator[str]:
        """Yield the lines that only the verbosities normal and verbose print."""
        match event:
            case ev.RepStarted():
                of = (
                    view.rep.of
                    if view.rep and view.set == event.set
                    else view.plan.reps_in(event.set)
                )
                stage = "" if view.plan.pacing is Pacing.SELF else ", down"
                where = f"Set {event.set} of {view.plan.sets}"
                yield f"{where}, {event.leg} {event.n_of_leg} of {of}{stage}"
            case ev.StageStarted() if self._all and event.stage is not Stage.LOWER:
                yield session_words.STAGE_WORDS[event.stage].capitalize()
            case ev.Halfway():
                yield "Halfway"
            case ev.LastRep():
                yield "Last rep"
            case ev.Countdown() if event.seconds > LAST_SECONDS:
                yield f"{event.seconds} s remaining"
            case ev.Countdown() if self._all:
                yield f"{event.seconds} s"
            case ev.OpenSetTime():
                yield f"{event.seconds} s so far"
            case ev.RestWaits() if self._all:
                yield f"Waited {event.waited_s} s"

    def _phase(self, phase: Phase, view: SessionView) -> Iterator[str]:
        match phase.kind:
            case PhaseKind.SET:
                plan = view.plan
                lead = f", {plan.lead_leg} foot steps back first" if phase.set == 1 else ""
                reps = counted(plan.reps_in(phase.set or 1), "rep")
                yield f"Set {phase.set} of {plan.sets}: {reps} per leg{lead}"
                before = self._coaching.last_reps(phase.set or 0)
                if self._reps and before:
                    reps_then = ", ".join(f"{leg} {count}" for leg, count in before.items())
                    yield f"Last time: {reps_then}"
                if plan.pacing is Pacing.SELF and phase.set == 1:
                    yield f"Press {self._next_key} after each rep"
            case PhaseKind.REST:
                waits = view.plan.rest_waits
                yield f"Rest {view.plan.rest_s} s or more" if waits else f"Rest {phase.length_s} s"
                if self._reps and not self._hinted:
                    self._hinted = True
                    yield FELT_HINT
            case PhaseKind.WARM_UP | PhaseKind.COOL_DOWN:
                kind = session_words.PHASE_WORDS[phase.kind]
                yield f"{kind}: {phase.name}, {phase.length_s} s"
            case _:
                yield f"{phase.name}, {phase.length_s} s"
                if phase.kind is PhaseKind.PREPARE:
                    yield BEFORE.text

    def _pause(self, reason: PauseReason) -> str:
        hint = f"Press {self._pause_key} to continue"
        if reason is PauseReason.STALLED:
            return f"Paused. The computer slept or froze. Nothing was counted. {hint}"
        return "" if reason is PauseReason.LEAVING else f"Paused. {hint}"

    def _cue_lines(self, view: SessionView) -> list[str]:
        """Return the current tip if it is new and this verbosity prints it."""
        cue = cue_line(view, self._coaching) if self._reps and not self._paused else ""
        if not cue or cue in {self._cue, BEFORE.text}:
            return []
        if not self._all and not cue.startswith(TIP_FOR_SET):
            return []
        self._cue = cue
        return [cue]


def place_words(view: SessionView) -> str:
    """Return the phase with its rep or its time: ``Set 1 of 3, left 4 of 10``, ``Rest, 32 s``."""
    head = session_words.headline(view)
    if view.rep:
        return f"{head}, {view.rep.leg} {view.rep.number} of {view.rep.of}"
    if view.switch:
        return f"{head}, {session_words.timed_name(view)}, {view.seconds_shown} s"
    if view.open_set:
        leg = f", {view.open_set.leg} leg" if view.open_set.leg else ""
        return f"{head}{leg}, {view.seconds_shown} s so far"
    if view.phase is None:
        return head or "Before the start"
    if view.phase.kind in {PhaseKind.WARM_UP, PhaseKind.COOL_DOWN}:
        head = f"{head}: {view.phase.name}"
    waited = view.waits and view.phase_remaining_s == 0
    return f"{head}, {'waiting' if waited else f'{view.seconds_shown} s'}"


def duration_words(seconds: float) -> str:
    """Return a duration in words: ``45 s``, ``16 min 10 s``, ``1 h 5 min``."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes} min"
    if not minutes:
        return f"{left} s"
    return f"{minutes} min {left} s" if left else f"{minutes} min"
