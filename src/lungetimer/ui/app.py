"""The app: puts the concrete things together, and moves between screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lungetimer.hooks import HookRunner
from lungetimer.ui.clock import FastClock, SystemClock
from lungetimer.ui.commands import COMMANDS
from lungetimer.ui.hearing import Hearing
from lungetimer.ui.launch import Launch, Outcome
from lungetimer.ui.live import LiveSession, schedule_through
from lungetimer.ui.palette import palette_commands
from lungetimer.ui.remembering import RememberingApp
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.signals import end_anyway, when_asked_to_end
from lungetimer.ui.themes import THEMES, variable_defaults
from lungetimer.ui.title import WindowTitle, keep_title, restore_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from threading import Timer

    from textual.app import SystemCommand
    from textual.screen import Screen

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.settings import Settings
    from lungetimer.training.events import Event
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView
    from lungetimer.ui.clock import Clock
    from lungetimer.ui.messages import (
        ScreenAsked,
        SessionAsked,
        SessionOver,
        SoundAsked,
    )
    from lungetimer.ui.resuming import Interrupted


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
    CSS_PATH = Path(__file__).with_name("app.tcss")
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
            paths, settings, clock or (SystemClock() if speed == 1.0 else FastClock(speed))
        )
        self.launch = launch
        self.key_words: dict[str, str] = {}
        self.hearing = Hearing(
            settings, paths.log, ring=self.ring, on_notice=self.tell_from_thread, speed=speed
        )
        self._schedule = schedule_through(self.call_later) if ticking else None
        self._title = WindowTitle(self.to_terminal)
        self._hooks = HookRunner(settings.hook_command, paths.log)
        self._home: HomeScreen | None = None
        self._live: LiveSession | None = None
        self._begun = False
        self._deadline: Timer | None = None

    # -- coming and going ---------------------------------------------------------------------

    def on_mount(self) -> None:
        """Colours and keys, then Home or the session; the history is read meanwhile."""
        self._set_theme()
        self._set_keys()
        for line in self.launch.problems:
            self.tell(line)
        if not self.launch.at_once:
            self._show_home()
        self.call_after_refresh(self.hearing.wake)
        if self.launch.demo_speed:
            self.call_after_refresh(self._begin, self.launch.plan)
        else:
            self.call_after_refresh(self.remember)
        when_asked_to_end(self._asked_to_end)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Phase colours under themes that are not ours."""
        return variable_defaults(dark=self.current_theme.dark)

    def _set_theme(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.settings.theme
        self.theme = wanted if wanted in self.available_themes else THEMES[0].name
        if wanted not in self.available_themes:
            self.tell(f"screen.theme = {wanted!r}: there is no such theme; ctrl+p lists them")

    def _set_keys(self) -> None:
        known = {command.id for command in COMMANDS}
        wrong = sorted(set(self.settings.keys) - known)
        if wrong:
            self.tell(f"keys.{wrong[0]}: unknown; known are {', '.join(sorted(known))}")
        self.key_words = {i: k for i, k in self.settings.keys.items() if i in known}
        self.set_keymap(self.key_words)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: what can be done here, then themes and the like."""
        yield from palette_commands(self, screen, self.key_words)
        yield from super().get_system_commands(screen)

    def close(self) -> tuple[SessionRecord, ...]:
        """After the screen is gone: wait for the disk, give what could not be saved."""
        if self._live:
            self._live.keep()
        self.interruptions.close()
        self.hearing.close()
        self._hooks.close()
        unsaved = self.memory.close()
        if self._deadline:
            self._deadline.cancel()
        return unsaved

    def _asked_to_end(self, status: int) -> None:
        """The system ends us, or the terminal is gone: keep the session, then leave in order."""
        if self._live:
            self._live.keep()
        self._deadline = end_anyway(status)
        self.exit(return_code=status)

    def _show_home(self) -> None:
        self._home = HomeScreen(self.launch.plan, self.clock)
        self.push_screen(self._home)
        self._home.know(self.facts)

    def on_screen_asked(self, message: ScreenAsked) -> None:
        """Open a screen over the one that is there; its code is read only now."""
        if message.name == "history":
            from lungetimer.ui.screens.history import HistoryScreen  # noqa: PLC0415

            self.push_screen(HistoryScreen(self.history, self.facts, self.clock))
        elif message.name == "unsaved":
            self.offer.ask()
        else:
            from lungetimer.ui.screens.help import HelpScreen  # noqa: PLC0415

            self.push_screen(HelpScreen())

    # -- the session --------------------------------------------------------------------------

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self._begin(message.plan)

    def nothing_waits(self) -> None:
        """No interrupted session is left to ask about."""
        if self.launch.at_once and not self._begun:
            self._begin(self.launch.plan)

    def resume(self, one: Interrupted) -> None:
        """Go on with an interrupted session."""
        self._open(LiveSession.going_on(one, self.clock, self._schedule), one.store)

    def _begin(self, plan: Plan) -> None:
        if not self._live:
            plan = plan.with_lead(self.facts.last_lead)
            self._open(LiveSession.of(plan, self.clock, self._schedule))

    def _open(self, live: LiveSession, store: CheckpointStore | None = None) -> None:
        from lungetimer.ui.cueing import Coaching  # noqa: PLC0415  # not before the first frame
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # nor this

        self._begun = True
        if self.launch.demo_speed is None:
            live.keep_checkpoints(self.paths.data_dir, self.tell_from_thread, store)
        for listener in (self.hearing, self._title, self):
            live.driver.listen(listener)
        self.hearing.begin(live.driver.next_due_offset)
        self._live = live
        still = self.settings.reduced_motion or self.animation_level == "none"
        look = Look(figure=self.settings.figure, moving=not still)
        coaching = Coaching(self.facts.last_felt, self.facts.turn)
        self.push_screen(WorkoutScreen(live.driver, coaching, look))

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener
        """Tell the hook program of the boundaries."""
        for event in events:
            self._hooks.fire_event(event)

    def on_session_over(self, message: SessionOver) -> None:
        """Save what was done and show it, unless there is nothing or it is to be thrown away."""
        live, self._live = self._live, None
        if live is None:
            return
        live.driver.stop()
        self.hearing.end()
        self._title.show(self.TITLE)
        self.pop_screen()
        record = live.record()
        if message.discard or not record.reps:
            live.clear()
            if not message.discard:
                self.tell("No rep was done, so there is nothing to save.")
            self._after_session()
        else:
            self._summarise(live, record)

    def _summarise(self, live: LiveSession, record: SessionRecord) -> None:
        from lungetimer.ui.screens.summary import SummaryScreen  # noqa: PLC0415  # later

        demo = self.launch.demo_speed is not None
        if not demo:
            self.memory.add(record, live.clear)
        self.push_screen(SummaryScreen(record, demo=demo), lambda _: self._after_session())

    def _after_session(self) -> None:
        if self.launch.demo_speed:
            self.exit()
        elif self._home is None:
            self._show_home()

    # -- sound --------------------------------------------------------------------------------

    def on_sound_asked(self, message: SoundAsked) -> None:
        """Another mode or volume, at once."""
        if message.louder:
            volume = min(100, max(0, self.settings.volume + 10 * message.louder))
            self.settings = replace(self.settings, volume=volume)
            self.hearing.set_volume(volume)
            self.say(f"Volume {volume} %")
        else:
            mode = self.hearing.next_mode()
            self.settings = replace(self.settings, sound_mode=mode.value)
            self.say(f"Sound: {mode}")


def run_app(paths: Paths, settings: Settings, launch: Launch) -> Outcome:
    """Run the app until it is closed."""
    app = LungetimerApp(paths, settings, launch)
    keep_title()
    try:
        app.run()
    finally:
        restore_title()
        unsaved = app.close()
    return Outcome(unsaved, app.return_code or 0)
