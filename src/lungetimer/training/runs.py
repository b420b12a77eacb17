"""Runs: one phase being carried out, in integer microseconds since that phase began.

Two kinds: a TimedRun ends when its length is over, a SetRun when its reps are done. Both only know
what is due next and what happens then; when "now" is, is the Session's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.events import (
    Countdown,
    Event,
    LastRep,
    LeadIn,
    RepDone,
    RepStarted,
    StageStarted,
)
from lungetimer.training.plan import Pacing, Plan
from lungetimer.training.timeline import Phase, PhaseKind, stages

if TYPE_CHECKING:
    from lungetimer.training.plan import Leg

US: Final = 1_000_000
# Said before the end of a timed phase: a warning to get up, then the last three seconds.
COUNTDOWN_S: Final = (10, 3, 2, 1)


class TimedRun:
    """A phase that lasts a given time, with its countdown.

    Args:
        phase: what is carried out.
        lead_in_s: for a rest, the part at its end in which one gets into position.
    """

    def __init__(self, phase: Phase, lead_in_s: int = 0) -> None:
        self.phase = phase
        self.length = phase.length_s * US
        self.over = False
        self._lead_in_s = lead_in_s if phase.kind is PhaseKind.REST else 0
        self._cursor = 0

    @property
    def lead_in(self) -> int:
        """Microseconds of the lead-in at the end; 0 where there is none."""
        return min(self._lead_in_s * US, self.length)

    def opening(self, at_s: float) -> list[Event]:
        """The lead-in, when it fills the whole rest."""
        if self.lead_in and self.lead_in == self.length:
            return [LeadIn(at_s, self.length // US)]
        return []

    def _marks(self) -> list[tuple[int, int]]:
        """(local time, seconds left) of what is still to be told; 0 is the end, -1 the lead-in."""
        marks = [(self.length - s * US, s) for s in COUNTDOWN_S] + [(self.length, 0)]
        if self.lead_in:
            marks.append((self.length - self.lead_in, -1))
        return sorted(m for m in marks if m[0] > self._cursor)

    def next_due(self) -> int | None:
        """The next countdown mark or the end; an end already passed by a cut is due at once."""
        marks = self._marks()
        return marks[0][0] if marks else self._cursor

    def fire(self, at_s: float) -> list[Event]:
        """Tell every mark of that instant, lead-in before number."""
        marks = self._marks()
        if not marks:
            self.over = True
            return []
        self._cursor = marks[0][0]
        found: list[Event] = []
        for at, seconds in marks:
            if at != self._cursor:
                break
            if seconds > 0:
                found.append(Countdown(at_s, seconds, self.phase))
            elif seconds < 0:
                found.append(LeadIn(at_s, self.lead_in // US))
            else:
                self.over = True
        return found

    def set_length(self, length: int, local: int) -> None:
        """Change the length while under way; marks that now lie behind ``local`` stay silent."""
        self.length = max(length, local)
        self._cursor = local

    def cut_to_lead_in(self, local: int) -> bool:
        """Leave only the lead-in; False when nothing but it is left anyway."""
        if not self.lead_in or self.length - local <= self.lead_in:
            return False
        self.length = local + self.lead_in
        self._cursor = local - 1
        return True

    def left(self, local: int) -> int:
        """Microseconds to the end."""
        return max(0, self.length - local)


class SetRun:
    """A set: reps by the metronome, or one by one when self-paced.

    Args:
        phase: the set's phase.
        plan: the plan in force; a changed one is handed in by `replan`.
        first_slot: the rep (0-based, both legs counted) to begin with.
    """

    def __init__(self, phase: Phase, plan: Plan, first_slot: int = 0) -> None:
        self.phase = phase
        self.slot = first_slot
        self.end_slot = max(plan.reps_per_set, first_slot + 1)
        self._plan = plan
        self._begin_rep(0)

    @property
    def number(self) -> int:
        """The set's number, from 1."""
        return self.phase.set or 1

    @property
    def leg(self) -> Leg:
        """The leg of the current rep."""
        return self._plan.leg_of(self.slot)

    @property
    def self_paced(self) -> bool:
        """Whether the person, not the metronome, ends a rep."""
        return self._plan.pacing is Pacing.SELF

    @property
    def over(self) -> bool:
        """Whether the last rep is done."""
        return self.slot >= self.end_slot

    def _begin_rep(self, local: int) -> None:
        """Start the clock of a rep, which keeps its tempo to its end."""
        self.rep_at = local
        self.stages = stages(self._plan.tempo)
        self.stage_index = 0

    def opening(self, at_s: float) -> list[Event]:
        """The first rep."""
        return self._rep_events(at_s)

    def _rep_events(self, at_s: float) -> list[Event]:
        found: list[Event] = [
            RepStarted(at_s, self.number, self.slot + 1, self.leg, self.slot // 2 + 1)
        ]
        if self.slot == self.end_slot - 1:
            found.append(LastRep(at_s, self.number, self.leg))
        if not self.self_paced:
            found.append(self._stage_event(at_s))
        return found

    def _stage_event(self, at_s: float) -> Event:
        stage, length_s = self.stages[self.stage_index]
        return StageStarted(at_s, self.leg, stage, length_s)

    def stage_start(self, index: int) -> int:
        """Local microseconds at which a stage of the current rep begins (its end for the last)."""
        return self.rep_at + US * sum(length for _, length in self.stages[:index])

    def next_due(self) -> int | None:
        """The end of the current stage."""
        return None if self.self_paced else self.stage_start(self.stage_index + 1)

    def fire(self, at_s: float) -> list[Event]:
        """The next stage, or the end of the rep and the start of the one after."""
        if self.stage_index + 1 < len(self.stages):
            self.stage_index += 1
            return [self._stage_event(at_s)]
        return self.finish_rep(at_s, self.stage_start(len(self.stages)))

    def finish_rep(self, at_s: float, local: int) -> list[Event]:
        """Count the current rep and begin the next, if there is one."""
        done = RepDone(at_s, self.number, self.slot + 1, self.leg)
        self.slot += 1
        self._begin_rep(local)
        return [done] if self.over else [done, *self._rep_events(at_s)]

    def replan(self, plan: Plan, at_s: float) -> list[Event]:
        """Take a changed plan: reps at once, never ending amid a pair; tempo from the next rep."""
        was_last = self.slot == self.end_slot - 1
        self._plan = plan
        pair_end = self.slot + 2 - self.slot % 2
        self.end_slot = max(plan.reps_per_set, pair_end)
        if self.slot == self.end_slot - 1 and not was_last:
            return [LastRep(at_s, self.number, self.leg)]
        return []

    def left(self, local: int) -> int:
        """Microseconds of this rep and all after it; a self-paced rep is taken at the tempo."""
        later = (self.end_slot - self.slot - 1) * self._plan.tempo.rep_s * US
        if self.self_paced:
            return max(0, later + self._plan.tempo.rep_s * US)
        return max(0, later + self.stage_start(len(self.stages)) - local)
