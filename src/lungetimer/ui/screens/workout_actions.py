"""What the person does in a session: every key of the workout, handed to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lungetimer.training.choices import Leg
from lungetimer.training.next_button import DOUBLE_S, NextButton
from lungetimer.training.result import Felt
from lungetimer.training.status import PauseReason
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import NextAction, State
from lungetimer.ui.commands import bindings
from lungetimer.ui.messages import ScreenAsked, SessionOver, SoundAsked
from lungetimer.ui.screens.base import Page
from lungetimer.ui.screens.press_listener import PressListener
from lungetimer.ui.text import view_words
from lungetimer.ui.widgets.word_lines import WordLines

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from lungetimer.running.driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.session import Session
    from lungetimer.training.views import SessionView


class WorkoutActions(Page[None]):
    """The actions of the workout; what the screen draws is its subclass's.

    Args:
        driver: the session with its clock.
        button: the app's one button.
        classes: the screen's first classes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "pause", "next", "leave", "help", "stop_signs", "fewer_reps", "more_reps",
            "fewer_sets", "more_sets", "shorter_rest", "longer_rest", "extend_rest", "sound",
            "tempo", "zoom", "history", "skip", "back", "quieter", "louder", "figure", "felt_fine",
            "felt_knee", "felt_balance", "felt_depth", "felt_back", "guide", "fail_set",
            "left_less", "left_more", "right_less", "right_more",
        )
    ]  # fmt: skip

    def __init__(self, driver: Driver, button: NextButton, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.driver = driver
        self.presses = PressListener(
            self, button, driver.clock, lambda: driver.view.next_action, self._act
        )
        self._words = WordLines()

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""
        self._words.say(text)

    # -- the one button -----------------------------------------------------------------------

    def action_next(self) -> None:
        """The natural next thing, by key, media key or remote control; the screen says which."""
        self.presses.press()
        if self.presses.armed:
            self.driver.pump()  # says that a second press ends the set
            self.set_timer(DOUBLE_S, self.driver.pump)

    def _act(self, action: NextAction) -> None:
        """What a press means at this moment."""
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
        """Do it now; where it changed what goes on, the button is deaf for a moment."""
        before = _place(self.driver.view)
        self.driver.do(what)
        if _place(self.driver.view) != before:
            self.presses.changed()

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        return self.driver.view.state is State.PAUSED

    def action_toggle_pause(self) -> None:
        """Pause, or resume."""
        if self.paused:
            self._carry_out(lambda s, now: s.resume(now))
        else:
            self._carry_out(lambda s, now: s.pause(now))

    def action_skip(self) -> None:
        """On to what comes next."""
        self._carry_out(lambda s, now: s.skip(now))

    def action_back(self) -> None:
        """Restart the phase, or go to the one before."""
        self._carry_out(lambda s, now: s.back(now))

    def action_fail_set(self) -> None:
        """End the set at the rep before the one under way, and rest."""
        view = self.driver.view
        if view.phase is None or view.phase.kind is not PhaseKind.SET:
            self.show_message("Only a set that is under way can be ended")
            return
        self._carry_out(lambda s, now: s.fail_set(now))
        done = self.driver.view.sets[view.set - 1]
        self.show_message(f"Set {view.set} ended: {done.left} left, {done.right} right")

    def action_correct(self, leg: str, delta: int) -> None:
        """Correct how many reps of a leg were done in the set that was done last."""
        number = self.driver.view.correctable
        if number is None:
            self.show_message("Reps can be corrected after the set")
        else:
            self.driver.do(lambda s, now: s.correct(now, number, Leg(leg), delta))

    def action_extend_rest(self) -> None:
        """More rest."""
        view = self.driver.view
        if view.phase and view.phase.kind is PhaseKind.REST:
            self.driver.do(lambda s, now: s.extend_rest(now))
            self.show_message("15 s more")
        else:
            self.show_message("More rest can be had in a rest")

    def action_step(self, field: str, direction: int) -> None:
        """Change the plan from now on."""
        before = self.driver.session.plan
        new = stepped(before, field, direction)
        if new == before:
            self.show_message(f"{view_words.change_words(field, before)} is the limit")
            return
        value = getattr(new, field)
        plain = value if isinstance(value, int) else str(value)
        self.driver.do(lambda s, now: s.adjust(now, field, plain))
        if self.driver.session.plan == before:
            self.show_message(self._why_unchanged())

    def _why_unchanged(self) -> str:
        view = self.driver.view
        if view.phase and view.phase.kind is PhaseKind.COOL_DOWN:
            return "The sets are done; ← goes back into the last one"
        return f"Set {view.set} is under way, so there are {view.plan.sets}"

    def action_felt(self, felt: str) -> None:
        """Note how the latest set felt; the next focus follows from it."""
        view = self.driver.view
        if view.phase and view.phase.kind in {PhaseKind.REST, PhaseKind.COOL_DOWN}:
            self.driver.do(lambda s, now: s.say_felt(now, Felt(felt)))
            self.show_message(f"Noted: {felt}. The next focus follows from it.")

    def action_sound(self) -> None:
        """The next sound mode."""
        self.post_message(SoundAsked())

    def action_volume(self, louder: int) -> None:
        """Louder or quieter."""
        self.post_message(SoundAsked(louder))

    def action_history(self) -> None:
        """Look back; the session waits."""
        self._wait()
        self.post_message(ScreenAsked("history"))

    def action_help(self) -> None:
        """Keys and rules; the session waits."""
        self._wait()
        self.post_message(ScreenAsked("help"))

    def action_guide(self) -> None:
        """Read; the session waits."""
        self._wait()
        self.post_message(ScreenAsked("guide"))

    def action_stop_signs(self) -> None:
        """When to stop; the session waits."""
        self._wait(PauseReason.SAFETY)
        self.post_message(ScreenAsked("stop-signs"))

    def _wait(self, reason: PauseReason = PauseReason.ASKED) -> None:
        self.driver.do(lambda s, now: s.pause(now, reason))

    def action_leave(self) -> None:
        """Ask whether to go on, save what is done, or discard."""
        from lungetimer.ui.screens.leave import Leave, LeaveScreen  # noqa: PLC0415  # rarely needed

        if not self.is_active:
            return  # a key held down: it is being asked already
        was_running = self.driver.view.state is State.RUNNING
        self._wait(PauseReason.LEAVING)

        def answered(answer: Leave | None) -> None:
            if answer is Leave.SAVE:
                self.driver.do(lambda s, now: s.finish_early(now))
            elif answer is Leave.DISCARD:
                self.post_message(SessionOver(discard=True))
            elif was_running:
                self._carry_out(lambda s, now: s.resume(now))

        self.app.push_screen(LeaveScreen(self.driver.view.reps_done), answered)


def _place(view: SessionView) -> tuple[object, ...]:
    """What goes on, as far as a press can be meant for it and not for another."""
    return view.state, view.phase, view.switch is not None, view.lead_reps, view.in_lead_in
