# ruff: noqa: DOC201  # The docstring of the module says what every action returns.
"""The Session: a state machine driven by times that are passed in, without clock, I/O or screen.

Each method for an action takes ``now`` (monotonic seconds), carries out the action, and returns the
events since the last call, in order. Each event says how many seconds after the start of the
session it was due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import replace
from lungetimer.training import adjusting
from lungetimer.training.engine import Engine
from lungetimer.training.events import (
    Corrected,
    Event,
    Paused,
    RestExtended,
    Resumed,
    SetCutShort,
)
from lungetimer.training.next_action import NextAction
from lungetimer.training.picture import picture
from lungetimer.training.runs import US, TimedRun
from lungetimer.training.session_log import PastPhase
from lungetimer.training.set_run import SetRun
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.choices import LeadLeg, Leg
    from lungetimer.training.result import Felt, SessionResult
    from lungetimer.training.views import SessionView

# Going back in the first seconds of a phase goes to the phase before it, as on a music player.
BACK_GRACE_S: Final = 3


class Session(Engine):
    """A guided session: the engine, and the actions of the user."""

    def pause(self, now: float, reason: PauseReason = PauseReason.ASKED) -> list[Event]:
        """Pause the session; nothing is due until `resume`."""
        found = self.advance(now)
        if self.state is State.RUNNING:
            self._paused_at = self._last
            self.state, self.pause_reason = State.PAUSED, reason
            found.append(Paused(self._last / US, reason))
        return found

    def resume(self, now: float) -> list[Event]:
        """Resume the session; all later events are delayed by exactly the length of the pause."""
        offset = self._offset(now)
        if self.state is not State.PAUSED:
            return self.advance(now)
        gap = offset - self._paused_at
        self.log.paused += gap
        self._anchor += gap
        self.state, self.pause_reason = State.RUNNING, None
        return [Resumed(offset / US, gap / US)]

    def skip(self, now: float) -> list[Event]:
        """Skip to the next phase; during the pause for switching legs in a set, skip the pause.

        In a rest, the first skip goes to the get-ready time at its end, so that nobody is rushed.
        A second skip goes to the set.
        """
        found = self.advance(now)
        run, at = self.run, self._effective
        if run is None:
            return found
        if isinstance(run, SetRun) and run.switching:
            return found + self._restamp(run.end_switch(at / US, self.local))
        if isinstance(run, TimedRun) and run.cut_to_lead_in(self.local):
            return found + self.advance(now)
        found += self._leave(at, cut=True)
        return found + self._restamp(self._enter(self.script.next_after(run.phase), at))

    def back(self, now: float) -> list[Event]:
        """Restart the current phase, or go back to the previous one in the first 3 s of a phase.

        A set restarts at its first rep, after a new get-ready time. Going back from a later phase
        to a set that ended early resumes it at the rep where it ended. Reps already done still
        count.
        """
        found = self.advance(now)
        run, at = self.run, self._effective
        if run is None:
            return found
        fresh = self.local <= BACK_GRACE_S * US
        found += self._leave(at, cut=True)
        if not fresh and run.phase.set is not None:
            self.cut_at.pop(run.phase.set, None)
        target = self.script.before(run.phase) if fresh else run.phase
        return found + self._restamp(self._enter(self.script.way_into(target), at))

    def _restamp(self, events: list[Event]) -> list[Event]:
        """Return the events of a user action; while paused, change their time to the present."""
        if self.state is not State.PAUSED:
            return events
        return [replace(event, at_s=self._last / US) for event in events]

    def rep_done(self, now: float) -> list[Event]:
        """If a key counts each rep, count the current rep and begin the next; else do nothing."""
        found = self.advance(now)
        run = self._running_set()
        if run is None or not run.self_paced:
            return found
        return found + self._counted(run, run.finish_rep(self._last / US, self.local))

    def set_done(self, now: float) -> list[Event]:
        """End an untimed set and count all its planned reps; in any other phase, change nothing.

        With leg order ``one_by_one``, count only the reps of the current leg; the switch and the
        other leg follow. If fewer or more reps were done, use `correct` afterwards.
        """
        found = self.advance(now)
        run = self._running_set()
        if run is None or not run.open:
            return found
        return found + self._counted(run, run.finish_stretch(self._last / US, self.local))

    def fail_set(self, now: float) -> list[Event]:
        """End the set without counting the rep in progress; outside a set, change nothing.

        In an untimed set, all planned reps but one are counted. The next phase begins.
        """
        found = self.advance(now)
        run = self.run
        if not isinstance(run, SetRun):
            return found
        at = self._effective
        news: list[Event] = []
        if run.open and not run.switching:
            news = self._with_counts(run.finish_stretch(at / US, self.local, but=1))
        news.append(SetCutShort(at / US, run.number))
        news += self._leave(at, cut=True)
        found += self._restamp(news)  # before the session can end, which also ends the pause
        return found + self._restamp(self._enter(self.script.next_after(run.phase), at))

    def _running_set(self) -> SetRun | None:
        """Return the current set if reps can be counted; None while paused or switching legs."""
        run = self.run
        running = self.state is State.RUNNING and isinstance(run, SetRun) and not run.switching
        return run if running and isinstance(run, SetRun) else None

    def _counted(self, run: SetRun, events: list[Event]) -> list[Event]:
        """Count the reps that these events report; after the last rep, begin the next phase.

        Returns:
            These events, and those that follow from them.
        """
        found = self._with_counts(events)
        if run.over:
            found += self._leave(self._last, cut=False)
            found += self._enter(self.script.next_after(run.phase), self._last)
        return found

    def ready(self, now: float) -> list[Event]:
        """End the current rest because the user is ready; outside a rest, change nothing.

        A rest that the user ends is over after the get-ready time, but not before its minimum
        length. A timed rest, and any rest at a second call, is shortened to its get-ready time.
        """
        found = self.advance(now)
        run = self.run
        if not isinstance(run, TimedRun) or run.phase.kind is not PhaseKind.REST:
            return found
        if run.waits:
            run.ready(self.local)
        else:
            run.cut_to_lead_in(self.local)
        return found + self.advance(now)

    def correct(self, now: float, number: int, leg: Leg, delta: int) -> list[Event]:
        """Correct the reps done in a set that has begun; the number stays within 0 to 1000.

        The number of reps that the program counted does not change. `SessionView.correctable` says
        which set a screen should offer for correction.

        Args:
            now: monotonic seconds.
            number: the set, from 1.
            leg: the leg whose reps to correct.
            delta: the number of reps to add, e.g. -1.
        """
        found = self.advance(now)
        change = self.log.correct(self._last / US, number, leg, delta)
        if change is not None:
            found.append(Corrected(change.at_s, number, leg, change.old, change.new))
        return found

    def do_next(self, now: float, action: NextAction) -> list[Event]:
        """Carry out an action of the button `next` (see `SessionView.next_action`).

        ``DONE`` has no effect here, because the screen handles it.
        """
        ways: dict[NextAction, Callable[[float], list[Event]]] = {
            NextAction.START: self.start,
            NextAction.NEXT_PHASE: self.skip,
            NextAction.REP_DONE: self.rep_done,
            NextAction.LEG_DONE: self.set_done,
            NextAction.SET_DONE: self.set_done,
            NextAction.END_SET: self.fail_set,
            NextAction.READY: self.ready,
            NextAction.RESUME: self.resume,
        }
        way = ways.get(action)
        return way(now) if way else []

    def extend_rest(self, now: float, by_s: int = 15) -> list[Event]:
        """Make the current rest longer, unless only the user can end it now."""
        found = self.advance(now)
        run = self.run
        waiting = isinstance(run, TimedRun) and run.waits and run.remaining(self.local) == 0
        if isinstance(run, TimedRun) and run.phase.kind is PhaseKind.REST and not waiting:
            run.set_length(run.length + by_s * US, self.local)
            found.append(RestExtended(self._last / US, by_s))
        return found

    def record_felt(self, now: float, felt: Felt) -> list[Event]:
        """Store how the latest set felt."""
        self.log.record_felt(felt)
        return self.advance(now)

    def finish_early(self, now: float) -> list[Event]:
        """End the session now, as completed if the cool-down has begun, otherwise as partial."""
        found = self.advance(now)
        if self.state in {State.RUNNING, State.PAUSED}:
            behind = self.run is not None and self.run.phase.kind is PhaseKind.COOL_DOWN
            found += self._leave(self._effective, cut=True)
            found += self._finish(Status.COMPLETED if behind else Status.PARTIAL, self._last)
        return found

    def adjust(self, now: float, field: str, value: int | str) -> list[Event]:
        """Change a field of the plan from now on: sets, reps_per_leg, reps, rest_s or tempo.

        The number of sets cannot become lower than the number of the current set. A change of reps
        applies to the current set and to those after it. After the last set nothing can change.

        Raises:
            PlanError: the field cannot change during a session, or the value is outside its limits.
        """
        # Check the value before advancing, so that an error loses no event.
        adjusting.check(self, field, value)
        return self.advance(now) + adjusting.change(self, field, value) + self.advance(now)

    def lead_with(self, lead: LeadLeg, now: float) -> list[Event]:
        """Change the first leg of every set, unless a set has begun.

        In a resumed session, the first leg never changes.

        Args:
            lead: left or right.
            now: monotonic seconds.
        """
        found = self.advance(now)
        if self.log.latest_set is None and self._resume is None:
            self.planned = replace(self.planned, lead_leg=lead)
            self.script.replan(replace(self.plan, lead_leg=lead))
        return found

    @property
    def first_to_come(self) -> int:
        """Number of the first set whose reps can still change: the current or the next one."""
        return adjusting.first_to_come(self)

    def view(self, now: float) -> SessionView:
        """Return what a screen shows at ``now``. The next action returns the events due by then."""
        self._offset(now)
        return picture(self, self._end if self.state is State.FINISHED else self._last)

    def result(self) -> SessionResult:
        """Return the result of the session so far; it is final once the session is finished."""
        elapsed = self._end if self.state is State.FINISHED else self._last
        current = PastPhase(self.run.phase, self.local, cut=True) if self.run else None
        return self.log.result(
            self.status or Status.PARTIAL, self.planned, self.plan, elapsed, now=current
        )
