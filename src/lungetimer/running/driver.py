"""The driver: the one place where a timer meets the session.

It sleeps until exactly the next due event, or until the eye needs a new picture, whichever comes
first, and hands events and views to its listeners. It decides nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.training.status import PauseReason
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.running.clock import Clock
    from lungetimer.training.events import Event
    from lungetimer.training.session import Session
    from lungetimer.training.views import SessionView

# A wake-up this much later than asked for means that the process or the machine stood still.
STALL_S: Final = 2.0


class Listener(Protocol):
    """Someone who wants to know what happens."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Events in order, and the picture after them."""


class Cancellable(Protocol):
    """A wake-up that can be called off."""

    def cancel(self) -> None:
        """Call it off."""


class Driver:
    """Feeds a session with time.

    Args:
        session: what is driven.
        clock: what time it is.
        schedule: asks to be woken after some real seconds; None to be pumped by hand (tests).
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        schedule: Callable[[float, Callable[[], None]], Cancellable] | None = None,
    ) -> None:
        self.session = session
        self.clock = clock
        self.frame_s: float | None = None
        """Real seconds between pictures of something that moves; None: whole seconds only."""
        self._schedule = schedule
        self._listeners: list[Listener] = []
        self._timer: Cancellable | None = None
        self._seen = 0.0
        self._asked = 0.0

    def listen(self, listener: Listener) -> None:
        """Tell this listener of everything from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell it no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @property
    def view(self) -> SessionView:
        """The picture of the last instant seen."""
        return self.session.view(self._seen)

    def next_due_offset(self) -> float | None:
        """The offset in the session of what is due next, None while nothing is."""
        due = self.session.next_due()
        return None if due is None else self.view.elapsed_s + due - self._seen

    def begin(self) -> None:
        """Start the session now."""
        self._seen = self._asked = self.clock.now()
        self._tell(self.session.start(self._seen))

    def pump(self) -> None:
        """Bring the session up to now."""
        now = self.clock.now()
        self._tell(self._catch_up(now))

    def do(self, what: Callable[[Session, float], list[Event]]) -> None:
        """Let a person's wish meet the session, now."""
        now = self.clock.now()
        events = self._catch_up(now)
        try:
            events += what(self.session, now)
        finally:
            self._tell(events)

    def stop(self) -> None:
        """Ask for no more wake-ups."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _catch_up(self, now: float) -> list[Event]:
        """Advance, or stand still where we were last if time was lost in between."""
        last, self._seen = self._seen, now
        late = (now - max(self._asked, last)) / self.clock.speed
        if late > STALL_S and self.session.state is State.RUNNING:
            return self.session.pause(last, PauseReason.STALLED) + self.session.advance(now)
        return self.session.advance(now)

    def _tell(self, events: list[Event]) -> None:
        view = self.session.view(self._seen)
        for listener in tuple(self._listeners):
            listener.happened(events, view)
        self._sleep()

    def _sleep(self) -> None:
        self.stop()
        wake = self._wake()
        self._asked = self._seen if wake is None else wake
        if wake is not None and self._schedule:
            real = max(0.0, (wake - self.clock.now()) / self.clock.speed)
            self._timer = self._schedule(real, self.pump)

    def _wake(self) -> float | None:
        """When to look again, on the clock: the next event, or the next picture."""
        state = self.session.state
        if state is State.FINISHED or state is State.READY:
            return None
        picture = self._next_picture()
        due = self.session.next_due()
        return picture if due is None else min(due, picture)

    def _next_picture(self) -> float:
        """The next frame of a moving figure, or the next change of a number that is shown."""
        if self.session.state is State.PAUSED:
            return self._seen + self.clock.speed
        if self.frame_s is not None:
            return self._seen + self.frame_s * self.clock.speed
        view = self.session.view(self._seen)
        into = view.counted_s
        return self._seen + (math.floor(into) + 1 - into)
