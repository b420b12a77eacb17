"""Flow of a session, from the request to its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.words.commands import count_keys, shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.running.interrupted import Interrupted
    from lungetimer.running.launch import Launch
    from lungetimer.running.live_session import CallLater, LiveSession
    from lungetimer.running.session_listener import SessionListener
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.home_flow import HomeFlow
    from lungetimer.ui.flows.safety_flow import SafetyFlow
    from lungetimer.ui.flows.screen_host import ScreenHost
    from lungetimer.ui.screens.workout import WorkoutScreen
    from lungetimer.words.cue_lines import Coaching


@frozen
class Surroundings:
    """Other parts of the app that a session flow needs besides the shared services.

    Attributes:
        home: the flow of Home, opened after a session.
        safety: the flow that asks the safety questions before a session, if they are due.
        listeners: listeners of each session, called in this order.
        call_later: schedules a call in the app's context; None if tests drive the session.
        still: returns whether motion on the screen is off.
        own_keys: keys that the person has remapped, by action.
        close: closes the app.
    """

    home: HomeFlow
    safety: SafetyFlow
    listeners: Sequence[SessionListener]
    call_later: CallLater | None
    still: Callable[[], bool]
    own_keys: Mapping[str, str]
    close: Callable[[], object]


class SessionFlow:
    """Runs one session at a time, with its screens.

    Args:
        host: the stack of screens.
        services: settings, history, notices, clock.
        launch: how the app was called.
        around: other parts of the app.
    """

    def __init__(
        self, host: ScreenHost, services: AppServices, launch: Launch, around: Surroundings
    ) -> None:
        self.live: LiveSession | None = None
        self._host = host
        self._services = services
        self._launch = launch
        self._around = around
        self._coaching: Coaching | None = None
        self._workout: WorkoutScreen | None = None
        self._begun = False
        self._wanted: Plan | None = None

    @property
    def running(self) -> bool:
        """Whether a session is in progress, running or paused."""
        return self.live is not None

    def nothing_waits(self) -> None:
        """Begin the session that was requested meanwhile, or else show Home.

        Called when no interrupted session is left to ask about.
        """
        plan = self._wanted
        if plan is None and self._launch.at_once and not self._begun:
            plan = self._launch.plan
        if plan is not None:
            self.begin(plan)
        else:
            self._around.safety.arrive()

    def resume(self, one: Interrupted) -> None:
        """Resume an interrupted session."""
        from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # not before the first frame

        clock, later = self._services.clock, self._around.call_later
        kneeling = self._services.settings.current.kneeling
        self._open(LiveSession.going_on(one, clock, later, kneeling=kneeling), one.store)

    def begin(self, plan: Plan) -> None:
        """Begin a session once the history is known, after the safety questions if they are due."""
        known = self._services.history.facts.known
        self._wanted = None if known else plan
        if known and not self.live:
            self._begun = True
            self._around.safety.before(plan, self.begin_now, self._after_session)

    def begin_now(self, plan: Plan) -> None:
        """Begin a session at once, unless one is in progress."""
        if not self.live:
            from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # as above

            plan = plan.with_lead(self._services.history.facts.last_lead)
            clock, later = self._services.clock, self._around.call_later
            kneeling = self._services.settings.current.kneeling
            self._open(LiveSession.of(plan, clock, later, kneeling=kneeling))

    def spoken_focus(self, view: SessionView) -> str | None:
        """Return the spoken words for the next set's focus during a rest; None otherwise."""
        from lungetimer.words.cue_lines import coming_focus  # noqa: PLC0415  # not before the first frame

        return coming_focus(view, self._coaching) if self._coaching else None

    def keep(self) -> None:
        """Write the checkpoint for the next start, as the program ends."""
        if self.live:
            self.live.keep()

    def over(self, *, discard: bool) -> None:
        """End the session: save and summarise it, unless it has no reps or is to be discarded."""
        live, self.live = self.live, None
        if live is None:
            return
        live.driver.stop()
        for listener in self._around.listeners:
            listener.session_ends()
        self._close_workout()
        record = live.record()
        if discard or not record.reps:
            live.clear()
            if not discard:
                self._services.notices.tell("No rep was done, so there is nothing to save.")
            self._after_session()
        else:
            self._summarise(live, record)

    def _open(self, live: LiveSession, store: CheckpointStore | None = None) -> None:
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # not before the first frame
        from lungetimer.words.cue_lines import Coaching  # noqa: PLC0415  # not before the first frame

        self._begun = True
        services, settings = self._services, self._services.settings.current
        if self._launch.demo_speed is None:
            notices = services.notices
            live.keep_checkpoints(services.paths.data_dir, notices.tell_from_thread, store)
        self.live = live
        facts = services.history.facts
        self._coaching = Coaching(facts.last_felt, facts.turn, facts.last_time)
        for listener in self._around.listeners:
            live.driver.listen(listener)
            listener.session_begins(live.driver)
        look = Look(
            figure=settings.figure,
            moving=not self._around.still(),
            next_key=shown_key("next", self._around.own_keys),
            count_keys=count_keys(self._around.own_keys),
        )
        self._workout = WorkoutScreen(live.driver, services.button, self._coaching, look)
        self._host.push_screen(self._workout)

    def _close_workout(self) -> None:
        """Close the workout screen, and any screen that was opened over it meanwhile."""
        while any(screen is self._workout for screen in self._host.screen_stack):
            self._host.pop_screen()
        self._workout = None

    def _summarise(self, live: LiveSession, record: SessionRecord) -> None:
        from lungetimer.ui.screens.summary import SummaryScreen  # noqa: PLC0415  # loaded when opened

        demo = self._launch.demo_speed is not None
        if not demo:
            self._services.history.add(record, live.clear)
        weight = self._services.settings.current.body_weight_kg
        screen = SummaryScreen(
            record,
            self._services.button,
            self._services.clock,
            own_keys=self._around.own_keys,
            demo=demo,
            body_weight_kg=weight,
        )
        self._host.push_screen(screen, lambda _: self._after_session())

    def _after_session(self) -> None:
        if self._launch.demo_speed:
            self._around.close()
        else:
            self._around.home.open()
