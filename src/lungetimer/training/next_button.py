"""One button, pressed in a hurry: which presses count, and as what. Pure: time is an argument.

A key that is held down sends its first press, then, after a while, a quick row of repeats; no
terminal tells these from presses. So a press that follows another one closely waits a moment to
see whether a row comes, and the whole row is one press.
"""

from __future__ import annotations

from typing import Final

from lungetimer.training.next_action import NextAction

# After a press that changed the phase the button is deaf for so long: a double press on START
# skips nothing.
DEAF_S: Final = 1.0
# Nobody reacts faster: a press so soon after a phase ended by itself was meant for that phase.
REACTION_S: Final = 0.3
# Two presses within this time end a tempo set.
DOUBLE_S: Final = 1.0
# A key that is held down begins to repeat within this time, as keyboards are set.
FOLLOW_S: Final = 2.0
# Keys repeat at 10 to 40 a second, so repeats are at most this far apart; fingers are slower.
REPEAT_S: Final = 0.12


class NextButton:
    """Decides for each press of the button `next` whether it counts.

    Tell it every press (`press`); at `due`, ask it again (`settle`). Both give the action to carry
    out now, or None. After carrying one out that changed the phase, say so (`phase_changed`).
    """

    def __init__(self) -> None:
        self._pressed: float | None = None  # when the latest press came, repeats included
        self._waiting: tuple[float, NextAction] | None = None  # a press that may be a repeat
        self._armed: float | None = None  # when the first press to end a tempo set came
        self._deaf_until = float("-inf")

    def press(self, now: float, action: NextAction) -> NextAction | None:
        """Take a press.

        Args:
            now: seconds on any steady clock.
            action: what the button does at this moment (`SessionView.next_action`).
        """
        before, self._pressed = self._pressed, now
        if before is not None and now - before <= REPEAT_S:
            self._waiting = None  # a row of repeats: none of them is a press
            return None
        if before is not None and now - before <= FOLLOW_S:
            self._waiting = (now, action)
            return None
        self._waiting = None
        return self._counted(now, action)

    def due(self) -> float | None:
        """When to call `settle`; None while no press waits."""
        return None if self._waiting is None else self._waiting[0] + REPEAT_S

    def settle(self, now: float, action: NextAction) -> NextAction | None:
        """Decide on a press that waited, once `due` has come; earlier it goes on waiting.

        Where the button does something else by now than when it was pressed, the press is dropped:
        whoever wanted to end a set does not want to cut the rest that has just begun.

        Args:
            now: seconds on the clock of `press`.
            action: what the button does at this moment.
        """
        due = self.due()
        if self._waiting is None or due is None or now < due:
            return None
        (pressed, meant), self._waiting = self._waiting, None
        return self._counted(pressed, action) if action is meant else None

    def phase_changed(self, now: float, deaf_s: float = DEAF_S) -> None:
        """The action of a press has changed the phase: be deaf for a second.

        Args:
            now: seconds on the clock of `press`.
            deaf_s: for how many seconds; `REACTION_S` when the phase changed by itself.
        """
        self._deaf_until = max(self._deaf_until, now + deaf_s)
        self._waiting = self._armed = None

    def armed(self, now: float) -> bool:
        """Whether one more press now would end the tempo set; for the screen to say so."""
        return self._armed is not None and now - self._armed <= DOUBLE_S

    def _counted(self, at: float, action: NextAction) -> NextAction | None:
        if at < self._deaf_until:
            return None
        if action is not NextAction.END_SET:
            self._armed = None
            return action
        if self.armed(at):
            self._armed = None
            return action
        self._armed = at
        return None
