"""The cue planner: plans the cues of the next seconds, before they are due. Pure.

A copy of the session runs a few seconds ahead of the live session. The events of the copy become
cues, each with the offset at which it is due. When the user changes something, a new copy is made.
If the cues of the new copy differ from those that were sent, a new cue plan cancels the old cues.
Each cue plan has a number, its *epoch*, which is one higher than that of the cue plan before. The
planned cues are the same as those of the live session's own events (a property test checks this).
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
    """The cues to send to the player now, and what they replace.

    Attributes:
        epoch: the number of the cue plan.
        cues: the cues; ``due_s`` is an offset in the session. A cue that is due at this very
            instant may have been sent before; the player starts it only once.
        renews: whether the player first cancels its earlier cues that have not begun.
        cuts: whether the player also cancels the remaining sounds of a cue that has begun.
    """

    epoch: int
    cues: tuple[Cue, ...] = ()
    renews: bool = False
    cuts: bool = False


class CuePlanner:
    """Follows a session and plans its cues ahead.

    Args:
        lengths: the length of every available sound in seconds, by name.
        mode: the sound mode.
        focus: returns the tip to speak for a set, or None for no tip. It is called with the current
            state of the session, at the end of a rest and at the start of an untimed set.
        epoch: the number of the last cue plan of an earlier planner; this planner continues the
            numbers.

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
        """Change the sound mode; call `follow` with ``changed=True`` to get the new cues."""
        self._cut = self._cut or mode is not self._mode
        self._mode = mode

    def forget(self) -> Planned:
        """Forget all cues, for example because the process is about to be stopped.

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
        """Return what to send to the player, after the session has advanced.

        None means that there is nothing to send.

        Args:
            session: the live session, already advanced to ``now``; it is not changed.
            now: seconds on the clock that drives the session.
            events: the events of the session since the last call.
            changed: whether something other than the passing of time may have changed the session,
                such as a command from the user or a stall of the program.
        """
        # The session rounds offsets to whole microseconds. Its own offset is used here, so that the
        # offset of a cue that is due now is equal to it.
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
        # A cue that is due at this very instant may not have begun to sound yet. It must not be
        # cancelled with the other cues, unless the sound mode has changed and makes it wrong.
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
        """Return those of ``events`` that the copy of the session did not produce in advance."""
        found: list[Event] = []
        for event in events:
            if self._expected and self._expected[0] == event:
                self._expected.popleft()
            else:
                found.append(event)
        return found

    def _look_ahead(self, lookahead: Session, now: float, offset_s: float) -> Iterator[Cue]:
        """Yield the cues of the next `HORIZON_S` seconds; ``lookahead`` is the session's copy."""
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
    """Return whether sounds that are still playing may be wrong after this event."""
    return isinstance(event, Paused | Resumed | Finished) or (
        isinstance(event, PhaseEnded) and event.cut
    )
