"""Decide which presses of the button `next` count. The time is an argument of each function.

A key that is held down sends one press and then, after a delay, a quick series of repeats.
Terminals do not distinguish repeats from presses. So a press soon after another press is delayed
for a moment: if a series follows, the key is held down, and the repeats do not count.
"""

from __future__ import annotations

from typing import Final

from lungetimer.training.next_action import NextAction

# After a press that changed the phase, presses are ignored for this many seconds, so that a double
# press on START does not skip anything.
IGNORE_S: Final = 1.0
# Human reaction time: a press within this time after a phase ended by itself was meant for it.
REACTION_S: Final = 0.3
# Two presses within this time end a timed set.
DOUBLE_S: Final = 1.0
# Keyboards begin to repeat a key that is held down within this time.
FOLLOW_S: Final = 2.0
# Keys repeat at 10 to 40 a second, so repeats are at most this far apart; fingers are slower.
REPEAT_S: Final = 0.12


class NextButton:
    """Decides for each press of the button `next` whether it counts.

    Call `press` for every press, and `settle` at the time that `due` returns. Both return the
    action to carry out now, or None. If that action changed the phase, call `phase_changed`.
    """

    def __init__(self) -> None:
        self._pressed: float | None = None  # time of the latest press, repeats included
        self._waiting: tuple[float, NextAction] | None = None  # a press that may be a repeat
        self._armed: float | None = None  # time of the first of two presses that end a set
        self._ignore_until = float("-inf")

    def press(self, now: float, action: NextAction) -> NextAction | None:
        """Return the action to carry out now, or None if the press is ignored or delayed.

        Args:
            now: seconds on any monotonic clock.
            action: what the button does now (`SessionView.next_action`).
        """
        before, self._pressed = self._pressed, now
        if before is not None and now - before <= REPEAT_S:
            self._waiting = None  # a series of repeats: none of them counts as a press
            return None
        if before is not None and now - before <= FOLLOW_S:
            self._waiting = (now, action)
            return None
        self._waiting = None
        return self._counted(now, action)

    def due(self) -> float | None:
        """Return when to call `settle`, or None if no press is delayed."""
        return None if self._waiting is None else self._waiting[0] + REPEAT_S

    def settle(self, now: float, action: NextAction) -> NextAction | None:
        """Return the action of the delayed press; None if no press is delayed or it is not due yet.

        The press is dropped if the button now has another action than when it was pressed: a
        user who wanted to end a set does not want to cut short the rest that has just begun.

        Args:
            now: seconds on the clock of `press`.
            action: what the button does now.
        """
        due = self.due()
        if self._waiting is None or due is None or now < due:
            return None
        (pressed, meant), self._waiting = self._waiting, None
        return self._counted(pressed, action) if action is meant else None

    def phase_changed(self, now: float, ignore_s: float = IGNORE_S) -> None:
        """Ignore presses for a moment, because the phase has just changed.

        Args:
            now: seconds on the clock of `press`.
            ignore_s: for how many seconds; use `REACTION_S` if the phase changed by itself.
        """
        self._ignore_until = max(self._ignore_until, now + ignore_s)
        self._waiting = self._armed = None

    def armed(self, now: float) -> bool:
        """Return whether a press now would be the second of the two that end a timed set."""
        return self._armed is not None and now - self._armed <= DOUBLE_S

    def _counted(self, at: float, action: NextAction) -> NextAction | None:
        if at < self._ignore_until:
            return None
        if action is not NextAction.END_SET:
            self._armed = None
            return action
        if self.armed(at):
            self._armed = None
            return action
        self._armed = at
        return None
