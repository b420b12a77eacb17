"""What the person does in a session: every key of the workout, handed to the session's actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lungetimer.running.session_actions import SessionActions
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State
from lungetimer.ui.bindings import bindings
from lungetimer.ui.messages import ScreenAsked, SessionOver, SoundAsked
from lungetimer.ui.screens.base import Page
from lungetimer.ui.widgets.word_lines import WordLines

if TYPE_CHECKING:
    from textual.binding import BindingType

    from lungetimer.running.driver import Driver
    from lungetimer.running.press_listener import PressListener
    from lungetimer.training.next_button import NextButton


class WorkoutActions(Page[None]):
    """The actions of the workout; what the screen draws is its subclass's.

    Args:
        driver: the session with its clock.
        button: the app's one button.
        classes: the screen's first classes.
        kept: whether the session is kept; one that is not is left without a question.
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

    def __init__(
        self, driver: Driver, button: NextButton, classes: str = "", *, kept: bool = True
    ) -> None:
        super().__init__(classes=classes)
        self._kept = kept
        self.driver = driver
        self._words = WordLines()
        self.actions = SessionActions(driver, button, self, self.show_message)

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""
        self._words.say(text)

    @property
    def presses(self) -> PressListener:
        """Takes the presses of the button `next`."""
        return self.actions.presses

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        return self.actions.paused

    def action_next(self) -> None:
        """The natural next thing, by key, media key or remote control; the screen says which."""
        self.actions.next()

    def action_toggle_pause(self) -> None:
        """Pause, or resume."""
        self.actions.toggle_pause()

    def action_skip(self) -> None:
        """On to what comes next."""
        self.actions.skip()

    def action_back(self) -> None:
        """Restart the phase, or go to the one before."""
        self.actions.back()

    def action_fail_set(self) -> None:
        """End the set at the rep before the one under way, and rest."""
        self.actions.fail_set()

    def action_correct(self, leg: str, delta: int) -> None:
        """Correct how many reps of a leg were done in the set that was done last."""
        self._words.hush()  # it may name the reps as they were
        self.actions.correct(leg, delta)

    def action_extend_rest(self) -> None:
        """More rest."""
        self.actions.extend_rest()

    def action_step(self, field: str, direction: int) -> None:
        """Change the plan from now on."""
        self.actions.step(field, direction)

    def action_felt(self, felt: str) -> None:
        """Note how the latest set felt; the next focus follows from it."""
        self.actions.felt(felt)

    def action_sound(self) -> None:
        """The next sound mode."""
        self.post_message(SoundAsked())

    def action_volume(self, louder: int) -> None:
        """Louder or quieter."""
        self.post_message(SoundAsked(louder))

    def action_history(self) -> None:
        """Look back; the session waits."""
        self.actions.wait()
        self.post_message(ScreenAsked("history"))

    def action_help(self) -> None:
        """Keys and rules; the session waits."""
        self.actions.wait()
        self.post_message(ScreenAsked("help"))

    def action_guide(self) -> None:
        """Read; the session waits."""
        self.actions.wait()
        self.post_message(ScreenAsked("guide"))

    def action_stop_signs(self) -> None:
        """When to stop; the session waits."""
        self.actions.wait(PauseReason.SAFETY)
        self.post_message(ScreenAsked("stop-signs"))

    def action_leave(self) -> None:
        """Ask whether to go on, save what is done, or discard."""
        from lungetimer.ui.screens.leave import Leave, LeaveScreen  # noqa: PLC0415  # rarely needed

        if not self.is_active:
            return  # a key held down: it is being asked already
        if not self._kept:
            self.post_message(SessionOver(discard=True))
            return
        was_running = self.driver.view.state is State.RUNNING
        self.actions.wait(PauseReason.LEAVING)

        def answered(answer: Leave | None) -> None:
            if answer is Leave.SAVE:
                self.actions.finish_early()
            elif answer is Leave.DISCARD:
                self.post_message(SessionOver(discard=True))
            elif was_running:
                self.actions.resume()

        self.app.push_screen(LeaveScreen(self.driver.view.reps_done), answered)
