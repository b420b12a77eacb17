"""Workout screen: shows the session so that a person two metres away can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal

from lungetimer.audio.flash import FlashLimiter
from lungetimer.frozen import field, frozen
from lungetimer.training.events import (
    Adjusted,
    Event,
    Finished,
    Halfway,
    LastSet,
    LegSwitch,
    OpenSetStarted,
    PhaseStarted,
)
from lungetimer.training.plan import Leg
from lungetimer.training.views import State
from lungetimer.ui.messages import NoticesPossible, SessionOver
from lungetimer.ui.screens.workout_actions import WorkoutActions
from lungetimer.ui.session.figure_pose import PICTURES_A_SECOND
from lungetimer.ui.terminal.first_frame import SESSION_STYLES
from lungetimer.ui.widgets.flank import Flank
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainBackground
from lungetimer.ui.widgets.session_bar import SessionBar
from lungetimer.ui.widgets.stage import Row, Stage
from lungetimer.ui.widgets.stage_strip import StageStrip, StripView
from lungetimer.words import field_words, session_words
from lungetimer.words.button_words import button_view, footer_word
from lungetimer.words.cue_lines import Coaching, cue_line
from lungetimer.words.pause_words import PAUSE_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from lungetimer.running.session_driver import Driver
    from lungetimer.training.next_button import NextButton
    from lungetimer.training.views import SessionView

FRAME_S: Final = 1 / PICTURES_A_SECOND
FLASH_S: Final = 0.2
DIM_AFTER_S: Final = 0.03


@frozen
class Look:
    """Display options of a session.

    Attributes:
        figure: whether the figure is drawn.
        moving: whether the figure moves.
        next_key: the `next` key, as it is shown to the user.
        count_keys: for each leg, the keys that correct the reps of this leg.
        opening: a short message to show when the session starts.
        saved: whether the session is saved; if not, the user can leave it without a question.
    """

    figure: bool = True
    moving: bool = True
    next_key: str = "⏎"
    count_keys: dict[Leg, str] = field(default_factory=dict)
    opening: str = ""
    saved: bool = True


class WorkoutScreen(PlainBackground, WorkoutActions):
    """Screen that draws a session and passes the user's actions to the session's driver.

    Args:
        driver: the driver of the session; the screen starts it after the first frame.
        button: the app's single `NextButton`.
        coaching: the user's answers and reps in earlier sessions.
        look: the display options.
    """

    AUTO_FOCUS = None
    CSS_PATH = [SESSION_STYLES]  # noqa: RUF012  # Textual gives the type

    def __init__(self, driver: Driver, button: NextButton, coaching: Coaching, look: Look) -> None:
        super().__init__(
            driver, button, classes="" if look.figure else "-no-figure", saved=look.saved
        )
        self._opening = look.opening
        self.coaching = coaching
        self._phase_classes = ""
        self._leg: Leg | None = None
        self._still = False
        self._next_key = look.next_key
        self._flashes = FlashLimiter(reduced_motion=not look.moving)
        self._headline = Line(id="headline")
        self._time_remaining = Line(id="time-left")
        self._bar = SessionBar(id="bar")
        self._flanks = (Flank(), Flank())
        self._stage = Stage(moving=look.moving, keys=look.count_keys, last=self._last_reps)
        self._strip = StageStrip(id="strip")
        self._footer = KeyLine()

    def _last_reps(self, set_number: int) -> dict[Leg, int]:
        return self.coaching.last_reps(set_number)

    def compose(self) -> ComposeResult:
        """Yield the header, the progress bar, the middle part, the text lines and the keys."""
        with Horizontal(id="top"):
            yield self._headline
            yield self._time_remaining
        yield self._bar
        with Row(id="framed"):
            yield self._flanks[0]
            yield self._stage
            yield self._flanks[1]
        yield self._strip
        yield self._words
        yield self._footer

    def on_compose(self) -> None:
        """Set the style classes of the phase early, so that no widget is styled twice."""
        self._set_phase_classes(self._first_view())

    def _first_view(self) -> SessionView:
        """Return the current view; if the session has not begun, the view at its first instant."""
        if self.driver.session.state is not State.READY:
            return self.driver.view
        twin = self.driver.session.fork()
        twin.start(0.0)
        return twin.view(0.0)

    def on_mount(self) -> None:
        """Start the session after the first frame, so that the first second is visible."""
        self.driver.listen(self)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.presses.changed()  # the second press of a double press on START must not skip a phase
        self.driver.begin()
        if self._opening:
            self.show_message(self._opening)

    def on_unmount(self) -> None:
        """Stop the session's driver, so that none of its timers reaches the closed screen."""
        self.driver.stop()
        self.driver.unlisten(self)

    # -- drawing ------------------------------------------------------------------------------

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Draw the view, show messages for events, and tell the app if the session has ended."""
        for event in events:
            if isinstance(event, Adjusted):
                self.show_message(field_words.change_words(event.field, view.plan))
            elif isinstance(event, Halfway):
                self.show_message("Halfway. Keep it smooth.")
            elif isinstance(event, LastSet):
                self.show_message("Last set.")
            elif isinstance(event, (PhaseStarted, LegSwitch, OpenSetStarted)):
                self.presses.changed_by_itself()
        self._draw(view)
        if self._flashes.allows(events, self.driver.clock.now() / self.driver.clock.speed):
            self._flash()
        self.driver.frame_s = FRAME_S if self._stage.animates else None
        if any(isinstance(event, Finished) for event in events):
            self.driver.stop()
            self.post_message(SessionOver())

    def _draw(self, view: SessionView) -> None:
        self._set_phase_classes(view)
        paused = view.state is State.PAUSED
        self._set_still(still=paused)
        self._footer.rename("pause", PAUSE_WORD if paused else "")
        self._footer.rename("next", footer_word(view))
        self._headline.show(session_words.headline(view))
        remaining = session_words.time_remaining(view, self.driver.clock.wall())
        self._time_remaining.show(*remaining)
        self._bar.show_session(view.segments)
        self._stage.show(view)
        if view.rep:
            beat = StripView(view.plan.tempo, view.rep.stage, view.rep.count, view.rep.leg)
            self._strip.show(beat)
        button = button_view(view, self._next_key, pressed_once=self.presses.armed)
        self._words.show(view, cue_line(view, self.coaching), button)

    def _flash(self) -> None:
        """Light up both edges of the screen for a moment, for users who hear no sound."""
        for flank in self._flanks:
            flank.light(FLASH_S)

    def _set_phase_classes(self, view: SessionView) -> None:
        """Set the style classes: phase and layout on the screen, the leg on three widgets."""
        kind = view.phase.kind.replace("_", "-") if view.phase else "done"
        phase = "rest" if kind in {"prepare", "lead-in"} else kind
        timed = "-reps" if view.rep or view.open_set else "-timed"
        ready = "-ready" if view.in_lead_in else "-not-ready"
        face = "-open" if view.open_set else "-plain"
        if view.switch:
            face = f"-switch -to-{view.switch.leg}"
        classes = f"-phase-{phase} {timed} {ready} {face} -kind-{kind}"
        if classes != self._phase_classes:
            # Change all in one call, because at each call Textual styles every widget again.
            old = dict.fromkeys(self._phase_classes.split(), False)
            self.update_classes(old | dict.fromkeys(classes.split(), True))
            self._phase_classes = classes
        now = view.rep or view.switch or view.open_set
        leg = now.leg if now else None
        if leg is not self._leg:
            self._leg = leg
            for widget in (self._headline, *self._flanks):
                widget.set_class(leg is Leg.LEFT, "-left")
                widget.set_class(leg is Leg.RIGHT, "-right")

    def _set_still(self, *, still: bool) -> None:
        """Dim the screen if ``still``, else brighten it.

        This happens a moment later, so that the band about the pause appears or disappears first.
        """
        if still != self._still:
            self._still = still
            self.set_timer(DIM_AFTER_S, self._dim)

    def _dim(self) -> None:
        """Dim or brighten four widgets; their opacity applies to the widgets inside them too."""
        dimmed = (self.query_one("#top"), self._bar, self._stage, self._strip)
        for widget in dimmed:
            widget.set_class(self._still, "-still", update=False)
        self.app.stylesheet.update_nodes(dimmed)

    def _again(self) -> None:
        """Draw again after a change of the layout; show notices if there is now room for them."""
        self.call_after_refresh(self.driver.pump)
        self.call_after_refresh(self.post_message, NoticesPossible())

    def show_notice(self, line: str) -> bool:
        """Show a line for a while, unless there is room only for the number and the leg.

        Returns:
            Whether the line is shown.
        """
        bare = any(map(self.has_class, ("-zoom", "-flat", "-tiny")))
        return not bare and super().show_notice(line)

    def on_resize(self) -> None:
        """Draw again, because at the new size the figure may appear or disappear."""
        self._again()

    def action_zoom(self) -> None:
        """Hide everything except the giant number and the leg, or show everything again."""
        self.toggle_class("-zoom")
        self._again()

    def action_figure(self) -> None:
        """Show or hide the figure."""
        self.toggle_class("-no-figure")
        self._again()
