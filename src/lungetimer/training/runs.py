"""A timed phase being carried out, in integer microseconds since it began.

A run only knows what is due next and what happens then; when "now" is, is the Session's business.
"""

from __future__ import annotations

from typing import Final

from lungetimer.training.events import Countdown, Event, LeadIn, RestWaits
from lungetimer.training.timeline import Phase, PhaseKind

US: Final = 1_000_000
WARN_S: Final = 10
"""How long before the end of a timed phase its warning is due, in seconds."""
# How often a rest that waits calls, in seconds.
WAIT_CALL_S: Final = 15


def countdown(warn_s: int) -> tuple[int, ...]:
    """The seconds before its end that are told of a timed phase: a warning, then the last three."""
    return (*((warn_s,) if warn_s > 3 else ()), 3, 2, 1)


class TimedRun:
    """A phase that lasts a given time, with its countdown, or a rest that waits after it.

    Args:
        phase: what is carried out.
        lead_in_s: for a rest, the part at its end in which one gets into position.
        least_s: for a rest that waits for the person, its least length in seconds; None for a phase
            that ends by itself.
        warn_s: how long before the end to warn, in seconds; 0 for never.
    """

    def __init__(
        self,
        phase: Phase,
        lead_in_s: int = 0,
        least_s: int | None = None,
        warn_s: int = WARN_S,
    ) -> None:
        self.phase = phase
        self._countdown = countdown(warn_s)
        self.over = False
        self.waits = least_s is not None
        """Whether it goes on until the person is ready."""
        self.length = (phase.length_s if least_s is None else least_s) * US
        self._lead_in = lead_in_s * US if phase.kind is PhaseKind.REST else 0
        self._cursor = 0
        self._calls = 0  # how often a rest that waits has called

    @property
    def lead_in(self) -> int:
        """Microseconds of the lead-in at the end; 0 where there is none."""
        return self._lead_in if self.waits else min(self._lead_in, self.length)

    def waited(self, local: int) -> int:
        """Microseconds by which a rest that waits is longer than it had to be."""
        return max(0, local - self.length) if self.waits else 0

    def opening(self, at_s: float) -> list[Event]:
        """The lead-in, when it fills the whole rest."""
        if self.lead_in and self.lead_in == self.length and not self.waits:
            return [LeadIn(at_s, self.length // US)]
        return []

    def _marks(self) -> list[tuple[int, int]]:
        """(local time, seconds left) of what is still to be told; 0 is the end, -1 the lead-in."""
        marks = [(self.length - s * US, s) for s in self._countdown] + [(self.length, 0)]
        if self.lead_in:
            marks.append((self.length - self.lead_in, -1))
        return sorted(m for m in marks if m[0] > self._cursor)

    def next_due(self) -> int:
        """The next countdown mark or the end; an end already passed by a cut is due at once."""
        if self.waits:
            return self.length + self._calls * WAIT_CALL_S * US
        marks = self._marks()
        return marks[0][0] if marks else self._cursor

    def fire(self, at_s: float) -> list[Event]:
        """Tell every mark of that instant, lead-in before number."""
        if self.waits:
            self._calls += 1
            return [RestWaits(at_s, (self._calls - 1) * WAIT_CALL_S)]
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
        if self.waits and max(length, self.length) <= local:
            return  # it waits already, and still does
        self.length = max(length, local)
        self._cursor = local
        self._calls = 0

    def end(self, local: int) -> None:
        """Be over at once."""
        self.waits = False
        self.length = self._cursor = local

    def ready(self, local: int) -> None:
        """Wait no longer: what is left is the least length, or the lead-in where that is longer."""
        lead_in = self.lead_in
        self.waits = False
        self.length = max(self.length, local + lead_in)
        self._cursor = local - 1

    def cut_to_lead_in(self, local: int) -> bool:
        """Leave only the lead-in; False when nothing but it is left anyway."""
        lead_in = self.lead_in
        if not lead_in or (not self.waits and self.length - local <= lead_in):
            return False
        self.waits = False
        self.length = local + lead_in
        self._cursor = local - 1
        return True

    def left(self, local: int) -> int:
        """Microseconds to the end, or to the least length of a rest that waits."""
        return max(0, self.length - local)

    def still(self, local: int) -> int:
        """Microseconds to the end; of a rest that waits, if one is ready as soon as can be."""
        return self.left(local) + (self.lead_in if self.waits else 0)
