"""The agenda of the sound process: which sounds are due when, until they begin or are taken back.

Pure: instants are seconds of one monotonic clock, handed in by the caller. Its methods may be
called from the thread that takes commands and from the audio thread at once.
"""

from __future__ import annotations

from collections import deque
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from lungetimer.audio.lateness import LATE_S
from lungetimer.frozen import frozen, slotted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

APART_S: Final = 0.8
"""Seconds between cues that must be heard and are all overdue, so that they do not pile up."""
SAME_S: Final = 0.005
"""Cues of the same sound that are due within this time of each other are one and the same."""
REMEMBERED_S: Final = 15.0
"""How long a cue that has begun is remembered, so that it never sounds twice."""


@frozen
class DueCue:
    """A cue with the instant at which it is due.

    Attributes:
        id: the number by which the app knows it.
        epoch: the plan it belongs to; a newer plan takes back what has not begun.
        due_s: when its first sound is due, in monotonic seconds.
        must: whether it is told even when it is long overdue.
        parts: its sounds by name, each with its delay in seconds after the first.
    """

    id: int
    epoch: int
    due_s: float
    must: bool
    parts: tuple[tuple[str, float], ...]


@frozen
class Start:
    """A sound that begins now: its name, and the instant at which it should begin."""

    sound: str
    at_s: float


@slotted
class _Waiting:
    """A sound that waits; ``of`` is None for those that follow the first one of their cue."""

    at_s: float
    sound: str
    epoch: int
    of: DueCue | None = None


class Agenda:
    """Everything that was told and has not begun.

    Attributes:
        changed: set whenever a cue is added; for whoever waits for the next one.
    """

    def __init__(self) -> None:
        self.changed = Event()
        self._waiting: list[_Waiting] = []
        self._epoch = 0
        self._begun: deque[tuple[float, str]] = deque()
        self._settled: list[int] = []
        self._free_at_s = 0.0
        self._lock = Lock()

    def add(self, cue: DueCue) -> None:
        """Note a cue, unless it is known, belongs to an older plan, or has begun already."""
        with self._lock:
            if any(w.of is not None and w.of.id == cue.id for w in self._waiting):
                return
            if cue.epoch < self._epoch:
                self._settled.append(cue.id)
                return
            first, *rest = cue.parts
            if self._has_begun(cue.due_s, first[0]):
                # It sounds already; only the sounds after it may have been taken back meanwhile.
                self._settled.append(cue.id)
                self._follow(cue, rest, cue.due_s)
                return
            self._insert(_Waiting(cue.due_s, first[0], cue.epoch, cue))
        self.changed.set()

    def renew(self, epoch: int, *, cut: bool) -> None:
        """A new plan holds: drop all cues of older ones that have not begun.

        Args:
            epoch: the number of the new plan.
            cut: whether to drop as well what is still to follow in a cue that has begun.
        """
        with self._lock:
            self._epoch = max(self._epoch, epoch)
            self._drop(lambda w: w.epoch < self._epoch and (cut or w.of is not None))

    def clear(self) -> None:
        """Drop everything that has not begun, and say nothing of it."""
        with self._lock:
            self._waiting = []

    def take(self, begin_s: float, end_s: float, slack_s: float = 0.0) -> list[Start]:
        """The sounds that begin in a stretch of time, and those that should have begun before it.

        A sound that is overdue by more than half a second is dropped; a cue that must be heard is
        then told by its first sound alone, `APART_S` after the one before.

        Args:
            begin_s: the begin of the stretch.
            end_s: its end, which belongs to the next stretch.
            slack_s: how much later than half a second a sound may be: what the device itself takes,
                for what is told at the last moment cannot be heard sooner.
        """
        waiting = self._waiting
        if not waiting or waiting[0].at_s >= end_s:
            return []  # as nearly always; without the lock, for this is the audio thread
        with self._lock:
            found: list[Start] = []
            held: list[_Waiting] = []
            while self._waiting and self._waiting[0].at_s < end_s:
                one = self._waiting.pop(0)
                late_s = begin_s - one.at_s
                if late_s <= LATE_S + slack_s:
                    found.append(Start(one.sound, one.at_s))
                    self._began(one, max(late_s, 0.0))
                elif one.of is not None and one.of.must:
                    at_s = max(begin_s, self._free_at_s)
                    if at_s >= end_s:
                        held.append(one)
                        continue
                    self._free_at_s = at_s + APART_S
                    found.append(Start(one.sound, at_s))
                    self._note(one.of)
                elif one.of is not None:
                    self._settled.append(one.of.id)
            self._waiting[:0] = held
            while self._begun and self._begun[0][0] < begin_s - REMEMBERED_S:
                self._begun.popleft()
            return found

    def next_due_s(self) -> float | None:
        """When the next sound is due; None while nothing waits."""
        with self._lock:
            return self._waiting[0].at_s if self._waiting else None

    def last_due_s(self) -> float | None:
        """When the last sound that waits is due; None while nothing waits."""
        with self._lock:
            return self._waiting[-1].at_s if self._waiting else None

    def sounds(self) -> frozenset[str]:
        """The names of the sounds that wait."""
        with self._lock:
            return frozenset(one.sound for one in self._waiting)

    def settled(self) -> list[int]:
        """The numbers of cues that began, or were dropped or taken back, since the last call."""
        with self._lock:
            found, self._settled = self._settled, []
            return found

    def _insert(self, one: _Waiting) -> None:
        place = len(self._waiting)
        while place and self._waiting[place - 1].at_s > one.at_s:
            place -= 1
        self._waiting.insert(place, one)

    def _began(self, one: _Waiting, late_s: float) -> None:
        if one.of is None:
            return
        self._note(one.of)
        # A late cue is late as a whole: its sounds must not fall upon each other.
        self._follow(one.of, one.of.parts[1:], one.at_s + late_s)

    def _follow(self, cue: DueCue, parts: Iterable[tuple[str, float]], began_s: float) -> None:
        for sound, delay_s in parts:
            at_s = began_s + delay_s
            if not self._has_begun(at_s, sound) and not self._follows(at_s, sound):
                self._insert(_Waiting(at_s, sound, cue.epoch))

    def _note(self, cue: DueCue) -> None:
        self._begun.append((cue.due_s, cue.parts[0][0]))
        self._settled.append(cue.id)

    def _has_begun(self, at_s: float, sound: str) -> bool:
        return any(name == sound and abs(due - at_s) <= SAME_S for due, name in self._begun)

    def _follows(self, at_s: float, sound: str) -> bool:
        """Whether it waits already, as what follows in a cue that has begun."""
        return any(
            w.of is None and w.sound == sound and abs(w.at_s - at_s) <= SAME_S
            for w in self._waiting
        )

    def _drop(self, unwanted: Callable[[_Waiting], bool]) -> None:
        self._settled += [w.of.id for w in self._waiting if w.of is not None and unwanted(w)]
        self._waiting = [w for w in self._waiting if not unwanted(w)]
