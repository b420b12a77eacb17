"""Training: how the app opens a session, lets it be heard and seen, and closes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lungetimer.running.clock import FastClock, SystemClock
from lungetimer.running.hook_listener import HookListener
from lungetimer.running.sound_listener import SoundListener
from lungetimer.ui.remembering import RememberingApp
from lungetimer.ui.session.title_listener import TitleListener

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.running.interrupted import Interrupted
    from lungetimer.running.live_session import LiveSession
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.launch import Launch
    from lungetimer.ui.messages import SessionOver, SoundAsked
    from lungetimer.ui.screens.workout import WorkoutScreen


NAME: Final = "lungetimer"


class TrainingApp(RememberingApp):
    """An app that can hold one session.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
        clock: what time it is; the machine's own if not given.
        ticking: False to be pumped by hand (tests).
    """

    TITLE = NAME

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
        self.hearing = SoundListener(
            settings, paths.log, ring=self.ring, on_notice=self.tell_from_thread, speed=speed
        )
        self._call_later = self.call_later if ticking else None
        self._title = TitleListener(self.to_terminal)
        self._hooked = HookListener(settings.hook_command, paths.log)
        self._live: LiveSession | None = None
        self._workout: WorkoutScreen | None = None
        self._begun = False
        self._wanted: Plan | None = None

    # -- what is around a session -------------------------------------------------------------

    def before_session(
        self, plan: Plan, begin: Callable[[Plan], None], refuse: Callable[[], None]
    ) -> None:
        """Ask what must be asked before this plan is begun."""
        raise NotImplementedError

    def arrive(self) -> None:
        """The app stands, and no session is wanted yet."""
        raise NotImplementedError

    def come_home(self) -> None:
        """No session any more."""
        raise NotImplementedError

    # -- the session --------------------------------------------------------------------------

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
            self.begin(plan)
        else:
            self.arrive()

    def resume(self, one: Interrupted) -> None:
        """Go on with an interrupted session."""
        from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # not before the first frame

        self._open(LiveSession.going_on(one, self.clock, self._call_later), one.store)

    def begin(self, plan: Plan) -> None:
        """Start once the history is known, after the safety questions where they are due."""
        self._wanted = None if self.facts.known else plan
        if self.facts.known and not self._live:
            self._begun = True
            self.before_session(plan, self.begin_now, self._after_session)

    def begin_now(self, plan: Plan) -> None:
        """Start at once, unless a session is on already."""
        if not self._live:
            plan = plan.with_lead(self.facts.last_lead)
            from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # as above

            self._open(LiveSession.of(plan, self.clock, self._call_later))

    def _open(self, live: LiveSession, store: CheckpointStore | None = None) -> None:
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # nor this
        from lungetimer.ui.session.cue_lines import Coaching, coming_focus  # noqa: PLC0415  # not before the first frame

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
        self._title.show(NAME)
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
        else:
            self.come_home()

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
