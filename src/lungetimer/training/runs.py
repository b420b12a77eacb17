"""State of a timed phase in progress; times are whole microseconds since the phase began.

A `TimedRun` computes when the next events are due and what they are; `Session` supplies the time.
"""

from __future__ import annotations

from typing import Final

from lungetimer.training.events import Countdown, Event, LeadIn, RestWaits
from lungetimer.training.timeline import Phase, PhaseKind

US: Final = 1_000_000
WARN_S: Final = 10
"""Seconds before the end of a timed phase at which its warning is due."""
# Seconds between the events of a rest that waits.
WAIT_CALL_S: Final = 15


def countdown(warn_s: int) -> tuple[int, ...]:
    """Return the seconds before the end at which countdown events are due: a warning, 3, 2, 1."""
    return (*((warn_s,) if warn_s > 3 else ()), 3, 2, 1)


class TimedRun:
    """A phase of a given length with a countdown, or a rest that the user ends.

    In all methods, ``local`` is the time since the phase began, in microseconds.

    Args:
        phase: the phase in progress.
        lead_in_s: for a rest, the get-ready time at its end in seconds.
        least_s: for a rest that the user ends, its minimum length in seconds; None for a phase that
            ends by itself.
        warn_s: seconds before the end at which a warning is due; 0 for none.
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
        """Whether the rest continues until the user is ready."""
        self.length = (phase.length_s if least_s is None else least_s) * US
        self._lead_in = lead_in_s * US if phase.kind is PhaseKind.REST else 0
        self._cursor = 0
        self._calls = 0  # number of events of a rest that waits

    @property
    def lead_in(self) -> int:
        """Get-ready time at the end of the rest, in microseconds; 0 if there is none."""
        return self._lead_in if self.waits else min(self._lead_in, self.length)

    def waited(self, local: int) -> int:
        """Return for how many microseconds a rest has waited after its minimum length.

        The result is 0 before the minimum length is over, and for a phase that ends by itself.
        """
        return max(0, local - self.length) if self.waits else 0

    def opening(self, at_s: float) -> list[Event]:
        """Return the events at the start: a `LeadIn` if the whole phase is get-ready time."""
        if self.lead_in and self.lead_in == self.length and not self.waits:
            return [LeadIn(at_s, self.length // US)]
        return []

    def _marks(self) -> list[tuple[int, int]]:
        """Return the events to come, each as a pair of numbers.

        Returns:
            The time in the phase at which the event is due, in microseconds, and the seconds to go
            that it announces. In place of seconds, 0 stands for the end of the phase, and -1 for
            the start of the get-ready time.
        """
        marks = [(self.length - s * US, s) for s in self._countdown] + [(self.length, 0)]
        if self.lead_in:
            marks.append((self.length - self.lead_in, -1))
        return sorted(m for m in marks if m[0] > self._cursor)

    def next_due(self) -> int:
        """Return the time in the phase, in microseconds, at which the next event is due.

        If the phase was cut short, this is the time at which that happened.
        """
        if self.waits:
            return self.length + self._calls * WAIT_CALL_S * US
        marks = self._marks()
        return marks[0][0] if marks else self._cursor

    def fire(self, at_s: float) -> list[Event]:
        """Advance to the next time at which events are due.

        Returns:
            The events due then; `LeadIn` comes before a `Countdown` that is due at the same time.
        """
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
        """Change the length of the phase; skip events that would now be in the past."""
        if self.waits and max(length, self.length) <= local:
            return  # the rest waits already, and continues to wait
        self.length = max(length, local)
        self._cursor = local
        self._calls = 0

    def end(self, local: int) -> None:
        """End the phase at once."""
        self.waits = False
        self.length = self._cursor = local

    def ready(self, local: int) -> None:
        """Let the rest end after the get-ready time, but not before its minimum length."""
        lead_in = self.lead_in
        self.waits = False
        self.length = max(self.length, local + lead_in)
        self._cursor = local - 1

    def cut_to_lead_in(self, local: int) -> bool:
        """Shorten the rest so that only the get-ready time remains.

        Returns:
            Whether the rest was shortened; False if no more than the get-ready time remained, or
            if there is none.
        """
        lead_in = self.lead_in
        if not lead_in or (not self.waits and self.length - local <= lead_in):
            return False
        self.waits = False
        self.length = local + lead_in
        self._cursor = local - 1
        return True

    def remaining(self, local: int) -> int:
        """Return the microseconds to the end of the phase.

        For a rest that the user ends, return the microseconds to its minimum length.
        """
        return max(0, self.length - local)

    def still(self, local: int) -> int:
        """Return the microseconds to the end of the phase.

        For a rest that the user ends, assume that this happens as soon as possible.
        """
        return self.remaining(local) + (self.lead_in if self.waits else 0)
