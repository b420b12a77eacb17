"""What the person does in a session: every key of the workout, handed to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lungetimer.training.plan import Pacing
from lungetimer.training.result import Felt
from lungetimer.training.status import PauseReason
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State
from lungetimer.ui.commands import bindings
from lungetimer.ui.messages import ScreenAsked, SessionOver, SoundAsked
from lungetimer.ui.screens.base import Page
from lungetimer.ui.text import view_words
from lungetimer.ui.widgets.word_lines import WordLines

if TYPE_CHECKING:
    from textual.binding import BindingType

    from lungetimer.running.driver import Driver


class WorkoutActions(Page[None]):
    """The actions of the workout; what the screen draws is its subclass's.

    Args:
        driver: the session with its clock.
        classes: the screen's first classes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "pause", "next", "leave", "help", "stop_signs", "fewer_reps", "more_reps",
            "fewer_sets", "more_sets", "shorter_rest", "longer_rest", "extend_rest", "sound",
            "tempo", "zoom", "history", "skip", "back", "quieter", "louder", "figure", "felt_fine",
            "felt_knee", "felt_balance", "felt_depth", "felt_back", "guide",
        )
    ]  # fmt: skip

    def __init__(self, driver: Driver, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.driver = driver
        self._words = WordLines()

    def show_message(self, text: str) -> None:
        """Show a short message for a moment."""
        self._words.say(text)

    def action_next(self) -> None:
        """Rep done when self-paced, else on to the next phase; goes on from a pause."""
        view = self.driver.view
        if view.state is State.PAUSED:
            self.driver.do(lambda s, now: s.resume(now))
        elif view.rep and view.plan.pacing is Pacing.SELF:
            self.driver.do(lambda s, now: s.rep_done(now))
        elif view.open_set:
            self.driver.do(lambda s, now: s.set_done(now))
        elif view.waits:
            self.driver.do(lambda s, now: s.ready(now))
        else:
            self.action_skip()

    def action_toggle_pause(self) -> None:
        """Stand still, or go on."""
        if self.driver.view.state is State.PAUSED:
            self.driver.do(lambda s, now: s.resume(now))
        else:
            self.driver.do(lambda s, now: s.pause(now))

    def action_skip(self) -> None:
        """On to what comes next."""
        self.driver.do(lambda s, now: s.skip(now))

    def action_back(self) -> None:
        """Begin again, or the one before."""
        self.driver.do(lambda s, now: s.back(now))

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
                self.driver.do(lambda s, now: s.resume(now))

        self.app.push_screen(LeaveScreen(self.driver.view.reps_done), answered)
