"""Pass presses of the `next` key to the `NextButton`, and carry out what it decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.training.next_button import REACTION_S, NextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.running.clock import Clock
    from lungetimer.training.next_action import NextAction


MIN_WAIT_S: Final = 0.01  # a timer may fire a little too early


class Stoppable(Protocol):
    """A scheduled call of a callback; it can be cancelled."""

    def stop(self) -> object:
        """Cancel the scheduled call of the callback."""


class PressHost(Protocol):
    """Where the user presses the `next` key: a screen, or plain mode."""

    @property
    def is_active(self) -> bool:
        """Whether this screen, or plain mode, receives key presses at present."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Stoppable:
        """Call ``callback`` after ``delay`` real seconds; `Stoppable.stop` cancels this call."""


class PressListener:
    """Handles presses of the `next` key.

    If the user may be holding the key down, the action follows a moment after the press.

    Args:
        host: the screen, or plain mode, where the key is pressed.
        button: the program's single `NextButton`.
        clock: the clock of the session.
        action: returns what the `next` key would do at present.
        act: carries out an action.
    """

    def __init__(
        self,
        host: PressHost,
        button: NextButton,
        clock: Clock,
        action: Callable[[], NextAction],
        act: Callable[[NextAction], None],
    ) -> None:
        self._host = host
        self._button = button
        self._clock = clock
        self._action = action
        self._act = act
        self._waiting: Stoppable | None = None

    @property
    def _now(self) -> float:
        """The time in real seconds, even in a demo, whose clock runs faster."""
        return self._clock.now() / self._clock.speed

    @property
    def armed(self) -> bool:
        """Whether a second press of the `next` key would now end a timed set."""
        return self._button.armed(self._now)

    def press(self) -> None:
        """Handle a press of the `next` key, or of a media button with the same meaning."""
        # If the timer is late, the action of the previous press must come before this press.
        self._carry_out(self._button.settle(self._now, self._action()))
        self._carry_out(self._button.press(self._now, self._action()))
        self._wait()

    def changed(self) -> None:
        """Ignore further presses for a moment, because a press has just changed the phase."""
        self._button.phase_changed(self._now)

    def changed_by_itself(self) -> None:
        """Ignore presses for 0.3 s, because the phase has changed without a press."""
        self._button.phase_changed(self._now, REACTION_S)

    def _carry_out(self, action: NextAction | None) -> None:
        if action is not None:
            self._act(action)

    def _wait(self) -> None:
        if self._waiting:
            self._waiting.stop()
        due = self._button.due()
        seconds = None if due is None else max(due - self._now, MIN_WAIT_S)
        self._waiting = self._host.set_timer(seconds, self._settle) if seconds else None

    def _settle(self) -> None:
        if self._host.is_active:
            self._carry_out(self._button.settle(self._now, self._action()))
            self._wait()
