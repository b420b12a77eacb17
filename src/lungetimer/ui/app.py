"""The app: puts the concrete things together, and moves between screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lungetimer.ui.flows.coach_flow import Advising
from lungetimer.ui.flows.session_flow import TrainingApp
from lungetimer.ui.launch import Launch, Outcome
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.terminal.first_frame import (
    FIRST_STYLES,
    FRAME_SEEN_S,
    read_other_styles,
    release_garbage,
)
from lungetimer.ui.terminal.signals import EndRequests, end_anyway

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Timer

    from textual.screen import Screen

    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.messages import (
        Answered,
        SafetyAsked,
        ScreenAsked,
        SessionAsked,
    )


__all__ = ["Launch", "LungetimerApp", "Outcome", "run_app"]

# From this many columns or rows on, screens carry the class.
HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (120, "-wide"), (200, "-huge")]
VERTICAL = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]


class LungetimerApp(TrainingApp):
    """The whole program on one screen.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
        clock: what time it is; the machine's own if not given.
        ticking: False to be pumped by hand (tests).
    """

    CSS_PATH = FIRST_STYLES
    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        launch: Launch,
        *,
        clock: Clock | None = None,
        ticking: bool = True,
    ) -> None:
        super().__init__(paths, settings, launch, clock=clock, ticking=ticking)
        self.home: HomeScreen | None = None
        self._opened: dict[str, Screen[Any]] = {}
        self._advising = Advising(self, launch.plan)
        self._deadline: Timer | None = None
        self.end_requests = EndRequests()

    # -- coming and going ---------------------------------------------------------------------

    def on_load(self) -> None:
        """Before the terminal is taken: from here on, being asked to end means to give it back."""
        self.end_requests.hand_to(self._asked_to_end)

    def on_mount(self) -> None:
        """Colours and keys, then Home or the session; the history is read meanwhile."""
        self.tune()
        for line in self.launch.problems:
            self.tell(line)
        if self.launch.at_once:
            self.call_after_refresh(self._get_going)
        else:
            self._show_home()
            # Textual draws nothing while it mounts: a refresh is not yet a frame that is seen.
            self.call_after_refresh(self.set_timer, FRAME_SEEN_S, self._get_going)
        # Once more: Textual's driver for the browser has taken some of the signals meanwhile.
        self.end_requests.hand_to(self._asked_to_end)

    def on_driver_signal_resume(self) -> None:
        """Back from a stop: the shell may have set a title of its own."""
        self._title.show_again()

    def _get_going(self) -> None:
        """What threads and disk have to do; none of it may hold up the first frame."""
        release_garbage()
        self.hearing.wake()
        read_other_styles(self)
        if self.launch.demo_speed:
            self.begin_now(self.launch.plan)
        else:
            self.remember()

    def close(self) -> tuple[SessionRecord, ...]:
        """After the screen is gone: wait for the disk, give what could not be saved."""
        for step in (
            self._keep_what_is_under_way, self.interruptions.close, self.close_preferences,
            self.hearing.close, self._hooked.close,
        ):  # fmt: skip
            try:
                step()
            except Exception as error:  # a mistake in one must not cost what the others keep
                self.failure = self.failure or error
        unsaved = self.memory.close()
        if self._deadline:
            self._deadline.cancel()
        return unsaved

    def _keep_what_is_under_way(self) -> None:
        if self._live:
            self._live.keep()
        for screen in self.screen_stack:
            said: Answered | None = getattr(screen, "answered", None)
            if said:
                self.memory.answer(said, self.clock.wall())

    def _asked_to_end(self, status: int) -> None:
        """The system ends us, or the terminal is gone: keep the session, then leave in order."""
        # First of all: the disk can hang as well, and the checkpoint before is whole in any case.
        self._deadline = end_anyway(status, getattr(self._driver, "give_back_at_once", int))
        if self._live:
            self._live.keep()
        self.exit(return_code=status)

    def _show_home(self) -> None:
        self.home = HomeScreen(self.launch.plan, self.clock)
        self.push_screen(self.home)
        self.home.know(self.facts)

    def on_screen_asked(self, message: ScreenAsked) -> None:
        """Open a screen over the one that is there; a key held down opens it but once."""
        opened, before = self._opened.get(message.name), self.screen
        if not any(screen is opened for screen in self.screen_stack):
            self._open_screen(message.name)
            if self.screen is not before:
                self._opened[message.name] = self.screen

    def _open_screen(self, name: str) -> None:
        """Open a screen by its name; its code is read only now."""
        if self._advising.open(name):
            return
        if name == "history":
            from lungetimer.ui.screens.history import HistoryScreen  # noqa: PLC0415

            self.push_screen(
                HistoryScreen(self.history, self.facts, self.clock, self.settings.body_weight_kg)
            )
        elif name == "unsaved":
            self.offer.ask()
        else:
            from lungetimer.ui.screens.help import HelpScreen  # noqa: PLC0415

            self.push_screen(HelpScreen())

    # -- around the session -------------------------------------------------------------------

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self._advising.remember(message.plan)
        self.begin(message.plan)

    def before_session(
        self, plan: Plan, begin: Callable[[Plan], None], refuse: Callable[[], None]
    ) -> None:
        """The safety questions, where they are due."""
        self._advising.before(plan, begin, refuse)

    def arrive(self) -> None:
        """Home stands: a first word of advice, where one is due."""
        self._advising.arrive()

    def come_home(self) -> None:
        """Home, for whoever went straight into a session."""
        if self.home is None:
            self._show_home()

    # -- safety and settings ------------------------------------------------------------------

    def on_safety_asked(self, _: SafetyAsked) -> None:
        """The safety questions, because the person wants them."""
        self._advising.ask()

    def held(self, before: Settings) -> None:
        """What other settings mean for the sound and for the plan on Home."""
        super().held(before)
        self.hearing.follow(self.settings)
        self._advising.follow(before.plan, self.settings.plan)


def run_app(paths: Paths, settings: Settings, launch: Launch) -> Outcome:
    """Run the app until it is closed."""
    app = LungetimerApp(paths, settings, launch)
    app.end_requests.listen()
    unsaved: Sequence[SessionRecord] = ()
    try:
        app.run()
    except Exception as error:  # whatever it is, what was done is kept first
        app.failure = app.failure or error
    finally:
        unsaved = app.close()
    return Outcome(unsaved, app.return_code or int(app.failure is not None), app.failure)
