"""The log of a running session: its reps and times as they actually were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import field, frozen, replace, slotted
from lungetimer.training.choices import Leg
from lungetimer.training.result import (
    MAX_REPS,
    Adjustment,
    Correction,
    Felt,
    SessionResult,
    SetResult,
)
from lungetimer.training.runs import US
from lungetimer.training.timeline import Phase, PhaseKind

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.status import Status


@slotted
class _SetTally:
    """Counts and times (in microseconds) of one set.

    For each leg, ``called`` is the number of reps that the program counted. ``more`` is what the
    user's corrections add to it.
    """

    planned: int | None = None
    called: dict[Leg, int] = field(default_factory=lambda: dict.fromkeys(Leg, 0))
    more: dict[Leg, int] = field(default_factory=lambda: dict.fromkeys(Leg, 0))
    work: int = 0
    rest: int = 0
    felt: Felt | None = None

    @classmethod
    def of(cls, result: SetResult) -> _SetTally:
        called = {leg: result.called(leg) for leg in Leg}
        more = {leg: result.done(leg) - called[leg] for leg in Leg}
        work, rest = round(result.work_s * US), round(result.rest_s * US)
        return cls(result.planned, called, more, work, rest, result.felt)

    def fork(self) -> _SetTally:
        return replace(self, called=dict(self.called), more=dict(self.more))

    def done(self, leg: Leg) -> int:
        """Return the reps done, clamped to what a record can store.

        Clamping is needed because the program may count reps after a correction.
        """
        return min(max(self.called[leg] + self.more[leg], 0), MAX_REPS)

    def result(self) -> SetResult:
        return SetResult(
            left=self.done(Leg.LEFT),
            right=self.done(Leg.RIGHT),
            work_s=self.work / US,
            rest_s=self.rest / US,
            felt=self.felt,
            called_left=self.called[Leg.LEFT],
            called_right=self.called[Leg.RIGHT],
            planned=self.planned,
        )


@frozen
class PastPhase:
    """A phase that is over, and how long it took in microseconds."""

    phase: Phase
    took: int
    cut: bool


@slotted
class SessionLog:
    """Reps and times of a session as they happen; times are in microseconds, without pauses."""

    past: list[PastPhase] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    warm_up: int = 0
    cool_down: int = 0
    paused: int = 0
    latest_set: int | None = None
    _sets: dict[int, _SetTally] = field(default_factory=dict)

    @classmethod
    def continuing(cls, earlier: SessionResult) -> SessionLog:
        """Return a log that continues the result of an interrupted session."""
        log = cls(
            adjustments=list(earlier.adjustments),
            corrections=list(earlier.corrections),
            warm_up=round(earlier.warm_up_s * US),
            cool_down=round(earlier.cool_down_s * US),
            paused=round(earlier.paused_s * US),
        )
        for number, done in enumerate(earlier.sets, start=1):
            log._sets[number] = _SetTally.of(done)
            log.latest_set = number
        return log

    def fork(self) -> SessionLog:
        """Return an independent copy of the log."""
        return replace(
            self,
            past=list(self.past),
            adjustments=list(self.adjustments),
            corrections=list(self.corrections),
            _sets={number: tally.fork() for number, tally in self._sets.items()},
        )

    def begin_set(self, number: int, plan: Plan) -> None:
        """Begin counting the reps of a set; sets skipped before it are logged with nothing done."""
        for n in range(1, number + 1):
            self._sets.setdefault(n, _SetTally(plan.reps_in(n)))
        self.latest_set = number
        self.planned(number, plan)

    def planned(self, number: int, plan: Plan) -> None:
        """Store how many reps ``plan`` has for set ``number``, which has begun."""
        self._sets[number].planned = plan.reps_in(number)

    def _tally(self, number: int) -> _SetTally:
        """Return the counts of a set; create them if a damaged checkpoint had none."""
        if number not in self._sets:
            for n in range(1, number + 1):
                self._sets.setdefault(n, _SetTally())
            self.latest_set = number
        return self._sets[number]

    def rep_done(self, number: int, leg: Leg) -> None:
        """Count one rep, unless the set already has as many as a record can store."""
        called = self._tally(number).called
        called[leg] = min(called[leg] + 1, MAX_REPS)

    def correct(self, at_s: float, number: int, leg: Leg, delta: int) -> Correction | None:
        """Correct the reps done in a set.

        Args:
            at_s: time of the correction, in seconds since the session started.
            number: the set, from 1; a set that has not begun does not change.
            leg: the leg whose reps to correct.
            delta: the number of reps to add; the result is clamped to 0 to `MAX_REPS`.

        Returns:
            The logged correction, or None if nothing changes.
        """
        tally = self._sets.get(number)
        if tally is None:
            return None
        old = tally.done(leg)
        new = min(max(old + delta, 0), MAX_REPS)
        if new == old:
            return None
        tally.more[leg] = new - tally.called[leg]
        self.corrections.append(Correction(at_s, number, leg, old, new))
        return self.corrections[-1]

    def phase_over(self, phase: Phase, took: int, *, cut: bool) -> None:
        """Log a phase that is over, and add its time in microseconds to the totals."""
        self.past.append(PastPhase(phase, took, cut))
        self.add_time(phase, took)

    def add_time(self, phase: Phase, took: int) -> None:
        """Add the microseconds of a warm-up drill, stretch, set or rest to its total."""
        if phase.kind is PhaseKind.WARM_UP:
            self.warm_up += took
        elif phase.kind is PhaseKind.COOL_DOWN:
            self.cool_down += took
        elif phase.kind is PhaseKind.SET and phase.set is not None:
            self._tally(phase.set).work += took
        elif phase.kind is PhaseKind.REST and phase.set is not None:
            self._tally(phase.set).rest += took

    def record_felt(self, felt: Felt) -> int | None:
        """Store how the latest set felt.

        Returns:
            The number of that set, or None if no set was begun.
        """
        if self.latest_set is not None:
            self._sets[self.latest_set].felt = felt
        return self.latest_set

    @property
    def reps(self) -> int:
        """Reps of both legs done so far."""
        return sum(t.done(leg) for t in self._sets.values() for leg in Leg)

    @property
    def called(self) -> int:
        """Reps of both legs counted so far, before any correction."""
        return sum(sum(t.called.values()) for t in self._sets.values())

    def set_results(self) -> tuple[SetResult, ...]:
        """Return the results of all sets begun so far, in order."""
        return tuple(tally.result() for _, tally in sorted(self._sets.items()))

    def result(
        self, status: Status, planned: Plan, adjusted: Plan, elapsed: int, *, now: PastPhase | None
    ) -> SessionResult:
        """Return the result of the session.

        Args:
            status: how the session ended.
            planned: the plan at the start.
            adjusted: the current plan.
            elapsed: microseconds since the start, pauses included.
            now: the phase in progress, which is added to the totals; None if there is none.
        """
        whole = self
        if now is not None:
            whole = self.fork()
            whole.add_time(now.phase, now.took)
        return SessionResult(
            status=status,
            planned=planned,
            adjusted=adjusted,
            adjustments=tuple(whole.adjustments),
            sets=whole.set_results(),
            warm_up_s=whole.warm_up / US,
            cool_down_s=whole.cool_down / US,
            paused_s=whole.paused / US,
            elapsed_s=elapsed / US,
            corrections=tuple(whole.corrections),
        )
