"""The driver: the one place where a timer meets the session.

It sleeps until exactly the next due event, or until the eye needs a new picture, whichever comes
first, and hands events and views to its listeners. It decides nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.running.clock import monotonic_at
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.running.clock import Clock
    from lungetimer.training.events import Event
    from lungetimer.training.session import Session
    from lungetimer.training.views import SessionView

STALL_S: Final = 5.0
"""A wake-up this much later than asked for pauses the session; what is shorter is caught up,
for its cues were told ahead."""
SUSPENDED_S: Final = 0.25
"""The machine was suspended when its two clocks drift apart by more than this."""
PATIENCE_S: Final = 1.0
"""At most this long the first phase waits for what it is to be heard through."""
LOOK_S: Final = 0.05
RUN_UP_S: Final = 0.1
"""The first cue is due this long after there is something to be heard through."""


class Listener(Protocol):
    """Is told by a driver what happens in its session."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Take events in the order in which they happened, and the view after them."""


class Cancellable(Protocol):
    """A wake-up that can be called off."""

    def cancel(self) -> None:
        """Cancel the wake-up."""


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
        self.wait_for: Callable[[], bool] | None = None
        """Asked at the start, for a second at most: whether all is ready to be heard."""
        self.changes = 0
        """How often anything but time moved the session: a person's wish, or a stall."""
        self.holding = False
        """Whether the first phase still waits."""
        self._schedule = schedule
        self._listeners: list[Listener] = []
        self._timer: Cancellable | None = None
        self._view: SessionView | None = None  # what was told last
        self._seen = 0.0
        self._asked = 0.0
        self._slept = 0.0
        self._begun_at = self._origin = 0.0
        self._behind = 0.0  # how far the session's time is behind the clock

    def listen(self, listener: Listener) -> None:
        """Tell this listener of everything from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell this listener of nothing from now on."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @property
    def seen(self) -> float:
        """The last instant seen, on the clock that drives the session."""
        return self._seen

    @property
    def view(self) -> SessionView:
        """The picture of the last instant seen."""
        return self.session.view(self._seen)

    def monotonic_at(self, offset_s: float) -> float:
        """The instant of ``time.monotonic`` at which an offset in the session is due."""
        return monotonic_at(self.clock, self._origin + offset_s + self._behind)

    def begin(self) -> None:
        """Start the session now, or as soon as what `wait_for` asks is ready."""
        self._begun_at = self._seen = self._asked = self.clock.now()
        self._slept = self.clock.asleep()
        events = self.session.start(self._seen)
        self._origin = self._seen - self.view.elapsed_s
        waits = self._schedule is not None and self.wait_for is not None
        self.holding = waits and not self._is_ready()
        self._tell(events)

    def pump(self) -> None:
        """Bring the session up to now."""
        if self.holding:
            waited = (self.clock.now() - self._begun_at) / self.clock.speed
            if waited < PATIENCE_S and not self._is_ready():
                self._sleep()
                return
            self._let_go(RUN_UP_S if waited < PATIENCE_S else 0.0)
        self._tell(self._catch_up(self._now()))

    def do(self, what: Callable[[Session, float], list[Event]]) -> None:
        """Bring the session up to now, then carry out what the person asked of it.

        Args:
            what: gets the session and its time in seconds; returns the events that follow.
        """
        if self.holding:
            self._let_go()
        now = self._now()
        events = self._catch_up(now)
        self.changes += 1
        try:
            events += what(self.session, now)
        finally:
            self._tell(events)

    def stop(self) -> None:
        """Ask for no more wake-ups."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _is_ready(self) -> bool:
        return self.wait_for is None or self.wait_for()

    def _let_go(self, run_up_s: float = 0.0) -> None:
        """The time of the session begins to run: now, or in a moment."""
        self.holding = False
        self._behind = self.clock.now() - self._begun_at + run_up_s * self.clock.speed

    def _now(self) -> float:
        """The session's time: the clock's, but for what it waited at the start."""
        return max(self.clock.now() - self._behind, self._begun_at)

    def _catch_up(self, now: float) -> list[Event]:
        """Advance, or stand still where we were last if time was lost in between."""
        last, self._seen = self._seen, now
        slept, self._slept = self._slept, self.clock.asleep()
        suspended = self._slept - slept > SUSPENDED_S
        late = (now - max(self._asked, last)) / self.clock.speed
        if (late > STALL_S or suspended) and self.session.state is State.RUNNING:
            self.changes += 1
            return self.session.pause(last, PauseReason.STALLED) + self.session.advance(now)
        return self.session.advance(now)

    def _tell(self, events: list[Event]) -> None:
        view = self._view = self.session.view(self._seen)
        for listener in tuple(self._listeners):
            listener.happened(events, view)
        self._sleep()

    def _sleep(self) -> None:
        self.stop()
        wake = self._wake()
        self._asked = self._seen if wake is None else wake
        if wake is not None and self._schedule:
            until = wake + self._behind - self.clock.now()
            real = LOOK_S if self.holding else max(0.0, until / self.clock.speed)
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
        view = self._view or self.view
        if self.frame_s is not None:
            # On a beat that begins with the phase: the same rep then takes the same pictures.
            step = self.frame_s * self.clock.speed
            left = step - view.phase_s % step
            return self._seen + (left if left > step / 8 else left + step)
        into = view.counted_s
        return self._seen + (math.floor(into) + 1 - into)
