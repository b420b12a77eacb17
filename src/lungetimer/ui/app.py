"""The app: puts the concrete things together, and moves between screens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lungetimer.ui.advising import Advising
from lungetimer.ui.clock import FastClock, SystemClock
from lungetimer.ui.hearing import Hearing
from lungetimer.ui.hooked import Hooked
from lungetimer.ui.launch import Launch, Outcome
from lungetimer.ui.remembering import RememberingApp
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.signals import EndRequests, end_anyway
from lungetimer.ui.starting import (
    FIRST_STYLES,
    FRAME_SEEN_S,
    read_other_styles,
    release_garbage,
)
from lungetimer.ui.title import WindowTitle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Timer

    from textual.screen import Screen

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.clock import Clock
    from lungetimer.ui.live import LiveSession
    from lungetimer.ui.messages import (
        Answered,
        SafetyAsked,
        ScreenAsked,
        SessionAsked,
        SessionOver,
        SoundAsked,
    )
    from lungetimer.ui.resuming import Interrupted
    from lungetimer.ui.screens.workout import WorkoutScreen


__all__ = ["Launch", "LungetimerApp", "Outcome", "run_app"]

# From this many columns or rows on, screens carry the class.
HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (120, "-wide"), (200, "-huge")]
VERTICAL = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]


class LungetimerApp(RememberingApp):
    """The whole program on one screen.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
        clock: what time it is; the machine's own if not given.
        ticking: False to be pumped by hand (tests).
    """

    TITLE = "lungetimer"
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
        speed = launch.demo_speed or 1.0
        super().__init__(
            paths,
            settings,
            clock or (SystemClock() if speed == 1.0 else FastClock(speed)),
            keeps=launch.demo_speed is None,
        )
        self.launch = launch
        self.hearing = Hearing(
            settings, paths.log, ring=self.ring, on_notice=self.tell_from_thread, speed=speed
        )
        self._call_later = self.call_later if ticking else None
        self._title = WindowTitle(self.to_terminal)
        self._hooked = Hooked(settings.hook_command, paths.log)
        self.home: HomeScreen | None = None
        self._live: LiveSession | None = None
        self._workout: WorkoutScreen | None = None
        self._begun = False
        self._opened: dict[str, Screen[Any]] = {}
        self._wanted: Plan | None = None
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
            self._begin_now(self.launch.plan)
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
        if self._live:
            self._live.keep()
        self._deadline = end_anyway(status, getattr(self._driver, "give_back_at_once", int))
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

    # -- the session --------------------------------------------------------------------------

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self._advising.remember(message.plan)
        self._begin(message.plan)

    @property
    def in_session(self) -> bool:
        """Whether a session is on, running or paused."""
        return self._live is not None

    def nothing_waits(self) -> None:
        """No interrupted session is left to ask about."""
        plan = self._wanted
        if plan is None and self.launch.at_once and not self._begun:
            plan = self.launch.plan
        if plan is not None:
            self._begin(plan)
        else:
            self._advising.arrive()

    def resume(self, one: Interrupted) -> None:
        """Go on with an interrupted session."""
        from lungetimer.ui.live import LiveSession  # noqa: PLC0415  # not before the first frame

        self._open(LiveSession.going_on(one, self.clock, self._call_later), one.store)

    def _begin(self, plan: Plan) -> None:
        """Start once the history is known, after the safety questions where they are due."""
        self._wanted = None if self.facts.known else plan
        if self.facts.known and not self._live:
            self._begun = True
            self._advising.before(plan, self._begin_now, self._after_session)

    def _begin_now(self, plan: Plan) -> None:
        if not self._live:
            plan = plan.with_lead(self.facts.last_lead)
            from lungetimer.ui.live import LiveSession  # noqa: PLC0415  # as above

            self._open(LiveSession.of(plan, self.clock, self._call_later))

    def _open(self, live: LiveSession, store: CheckpointStore | None = None) -> None:
        from lungetimer.ui.cueing import Coaching, coming_focus  # noqa: PLC0415  # not before the first frame
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # nor this

        self._begun = True
        if self.launch.demo_speed is None:
            live.keep_checkpoints(self.paths.data_dir, self.tell_from_thread, store)
        for listener in (self.hearing, self._title, self._hooked):
            live.driver.listen(listener)
        self._live = live
        still = self.settings.reduced_motion or self.animation_level == "none"
        look = Look(figure=self.settings.figure, moving=not still)
        coaching = Coaching(self.facts.last_felt, self.facts.turn)
        self.hearing.begin(live.driver.next_due_offset, lambda view: coming_focus(view, coaching))
        self._workout = WorkoutScreen(live.driver, coaching, look)
        self.push_screen(self._workout)

    def on_session_over(self, message: SessionOver) -> None:
        """Save what was done and show it, unless there is nothing or it is to be thrown away."""
        live, self._live = self._live, None
        if live is None:
            return
        live.driver.stop()
        self.hearing.end()
        self._title.show(self.TITLE)
        self._close_workout()
        record = live.record()
        if message.discard or not record.reps:
            live.clear()
            if not message.discard:
                self.tell("No rep was done, so there is nothing to save.")
            self._after_session()
        else:
            self._summarise(live, record)

    def _close_workout(self) -> None:
        """The session's screen goes, with whatever a quick hand has opened over it meanwhile."""
        while any(screen is self._workout for screen in self.screen_stack):
            self.pop_screen()
        self._workout = None

    def _summarise(self, live: LiveSession, record: SessionRecord) -> None:
        from lungetimer.ui.screens.summary import SummaryScreen  # noqa: PLC0415  # later

        demo = self.launch.demo_speed is not None
        if not demo:
            self.memory.add(record, live.clear)
        weight = self.settings.body_weight_kg
        screen = SummaryScreen(record, demo=demo, body_weight_kg=weight)
        self.push_screen(screen, lambda _: self._after_session())

    def _after_session(self) -> None:
        if self.launch.demo_speed:
            self.exit()
        elif self.home is None:
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

    # -- sound --------------------------------------------------------------------------------

    def on_sound_asked(self, message: SoundAsked) -> None:
        """Another mode or volume, at once."""
        if message.louder:
            volume = min(100, max(0, self.settings.volume + 10 * message.louder))
            self.hold(replace(self.settings, volume=volume), {"sound": {"volume": volume}})
            self.say(f"Volume {volume} %")
        else:
            mode = self.hearing.mode.next.value
            self.hold(replace(self.settings, sound_mode=mode), {"sound": {"mode": mode}})
            self.say(f"Sound: {mode}")


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
