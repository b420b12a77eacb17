"""The driver, which advances a session as time passes.

A timer wakes the driver when the next event is due or when the screen needs a new picture,
whichever comes first. The driver then passes the new events and the view to its listeners. No other
code uses a timer to advance a session.
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
"""If the driver wakes up more than this many seconds late, it pauses the session. After a shorter
delay the session catches up, because its cues were planned ahead and have been heard."""
SUSPENDED_S: Final = 0.25
"""The machine was suspended if `Clock.asleep` has grown by more than this many seconds."""
TIMEOUT_S: Final = 1.0
"""The longest time in seconds for which the first phase waits for the sound device."""
POLL_S: Final = 0.05
DELAY_S: Final = 0.1
"""The first cue is due this many seconds after the sound device is ready."""


class Listener(Protocol):
    """Receives the events of a driver's session."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Handle events, the earliest first; ``view`` shows the session after these events."""


class Cancellable(Protocol):
    """A scheduled wake-up of the driver; it can be cancelled."""

    def cancel(self) -> None:
        """Cancel the wake-up."""


class Driver:
    """Advances a session as time passes.

    Args:
        session: the session to drive.
        clock: the clock to read.
        schedule: calls a function after a delay in real seconds; None in tests, which call `pump`
            themselves.
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
        """Real seconds between pictures of a moving figure; None for one picture in each second."""
        self.wait_for: Callable[[], bool] | None = None
        """Returns whether the sound is ready; polled for at most `TIMEOUT_S` after the start."""
        self.changes = 0
        """How many times a command of the user, or lost time, has changed the session."""
        self.holding = False
        """Whether the first phase is still waiting for the sound."""
        self._schedule = schedule
        self._listeners: list[Listener] = []
        self._timer: Cancellable | None = None
        self._view: SessionView | None = None  # the last view sent to the listeners
        self._seen = 0.0
        self._asked = 0.0
        self._slept = 0.0
        self._begun_at = self._origin = 0.0
        self._behind = 0.0  # seconds by which the session's time is behind the clock

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` for everything that happens in the session from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling ``listener``."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @property
    def seen(self) -> float:
        """The time of the clock, in seconds, to which the session was last advanced."""
        return self._seen

    @property
    def view(self) -> SessionView:
        """The view of the session at the time to which the session was last advanced."""
        return self.session.view(self._seen)

    def monotonic_at(self, offset_s: float) -> float:
        """Return the time on ``time.monotonic`` at which the session reaches ``offset_s``."""
        return monotonic_at(self.clock, self._origin + offset_s + self._behind)

    def begin(self) -> None:
        """Start the session.

        The time of the session stays at 0 until `wait_for` returns True, or until `TIMEOUT_S` has
        passed.
        """
        self._begun_at = self._seen = self._asked = self.clock.now()
        self._slept = self.clock.asleep()
        events = self.session.start(self._seen)
        self._origin = self._seen - self.view.elapsed_s
        waits = self._schedule is not None and self.wait_for is not None
        self.holding = waits and not self._is_ready()
        self._notify(events)

    def pump(self) -> None:
        """Advance the session to the present time."""
        if self.holding:
            waited = (self.clock.now() - self._begun_at) / self.clock.speed
            if waited < TIMEOUT_S and not self._is_ready():
                self._sleep()
                return
            self._start_time(DELAY_S if waited < TIMEOUT_S else 0.0)
        self._notify(self._catch_up(self._now()))

    def do(self, what: Callable[[Session, float], list[Event]]) -> None:
        """Advance the session to the present time, then change it as the user wishes.

        Args:
            what: changes the session. It receives the session and the time in seconds, and returns
                the events that follow from the change.
        """
        if self.holding:
            self._start_time()
        now = self._now()
        events = self._catch_up(now)
        self.changes += 1
        try:
            events += what(self.session, now)
        finally:
            self._notify(events)

    def stop(self) -> None:
        """Cancel the timer for the next wake-up of this driver."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _is_ready(self) -> bool:
        return self.wait_for is None or self.wait_for()

    def _start_time(self, delay_s: float = 0.0) -> None:
        """Let the session's time run, beginning ``delay_s`` real seconds from now."""
        self.holding = False
        self._behind = self.clock.now() - self._begun_at + delay_s * self.clock.speed

    def _now(self) -> float:
        """Return the clock's time minus the time for which the session waited at its start."""
        return max(self.clock.now() - self._behind, self._begun_at)

    def _catch_up(self, now: float) -> list[Event]:
        """Advance the session to ``now``.

        If the program or the machine has been suspended since the last call, pause the session at
        the time of that call.

        Returns:
            The new events of the session.
        """
        last, self._seen = self._seen, now
        slept, self._slept = self._slept, self.clock.asleep()
        suspended = self._slept - slept > SUSPENDED_S
        late = (now - max(self._asked, last)) / self.clock.speed
        if (late > STALL_S or suspended) and self.session.state is State.RUNNING:
            self.changes += 1
            return self.session.pause(last, PauseReason.STALLED) + self.session.advance(now)
        return self.session.advance(now)

    def _notify(self, events: list[Event]) -> None:
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
            real = POLL_S if self.holding else max(0.0, until / self.clock.speed)
            self._timer = self._schedule(real, self.pump)

    def _wake(self) -> float | None:
        """Return the session's time at which the driver must wake up next.

        None if the session has not started, or has ended.
        """
        state = self.session.state
        if state is State.FINISHED or state is State.READY:
            return None
        picture = self._next_picture()
        due = self.session.next_due()
        return picture if due is None else min(due, picture)

    def _next_picture(self) -> float:
        """Return the session's time at which the screen needs its next picture.

        At that time, a moving figure needs its next frame, or the displayed seconds change.
        """
        if self.session.state is State.PAUSED:
            return self._seen + self.clock.speed
        view = self._view or self.view
        if self.frame_s is not None:
            # The frames are counted from the start of the phase, so that every rep uses the same
            # cached pictures.
            step = self.frame_s * self.clock.speed
            left = step - view.phase_s % step
            return self._seen + (left if left > step / 8 else left + step)
        into = view.counted_s
        return self._seen + (math.floor(into) + 1 - into)
