"""Actions of the workout screen: each key calls a session action or opens a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lungetimer.running.session_actions import SessionActions
from lungetimer.training.status import PauseReason
from lungetimer.training.views import State
from lungetimer.ui.bindings import bindings
from lungetimer.ui.messages import ScreenRequested, SessionOver, SoundRequested
from lungetimer.ui.screens.base import Page
from lungetimer.ui.widgets.session_lines import SessionLines

if TYPE_CHECKING:
    from textual.binding import BindingType

    from lungetimer.running.press_listener import PressListener
    from lungetimer.running.session_driver import Driver
    from lungetimer.training.next_button import NextButton


class WorkoutActions(Page[None]):
    """Base class of `WorkoutScreen` with its actions; `WorkoutScreen` draws the session.

    Args:
        driver: the driver of the session.
        button: the app's single `NextButton`.
        classes: the initial style classes of the screen.
        saved: whether the session will be saved; if not, the user can leave it without a question.
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
        self, driver: Driver, button: NextButton, classes: str = "", *, saved: bool = True
    ) -> None:
        super().__init__(classes=classes)
        self._saved = saved
        self.driver = driver
        self._words = SessionLines()
        self.actions = SessionActions(driver, button, self, self.show_message)

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""
        self._words.show_message(text)

    @property
    def presses(self) -> PressListener:
        """The object that handles presses of the key `next`."""
        return self.actions.presses

    @property
    def paused(self) -> bool:
        """Whether the session is paused."""
        return self.actions.paused

    def before_stop(self) -> None:
        """Pause the session if it is running, because the process will be suspended."""
        if self.driver.session.state is State.RUNNING:
            self.actions.wait()

    def action_next(self) -> None:
        """Do what the `next` key means in this phase; media buttons call this too."""
        self.actions.next()

    def action_toggle_pause(self) -> None:
        """Pause the session; if it is paused, continue it."""
        self.actions.toggle_pause()

    def action_skip(self) -> None:
        """Skip to the next phase."""
        self.actions.skip()

    def action_back(self) -> None:
        """Restart the phase; but in its first 3 seconds, go to the previous phase."""
        self.actions.back()

    def action_fail_set(self) -> None:
        """End the set without counting the current rep, and start the rest."""
        self.actions.fail_set()

    def action_correct(self, leg: str, delta: int) -> None:
        """Correct the reps of a leg in the latest set."""
        self._words.clear_message()  # the message may show the reps before the correction
        self.actions.correct(leg, delta)

    def action_extend_rest(self) -> None:
        """Make this rest longer."""
        self.actions.extend_rest()

    def action_step(self, field: str, direction: int) -> None:
        """Change a field of the plan by one step, for the rest of this session."""
        self.actions.step(field, direction)

    def action_felt(self, felt: str) -> None:
        """Record how the latest set felt; the answer determines the tip for the next set."""
        self.actions.felt(felt)

    def action_sound(self) -> None:
        """Switch to the next sound mode."""
        self.post_message(SoundRequested())

    def action_volume(self, louder: int) -> None:
        """Raise (1) or lower (-1) the volume."""
        self.post_message(SoundRequested(louder))

    def action_history(self) -> None:
        """Pause the session and open the history."""
        self.actions.wait()
        self.post_message(ScreenRequested("history"))

    def action_help(self) -> None:
        """Pause the session and open the help."""
        self.actions.wait()
        self.post_message(ScreenRequested("help"))

    def action_guide(self) -> None:
        """Pause the session and open the guide."""
        self.actions.wait()
        self.post_message(ScreenRequested("guide"))

    def action_stop_signs(self) -> None:
        """Pause the session and open the dialog that says when to stop training."""
        self.actions.wait(PauseReason.SAFETY)
        self.post_message(ScreenRequested("stop-signs"))

    def action_leave(self) -> None:
        """Pause the session and ask whether to continue, save or discard it.

        A session that is not saved, such as a trial set, is left without a question.
        """
        from lungetimer.ui.screens.leave import Leave, LeaveScreen  # noqa: PLC0415  # rarely needed

        if not self.is_active:
            return  # the key is held down, and the question is open already
        if not self._saved:
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
