"""The app: puts services, flows and screens together, and hands messages to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Key, MouseDown

from lungetimer.history.store import HistoryStore
from lungetimer.running.clock import FastClock, SystemClock
from lungetimer.running.desktop_listener import DesktopListener
from lungetimer.running.history_service import RETRY_UNSAVED_S
from lungetimer.running.hook_listener import HookListener
from lungetimer.running.interrupted import find_interrupted
from lungetimer.running.settings_service import SettingsService
from lungetimer.running.sound_listener import SoundListener
from lungetimer.settings import Settings
from lungetimer.settings_file import is_target_unsure
from lungetimer.training.next_button import NextButton
from lungetimer.ui.flows.app_services import AppServices
from lungetimer.ui.flows.coach_flow import CoachFlow
from lungetimer.ui.flows.ending_flow import EndingFlow
from lungetimer.ui.flows.home_flow import HomeFlow
from lungetimer.ui.flows.media_flow import MediaFlow
from lungetimer.ui.flows.resume_flow import FoundInterrupted, ResumeFlow
from lungetimer.ui.flows.safety_flow import SafetyFlow
from lungetimer.ui.flows.screen_flow import ScreenFlow
from lungetimer.ui.flows.session_flow import SessionFlow, Surroundings
from lungetimer.ui.flows.theme_flow import ThemeFlow
from lungetimer.ui.flows.unsaved_flow import UnsavedFlow
from lungetimer.ui.launch import Launch, Outcome
from lungetimer.ui.screens.palette import Palette, palette_commands
from lungetimer.ui.services.history_bridge import HistoryBridge, HistoryKnown
from lungetimer.ui.services.keymap import checked_keys
from lungetimer.ui.services.notices import Notices
from lungetimer.ui.services.screen_protocols import ShowsSettings
from lungetimer.ui.services.sound_control import SoundControl
from lungetimer.ui.session.title_listener import TitleListener
from lungetimer.ui.terminal.first_frame import (
    FIRST_STYLES,
    FRAME_SEEN_S,
    read_other_styles,
    release_garbage,
)
from lungetimer.ui.terminal.signals import EndRequests
from lungetimer.ui.terminal.textual_private import TerminalSafeApp
from lungetimer.ui.themes import AppThemes, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import SystemCommand
    from textual.driver import Driver
    from textual.events import Event
    from textual.screen import Screen

    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.ui.messages import (
        Answered,
        HistoryChangeAsked,
        LineTold,
        MediaAsked,
        ScreenAsked,
        SessionAsked,
        SessionOver,
        SettingsChanged,
        SoundAsked,
    )


__all__ = ["Launch", "LungetimerApp", "Outcome", "run_app"]

# From this many columns or rows on, screens carry the class.
HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (120, "-wide"), (200, "-huge")]
VERTICAL = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]


class LungetimerApp(TerminalSafeApp):
    """The whole program on one screen.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        launch: how the app was called.
        clock: what time it is; the machine's own if not given.
        ticking: False to be pumped by hand (tests).

    Attributes:
        notices: lines and short messages to the person.
        settings: the settings that apply.
        history: the sessions, and what follows from them.
        session: the session under way.
        coach: the plan on Home.
        safety: the safety questions.
        home: Home.
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
        super().__init__()
        speed = launch.demo_speed or 1.0
        self.paths = paths
        self.launch = launch
        self.clock = clock or (SystemClock() if speed == 1.0 else FastClock(speed))
        self.end_requests = EndRequests()
        self.own_keys, self._key_problems = checked_keys(settings.keys)
        self._join_services(settings, speed)
        self._join_flows(ticking=ticking)

    def _join_services(self, settings: Settings, speed: float) -> None:
        self.notices = Notices(self)
        tell = self.notices.tell_from_thread
        self.settings = SettingsService(
            self.paths.config, settings, writes=self.launch.demo_speed is None, on_trouble=tell
        )
        self.theme_flow = ThemeFlow(AppThemes(self), self.settings, self.notices)
        self.history = HistoryBridge(
            HistoryStore(
                self.paths.history, now=self.clock.wall, weekly_target=self._weekly_target
            ),
            self.settings, self.clock,
            self.post_message, lambda: self.screen_stack,
        )  # fmt: skip
        self.sound = SoundListener(
            settings, self.paths.log, ring=lambda: self.to_terminal("\x07"), on_notice=tell,
            focus=lambda view: self.session.spoken_focus(view),  # noqa: PLW0108  # made later
            speed=speed,
        )  # fmt: skip
        self.settings.follow(lambda _, after: self.sound.follow(after))
        self.sound_control = SoundControl(self.settings, self.sound, self.notices)
        self.title_listener = TitleListener(self.to_terminal)
        self.hooks = HookListener(settings.hook_command, self.paths.log)
        self.desktop = DesktopListener(
            settings, self.paths.console_blanking, write=self._to_console,
            commands=lambda: self.media_flow.commands(), speed=speed,  # noqa: PLW0108  # made later
        )  # fmt: skip
        self.settings.follow(lambda _, after: self.desktop.follow(after))

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
            listeners=(self.sound, self.title_listener, self.hooks, self.desktop),
            call_later=self.call_later if ticking else None,
            still=lambda: self.settings.current.reduced_motion or self.animation_level == "none",
            own_keys=self.own_keys,
            close=self.exit,
        )
        self.session = SessionFlow(self, services, self.launch, around)
        self.media_flow = MediaFlow(self, self.post_message)
        self.unsaved = UnsavedFlow(self, self.history, self.clock)
        self.resume = ResumeFlow(
            self, self.history, self.session.resume, self.session.nothing_waits
        )
        self.screens = ScreenFlow(
            self, services,
            in_session=lambda: self.session.running,
            themes=lambda: list(self.available_themes),
            own_keys=self.own_keys,
            others={
                "levels": self.coach.levels,
                "drills": self.coach.drills,
                "safety": self.safety.ask,
                "save-as": self.coach.save_as,
                "unsaved": self.unsaved.ask,
            },
        )  # fmt: skip
        self.settings.follow(lambda _, after: self._show_settings(after))
        closers = (self.desktop.close, self.resume.close, self.sound.close, self.hooks.close)
        self.ending = EndingFlow(self, services, self.session, closers)

    # -- coming and going ---------------------------------------------------------------------

    def on_load(self) -> None:
        """Before the terminal is taken: from here on, being asked to end means to give it back."""
        self.end_requests.hand_to(self.ending.asked)

    def on_mount(self) -> None:
        """Colours and keys, then Home or the session; the history is read meanwhile."""
        self.theme_flow.begin()
        self.set_keymap(self.own_keys)
        for line in (*self._key_problems, *self.launch.problems):
            self.notices.tell(line)
        if self.launch.at_once:
            self.call_after_refresh(self._get_going)
        else:
            self.home.open()
            # Textual draws nothing while it mounts: a refresh is not yet a frame that is seen.
            self.call_after_refresh(self.set_timer, FRAME_SEEN_S, self._get_going)
        # Once more: Textual's driver for the browser has taken some of the signals meanwhile.
        self.end_requests.hand_to(self.ending.asked)

    def on_driver_signal_resume(self) -> None:
        """Back from a stop: the shell may have set a title of its own."""
        self.title_listener.show_again()

    def before_stop(self) -> None:
        """The process is about to be stopped, as by ``kill -TSTP``."""
        self.sound.before_stop()
        self.desktop.before_stop()

    def _to_console(self, code: str) -> None:
        """Send a control code from another thread, even once the terminal is given back."""
        if self.is_running:
            self.to_terminal(code)
        else:
            from lungetimer.presence.linux_console import write_to_terminal  # noqa: PLC0415  # later

            write_to_terminal(code)

    def _get_going(self) -> None:
        """What threads and disk have to do; none of it may hold up the first frame."""
        release_garbage()
        self.sound.wake()
        self.desktop.wake()
        read_other_styles(self)
        if self.launch.demo_speed:
            self.session.begin_now(self.launch.plan)
        else:
            folder = self.paths.data_dir
            self.history.load(
                lambda known: self.post_message(FoundInterrupted(find_interrupted(folder, known)))
            )
            self.set_interval(RETRY_UNSAVED_S, self.history.look_again)

    def close(self) -> tuple[SessionRecord, ...]:
        """After the screen is gone: wait for the disk, give what could not be saved."""
        unsaved, failure = self.ending.close()
        self.failure = self.failure or failure
        return unsaved

    def _weekly_target(self) -> int | None:
        """The target now set; None while the default stands in for one that cannot be read."""
        target = self.settings.current.weekly_target
        unsure = target == Settings().weekly_target and is_target_unsure(self.launch.problems)
        return None if unsure else target

    def _show_settings(self, settings: Settings) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ShowsSettings):
                screen.show_settings(settings)

    # -- Textual's hooks ----------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Hand on what happens; on Home a key or a click also opens the sound device."""
        if isinstance(event, Key | MouseDown) and not self.session.running:
            self.sound.person_is_here()
        await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Our own driver, where Textual would take the one it is made from."""
        found = super().get_driver_class()
        if f"{found.__module__}.{found.__name__}" == "textual.drivers.linux_driver.LinuxDriver":
            from lungetimer.ui.terminal.terminal_driver import TerminalDriver  # noqa: PLC0415  # not on Windows

            return TerminalDriver
        return found

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Phase colours under themes that are not ours."""
        return variable_defaults(dark=self.current_theme.dark)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: what can be done here, then Textual's own."""
        yield from palette_commands(self, screen, self.own_keys)
        yield from super().get_system_commands(screen)

    def action_command_palette(self) -> None:
        """Open the palette, one that is left only once."""
        if self.use_command_palette and not isinstance(self.screen, Palette):
            # Without Textual's id: the one before it may be on its way out still.
            self.push_screen(Palette())

    # -- messages, each handed to whom it is for ----------------------------------------------

    def on_screen_asked(self, message: ScreenAsked) -> None:
        """Open a screen over the one that is there."""
        self.screens.open(message.name)

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self.coach.remember(message.plan)
        self.session.begin(message.plan)

    def on_session_over(self, message: SessionOver) -> None:
        """The session has come to its end."""
        self.session.over(discard=message.discard)

    def on_sound_asked(self, message: SoundAsked) -> None:
        """Another mode or volume, at once."""
        self.sound_control.change(message.louder, message.volume)

    def on_media_asked(self, message: MediaAsked) -> None:
        """A button of a media player."""
        self.media_flow.press(message.button)

    def on_settings_changed(self, message: SettingsChanged) -> None:
        """Settings were changed on their screen."""
        self.settings.change(message.settings, message.changes)

    def on_line_told(self, message: LineTold) -> None:
        """A line from another thread."""
        self.notices.tell(message.line)

    async def on_history_known(self, message: HistoryKnown) -> None:
        """The history was read or changed."""
        for line in message.news.notices:
            self.notices.tell(line)
        await self.history.take_in(message.news)
        self.unsaved.known(message.news)

    def on_found_interrupted(self, message: FoundInterrupted) -> None:
        """The history is read; ask about sessions that were interrupted, if there are any."""
        for line in message.found.notices:
            self.notices.tell(line)
        self.resume.ask(message.found.found)

    def on_answered(self, message: Answered) -> None:
        """Answers were given."""
        self.history.answer(message)

    def on_history_change_asked(self, message: HistoryChangeAsked) -> None:
        """Something in the history is to be another way."""
        self.history.change(message)


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
