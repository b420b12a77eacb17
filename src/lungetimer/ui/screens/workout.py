"""The workout: what a person two metres away sees while the session runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Horizontal
from textual.widgets import Footer

from lungetimer.audio.flash import FlashLimiter
from lungetimer.training.events import Adjusted, Event, Finished, Halfway, LastSet, PauseReason
from lungetimer.training.plan import Leg, Pacing
from lungetimer.training.result import Felt
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State
from lungetimer.ui import wording
from lungetimer.ui.commands import bindings
from lungetimer.ui.cueing import Coaching, cue_line
from lungetimer.ui.messages import ScreenAsked, SessionOver, SoundAsked
from lungetimer.ui.screens.base import Page
from lungetimer.ui.widgets.flank import Flank
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.session_bar import SessionBar
from lungetimer.ui.widgets.stage import Stage
from lungetimer.ui.widgets.stage_strip import StageStrip, StripView
from lungetimer.ui.widgets.word_lines import WordLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.training.views import SessionView
    from lungetimer.ui.driver import Driver

FRAME_S: Final = 1 / 10
FLASH_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn of the figure: whether at all, and whether it moves."""

    figure: bool = True
    moving: bool = True


class WorkoutScreen(Page[None]):
    """Draws a driver's session and hands the person's wishes to it.

    Args:
        driver: the session with its clock; begun when the screen stands.
        coaching: what earlier sessions tell about the focus.
        look: what is drawn of the figure.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "pause", "next", "leave", "help", "stop_signs", "fewer_reps", "more_reps",
            "fewer_sets", "more_sets", "shorter_rest", "longer_rest", "extend_rest", "sound",
            "tempo", "zoom", "history", "skip", "back", "quieter", "louder", "figure", "felt_fine",
            "felt_knee", "felt_balance", "felt_depth", "felt_back", "guide",
        )
    ]  # fmt: skip
    AUTO_FOCUS = None

    def __init__(self, driver: Driver, coaching: Coaching, look: Look) -> None:
        super().__init__(classes="" if look.figure else "-no-figure")
        self.driver = driver
        self._look = look
        self.coaching = coaching
        self._phase_classes = ""
        self._leg: Leg | None = None
        self._flashes = FlashLimiter(reduced_motion=not look.moving)

    def compose(self) -> ComposeResult:
        """Header, bar, the stage with its two faces, cue, next, keys."""
        with Horizontal(id="top"):
            yield Line(id="headline")
            yield Line(id="time-left")
        yield SessionBar(id="bar")
        with Horizontal(id="framed"):
            yield Flank()
            yield Stage(moving=self._look.moving)
            yield Flank()
        yield StageStrip(id="strip")
        yield WordLines()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin once everything stands, so that the first second is seen."""
        self.driver.listen(self)
        self.call_after_refresh(self.driver.begin)

    def on_unmount(self) -> None:
        """No wake-ups for a screen that is gone."""
        self.driver.stop()
        self.driver.unlisten(self)

    # -- drawing ------------------------------------------------------------------------------

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Draw the view, tell what was changed, and pass on the end."""
        for event in events:
            if isinstance(event, Adjusted):
                self.say(wording.change_words(event.field, view.plan))
            elif isinstance(event, Halfway):
                self.say("Halfway. Keep it smooth.")
            elif isinstance(event, LastSet):
                self.say("Last set.")
        self._draw(view)
        if self._flashes.allows(events, self.driver.clock.now() / self.driver.clock.speed):
            self._flash()
        self.driver.frame_s = FRAME_S if self.query_one(Stage).animates else None
        if any(isinstance(event, Finished) for event in events):
            self.driver.stop()
            self.post_message(SessionOver())

    def _draw(self, view: SessionView) -> None:
        self._set_phase_classes(view)
        self._text("#headline", wording.headline(view))
        room = self.query_one("#time-left").size.width
        self._text("#time-left", wording.time_left(view, self.driver.clock.wall(), room))
        self.query_one(SessionBar).show_session(view.segments)
        self.query_one(Stage).show(view)
        if view.rep:
            beat = StripView(view.plan.tempo, view.rep.stage, view.rep.count, view.rep.leg)
            self.query_one(StageStrip).show(beat)
        self.query_one(WordLines).show(view, cue_line(view, self.coaching))

    def _flash(self) -> None:
        """Light the sides of the frame for a moment: sight beside sound."""
        for flank in self.query(Flank):
            flank.light(FLASH_S)

    def _set_phase_classes(self, view: SessionView) -> None:
        """Colours and faces by phase on the screen; by leg only where a leg has a colour."""
        kind = view.phase.kind.replace("_", "-") if view.phase else "done"
        phase = "rest" if kind in {"prepare", "lead-in"} else kind
        timed = "-reps" if view.rep else "-timed"
        ready = "-ready" if view.in_lead_in else "-not-ready"
        classes = f"-phase-{phase} {timed} -{view.state} {ready} -kind-{kind}"
        if classes != self._phase_classes:
            # In one go: each change of classes looks through every widget's style anew.
            old = dict.fromkeys(self._phase_classes.split(), False)
            self.update_classes(old | dict.fromkeys(classes.split(), True))
            self._phase_classes = classes
        leg = view.rep.leg if view.rep else None
        if leg is not self._leg:
            self._leg = leg
            for widget in (self.query_one("#headline"), *self.query(Flank)):
                widget.set_class(leg is Leg.LEFT, "-left")
                widget.set_class(leg is Leg.RIGHT, "-right")

    def _text(self, selector: str, text: str) -> None:
        self.query_one(selector, Line).show(text)

    def _again(self) -> None:
        """Draw once more when a changed layout has settled."""
        self.call_after_refresh(self.driver.pump)

    def on_resize(self) -> None:
        """Another size may show or hide the figure."""
        self._again()

    def say(self, text: str) -> None:
        """Show a short message for a moment."""
        self.query_one(WordLines).say(text)

    # -- what the person does -----------------------------------------------------------------

    def action_next(self) -> None:
        """Rep done when self-paced, else on to the next phase; goes on from a pause."""
        view = self.driver.view
        if view.state is State.PAUSED:
            self.driver.do(lambda s, now: s.resume(now))
        elif view.rep and view.plan.pacing is Pacing.SELF:
            self.driver.do(lambda s, now: s.rep_done(now))
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
            self.say("15 s more")
        else:
            self.say("More rest can be had in a rest")

    def action_step(self, field: str, direction: int) -> None:
        """Change the plan from now on."""
        before = self.driver.session.plan
        new = stepped(before, field, direction)
        if new == before:
            self.say(f"{wording.change_words(field, before)} is the limit")
            return
        value = getattr(new, field)
        plain = value if isinstance(value, int) else str(value)
        self.driver.do(lambda s, now: s.adjust(now, field, plain))
        if self.driver.session.plan == before:
            self.say(self._why_unchanged())

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
            self.say(f"Noted: {felt}. The next focus follows from it.")

    def action_sound(self) -> None:
        """The next sound mode."""
        self.post_message(SoundAsked())

    def action_volume(self, louder: int) -> None:
        """Louder or quieter."""
        self.post_message(SoundAsked(louder))

    def action_zoom(self) -> None:
        """Only the giant number and the leg, and back."""
        self.toggle_class("-zoom")
        self._again()

    def action_figure(self) -> None:
        """The figure on or off."""
        self.toggle_class("-no-figure")
        self._again()

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
