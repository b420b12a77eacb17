"""Open the first screen, then start the services that this screen does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.retry import RETRY_UNSAVED_S
from lungetimer.ui.terminal.first_frame import FRAME_SEEN_S, read_other_styles, release_garbage

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.running.launch import Launch
    from lungetimer.ui.flows.app_flows import AppFlows
    from lungetimer.ui.services.history_bridge import HistoryBridge
    from lungetimer.ui.session.listeners import Listeners
    from lungetimer.ui.terminal.textual_private import TerminalSafeApp


class StartFlow:
    """The start of the app, and what recurs from then on.

    Args:
        app: the app.
        launch: how the app was started.
        history: the history; in a demo it is not read.
        listeners: the listeners of each session.
        flows: returns all flows; called as late as possible, because creating them takes time.

    Attributes:
        done: whether the services have been started.
    """

    def __init__(
        self,
        app: TerminalSafeApp,
        launch: Launch,
        history: HistoryBridge,
        listeners: Listeners,
        flows: Callable[[], AppFlows],
    ) -> None:
        self._app, self._launch, self._history = app, launch, history
        self._listeners, self._flows = listeners, flows
        self.done = False

    def open_first_screen(self) -> None:
        """Show Home or start the session. The history is read later."""
        early = self._launch.first_look and self._launch.first_look.facts
        if early:
            self._flows().session.begin_early(early)
        elif self._launch.demo_speed:
            self._flows().session.begin_now(self._launch.plan)
        elif self._launch.at_once:
            self._app.call_after_refresh(self.start_services)
        else:
            # Textual draws nothing while mounting, so this refresh is not yet a visible frame.
            self._app.call_after_refresh(self._app.set_timer, FRAME_SEEN_S, self.start_services)

    def start_services(self) -> None:
        """Start threads and read files. A second call does nothing.

        This is called after the first frame of Home or of a session, to show this frame sooner.
        """
        if self.done:
            return
        self.done = True
        release_garbage()
        self._listeners.sound.wake()
        self._listeners.desktop.wake()
        in_session = self._flows().session.running
        if not in_session:
            read_other_styles(self._app)
        if not self._launch.demo_speed:
            if in_session:
                self._history.load()
            else:
                self._flows().look_for_interrupted()
            self._app.set_interval(RETRY_UNSAVED_S, self.refresh_history)

    def refresh_history(self) -> None:
        """Retry pending writes, and show sessions that another program has saved meanwhile.

        During a session or a trial set, these sessions wait, because reading the history could
        delay a cue.
        """
        if self.done and not self._launch.demo_speed:
            self._history.refresh(self._flows().in_session)
