"""The log of a session under way: only what really happened, never what was planned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lungetimer.training.plan import Leg
from lungetimer.training.result import Adjustment, Felt, SessionResult, SetResult
from lungetimer.training.runs import US
from lungetimer.training.timeline import Phase, PhaseKind

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.status import Status


@dataclass(slots=True)
class _SetTally:
    left: int = 0
    right: int = 0
    work: int = 0
    rest: int = 0
    felt: Felt | None = None


@dataclass(frozen=True, slots=True)
class PastPhase:
    """A phase that lies behind: how long it really took, in microseconds."""

    phase: Phase
    took: int
    cut: bool


@dataclass(slots=True)
class SessionLog:
    """Counts reps and seconds as they happen; all times in microseconds without pauses."""

    past: list[PastPhase] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    warm_up: int = 0
    cool_down: int = 0
    paused: int = 0
    latest_set: int | None = None
    _sets: dict[int, _SetTally] = field(default_factory=dict)

    @classmethod
    def continuing(cls, earlier: SessionResult) -> SessionLog:
        """A log that goes on from what an interrupted session had done."""
        log = cls(
            adjustments=list(earlier.adjustments),
            warm_up=round(earlier.warm_up_s * US),
            cool_down=round(earlier.cool_down_s * US),
            paused=round(earlier.paused_s * US),
        )
        for number, done in enumerate(earlier.sets, start=1):
            log._sets[number] = _SetTally(
                done.left, done.right, round(done.work_s * US), round(done.rest_s * US), done.felt
            )
            log.latest_set = number
        return log

    def begin_set(self, number: int) -> None:
        """Open a set's tally; sets skipped before it are there with nothing done."""
        for n in range(1, number + 1):
            self._sets.setdefault(n, _SetTally())
        self.latest_set = number

    def _tally(self, number: int) -> _SetTally:
        """A set's tally; a damaged file may go on in a set of which it tells nothing."""
        if number not in self._sets:
            self.begin_set(number)
        return self._sets[number]

    def rep_done(self, number: int, leg: Leg) -> None:
        """Count one rep."""
        tally = self._tally(number)
        if leg is Leg.LEFT:
            tally.left += 1
        else:
            tally.right += 1

    def phase_over(self, phase: Phase, took: int, *, cut: bool) -> None:
        """Book the time of a phase where it belongs."""
        self.past.append(PastPhase(phase, took, cut))
        self.book(phase, took)

    def book(self, phase: Phase, took: int) -> None:
        """Add a phase's microseconds to where they count."""
        if phase.kind is PhaseKind.WARM_UP:
            self.warm_up += took
        elif phase.kind is PhaseKind.COOL_DOWN:
            self.cool_down += took
        elif phase.kind is PhaseKind.SET and phase.set is not None:
            self._tally(phase.set).work += took
        elif phase.kind is PhaseKind.REST and phase.set is not None:
            self._tally(phase.set).rest += took

    def say_felt(self, felt: Felt) -> int | None:
        """Note how the latest set felt; returns its number, None when no set was begun."""
        if self.latest_set is not None:
            self._sets[self.latest_set].felt = felt
        return self.latest_set

    @property
    def reps(self) -> int:
        """Reps done so far, both legs."""
        return sum(t.left + t.right for t in self._sets.values())

    def set_results(self) -> tuple[SetResult, ...]:
        """Every set begun so far."""
        return tuple(
            SetResult(t.left, t.right, t.work / US, t.rest / US, t.felt)
            for _, t in sorted(self._sets.items())
        )

    def result(
        self, status: Status, planned: Plan, adjusted: Plan, elapsed: int, *, now: PastPhase | None
    ) -> SessionResult:
        """The outcome; ``now`` is the phase still under way, booked as far as it went."""
        whole = self
        if now is not None:
            whole = SessionLog.continuing(self.result(status, planned, adjusted, elapsed, now=None))
            whole.book(now.phase, now.took)
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
        )
