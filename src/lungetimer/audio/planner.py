"""The cue planner: the cues of the next seconds, before they are due. Pure.

A copy of the session runs a few seconds ahead of the live one; what happens in the copy becomes
cues with the offset at which they are due. When the user changes something, a new copy is made. If
its cues differ from those that were sent, a new cue plan (with the next number, its *epoch*)
cancels the old cues. The cues are the same as those of the live session, however often it is polled
(a property test checks this).
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
"""How far ahead cues are planned, in seconds of the session."""


@frozen
class Planned:
    """Cues to send to the player now.

    Attributes:
        epoch: the number of the cue plan.
        cues: the cues; ``due_s`` is an offset in the session. A cue that is due at this very
            instant may be sent a second time; the player starts it only once.
        renews: whether cues that were sent and have not begun are cancelled first.
        cuts: whether the remaining sounds of a cue that has begun are cancelled as well.
    """

    epoch: int
    cues: tuple[Cue, ...] = ()
    renews: bool = False
    cuts: bool = False


class CuePlanner:
    """Follows a session and plans its cues.

    Args:
        lengths: seconds of every available sound, by name.
        mode: the sound mode.
        focus: returns the spoken tip for a set, given a view in the rest before it or at the start
            of a set without a clock; None if nothing is spoken.
        epoch: the number of an earlier cue plan; the next one has the number after it.

    Attributes:
        epoch: the number of the current cue plan.
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
        self._lookahead: Session | None = None
        self._expected: deque[Event] = deque()
        self._sent: list[Cue] = []
        self._until_s = 0.0
        self._cut = False

    def set_mode(self, mode: SoundMode) -> None:
        """Change the sound mode; the next `follow` with ``changed`` returns the new cues."""
        self._cut = self._cut or mode is not self._mode
        self._mode = mode

    def forget(self) -> Planned:
        """Forget all cues, e.g. because the program is about to stop.

        Returns:
            A cue plan that cancels all cues that were sent.
        """
        self._lookahead = None
        self._expected.clear()
        self._sent.clear()
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
        """Return what to send to the player after the session advanced to ``now``; None if nothing.

        Args:
            session: the live session, already advanced to ``now``; it is not changed.
            now: seconds on the clock that drives the session.
            events: the events of the session since the last call.
            changed: whether something other than the passing of time may have changed the session,
                such as a command of the user or a stall.
        """
        # The session rounds offsets to whole microseconds; with its own offset, what is due now
        # compares as equal.
        offset_s = session.offset_s
        fresh = self._unexpected(events)
        self._sent = [cue for cue in self._sent if cue.due_s >= offset_s]
        if not changed and not fresh and self._lookahead is not None:
            new = tuple(self._look_ahead(self._lookahead, now, offset_s))
            return Planned(self.epoch, new) if new else None
        return self._renewed(session, now, offset_s, fresh)

    def _renewed(
        self, session: Session, now: float, offset_s: float, fresh: list[Event]
    ) -> Planned | None:
        """Plan the cues again from this time, with a new copy of the session.

        Returns:
            What must be sent: a new cue plan if the cues differ from those that were sent,
            otherwise only cues that are new; None if there are none.
        """
        due = session.next_due()
        next_s = None if due is None else due - now + offset_s
        at_once = self._sheet(fresh, session, now, next_s, offset_s)
        sent, until_s = [cue for cue in self._sent if cue.due_s > offset_s], self._until_s
        cuts = self._cut or any(_ends_something(event) for event in fresh)
        # What is due at this very instant has happened, but may not have begun to sound. It must
        # not be cancelled with the rest, except after a change of mode, when it would be wrong.
        begun = [] if self._cut else [cue for cue in self._sent if cue.due_s == offset_s]
        if cuts:
            begun = [replace(cue, parts=cue.parts[:1]) for cue in begun]
        self._cut = False
        self._sent, self._lookahead = [*begun, *at_once], session.fork()
        self._expected.clear()
        ahead = list(self._look_ahead(self._lookahead, now, offset_s))
        if [cue for cue in ahead if cue.due_s <= until_s] != sent or cuts:
            self.epoch += 1
            return Planned(self.epoch, (*begun, *at_once, *ahead), renews=True, cuts=cuts)
        new = (*at_once, *ahead[len(sent) :])
        return Planned(self.epoch, new) if new else None

    def _unexpected(self, events: Sequence[Event]) -> list[Event]:
        """Return the events that the look-ahead copy has not produced before."""
        found: list[Event] = []
        for event in events:
            if self._expected and self._expected[0] == event:
                self._expected.popleft()
            else:
                found.append(event)
        return found

    def _look_ahead(self, lookahead: Session, now: float, offset_s: float) -> Iterator[Cue]:
        """Yield the cues of the coming events while advancing the copy to the horizon."""
        self._until_s = offset_s + HORIZON_S
        while (due := lookahead.next_due()) is not None and due <= now + HORIZON_S:
            events = lookahead.advance(due)
            self._expected.extend(events)
            after = lookahead.next_due()
            next_s = None if after is None else after - now + offset_s
            for cue in self._sheet(events, lookahead, due, next_s):
                self._sent.append(cue)
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
    """Return whether sounds that are still playing may be out of date after an event."""
    return isinstance(event, Paused | Resumed | Finished) or (
        isinstance(event, PhaseEnded) and event.cut
    )
