"""Flow of a session, from the request to its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import frozen
from lungetimer.running.late_listeners import LateListeners
from lungetimer.words.commands import count_keys, shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.history_facts import Facts
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


class FollowsSessions(Protocol):
    """The listeners of a session; they may be created only when they are first needed."""

    @property
    def first(self) -> Sequence[SessionListener]:
        """The listeners that are called from the beginning of a session, in this order."""
        ...

    @property
    def later(self) -> Sequence[SessionListener]:
        """The listeners that are called only after the first frame of a session was drawn."""
        ...


@frozen
class Surroundings:
    """Other parts of the app that a `SessionFlow` needs besides the services.

    Attributes:
        home: the flow of the Home screen, which opens after a session.
        safety: the flow that asks the safety questions before a session, if they are due.
        listeners: the listeners of each session.
        call_later: calls a function in the event loop; None if tests move the session forward.
        still: returns whether the user has switched off motion on the screen.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        close: closes the app.
        seen: called when the first frame of a session is on the screen, and when a session ends.
    """

    home: HomeFlow
    safety: SafetyFlow
    listeners: FollowsSessions
    call_later: CallLater | None
    still: Callable[[], bool]
    own_keys: Mapping[str, str]
    close: Callable[[], object]
    seen: Callable[[], object]


class SessionFlow:
    """Runs one session at a time, with its screens.

    Args:
        host: the stack of screens.
        services: the app's services.
        launch: how the app was started.
        around: other parts of the app that the flow needs.
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
        self._late: LateListeners | None = None
        self._early: Plan | None = None  # of a session begun before the history was read

    @property
    def running(self) -> bool:
        """Whether a session is in progress, running or paused."""
        return self.live is not None

    def nothing_waits(self) -> None:
        """Begin the session that was requested; without one, ask the safety questions if due.

        This is called when no interrupted session is left to ask about.
        """
        plan = self._wanted
        if plan is None and self._launch.at_once and not self._begun:
            plan = self._launch.plan
        if plan is not None:
            self.begin(plan)
        else:
            self._around.safety.ask_if_due()

    def begin_early(self, facts: Facts) -> None:
        """Begin the session of ``lungetimer start`` before the history service has started.

        Args:
            facts: the facts that `FirstLook` found in the history file.
        """
        self._early = self._launch.plan
        self._start(self._launch.plan, facts)

    def apply_facts(self, facts: Facts) -> None:
        """Choose the first leg and the tips again if the session began before the history was read.

        Args:
            facts: the facts that the history service derived from the history.
        """
        asked, self._early = self._early, None
        if asked is None:
            return
        if self.live is None or self._workout is None:
            self.nothing_waits()  # this session has ended; another may have been requested
            return
        lead = asked.with_lead(facts.last_lead).lead_leg
        self._coaching = self._workout.coaching = self._coaching_by(facts)
        if lead is not self.live.driver.session.plan.lead_leg:
            self.live.driver.do(lambda session, now: session.lead_with(lead, now))

    def resume(self, one: Interrupted) -> None:
        """Resume an interrupted session."""
        from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # not before the first frame

        clock, later = self._services.clock, self._around.call_later
        kneeling, facts = self._services.settings.current.kneeling, self._services.history.facts
        self._open(LiveSession.resumed(one, clock, later, kneeling=kneeling), facts, one.store)

    def begin(self, plan: Plan) -> None:
        """Wait for the history, ask the safety questions if they are due, and begin a session."""
        known = self._services.history.facts.known
        self._wanted = None if known else plan
        if known and not self.live:
            self._begun = True
            self._around.safety.before(plan, self.begin_now, self._after_session)

    def begin_now(self, plan: Plan) -> None:
        """Begin a session at once, unless one is in progress."""
        if not self.live:
            self._start(plan, self._services.history.facts)

    def spoken_focus(self, view: SessionView) -> str | None:
        """Return the tip to speak now, or None.

        In a rest, it is the tip for the next set. In an untimed set, it is the tip for this set. At
        all other times, the result is None.
        """
        from lungetimer.words.cue_lines import coming_focus  # noqa: PLC0415  # not before the first frame

        return coming_focus(view, self._coaching) if self._coaching else None

    def keep(self) -> None:
        """Save the session in progress, if any, so that the next start can offer to resume it."""
        if self.live:
            self.live.keep()

    def over(self, *, discard: bool) -> None:
        """End the session; save and summarise it unless it has no reps or ``discard`` is True."""
        live, self.live = self.live, None
        if live is None:
            return
        live.driver.stop()
        for listener in self._around.listeners.first:
            listener.session_ends()
        if self._late is not None:
            self._late.session_ends()
        self._around.seen()  # in case the session ended before its first frame
        self._close_workout()
        record = live.record()
        if discard or not record.reps:
            live.clear()
            if not discard:
                self._services.notices.tell("You did no reps, so there is nothing to save.")
            self._after_session()
        else:
            self._summarise(live, record)

    def _start(self, plan: Plan, facts: Facts) -> None:
        from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # not before the first frame

        plan = plan.with_lead(facts.last_lead)
        clock, later = self._services.clock, self._around.call_later
        kneeling = self._services.settings.current.kneeling
        self._open(LiveSession.of(plan, clock, later, kneeling=kneeling), facts)

    def _coaching_by(self, facts: Facts) -> Coaching:
        from lungetimer.words.cue_lines import Coaching  # noqa: PLC0415  # not before the first frame

        return Coaching(facts.last_felt, facts.turn, facts.last_time)

    def _open(self, live: LiveSession, facts: Facts, store: CheckpointStore | None = None) -> None:
        from lungetimer.running.live_session import schedule_through  # noqa: PLC0415  # not before the first frame
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # not before the first frame

        self._begun = True
        services, settings = self._services, self._services.settings.current
        self.live = live
        self._coaching = self._coaching_by(facts)

        def first_frame() -> None:
            self._around.seen()
            if self._launch.demo_speed is None:
                tell = services.notices.tell_from_thread
                live.keep_checkpoints(services.paths.data_dir, tell, store)

        self._late = LateListeners(
            lambda: self._around.listeners.later,
            schedule_through(self._around.call_later),
            first_frame,
        )
        live.driver.listen(self._late)
        self._late.session_begins(live.driver)
        for listener in self._around.listeners.first:
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
        """Close the workout screen and any screens that are open over it."""
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
