"""The key of the button `next`: hands its presses to the button, and acts on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.training.next_button import REACTION_S, NextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.running.clock import Clock
    from lungetimer.training.next_action import NextAction


LEAST_WAIT_S: Final = 0.01  # a timer may wake a little before its time


class Stoppable(Protocol):
    """A wake-up that can be called off."""

    def stop(self) -> object:
        """Call it off."""


class PressHost(Protocol):
    """Where the key is pressed: a screen, or the plain mode."""

    @property
    def is_active(self) -> bool:
        """Whether presses are meant for it."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Stoppable:
        """Call back once, after so many real seconds."""


class PressListener:
    """Asks the button again after a moment where a press may come from a key that is held.

    Args:
        host: where the key is pressed.
        button: the app's one button.
        clock: what time it is.
        action: what the button does at this moment.
        act: carries it out.
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
        """Real seconds, also while a demo runs faster."""
        return self._clock.now() / self._clock.speed

    @property
    def armed(self) -> bool:
        """Whether one more press now would end a tempo set."""
        return self._button.armed(self._now)

    def press(self) -> None:
        """Take a press of the key, or of another button that means the same."""
        # Where the timer is late, the press before this one counts first all the same.
        self._carry_out(self._button.settle(self._now, self._action()))
        self._carry_out(self._button.press(self._now, self._action()))
        self._wait()

    def changed(self) -> None:
        """Say that a press changed the phase: the next one cannot be meant for the new one yet."""
        self._button.phase_changed(self._now)

    def changed_by_itself(self) -> None:
        """Say that the phase changed without a press."""
        self._button.phase_changed(self._now, REACTION_S)

    def _carry_out(self, action: NextAction | None) -> None:
        if action is not None:
            self._act(action)

    def _wait(self) -> None:
        if self._waiting:
            self._waiting.stop()
        due = self._button.due()
        seconds = None if due is None else max(due - self._now, LEAST_WAIT_S)
        self._waiting = self._host.set_timer(seconds, self._settle) if seconds else None

    def _settle(self) -> None:
        if self._host.is_active:
            self._carry_out(self._button.settle(self._now, self._action()))
            self._wait()
