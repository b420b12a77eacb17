"""State of a set in progress; times are whole microseconds since the set began.

Depending on the pacing, reps are counted by the metronome, by a key press for each rep, or all at
once by a key press at the end of an untimed set (``open`` in the code). If one leg does all its
reps before the other, there is a pause in which the legs are switched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.choices import Pacing
from lungetimer.training.events import (
    Countdown,
    Event,
    LastRep,
    LegSwitch,
    OpenSetDone,
    OpenSetStarted,
    OpenSetTime,
    RepDone,
    RepStarted,
    StageStarted,
)
from lungetimer.training.leg_order import Course, Spot
from lungetimer.training.runs import US, WARN_S, countdown
from lungetimer.training.timeline import Phase, stages

if TYPE_CHECKING:
    from lungetimer.training.choices import Leg
    from lungetimer.training.plan import Plan

# Seconds between time events in an untimed set.
TIME_CALL_S: Final = 30


class SetRun:
    """A set in progress, with any pacing and leg order.

    Args:
        phase: the set's phase.
        plan: the current plan; `replan` replaces it.
        spot: where to begin; None for the first rep.
        warn_s: how many seconds before the end of a switch of legs to warn the user; 0 for never.
    """

    def __init__(
        self, phase: Phase, plan: Plan, spot: Spot | None = None, warn_s: int = WARN_S
    ) -> None:
        self.phase = phase
        self.course = Course.of(plan, phase.set or 1, spot)
        self.slot = spot.slot if spot else 0
        self.switching = False
        """Whether the pause between the legs is running."""
        self._plan = plan
        self._countdown = countdown(warn_s)
        self._cursor = 0  # in a switch of legs, the time of the latest event
        self._calls = 0  # in an untimed set, the number of time events
        self._begin_rep(0)

    @property
    def number(self) -> int:
        """Number of the set, from 1."""
        return self.phase.set or 1

    @property
    def leg(self) -> Leg:
        """Leg of the current rep; during a switch of legs, the leg that begins next."""
        return self.course.leg(self.slot)

    @property
    def self_paced(self) -> bool:
        """Whether a key press, not the metronome, ends each rep."""
        return self._plan.pacing is Pacing.SELF

    @property
    def open(self) -> bool:
        """Whether the set is untimed: one key press ends it and counts all its reps."""
        return self._plan.pacing is Pacing.SET

    @property
    def timed(self) -> bool:
        """Whether the metronome counts the reps."""
        return self._plan.pacing is Pacing.TEMPO

    @property
    def over(self) -> bool:
        """Whether the last rep is done."""
        return self.slot >= self.course.slots

    @property
    def spot(self) -> Spot:
        """The rep at which the set can resume if it is interrupted now."""
        past_switch = self.course.one_by_one and not self.course.leads(self.slot)
        return Spot(self.slot, self.course.lead_reps if past_switch else None)

    @property
    def last_rep(self) -> bool:
        """Whether the current rep is the set's last."""
        return self.slot == self.course.slots - 1

    # -- beginning ----------------------------------------------------------------------------

    def _begin_rep(self, local: int) -> None:
        """Begin a rep; a new tempo applies only from the next rep on."""
        self.rep_at = local
        self.stages = stages(self._plan.tempo)
        self.stage_index = 0
        self._calls = 0

    def opening(self, at_s: float) -> list[Event]:
        """Return the events that begin the current rep, or the whole set if it is untimed."""
        if self.open:
            leg = self.leg if self.course.one_by_one else None
            return [OpenSetStarted(at_s, self.number, leg, self.course.reps_of(self.slot))]
        number = self.course.number(self.slot)
        found: list[Event] = [RepStarted(at_s, self.number, self.slot + 1, self.leg, number)]
        if self.last_rep:
            found.append(LastRep(at_s, self.number, self.leg))
        if self.timed:
            found.append(self._stage_event(at_s))
        return found

    def _stage_event(self, at_s: float) -> Event:
        stage, length_s = self.stages[self.stage_index]
        return StageStarted(at_s, self.leg, stage, length_s)

    # -- advancing with time ------------------------------------------------------------------

    def stage_start(self, index: int) -> int:
        """Return when a part of the current rep begins, in microseconds since the set began.

        An index equal to the number of parts gives the end of the rep.
        """
        return self.rep_at + US * sum(length for _, length in self.stages[:index])

    @property
    def switch_end(self) -> int:
        """When the current switch of legs ends, in microseconds since the set began."""
        return self.rep_at + self._plan.switch_s * US

    def next_due(self) -> int | None:
        """Return when the next event is due, in microseconds since the set began.

        The result is None if no event is due until the user presses a key.
        """
        if self.switching:
            return min(at for at, _ in self._switch_marks())
        if self.open:
            return self.rep_at + (self._calls + 1) * TIME_CALL_S * US
        return self.stage_start(self.stage_index + 1) if self.timed else None

    def _switch_marks(self) -> list[tuple[int, int]]:
        """Return the events still to come in a switch of legs, each as a pair of numbers.

        Returns:
            The time in the set at which the event is due, in microseconds, and the seconds to go
            that the event announces; 0 is the end of the switch.
        """
        marks = [(self.switch_end - s * US, s) for s in self._countdown]
        return [*(m for m in marks if m[0] > self._cursor), (self.switch_end, 0)]

    def fire(self, at_s: float) -> list[Event]:
        """Advance to the next time at which events are due.

        Returns:
            The events due then.
        """
        if self.switching:
            self._cursor, seconds = min(self._switch_marks())
            if seconds:
                return [Countdown(at_s, seconds, self.phase)]
            return self.end_switch(at_s, self.switch_end)
        if self.open:
            self._calls += 1
            return [OpenSetTime(at_s, self._calls * TIME_CALL_S)]
        if self.stage_index + 1 < len(self.stages):
            self.stage_index += 1
            return [self._stage_event(at_s)]
        return self.finish_rep(at_s, self.stage_start(len(self.stages)))

    def finish_rep(self, at_s: float, local: int) -> list[Event]:
        """Finish the current rep, and begin the next rep or the switch of legs, if one follows.

        Returns:
            The events of the rep that ends and of what begins.
        """
        done = RepDone(at_s, self.number, self.slot + 1, self.leg)
        self.slot += 1
        return [done, *self._continue_set(at_s, local)]

    def finish_stretch(self, at_s: float, local: int, *, but: int = 0) -> list[Event]:
        """Finish all reps up to the switch of legs or the end of the set, and begin what follows.

        Args:
            at_s: offset in the session, in seconds.
            local: time in the set, in microseconds.
            but: number of reps at the end that do not count; if there are any, the other leg does
                not begin.

        Returns:
            The events of the reps that end and of what begins.
        """
        found: list[Event] = []
        for _ in range(self.slot, self.course.stretch_end(self.slot) - but):
            found.append(RepDone(at_s, self.number, self.slot + 1, self.leg))
            self.slot += 1
        if but:
            return found
        if self.over:
            found.append(OpenSetDone(at_s, self.number))
        return [*found, *self._continue_set(at_s, local)]

    def _continue_set(self, at_s: float, local: int) -> list[Event]:
        self._begin_rep(local)
        if self.over:
            return []
        if not self.course.switches_at(self.slot):
            return self.opening(at_s)
        self._cursor = local
        switch = LegSwitch(at_s, self.number, self.leg, self._plan.switch_s)
        if not self._plan.switch_s:
            return [switch, *self.opening(at_s)]
        self.switching = True
        return [switch]

    def end_switch(self, at_s: float, local: int) -> list[Event]:
        """End the switch of legs, and begin the reps of the second leg.

        Returns:
            The events with which these reps begin.
        """
        self.switching = False
        self._begin_rep(local)
        return self.opening(at_s)

    # -- changes ------------------------------------------------------------------------------

    def replan(self, plan: Plan, at_s: float) -> list[Event]:
        """Apply a changed plan to this set.

        A new number of reps applies at once, but a rep that has begun is never removed. A new tempo
        applies from the next rep on.

        Returns:
            A `LastRep` event if the current rep has become the last one, otherwise no events.
        """
        was_last = self.last_rep
        self._plan = plan
        self.course = self.course.replanned(plan.reps_in(self.number), self.slot)
        if self.last_rep and not (was_last or self.open or self.switching):
            return [LastRep(at_s, self.number, self.leg)]
        return []

    def remaining(self, local: int) -> int:
        """Return the microseconds to the end of the set; without a metronome, an estimate."""
        rep = self._plan.tempo.rep_s * US
        course, slot = self.course, self.slot
        later = (course.slots - slot - 1) * rep
        if course.one_by_one and course.leads(slot):
            later += self._plan.switch_s * US
        if self.switching:
            return later + rep + max(0, self.switch_end - local)
        if self.open:
            stretch = (course.stretch_end(slot) - slot) * rep
            return later + rep - stretch + max(0, self.rep_at + stretch - local)
        if self.self_paced:
            return later + rep
        return max(0, later + self.stage_start(len(self.stages)) - local)
