"""The app: creates services, flows and screens, and dispatches messages to them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.events import Key, MouseDown

from lungetimer.colour_depth import ColourDepth
from lungetimer.figure.glyph_choice import MODERN
from lungetimer.figure.glyphs import FULL
from lungetimer.history.retry import RETRY_UNSAVED_S
from lungetimer.presence.window_focus import tells_focus
from lungetimer.running.clock import FastClock, SystemClock
from lungetimer.running.desktop_listener import DesktopListener
from lungetimer.running.hook_listener import HookListener
from lungetimer.running.launch import Launch
from lungetimer.running.settings_service import SettingsService
from lungetimer.running.signals import EndRequests
from lungetimer.running.sound_control import SoundControl
from lungetimer.running.sound_listener import SoundListener
from lungetimer.running.status_listener import StatusListener
from lungetimer.settings_file import chosen_target
from lungetimer.training.next_button import NextButton
from lungetimer.ui.flows.app_services import AppServices
from lungetimer.ui.flows.coach_flow import CoachFlow
from lungetimer.ui.flows.ending_flow import EndingFlow
from lungetimer.ui.flows.glyph_flow import FRAMES, GlyphFlow
from lungetimer.ui.flows.home_flow import HomeFlow
from lungetimer.ui.flows.media_flow import MediaFlow
from lungetimer.ui.flows.resume_flow import FoundInterrupted, ResumeFlow
from lungetimer.ui.flows.safety_flow import SafetyFlow
from lungetimer.ui.flows.screen_flow import ScreenFlow
from lungetimer.ui.flows.session_flow import SessionFlow, Surroundings
from lungetimer.ui.flows.taste_flow import TasteFlow
from lungetimer.ui.flows.theme_flow import ThemeFlow
from lungetimer.ui.flows.unsaved_flow import UnsavedFlow
from lungetimer.ui.screens.palette import Palette, palette_commands
from lungetimer.ui.services.history_bridge import HistoryBridge, HistoryKnown
from lungetimer.ui.services.keymap import checked_keys
from lungetimer.ui.services.leaving_hint import LeavingHint
from lungetimer.ui.services.notices import Notices
from lungetimer.ui.session.title_listener import TitleListener
from lungetimer.ui.terminal.app_colours import AppColours
from lungetimer.ui.terminal.breakpoints import HORIZONTAL, VERTICAL
from lungetimer.ui.terminal.console_writer import console_writer
from lungetimer.ui.terminal.driver_choice import driver_class
from lungetimer.ui.terminal.first_frame import (
    FIRST_STYLES,
    FRAME_SEEN_S,
    read_other_styles,
    release_garbage,
)
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
    from lungetimer.history.records import SessionRecord
    from lungetimer.history.store import HistoryStore
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.settings import Settings
    from lungetimer.training.views import SessionView
    from lungetimer.ui import messages


__all__ = ["Launch", "LungetimerApp"]


class LungetimerApp(TerminalSafeApp):
    """The whole program on the screen.

    Args:
        paths: the program's files and folders.
        settings: the settings.
        launch: how the app was called.
        terminal: what is known of the terminal.
        clock: the source of the current time; the system clock if None.
        ticking: False if tests drive the session by hand.
        depth: how many colours the terminal shows.

    Attributes:
        colours: adapts what is drawn to the colours of the terminal.
        notices: lines and short messages to the person.
        settings: the current settings.
        history: the sessions and the facts derived from them.
        session: the session in progress.
        coach: the plan on Home.
        safety: the safety questions.
        home: Home.
    """

    TITLE = "lungetimer"
    CSS_PATH = FIRST_STYLES
    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL
    _glyph_flow: GlyphFlow | None = None  # while Textual's __init__ runs

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
        super().__init__()
        self.colours = AppColours(self, depth)
        speed = launch.demo_speed or 1.0
        self.paths = paths
        self.launch = launch
        self._terminal = terminal
        self.clock = clock or (SystemClock() if speed == 1.0 else FastClock(speed))
        self.end_requests = EndRequests()
        self.own_keys, self._key_problems = checked_keys(settings.keys)
        self._join_services(settings)
        self._join_listeners(settings, speed)
        self._join_flows(ticking=ticking)

    def _join_services(self, settings: Settings) -> None:
        self.notices = Notices(self)
        self.leaving_hint = LeavingHint(self.notices, self.own_keys)
        tell = self.notices.tell_from_thread
        self.settings = SettingsService(
            self.paths.config, settings, writes=self.launch.demo_speed is None, on_trouble=tell
        )
        self._glyph_flow = GlyphFlow(self, self.settings, self._terminal)
        self.theme_flow = ThemeFlow(AppThemes(self), self.settings, self.notices)
        self.history = HistoryBridge(
            self._open_store, self.settings, self.clock, self.post_message,
            lambda: self.screen_stack,
        )  # fmt: skip
        self.media_flow = MediaFlow(self, self.post_message)

    def _open_store(self) -> HistoryStore:
        from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # not before the first frame

        return HistoryStore(self.paths.history, now=self.clock.wall, weekly_target=self._target)

    def _join_listeners(self, settings: Settings, speed: float) -> None:
        tell = self.notices.tell_from_thread
        self.title_listener = TitleListener(self.to_terminal)
        self.hooks = HookListener(settings.hook_command, self.paths.log)
        self.sound = SoundListener(
            settings, self.paths.log, ring=self.bell, on_notice=tell, focus=self._spoken_focus,
            speed=speed,
        )  # fmt: skip
        self.desktop = DesktopListener(
            settings, self.paths.console_blanking, write=console_writer(self),
            commands=self.media_flow.commands, speed=speed, on_trouble=tell,
            in_front=True if tells_focus(os.environ) else None,
        )  # fmt: skip
        self.status = StatusListener(
            self.paths.status_dir, self.paths.data_dir, writes=self.launch.demo_speed is None
        )
        self.settings.follow(lambda _, after: self.sound.follow(after))
        self.settings.follow(lambda _, after: self.desktop.follow(after))
        self.sound_control = SoundControl(self.settings, self.sound, self.notices)

    def _join_flows(self, *, ticking: bool) -> None:
        services = AppServices(
            self.paths, self.clock, self.settings, self.history, self.notices, NextButton()
        )
        self.home = HomeFlow(self, services, self.launch.plan, self.own_keys)
        self.safety = SafetyFlow(self, services, self.home)
        self.coach = CoachFlow(self, services, self.home, self.launch.plan)
        around = Surroundings(
            home=self.home,
            safety=self.safety,
            listeners=(self.sound, self.title_listener, self.hooks, self.desktop, self.status),
            call_later=self.at_once if ticking else None,
            still=lambda: self.settings.current.reduced_motion or self.animation_level == "none",
            own_keys=self.own_keys,
            close=self.exit,
        )
        self.session = SessionFlow(self, services, self.launch, around)
        self.taste = TasteFlow(self, services, around.call_later, around.still, self.own_keys)
        self.unsaved = UnsavedFlow(self, self.history, self.clock)
        self.resume = ResumeFlow(
            self, self.history, self.session.resume, self.session.nothing_waits,
            self.home.show_waiting,
        )  # fmt: skip
        self.screens = ScreenFlow(
            self, services,
            in_session=lambda: self.session.running or self.taste.running,
            themes=lambda: list(self.available_themes),
            own_keys=self.own_keys,
            others={
                "levels": self.coach.levels,
                "drills": self.coach.drills,
                "safety": self.safety.ask,
                "save-as": self.coach.save_as,
                "unsaved": self.unsaved.ask,
                "interrupted": self._look_for_interrupted,
            },
        )  # fmt: skip
        closers = (
            self.desktop.close, self.resume.close, self.sound.close, self.hooks.close,
            self.status.close,
            lambda: self.sound.not_seen(self.notices.held),
        )  # fmt: skip
        self.ending = EndingFlow(self, services, self.session.keep, closers)

    def _spoken_focus(self, view: SessionView) -> str | None:
        return self.session.spoken_focus(view)

    def _target(self) -> int | None:
        return chosen_target(self.settings.current, self.launch.problems)

    # -- coming and going ---------------------------------------------------------------------

    def on_load(self) -> None:
        """Handle signals in an orderly way from here on, before the app takes over the terminal."""
        self.end_requests.hand_to(self.ending.asked)

    def on_mount(self) -> None:
        """Set theme and keys, then open Home or start the session; the history is read later."""
        self.theme_flow.begin()
        self.set_keymap(self.own_keys)
        self.notices.tell_all((*self._key_problems, *self.launch.problems))
        if self.launch.at_once:
            self.call_after_refresh(self._get_going)
        else:
            self.home.open()
            # Textual draws nothing while mounting, so this refresh is not yet a visible frame.
            self.call_after_refresh(self.set_timer, FRAME_SEEN_S, self._get_going)
        # Once more, because Textual's browser driver has replaced some signal handlers meanwhile.
        self.end_requests.hand_to(self.ending.asked)

    def on_driver_signal_resume(self) -> None:
        """Write the title again after a suspension: the shell may have changed it."""
        self.title_listener.show_again()

    def on_app_focus(self) -> None:
        """Note that the window has come to the front."""
        self.desktop.window_in_front(in_front=True)

    def on_app_blur(self) -> None:
        """Note that another window is in front."""
        self.desktop.window_in_front(in_front=False)

    def before_stop(self) -> None:
        """Prepare for a suspension of the process, as by ``kill -TSTP``."""
        self.sound.before_stop()
        self.desktop.before_stop()
        self.status.before_stop()

    def _get_going(self) -> None:
        """Start the work of threads and disk after the first frame, so as not to delay it."""
        release_garbage()
        if not self.launch.at_once:  # else the sounds of the first countdown have priority
            self.sound.wake()
        self.desktop.wake()
        read_other_styles(self)
        if self.launch.demo_speed:
            self.session.begin_now(self.launch.plan)
        else:
            self._look_for_interrupted()
            self.set_interval(RETRY_UNSAVED_S, self.history.look_again)

    def _look_for_interrupted(self) -> None:
        self.resume.look(self.paths.data_dir, self.post_message)

    def close(self) -> tuple[SessionRecord, ...]:
        """Finish pending writes after shutdown.

        Returns:
            The sessions that could not be saved.
        """
        unsaved, failure = self.ending.close()
        self.failure = self.failure or failure
        return unsaved

    # -- Textual's hooks ----------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Dispatch an event; a key or click outside a session also opens the sound device."""
        if isinstance(event, Key | MouseDown) and not self.session.running:
            self.sound.person_is_here()
        await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Return our own driver where there is one for the system, else Textual's."""
        return driver_class(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters applied to every line, which adapt it to the terminal's colours."""
        return self.colours.filters(super().get_line_filters())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the phase colours for themes other than ours, and the type of border."""
        colours = variable_defaults(dark=self.current_theme.dark)
        return {**colours, "frame": FRAMES[self.glyphs.name]}

    @property
    def glyphs(self) -> Glyphs:
        """The glyph set to draw with."""
        return self._glyph_flow.glyphs if self._glyph_flow else FULL

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the actions available on this screen, then Textual's own."""
        yield from palette_commands(self, screen, self.own_keys)
        yield from super().get_system_commands(screen)

    def action_help_quit(self) -> None:
        """Show which key leaves the screen, after ctrl+c."""
        self.leaving_hint.tell(self.screen)

    def action_command_palette(self) -> None:
        """Open the command palette, unless it is open already."""
        if self.use_command_palette and not isinstance(self.screen, Palette):
            # Without Textual's id, as the previous one may still be closing.
            self.push_screen(Palette())

    # -- messages, each handed to whom it is for ----------------------------------------------

    def on_screen_asked(self, message: messages.ScreenAsked) -> None:
        """Open a screen over the current one."""
        self.screens.open(message.name)

    def on_session_asked(self, message: messages.SessionAsked) -> None:
        """Save the changes to the plan and start the session."""
        self.coach.remember(message.plan)
        self.session.begin(message.plan)

    def on_session_over(self, message: messages.SessionOver) -> None:
        """End the session, or the try."""
        self.taste.over(broken_off=message.discard)
        self.session.over(discard=message.discard)

    def on_taste_asked(self, message: messages.TasteAsked) -> None:
        """Start a try of one set, unless a session is in progress."""
        if not self.session.running:
            self.taste.begin(message.plan)

    def on_sound_asked(self, message: messages.SoundAsked) -> None:
        """Change the sound mode or the volume at once."""
        self.sound_control.change(message.louder, message.volume)

    def on_media_asked(self, message: messages.MediaAsked) -> None:
        """Handle a media button."""
        self.media_flow.press(message.button)

    def on_settings_changed(self, message: messages.SettingsChanged) -> None:
        """Apply and save changed settings."""
        self.settings.change(message.settings, message.changes)

    def on_line_told(self, message: messages.LineTold) -> None:
        """Show a line from another thread."""
        self.notices.tell(message.line)

    def on_notices_possible(self) -> None:
        """Show the queued notices if the screen in front has a place for them."""
        self.notices.tell_held()

    async def on_history_known(self, message: HistoryKnown) -> None:
        """Update the screens after the history was read or changed."""
        self.notices.tell_all(message.news.notices)
        await self.history.take_in(message.news)
        self.unsaved.known(message.news)

    def on_found_interrupted(self, message: FoundInterrupted) -> None:
        """Ask about interrupted sessions, if there are any."""
        self.notices.tell_all(message.found.notices)
        self.resume.ask(message.found.found)

    def on_answered(self, message: messages.Answered) -> None:
        """Save the answers to a session."""
        self.history.answer(message)

    def on_history_change_asked(self, message: messages.HistoryChangeAsked) -> None:
        """Apply a change to the history."""
        self.history.change(message)
