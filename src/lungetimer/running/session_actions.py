"""What the user can do in a session: one method for each action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.running.press_listener import PressListener
from lungetimer.training.choices import Leg
from lungetimer.training.next_button import DOUBLE_S, NextButton
from lungetimer.training.result import Felt
from lungetimer.training.set_reps import written_reps
from lungetimer.training.status import PauseReason
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import NextAction, State
from lungetimer.words import field_words
from lungetimer.words.felt_words import felt_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.running.press_listener import PressHost
    from lungetimer.running.session_driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.session import Session
    from lungetimer.training.views import SessionView


class SessionActions:
    """Carries out the user's actions in one session, and shows messages about them.

    Args:
        driver: the driver of the session.
        button: the program's single `NextButton`.
        host: the screen, or plain mode, that receives the presses of the `next` key.
        show_message: shows a short message.

    Attributes:
        driver: the driver of the session.
        presses: handles the presses of the `next` key.
    """

    def __init__(
        self,
        driver: Driver,
        button: NextButton,
        host: PressHost,
        show_message: Callable[[str], object],
    ) -> None:
        self.driver = driver
        self._host = host
        self._show_message = show_message
        self.presses = PressListener(
            host, button, driver.clock, lambda: driver.view.next_action, self._act
        )

    # -- the one button -----------------------------------------------------------------------

    def next(self) -> None:
        """Handle a press of the `next` key. The screen shows what the key does at the moment."""
        self.presses.press()
        if self.presses.armed:
            self.driver.pump()  # the screen then shows that a second press ends the set
            self._host.set_timer(DOUBLE_S, self.driver.pump)

    def _act(self, action: NextAction) -> None:
        """Carry out an action of the `next` key."""
        match action:
            case NextAction.RESUME:
                self._carry_out(lambda s, now: s.resume(now))
                self.presses.changed()
            case NextAction.REP_DONE:
                self._carry_out(lambda s, now: s.rep_done(now))
            case NextAction.SET_DONE | NextAction.LEG_DONE:
                self._carry_out(lambda s, now: s.set_done(now))
            case NextAction.READY:
                self._carry_out(lambda s, now: s.ready(now))
                self.presses.changed()
            case NextAction.NEXT_PHASE | NextAction.END_SET:
                self._carry_out(lambda s, now: s.skip(now))

    def _carry_out(self, what: Callable[[Session, float], list[Event]]) -> None:
        """Change the session now; if that changes the phase, ignore the `next` key for a moment."""
        before = _place(self.driver.view)
        self.driver.do(what)
        if _place(self.driver.view) != before:
            self.presses.changed()

    # -- pause, skip and end ------------------------------------------------------------------

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        return self.driver.view.state is State.PAUSED

    def toggle_pause(self) -> None:
        """Pause the session, or continue it."""
        if self.paused:
            self.resume()
        else:
            self._carry_out(lambda s, now: s.pause(now))

    def resume(self) -> None:
        """Continue the paused session."""
        self._carry_out(lambda s, now: s.resume(now))

    def wait(self, reason: PauseReason = PauseReason.ASKED) -> None:
        """Pause the session for the given reason."""
        self.driver.do(lambda s, now: s.pause(now, reason))

    def finish_early(self) -> None:
        """End the session now, before all sets are done."""
        self.driver.do(lambda s, now: s.finish_early(now))

    def skip(self) -> None:
        """Skip to the next phase."""
        self._carry_out(lambda s, now: s.skip(now))

    def back(self) -> None:
        """Restart the phase; in its first 3 seconds, go to the previous phase instead."""
        self._carry_out(lambda s, now: s.back(now))

    # -- sets, reps and rests -----------------------------------------------------------------

    def fail_set(self) -> None:
        """End the set without counting the rep in progress, and begin the next phase."""
        view = self.driver.view
        if view.phase is None or view.phase.kind is not PhaseKind.SET:
            self._show_message("You can end a set only while it is running")
            return
        self._carry_out(lambda s, now: s.fail_set(now))
        done = self.driver.view.sets[view.set - 1]
        self._show_message(f"Set {view.set} ended: left {done.left}, right {done.right}")

    def correct(self, leg: str, delta: int) -> None:
        """Add ``delta``, which may be negative, to the reps of a leg in the last set."""
        number = self.driver.view.correctable
        if number is None:
            self._show_message("You can correct the reps after the set")
        else:
            self.driver.do(lambda s, now: s.correct(now, number, Leg(leg), delta))

    def extend_rest(self) -> None:
        """Make the current rest 15 s longer."""
        view = self.driver.view
        if view.phase and view.phase.kind is PhaseKind.REST:
            self.driver.do(lambda s, now: s.extend_rest(now))
            self._show_message("The rest is 15 s longer")
        else:
            self._show_message("You can add rest only during a rest")

    def step(self, field: str, direction: int) -> None:
        """Change a field of the plan by one step, for the phases that are still to come.

        Args:
            field: the name of the plan's field.
            direction: 1 to raise the value, -1 to lower it.
        """
        session = self.driver.session
        before = session.plan
        new = stepped(before, field, direction, first=session.first_to_come)
        if new == before:
            self._show_message(f"{field_words.change_words(field, before)} is the limit")
            return
        value = getattr(new, field)
        plain = value if isinstance(value, int) else str(value)
        if field == "reps_per_leg" and before.reps:
            field, plain = "reps", written_reps(new.set_reps)
        self.driver.do(lambda s, now: s.adjust(now, field, plain))
        if self.driver.session.plan == before:
            self._show_message(self._why_unchanged())

    def _why_unchanged(self) -> str:
        view = self.driver.view
        if view.phase and view.phase.kind is PhaseKind.COOL_DOWN:
            return "All sets are done; to change the last set, go back to it"
        return f"Set {view.set} is running, so there must be at least {view.plan.sets} sets"

    def felt(self, felt: str) -> None:
        """Record how the last set felt to the user; the next tip depends on that."""
        view = self.driver.view
        if view.phase and view.phase.kind in {PhaseKind.REST, PhaseKind.COOL_DOWN}:
            self.driver.do(lambda s, now: s.record_felt(now, Felt(felt)))
            self._show_message(felt_words(Felt(felt), last=view.phase.kind is PhaseKind.COOL_DOWN))
        else:
            self._show_message("After a set, you can say how it felt")


def _place(view: SessionView) -> tuple[object, ...]:
    """Return what identifies the current phase, to detect that an action changed the phase."""
    return view.state, view.phase, view.switch is not None, view.lead_reps, view.in_lead_in
