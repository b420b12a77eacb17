"""The app: creates services, flows and screens, and passes each message to its handler."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.events import Key, MouseDown

from lungetimer.colour_depth import ColourDepth
from lungetimer.figure.glyph_choice import MODERN
from lungetimer.figure.glyphs import FULL
from lungetimer.late_imports import late
from lungetimer.running.clock import FastClock, SystemClock
from lungetimer.running.launch import Launch
from lungetimer.running.signals import EndRequests
from lungetimer.ui.flows.app_services import create_services
from lungetimer.ui.flows.glyph_flow import FRAMES, GlyphFlow
from lungetimer.ui.flows.home_flow import HomeFlow
from lungetimer.ui.flows.start_flow import StartFlow
from lungetimer.ui.flows.theme_flow import ThemeFlow
from lungetimer.ui.services.keymap import checked_keys
from lungetimer.ui.services.leaving_hint import LeavingHint
from lungetimer.ui.session.listeners import Listeners
from lungetimer.ui.terminal.app_colours import AppColours
from lungetimer.ui.terminal.breakpoints import HORIZONTAL, VERTICAL
from lungetimer.ui.terminal.driver_choice import driver_class
from lungetimer.ui.terminal.first_frame import (
    COMMON_STYLES,
    HOME_STYLES,
    SESSION_STYLES,
)
from lungetimer.ui.terminal.lean_textual import RARELY_USED
from lungetimer.ui.terminal.stop_protocols import Stoppable
from lungetimer.ui.terminal.textual_private import TerminalSafeApp
from lungetimer.ui.themes import AppThemes, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import SystemCommand
    from textual.driver import Driver
    from textual.events import Event
    from textual.filter import LineFilter
    from textual.screen import Screen

    from lungetimer.figure.glyph_choice import TerminalFacts
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.presence.media_commands import MediaCommands
    from lungetimer.running.clock import Clock
    from lungetimer.settings import Settings
    from lungetimer.training.views import SessionView
    from lungetimer.ui import messages
    from lungetimer.ui.flows.app_flows import AppFlows
    from lungetimer.ui.flows.resume_flow import FoundInterrupted
    from lungetimer.ui.flows.session_flow import SessionFlow
    from lungetimer.ui.services.history_bridge import HistoryUpdated


__all__ = ["Launch", "LungetimerApp"]


class LungetimerApp(TerminalSafeApp):
    """The Textual app of lungetimer.

    Args:
        paths: the program's files and folders.
        settings: the settings.
        launch: how the app was started.
        terminal: what is known about the terminal.
        clock: the source of the current time; the system clock if None.
        ticking: whether timers move the session forward; False if tests do it.
        depth: how many colours the terminal can show.

    Attributes:
        colours: adapts what is drawn to the colours of the terminal.
        notices: shows lines and short messages.
        settings: the current settings.
        history: the sessions and the facts derived from them.
        listeners: the listeners of each session.
        home: the flow of Home.
        starting: opens the first screen and starts the services.
    """

    TITLE = "lungetimer"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL
    _glyph_flow: GlyphFlow | None = None  # None while Textual's __init__ runs

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        launch: Launch,
        *,
        terminal: TerminalFacts = MODERN,
        clock: Clock | None = None,
        ticking: bool = True,
        depth: ColourDepth = ColourDepth.MILLIONS,
    ) -> None:
        super().__init__([COMMON_STYLES, SESSION_STYLES if launch.at_once else HOME_STYLES])
        self.colours = AppColours(self, depth)
        self.paths = paths
        self.launch = launch
        speed = launch.demo_speed or 1.0
        self.clock = clock or (SystemClock() if speed == 1.0 else FastClock(speed))
        self.end_requests = EndRequests()
        self.own_keys, self._key_problems = checked_keys(settings.keys)
        services = create_services(self, paths, settings, launch, self.clock)
        self.notices, self.settings = services.notices, services.settings
        self.history = services.history
        self.leaving_hint = LeavingHint(self.notices, self.own_keys)
        self._glyph_flow = GlyphFlow(self, self.settings, terminal)
        self.theme_flow = ThemeFlow(AppThemes(self), self.settings, self.notices)
        self.listeners = Listeners(
            self, paths, self.settings, self.notices,
            commands=self._media_commands, focus=self._spoken_focus, demo_speed=launch.demo_speed,
        )  # fmt: skip
        self.home = HomeFlow(self, services, launch.plan, self.own_keys)
        self.starting = StartFlow(self, launch, self.history, self.listeners, lambda: self.flows)
        self._services, self._ticking = services, ticking

    @cached_property
    def flows(self) -> AppFlows:
        """All flows, created on first use, because the first frame needs only ``self.home``."""
        from lungetimer.ui.flows.app_flows import AppFlows  # noqa: PLC0415  # not before the first frame

        return AppFlows(
            self, self._services, self.launch, self.listeners, self.home, self.own_keys,
            ticking=self._ticking, seen=self.starting.start_services,
        )  # fmt: skip

    @property
    def session(self) -> SessionFlow:
        """The flow that starts, runs and ends a session."""
        return self.flows.session

    # The listeners are created before the flows, so they call these methods of the app.

    def _media_commands(self) -> MediaCommands:
        return self.flows.media.commands()

    def _spoken_focus(self, view: SessionView) -> str | None:
        return self.session.spoken_focus(view)

    # -- start and end ------------------------------------------------------------------------

    def on_load(self) -> None:
        """Install the signal handler; Textual calls this before it takes over the terminal."""
        self.end_requests.set_handler(self._end_requested)

    def _end_requested(self, status: int) -> None:
        self.flows.ending.asked(status)

    def on_mount(self) -> None:
        """Set the theme and the keys, then open the first screen."""
        self.theme_flow.begin()
        self.set_keymap(self.own_keys)
        self.notices.tell_all((*self._key_problems, *self.launch.problems))
        self.starting.open_first_screen()
        # Set again, because Textual's browser driver has replaced some signal handlers meanwhile.
        self.end_requests.set_handler(self._end_requested)

    def on_driver_signal_resume(self) -> None:
        """Draw the screen and the title again after Ctrl+Z, because the shell has replaced them.

        A command in the shell, such as ``lungetimer log``, may have changed the history.
        """
        self.refresh()
        self.listeners.show_title_again()
        self.starting.refresh_history()

    def on_app_focus(self) -> None:
        """Tell the desktop listener that the window is in front, and look for changed sessions."""
        self.listeners.desktop.window_in_front(in_front=True)
        self.starting.refresh_history()

    def on_app_blur(self) -> None:
        """Tell the desktop listener that another window has come to the front."""
        self.listeners.desktop.window_in_front(in_front=False)

    def before_stop(self) -> None:
        """Before Ctrl+Z takes effect, pause, stop the sound and let the display turn off."""
        for screen in self.screen_stack:
            if isinstance(screen, Stoppable):
                screen.before_stop()
        self.listeners.before_stop()

    def close(self) -> tuple[SessionRecord, ...]:
        """Finish pending writes of sessions after the app has ended.

        Returns:
            The sessions that could not be saved.
        """
        unsaved, failure = self.flows.ending.close()
        self.failure = self.failure or failure
        return unsaved

    # -- Textual's hooks ----------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Dispatch an event.

        The first key press or click outside a session also opens the sound device.
        """
        if isinstance(event, Key | MouseDown) and not self.session.running:
            self.listeners.user_is_active()
        await super().on_event(event)

    def get_default_screen(self) -> Screen[Any]:
        """Return the Home screen, or an empty screen if the app starts with a session."""
        return super().get_default_screen() if self.launch.at_once else self.home.first()

    def get_driver_class(self) -> type[Driver]:
        """Return the program's own driver class for this system, or Textual's if there is none."""
        with late(*RARELY_USED):
            return driver_class(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that adapt every drawn line to the colours of the terminal."""
        return self.colours.filters(super().get_line_filters())

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, or none until the theme from the settings is set."""
        return super().get_css_variables() if self._glyph_flow else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return defaults for Textual's themes: the phase colours and the border type of frames."""
        colours = variable_defaults(dark=self.current_theme.dark)
        return {**colours, "frame": FRAMES[self.glyphs.name]}

    @property
    def glyphs(self) -> Glyphs:
        """The glyph set with which the app draws."""
        return self._glyph_flow.glyphs if self._glyph_flow else FULL

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the actions available on this screen, then Textual's own actions."""
        from lungetimer.ui.screens.palette import palette_commands  # noqa: PLC0415  # loaded when opened

        yield from palette_commands(self, screen, self.own_keys)
        yield from super().get_system_commands(screen)

    def action_help_quit(self) -> None:
        """Show which key closes the screen in front; Textual calls this when ctrl+c is pressed."""
        self.leaving_hint.tell(self.screen)

    def action_command_palette(self) -> None:
        """Open the command palette, unless it is open already."""
        from lungetimer.ui.screens.palette import open_palette  # noqa: PLC0415  # loaded when opened

        open_palette(self)

    # -- messages -----------------------------------------------------------------------------

    def on_screen_requested(self, message: messages.ScreenRequested) -> None:
        """Open a screen over the current one."""
        self.flows.screens.open(message.name)

    def on_session_requested(self, message: messages.SessionRequested) -> None:
        """Save the changes that the user made to the plan, and start a session with the plan."""
        self.flows.coach.remember(message.plan)
        self.session.begin(message.plan)

    def on_session_over(self, message: messages.SessionOver) -> None:
        """End the session or the trial set."""
        self.flows.trial.over(broken_off=message.discard)
        self.session.over(discard=message.discard)

    def on_trial_requested(self, message: messages.TrialRequested) -> None:
        """Start a trial set, unless a session is in progress."""
        if not self.session.running:
            self.flows.trial.begin(message.plan)

    def on_sound_requested(self, message: messages.SoundRequested) -> None:
        """Change the sound mode or the volume at once."""
        self.listeners.sound_control.change(message.louder, message.volume)

    def on_media_button_pressed(self, message: messages.MediaButtonPressed) -> None:
        """Handle a media button."""
        self.flows.media.press(message.button)

    def on_settings_changed(self, message: messages.SettingsChanged) -> None:
        """Apply and save changed settings."""
        self.settings.change(message.settings, message.changes)

    def on_notice_requested(self, message: messages.NoticeRequested) -> None:
        """Show the line of the message to the user. The message may come from another thread."""
        self.notices.tell(message.line)

    def on_notices_possible(self) -> None:
        """Show the queued notices if the screen in front has a line for notices."""
        self.notices.tell_queued()

    async def on_history_updated(self, message: HistoryUpdated) -> None:
        """Update the screens after the history has been read or changed."""
        self.notices.tell_all(message.update.notices)
        await self.history.apply_update(message.update)
        self.session.apply_facts(message.update.facts)
        self.flows.unsaved.history_updated(message.update)

    def on_found_interrupted(self, message: FoundInterrupted) -> None:
        """Ask whether to resume, save or discard interrupted sessions, if any were found."""
        self.notices.tell_all(message.found.notices)
        self.flows.resume.ask(message.found.found)

    def on_answered(self, message: messages.Answered) -> None:
        """Save the answers that the user gave about a session."""
        self.history.answer(message)

    def on_history_change_requested(self, message: messages.HistoryChangeRequested) -> None:
        """Change the history as the message requests."""
        self.history.change(message)
