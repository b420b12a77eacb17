"""The cue planner: what is to be heard in the next seconds, before it happens. Pure.

A copy of the session runs a few seconds ahead of the real one, and what happens in it is told as
cues with the offset at which they are due. When the person changes something, another copy is made;
if what it says differs from what was told, that is taken back and told anew. The cues are the same
as those of the live session, whenever it is looked at (a property test holds it to that).
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from lungetimer.audio.cues import Cue, cue_sheet
from lungetimer.audio.spoken_words import focus_sound
from lungetimer.frozen import frozen, replace
from lungetimer.training.events import (
    Event,
    Finished,
    LeadIn,
    OpenSetStarted,
    Paused,
    PhaseEnded,
    Resumed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lungetimer.audio.mode import SoundMode
    from lungetimer.training.session import Session
    from lungetimer.training.views import SessionView

HORIZON_S: Final = 5.0
"""How far ahead cues are told, in seconds of the session."""


@frozen
class Planned:
    """What is to be told now.

    Attributes:
        epoch: the number of the plan; a newer one takes back what an older one told.
        cues: the cues, ``due_s`` as offsets in the session. A cue that is due at this very instant
            may be told a second time; whoever plays it lets it begin once.
        renews: whether what was told and has not begun is taken back first.
        cuts: whether the rest of a cue that has begun is taken back too.
    """

    epoch: int
    cues: tuple[Cue, ...] = ()
    renews: bool = False
    cuts: bool = False


class CuePlanner:
    """Follows a session and says what is to be heard.

    Args:
        lengths: seconds of every sound there is, by name.
        mode: what the person wants to hear.
        focus: the words for what a set is about, from a view in the rest before it, or at the
            beginning of a set without a clock; None: not said.
        epoch: the number of the plan before the first.
    """

    def __init__(
        self,
        lengths: Mapping[str, float],
        mode: SoundMode,
        focus: Callable[[SessionView], str | None] = lambda _: None,
        epoch: int = 0,
    ) -> None:
        self.epoch = epoch
        self._lengths, self._mode, self._focus = lengths, mode, focus
        self._scout: Session | None = None
        self._foreseen: deque[Event] = deque()
        self._told: list[Cue] = []
        self._until_s = 0.0
        self._cut = False

    def set_mode(self, mode: SoundMode) -> None:
        """Another mode from now on; `follow` with ``changed`` then says what that means."""
        self._cut = self._cut or mode is not self._mode
        self._mode = mode

    def forget(self) -> Planned:
        """Take everything back, e.g. because the program is about to be stopped."""
        self._scout = None
        self._foreseen.clear()
        self._told.clear()
        self.epoch += 1
        return Planned(self.epoch, renews=True, cuts=True)

    def follow(
        self,
        session: Session,
        now: float,
        events: Sequence[Event],
        *,
        changed: bool,
    ) -> Planned | None:
        """What is to be told after the session moved on to ``now``; None: nothing.

        Args:
            session: the live session, brought up to ``now``; it is not touched.
            now: the instant, on the clock that the session is driven by.
            events: what happened in the session since the last call.
            changed: whether anything but time may have moved it: a person's wish, or a stall.
        """
        # The session's own offset, in its whole microseconds: what is due now compares as equal.
        offset_s = session.offset_s
        fresh = self._unforeseen(events)
        self._told = [cue for cue in self._told if cue.due_s >= offset_s]
        if not changed and not fresh and self._scout is not None:
            new = tuple(self._look_ahead(self._scout, now, offset_s))
            return Planned(self.epoch, new) if new else None
        return self._renewed(session, now, offset_s, fresh)

    def _renewed(
        self, session: Session, now: float, offset_s: float, fresh: list[Event]
    ) -> Planned | None:
        """Look ahead from here anew, and compare with what was told."""
        due = session.next_due()
        next_s = None if due is None else due - now + offset_s
        at_once = self._sheet(fresh, session, now, next_s, offset_s)
        told, until_s = [cue for cue in self._told if cue.due_s > offset_s], self._until_s
        cuts = self._cut or any(_ends_something(event) for event in fresh)
        # What is due at this very instant has happened, but may not have begun to sound: it must
        # not be lost with what is taken back. In another mode it would be wrong.
        begun = [] if self._cut else [cue for cue in self._told if cue.due_s == offset_s]
        if cuts:
            begun = [replace(cue, parts=cue.parts[:1]) for cue in begun]
        self._cut = False
        self._told, self._scout = [*begun, *at_once], session.fork()
        self._foreseen.clear()
        ahead = list(self._look_ahead(self._scout, now, offset_s))
        if [cue for cue in ahead if cue.due_s <= until_s] != told or cuts:
            self.epoch += 1
            return Planned(self.epoch, (*begun, *at_once, *ahead), renews=True, cuts=cuts)
        new = (*at_once, *ahead[len(told) :])
        return Planned(self.epoch, new) if new else None

    def _unforeseen(self, events: Sequence[Event]) -> list[Event]:
        """Those events that the scout did not meet before."""
        found: list[Event] = []
        for event in events:
            if self._foreseen and self._foreseen[0] == event:
                self._foreseen.popleft()
            else:
                found.append(event)
        return found

    def _look_ahead(self, scout: Session, now: float, offset_s: float) -> Iterator[Cue]:
        """Move the scout on to the horizon; the cues of what happens on the way."""
        self._until_s = offset_s + HORIZON_S
        while (due := scout.next_due()) is not None and due <= now + HORIZON_S:
            events = scout.advance(due)
            self._foreseen.extend(events)
            after = scout.next_due()
            next_s = None if after is None else after - now + offset_s
            for cue in self._sheet(events, scout, due, next_s):
                self._told.append(cue)
                yield cue

    def _sheet(
        self,
        events: Sequence[Event],
        session: Session,
        now: float,
        next_due_s: float | None,
        offset_s: float | None = None,
    ) -> list[Cue]:
        focus = None
        if any(isinstance(event, LeadIn | OpenSetStarted) for event in events):
            spoken = self._focus(session.view(now))
            focus = focus_sound(spoken) if spoken else None
        return cue_sheet(
            events, self._mode, self._lengths, now_s=offset_s, next_due_s=next_due_s, focus=focus
        )


def _ends_something(event: Event) -> bool:
    """Whether what is still being said belongs to something that is over."""
    return isinstance(event, Paused | Resumed | Finished) or (
        isinstance(event, PhaseEnded) and event.cut
    )
