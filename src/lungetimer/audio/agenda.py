"""The queue of the sound process: sounds that are to be played, each with its due time.

Pure: the caller passes every time, in seconds of one monotonic clock. The thread that carries out
commands and the audio thread may use the queue at the same time.
"""

from __future__ import annotations

from collections import deque
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from lungetimer.audio.lateness import LATE_S
from lungetimer.frozen import frozen, slotted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MIN_GAP_S: Final = 0.8
"""Seconds between overdue cues that must be heard, so that they do not overlap."""
SAME_S: Final = 0.005
"""Two cues of the same sound that are due within this many seconds count as one cue."""
REMEMBERED_S: Final = 15.0
"""Seconds for which a cue that has begun is remembered, so that it is not played twice."""


@frozen
class DueCue:
    """A cue (one or more sounds), and the time at which it is due.

    Attributes:
        id: the number by which the app refers to the cue.
        epoch: the number of the cue plan that the cue belongs to (see `CuePlanner`). A newer cue
            plan cancels all cues that have not begun.
        due_s: when the first sound of the cue is due, in monotonic seconds.
        must: whether the cue is played even when it is long overdue.
        parts: the names of the cue's sounds, each with its delay in seconds after ``due_s``.
    """

    id: int
    epoch: int
    due_s: float
    must: bool
    parts: tuple[tuple[str, float], ...]


@frozen
class Start:
    """A sound that begins now: its name, and the monotonic time at which it should begin."""

    sound: str
    at_s: float


@slotted
class _Waiting:
    """A queued sound of a cue. ``of`` is the cue for its first sound, and None for later ones."""

    at_s: float
    sound: str
    epoch: int
    of: DueCue | None = None


class Agenda:
    """Queue of the sounds that the app has requested and that have not begun.

    Attributes:
        changed: set whenever a cue is added, to wake a thread that waits for the next one.
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
        """Queue a cue, unless it is queued already, belongs to an older cue plan, or has begun."""
        with self._lock:
            if any(w.of is not None and w.of.id == cue.id for w in self._waiting):
                return
            if cue.epoch < self._epoch:
                self._settled.append(cue.id)
                return
            first, *rest = cue.parts
            if self._has_begun(cue.due_s, first[0]):
                # The cue has begun; only its later sounds may have been cancelled since then.
                self._settled.append(cue.id)
                self._follow(cue, rest, cue.due_s)
                return
            self._insert(_Waiting(cue.due_s, first[0], cue.epoch, cue))
        self.changed.set()

    def renew(self, epoch: int, *, cut: bool) -> None:
        """Switch to a new cue plan, and drop the cues of older plans unless they have begun.

        Args:
            epoch: the number of the new cue plan.
            cut: True to drop also the remaining sounds of the older cues that have begun.
        """
        with self._lock:
            self._epoch = max(self._epoch, epoch)
            self._drop(lambda w: w.epoch < self._epoch and (cut or w.of is not None))

    def clear(self) -> None:
        """Drop every sound that has not begun; `settled` does not return these cues."""
        with self._lock:
            self._waiting = []

    def take(self, begin_s: float, end_s: float, slack_s: float = 0.0) -> list[Start]:
        """Remove and return the sounds that are to begin in a span of time.

        They are the sounds that are due in this span, and those that are overdue.

        A sound that is overdue by more than `LATE_S` is dropped, unless it is the first sound of a
        cue that must be heard. Such a first sound is played without the later sounds of its cue.
        If several such first sounds are overdue, they begin at least `MIN_GAP_S` apart.

        Args:
            begin_s: the start of the span, in monotonic seconds.
            end_s: the end of the span (exclusive).
            slack_s: the latency of the device in seconds. It is added to `LATE_S`, because a sound
                that is requested at the last moment cannot be heard sooner.

        Returns:
            The sounds to play; sounds that were dropped are not among them.
        """
        waiting = self._waiting
        if not waiting or waiting[0].at_s >= end_s:
            return []  # the usual case; it takes no lock, because the audio thread calls this often
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
                    self._free_at_s = at_s + MIN_GAP_S
                    found.append(Start(one.sound, at_s))
                    self._note(one.of)
                elif one.of is not None:
                    self._settled.append(one.of.id)
            self._waiting[:0] = held
            while self._begun and self._begun[0][0] < begin_s - REMEMBERED_S:
                self._begun.popleft()
            return found

    def next_due_s(self) -> float | None:
        """Return the monotonic time at which the next sound is due; None if none is queued."""
        with self._lock:
            return self._waiting[0].at_s if self._waiting else None

    def last_due_s(self) -> float | None:
        """Return the monotonic time at which the last sound is due; None if none is queued."""
        with self._lock:
            return self._waiting[-1].at_s if self._waiting else None

    def sounds(self) -> frozenset[str]:
        """Return the names of the queued sounds."""
        with self._lock:
            return frozenset(one.sound for one in self._waiting)

    def settled(self) -> list[int]:
        """Return the ids of the cues that have begun or were dropped since the last call."""
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
        # The rest of a late cue is delayed as well, so that its sounds do not overlap.
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
        """Return whether this sound of a cue that has begun is already queued for this time."""
        return any(
            w.of is None and w.sound == sound and abs(w.at_s - at_s) <= SAME_S
            for w in self._waiting
        )

    def _drop(self, unwanted: Callable[[_Waiting], bool]) -> None:
        self._settled += [w.of.id for w in self._waiting if w.of is not None and unwanted(w)]
        self._waiting = [w for w in self._waiting if not unwanted(w)]
