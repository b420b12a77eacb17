"""The Session: a state machine fed with times. No clock of its own, no I/O, no screen.

Every method takes ``now`` (monotonic seconds) and returns the events since the last call, in order,
each stamped with the offset at which it was due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import replace
from lungetimer.training.engine import Engine
from lungetimer.training.events import (
    Adjusted,
    Corrected,
    Event,
    Paused,
    RestExtended,
    Resumed,
    SetCutShort,
)
from lungetimer.training.next_action import NextAction
from lungetimer.training.picture import picture
from lungetimer.training.plan import Plan, PlanError
from lungetimer.training.result import Adjustment, Felt, SessionResult
from lungetimer.training.runs import US, TimedRun
from lungetimer.training.session_log import PastPhase
from lungetimer.training.set_run import SetRun
from lungetimer.training.status import PauseReason, Status
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.choices import Leg
    from lungetimer.training.views import SessionView

# Going back this soon after a phase began means the phase before, as on a music player.
BACK_GRACE_S: Final = 3
ADJUSTABLE: Final = ("sets", "reps_per_leg", "reps", "rest_s", "tempo")


class Session(Engine):
    """A guided session: the engine, and what a person can do with it."""

    def pause(self, now: float, reason: PauseReason = PauseReason.ASKED) -> list[Event]:
        """Stand still; nothing is due until `resume`."""
        found = self.advance(now)
        if self.state is State.RUNNING:
            self._held = self._last
            self.state, self.pause_reason = State.PAUSED, reason
            found.append(Paused(self._last / US, reason))
        return found

    def resume(self, now: float) -> list[Event]:
        """Go on; everything after is later by exactly the pause."""
        offset = self._offset(now)
        if self.state is not State.PAUSED:
            return self.advance(now)
        gap = offset - self._held
        self.log.paused += gap
        self._anchor += gap
        self.state, self.pause_reason = State.RUNNING, None
        return [Resumed(offset / US, gap / US)]

    def skip(self, now: float) -> list[Event]:
        """On to what comes next. A rest is first cut to its lead-in, so that nobody is rushed.

        In the switch between the legs of a set, what comes next is the other leg.
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
        """Begin this phase again, or the one before when this one has only just begun.

        A set begins again after a new lead-in, from its first rep, or from the rep at which it was
        left early when one comes back to it. Reps done stay done.
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
        """What a person does while paused happens now, not when the pause began."""
        if self.state is not State.PAUSED:
            return events
        return [replace(event, at_s=self._last / US) for event in events]

    def rep_done(self, now: float) -> list[Event]:
        """Self pacing: the current rep is done. Without effect elsewhere."""
        found = self.advance(now)
        run = self._running_set()
        if run is None or not run.self_paced:
            return found
        return found + self._counted(run, run.finish_rep(self._last / US, self.local))

    def set_done(self, now: float) -> list[Event]:
        """In a set without a clock: all its reps are done. Without effect elsewhere.

        Where the legs come one by one it is this leg's reps: the switch follows, then the other
        leg. The reps that were planned are taken as called; `correct` puts them right.
        """
        found = self.advance(now)
        run = self._running_set()
        if run is None or not run.open:
            return found
        return found + self._counted(run, run.finish_stretch(self._last / US, self.local))

    def fail_set(self, now: float) -> list[Event]:
        """End the set at the rep before the one under way, and go on into the rest.

        In a set without a clock it is the last rep of those planned that does not count. Without
        effect outside a set.
        """
        found = self.advance(now)
        run = self.run
        if not isinstance(run, SetRun):
            return found
        at = self._effective
        news: list[Event] = []
        if run.open and not run.switching:
            news = self._booked(run.finish_stretch(at / US, self.local, but=1))
        news.append(SetCutShort(at / US, run.number))
        news += self._leave(at, cut=True)
        found += self._restamp(news)  # before the last set's end, which is the pause's as well
        return found + self._restamp(self._enter(self.script.next_after(run.phase), at))

    def _running_set(self) -> SetRun | None:
        """The set under way in which reps can be done: not while paused or between the legs."""
        run = self.run
        running = self.state is State.RUNNING and isinstance(run, SetRun) and not run.switching
        return run if running and isinstance(run, SetRun) else None

    def _counted(self, run: SetRun, events: list[Event]) -> list[Event]:
        """Count the reps among these events, and go on to the next phase after the last."""
        found = self._booked(events)
        if run.over:
            found += self._leave(self._last, cut=False)
            found += self._enter(self.script.next_after(run.phase), self._last)
        return found

    def ready(self, now: float) -> list[Event]:
        """In a rest: the person is ready for the next set. Without effect elsewhere.

        A rest that waits ends with its lead-in: at once when it was long enough, else at the end
        of its time. Any other rest, and one whose end is settled already, is cut to its lead-in.
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
        """Put right how many reps were done in a set that was begun.

        What was called stays known. The result is kept within 0 to 1000; a set that was not begun
        and a change to nothing have no effect. See `SessionView.correctable` for the set that a
        key corrects.

        Args:
            now: the time.
            number: the set, from 1.
            leg: whose reps.
            delta: by how many, e.g. -1.
        """
        found = self.advance(now)
        change = self.log.correct(self._last / US, number, leg, delta)
        if change is not None:
            found.append(Corrected(change.at_s, number, leg, change.old, change.new))
        return found

    def do_next(self, now: float, action: NextAction) -> list[Event]:
        """Carry out what the button `next` does; `SessionView.next_action` says what that is.

        ``DONE`` is the screen's business and does nothing here.
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
        """Make the current rest longer; without effect outside a rest, and in one that waits."""
        found = self.advance(now)
        run = self.run
        waiting = isinstance(run, TimedRun) and run.waits and run.left(self.local) == 0
        if isinstance(run, TimedRun) and run.phase.kind is PhaseKind.REST and not waiting:
            run.set_length(run.length + by_s * US, self.local)
            found.append(RestExtended(self._last / US, by_s))
        return found

    def say_felt(self, now: float, felt: Felt) -> list[Event]:
        """Note how the latest set felt."""
        self.log.say_felt(felt)
        return self.advance(now)

    def finish_early(self, now: float) -> list[Event]:
        """Leave now. Completed all the same when every rep asked for is done."""
        found = self.advance(now)
        if self.state in {State.RUNNING, State.PAUSED}:
            behind = self.run is not None and self.run.phase.kind is PhaseKind.COOL_DOWN
            found += self._leave(self._effective, cut=True)
            found += self._finish(Status.COMPLETED if behind else Status.PARTIAL, self._last)
        return found

    def adjust(self, now: float, field: str, value: int | str) -> list[Event]:
        """Change sets, reps_per_leg, reps, rest_s or tempo from now on.

        Sets never fall below the one under way. Once the sets are over nothing can change. Where
        the sets differ, a change of their reps is one of the set under way and those after it.

        Raises:
            PlanError: a field that cannot change mid-session, or a value outside its limits.
        """
        if field not in ADJUSTABLE:
            raise PlanError(field, value, f"mid-session one can change {', '.join(ADJUSTABLE)}")
        # Refused before time moves on, so that no event is lost.
        self.script.adjusted(field, value, self._sets_floor(), self.first_to_come)
        found = self.advance(now)
        old, at_s = self.plan, self._last / US
        new = self.script.adjusted(field, value, self._sets_floor(), self.first_to_come)
        if new == old or self._sets_are_over:
            return found
        self.script.replan(new)
        field = "reps_per_leg" if field == "reps" else field
        change = (field, _plain(old, field), _plain(new, field))
        differ = field == "reps_per_leg" and (old.reps or new.reps)
        reps = new.set_reps if differ else ()
        self.log.adjustments.append(Adjustment(at_s, *change, reps=reps))
        found.append(Adjusted(at_s, *change))
        return found + self._follow(old) + self.advance(now)

    @property
    def _sets_are_over(self) -> bool:
        """Whether nothing of the plan's sets lies ahead any more."""
        cooling = self.run is not None and self.run.phase.kind is PhaseKind.COOL_DOWN
        return cooling or self.state is State.FINISHED

    def _sets_floor(self) -> int:
        """The set under way or just done: there cannot be fewer."""
        return (self.run.phase.set if self.run else None) or 1

    @property
    def first_to_come(self) -> int:
        """The number of the first set whose reps can still change: the one under way or coming."""
        resting = self.run is not None and self.run.phase.kind is PhaseKind.REST
        return self._sets_floor() + resting

    def _follow(self, old: Plan) -> list[Event]:
        """Let the phase under way take the changed plan."""
        run, at_s = self.run, self._last / US
        if isinstance(run, SetRun):
            self.log.planned(run.number, self.plan)
            return run.replan(self.plan, at_s) + self._tell_last_set(self._last)
        if run is not None and run.phase.kind is PhaseKind.REST:
            if run.phase.set == self.plan.sets:  # no rest follows the last set
                run.end(self.local)
            else:
                longer = (self.plan.rest_s - old.rest_s) * US
                run.set_length(run.length + longer, self.local)
        return []

    def view(self, now: float) -> SessionView:
        """Everything a screen draws of this instant; changes nothing that is due."""
        self._offset(now)
        return picture(self, self._end if self.state is State.FINISHED else self._last)

    def result(self) -> SessionResult:
        """What was done so far; final once finished."""
        elapsed = self._end if self.state is State.FINISHED else self._last
        current = PastPhase(self.run.phase, self.local, cut=True) if self.run else None
        return self.log.result(
            self.status or Status.PARTIAL, self.planned, self.plan, elapsed, now=current
        )


def _plain(plan: Plan, field: str) -> int | str:
    value = getattr(plan, field)
    return value if isinstance(value, int) else str(value)
