"""The Engine: the part of a session that advances with time, without input from the user.

Internally, times are whole microseconds. A phase begins exactly at the time at which the previous
phase was due to end, so no error accumulates.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Self

from lungetimer.training.events import (
    Event,
    Finished,
    Halfway,
    LastSet,
    PhaseEnded,
    PhaseStarted,
    RepDone,
)
from lungetimer.training.leg_order import Spot
from lungetimer.training.runs import US, WARN_S, TimedRun
from lungetimer.training.script import ResumePoint, Script
from lungetimer.training.session_log import SessionLog
from lungetimer.training.set_run import SetRun
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.plan import Plan
    from lungetimer.training.timeline import Drill, Phase


class Engine:
    """The timing of a session; `Session` adds the actions of the user.

    Args:
        plan: the plan; its lead leg must not be ``auto`` (see `Plan.with_lead`).
        warm_up: drills of the plan's warm-up, in order.
        cool_down: stretches of the plan's cool-down, in order.
        resume: where to resume an interrupted session; None for a new one.
    """

    def __init__(
        self,
        plan: Plan,
        warm_up: Sequence[Drill] = (),
        cool_down: Sequence[Drill] = (),
        resume: ResumePoint | None = None,
    ) -> None:
        self.planned = resume.earlier.planned if resume else plan
        self.script = Script(plan, warm_up, cool_down)
        self.log = SessionLog.continuing(resume.earlier) if resume else SessionLog()
        self.state = State.READY
        self.pause_reason: PauseReason | None = None
        self.status: Status | None = None
        self.run: TimedRun | SetRun | None = None
        self.warn_s = WARN_S
        """Seconds before the end of a phase at which a warning is due; 0 for none.

        Set this before `start`.
        """
        self._resume = resume
        self._origin = 0  # the ``now`` of offset 0, in microseconds
        self._anchor = 0  # offset at which the current phase began, plus the pauses in it
        self._paused_at = 0  # offset at which the pause began
        self._last = 0  # offset of the latest ``now`` passed in
        self._end = 0  # offset at which the session ended
        self.cut_at: dict[int, Spot] = {}  # set number -> the rep at which that set ended early
        self._announced_halfway = False
        self._announced_last_set = 0  # the set announced as the last one

    @property
    def plan(self) -> Plan:
        """Current plan, including changes made during the session."""
        return self.script.plan

    def fork(self) -> Self:
        """Return an independent copy in the same state; cheap enough to make at every key press.

        A copy can be advanced to find out what is to come, without any effect on the original.
        """
        twin = copy.copy(self)
        twin.script = copy.copy(self.script)
        twin.log = self.log.fork()
        twin.run = copy.copy(self.run)
        twin.cut_at = dict(self.cut_at)
        return twin

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        twin = self.fork()
        memo[id(self)] = twin
        return twin

    # -- time ---------------------------------------------------------------------------------

    def _offset(self, now: float) -> int:
        """Update the latest offset to the time ``now``, but never to an earlier one.

        Returns:
            The latest offset in microseconds; 0 before the start.
        """
        if self.state is not State.READY:
            self._last = max(self._last, round(now * US) - self._origin)
        return self._last

    @property
    def offset_s(self) -> float:
        """Seconds from the session's start to the latest time ``now`` passed to a method."""
        return self._last / US

    @property
    def _effective(self) -> int:
        """Latest offset in microseconds; while paused, the offset at which the pause began."""
        return self._paused_at if self.state is State.PAUSED else self._last

    @property
    def local(self) -> int:
        """Microseconds since the current phase began, without pauses."""
        return self._effective - self._anchor

    def paused_us(self) -> int:
        """Return the microseconds paused so far."""
        running = self._last - self._paused_at if self.state is State.PAUSED else 0
        return self.log.paused + running

    def next_due(self) -> float | None:
        """Return when the next event is due, on the clock of `advance`; None for never."""
        if self.state is not State.RUNNING or self.run is None:
            return None
        due = self.run.next_due()
        return None if due is None else (self._origin + self._anchor + due) / US

    def first_spot(self, number: int) -> Spot:
        """Return where a set begins: at its first rep, or at the rep where it ended early."""
        return self.cut_at.get(number, Spot())

    # -- advancing ----------------------------------------------------------------------------

    def start(self, now: float) -> list[Event]:
        """Start a new session at offset 0, or an interrupted one at the offset of its interruption.

        Returns:
            The first events.
        """
        if self.state is not State.READY:
            return []
        self.state = State.RUNNING
        earlier = self._resume.earlier.elapsed_s if self._resume else 0.0
        self._origin = round(now * US) - round(earlier * US)
        self._last = self._anchor = round(earlier * US)
        if self._resume:
            self._announced_halfway = self._is_halfway(self.plan.total_reps - self.log.called)
            if self._resume.phase is PhaseKind.SET and self._resume.set:
                spot = Spot(self._resume.slot, self._resume.lead_reps)
                self.cut_at[self._resume.set] = spot
            return self._enter(self.script.resuming(self._resume), self._last)
        return self._enter(self.script.next_after(None), self._last)

    def advance(self, now: float) -> list[Event]:
        """Advance the session to the time ``now``, in seconds of a monotonic clock.

        Returns:
            All events that have become due since the last call.
        """
        offset = self._offset(now)
        found: list[Event] = []
        while self.state is State.RUNNING and self.run is not None:
            due = self.run.next_due()
            if due is None or self._anchor + due > offset:
                break
            found += self._fire(self.run, self._anchor + due)
        return found

    def _fire(self, run: TimedRun | SetRun, at: int) -> list[Event]:
        found = self._with_counts(run.fire(at / US))
        if run.over:
            found += self._leave(at, cut=False)
            found += self._enter(self.script.next_after(run.phase), at)
        return found

    def _with_counts(self, events: list[Event]) -> list[Event]:
        """Count the reps done in these events, and insert a `Halfway` event when it is due.

        Returns:
            The events, with `Halfway` in its place if it was due.
        """
        found: list[Event] = []
        for event in events:
            found.append(event)
            if isinstance(event, RepDone):
                self.log.rep_done(event.set, event.leg)
                ahead = self._reps_ahead()
                if not self._announced_halfway and ahead and self._is_halfway(ahead):
                    self._announced_halfway = True
                    found.append(Halfway(event.at_s))
        return found

    def _is_halfway(self, ahead: int) -> bool:
        """Return whether half of the reps are done, if ``ahead`` reps are still to be done."""
        return self.log.called >= ahead

    def _reps_ahead(self) -> int:
        """Return how many reps the current set and later sets still have, counting both legs."""
        if not isinstance(self.run, SetRun):
            return 0
        later = range(self.run.number + 1, self.plan.sets + 1)
        left = self.run.course.slots - self.run.slot
        return left + 2 * sum(self.plan.reps_in(number) for number in later)

    def _enter(self, phase: Phase | None, at: int) -> list[Event]:
        """Begin a phase at an offset in microseconds, or end the session if the phase is None.

        Returns:
            The events that this causes.
        """
        if phase is None:
            return self._finish(Status.COMPLETED, at)
        self._anchor = at
        found: list[Event] = [PhaseStarted(at / US, phase)]
        if phase.kind is PhaseKind.SET and phase.set is not None:
            self.log.begin_set(phase.set, self.plan)
            self.run = SetRun(phase, self.plan, self.cut_at.pop(phase.set, None), self.warn_s)
            found += self.announce_last_set(at / US)
        else:
            waits = phase.kind is PhaseKind.REST and self.plan.rest_waits
            least_s = self.plan.rest_s if waits else None
            self.run = TimedRun(phase, self.plan.lead_in_s, least_s, self.warn_s)
        return found + self.run.opening(at / US)

    def announce_last_set(self, at_s: float) -> list[Event]:
        """Announce the last set once it has begun, unless it has been announced or is the only set.

        Returns:
            A `LastSet` event, or no events.
        """
        number = self.run.number if isinstance(self.run, SetRun) else 0
        if number in {0, self._announced_last_set} or number != self.plan.sets or number == 1:
            return []
        self._announced_last_set = number
        return [LastSet(at_s, number)]

    def _leave(self, at: int, *, cut: bool) -> list[Event]:
        """End the current phase and log its time; if a set ends early, store where to resume it.

        Returns:
            A `PhaseEnded` event, or no events if there is no phase.
        """
        run = self.run
        if run is None:
            return []
        if cut and isinstance(run, SetRun):
            self.cut_at[run.number] = run.spot
        self.log.phase_over(run.phase, at - self._anchor, cut=cut)
        self.run = None
        return [PhaseEnded((self._last if cut else at) / US, run.phase, cut)]

    def _finish(self, status: Status, at: int) -> list[Event]:
        if self.state is State.PAUSED:
            self.log.paused += self._last - self._paused_at
            at = self._last
        self.state, self.status, self.run, self._end = State.FINISHED, status, None, at
        self.pause_reason = None
        return [Finished(at / US, status)]
