"""All flows of the app, created and connected with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.ui.flows.coach_flow import CoachFlow
from lungetimer.ui.flows.ending_flow import EndingFlow
from lungetimer.ui.flows.media_flow import MediaFlow
from lungetimer.ui.flows.resume_flow import ResumeFlow
from lungetimer.ui.flows.safety_flow import SafetyFlow
from lungetimer.ui.flows.screen_flow import ScreenFlow
from lungetimer.ui.flows.session_flow import SessionFlow, Surroundings
from lungetimer.ui.flows.trial_flow import TrialFlow
from lungetimer.ui.flows.unsaved_flow import UnsavedFlow
from lungetimer.words.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.running.launch import Launch
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.home_flow import HomeFlow
    from lungetimer.ui.session.listeners import Listeners
    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


class AppFlows:
    """All flows of the app, except those of theme and glyph set, which are created earlier.

    Args:
        app: the app, on whose stack the flows open screens.
        services: the services that flows share.
        launch: how the app was started.
        listeners: the listeners of each session.
        home: the flow of Home.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        ticking: whether timers move the session forward; False if tests do it.
        seen: called when the first frame of a session is on the screen, and when a session ends.

    Attributes:
        home: opens Home.
        safety: asks the safety questions.
        coach: makes the Home screen and the settings show the same plan.
        session: runs a session with its screens.
        trial: lets the user try one set.
        media: handles media buttons.
        unsaved: asks about sessions that could not be saved.
        resume: asks about interrupted sessions.
        screens: opens screens by name.
        ending: saves everything and closes the parts of the app when it ends.
    """

    def __init__(
        self,
        app: TerminalSafeApp,
        services: AppServices,
        launch: Launch,
        listeners: Listeners,
        home: HomeFlow,
        own_keys: Mapping[str, str],
        *,
        ticking: bool,
        seen: Callable[[], object],
    ) -> None:
        self._folder, self._post = services.paths.data_dir, app.post_message
        settings = services.settings
        self.home = home
        self.safety = SafetyFlow(app, services, self.home)
        self.coach = CoachFlow(app, services, self.home, launch.plan)
        around = Surroundings(
            home=self.home,
            safety=self.safety,
            listeners=listeners,
            seen=seen,
            call_later=app.at_once if ticking else None,
            still=lambda: settings.current.reduced_motion or app.animation_level == "none",
            own_keys=own_keys,
            close=app.exit,
        )
        self.session = SessionFlow(app, services, launch, around)
        self.trial = TrialFlow(app, services, around.call_later, around.still, own_keys)
        self.media = MediaFlow(app, app.post_message)
        self.unsaved = UnsavedFlow(app, services.history, services.clock)
        self.resume = ResumeFlow(
            app, services.history, self.session.resume, self.session.nothing_waits,
            self.home.show_waiting, services.notices.tell, shown_key("history", own_keys),
        )  # fmt: skip
        self.screens = ScreenFlow(
            app, services,
            in_session=self.in_session,
            themes=lambda: list(app.available_themes),
            own_keys=own_keys,
            others=self._opened_elsewhere(),
        )  # fmt: skip
        closers = (
            self.resume.close, *listeners.closers,
            lambda: listeners.mark_unseen(services.notices.queued),
        )  # fmt: skip
        self.ending = EndingFlow(app, services, self.session.keep, closers)

    def in_session(self) -> bool:
        """Return whether a session or a trial set is in progress."""
        return self.session.running or self.trial.running

    def look_for_interrupted(self) -> None:
        """Read the history, then ask about interrupted sessions that the history lacks."""
        self.resume.look(self._folder, self._post)

    def _opened_elsewhere(self) -> Mapping[str, Callable[[], None]]:
        """Return the functions that open the screens of other flows, by the name of the screen."""
        return {
            "levels": self.coach.levels,
            "drills": self.coach.drills,
            "safety": self.safety.ask,
            "save-as": self.coach.save_as,
            "unsaved": self.unsaved.ask,
            "interrupted": self.look_for_interrupted,
        }
