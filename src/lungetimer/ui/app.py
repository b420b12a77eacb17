"""The app: puts the concrete things together, and moves between screens."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from lungetimer import __version__
from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.history.records import History, record_from
from lungetimer.history.store import HistoryStore, new_id
from lungetimer.training.session import Session
from lungetimer.ui.advising import Advising
from lungetimer.ui.clock import FastClock, SystemClock
from lungetimer.ui.commands import COMMANDS
from lungetimer.ui.driver import Driver
from lungetimer.ui.facts import facts_of, no_facts
from lungetimer.ui.memory import HistoryKnown, Memory
from lungetimer.ui.palette import commands_of
from lungetimer.ui.preferences import Preferences, SettingsNotSaved
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.theme import Theme

    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.clock import Clock
    from lungetimer.ui.driver import Cancellable
    from lungetimer.ui.messages import (
        RecordChanged,
        SafetyAsked,
        ScreenAsked,
        SessionAsked,
        SessionOver,
        SettingsChanged,
        SoundAsked,
    )


# From this many columns or rows on, screens carry the class.
HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (120, "-wide"), (200, "-huge")]
VERTICAL = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]


@dataclass(frozen=True, slots=True)
class Launch:
    """How the app was called.

    Attributes:
        plan: the plan to begin with.
        at_once: straight into the session, without Home.
        demo_speed: for a demo, how many times as fast; nothing is saved then.
        problems: lines about the settings, to be told.
    """

    plan: Plan
    at_once: bool = False
    demo_speed: float | None = None
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Live:
    """The session on the screen."""

    driver: Driver
    started_at: datetime


class LungetimerApp(App[None]):
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
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL
    BINDINGS: ClassVar[list[BindingType]] = []

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
        self.paths = paths
        self.settings = settings
        self.launch = launch
        self.clock: Clock = clock or (
            FastClock(launch.demo_speed) if launch.demo_speed else SystemClock()
        )
        self.history = History()
        self.facts = no_facts(settings, self.clock.wall().date())
        self.key_words: dict[str, str] = {}
        self._ticking = ticking
        self._live: Live | None = None
        self._memory = Memory(HistoryStore(paths.history), self)
        self.home: HomeScreen | None = None
        self._begun = False
        self._wanted: Plan | None = None
        self._preferences = Preferences(paths.config, self)
        self._advising = Advising(self, launch.plan)

    # -- coming and going ---------------------------------------------------------------------

    def on_mount(self) -> None:
        """Colours and keys, then Home or the session; the history is read meanwhile."""
        for theme in THEMES:
            self.register_theme(theme)
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        else:
            self.theme = THEMES[0].name
            self.tell(f"screen.theme = {self.settings.theme!r}: there is no such theme; "
                      "ctrl+p lists them")  # fmt: skip
            self.settings = replace(self.settings, theme=self.theme)
        if not self.launch.demo_speed:
            self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self._set_keys()
        for line in self.launch.problems:
            self.tell(line)
        if not self.launch.at_once:
            self._show_home()
        if self.launch.demo_speed:
            self.call_after_refresh(self._begin_now, self.launch.plan)
        else:
            self.call_after_refresh(self._memory.load)
            self.set_interval(30, self._memory.retry)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Phase colours under themes that are not ours."""
        return variable_defaults(dark=self.current_theme.dark)

    def _set_keys(self) -> None:
        known = {command.id for command in COMMANDS}
        wrong = sorted(set(self.settings.keys) - known)
        if wrong:
            self.tell(f"keys.{wrong[0]}: unknown; known are {', '.join(sorted(known))}")
        self.key_words = {i: k for i, k in self.settings.keys.items() if i in known}
        self.set_keymap(self.key_words)

    def close(self) -> tuple[SessionRecord, ...]:
        """After the screen is gone: wait for the disk, give what could not be saved."""
        trouble = self._preferences.close()
        if trouble:
            print(f"lungetimer: warning: {trouble}", file=sys.stderr)
        return self._memory.close()

    def tell(self, line: str) -> None:
        """Tell the person one line, as plain text."""
        self.notify(line, title="lungetimer", severity="warning", timeout=12, markup=False)

    def _show_home(self) -> None:
        self.home = HomeScreen(self.launch.plan, self.clock)
        self.push_screen(self.home)
        self.home.know(self.facts)

    # -- the history --------------------------------------------------------------------------

    def on_history_known(self, message: HistoryKnown) -> None:
        """The history was read or changed."""
        self.history = message.history
        self.facts = facts_of(self.history, self.settings, self.clock.wall().date())
        for line in message.notices:
            self.tell(line)
        self._spread("know", self.facts)
        if self.launch.at_once and not self._begun:
            self._begin(self.launch.plan)
        elif self._wanted:
            self._begin(self._wanted)
        else:
            self._advising.arrive()

    def _spread(self, method: str, news: object) -> None:
        """Tell every screen that has an ear for it."""
        for screen in self.screen_stack:
            hear: Callable[[object], None] | None = getattr(screen, method, None)
            if hear:
                hear(news)

    def on_record_changed(self, message: RecordChanged) -> None:
        """Answers were given."""
        self._memory.answer(message.record, self.clock.wall())

    # -- the session --------------------------------------------------------------------------

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self._advising.remember(message.plan)
        self._begin(message.plan)

    @property
    def in_session(self) -> bool:
        """Whether a session is on, running or paused."""
        return self._live is not None

    def _begin(self, plan: Plan) -> None:
        """Start once the history is known, after the safety questions where they are due."""
        self._wanted = None if self.facts.known else plan
        if self.facts.known and not self._live:
            self._begun = True
            self._advising.before(plan, self._begin_now, self._after_session)

    def _begin_now(self, plan: Plan) -> None:
        from lungetimer.ui.cueing import Coaching  # noqa: PLC0415  # later
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # later

        if self._live:
            return
        self._begun = True
        plan = plan.with_lead(self.facts.last_lead)
        session = Session(plan, warm_up(plan.warm_up), cool_down(plan.cool_down))
        driver = Driver(session, self.clock, self._schedule if self._ticking else None)
        still = self.settings.reduced_motion or self.animation_level == "none"
        look = Look(figure=self.settings.figure, moving=not still)
        self._live = Live(driver, self.clock.wall())
        self.push_screen(
            WorkoutScreen(driver, Coaching(self.facts.last_felt, self.facts.turn), look)
        )

    def _schedule(self, delay: float, wake: Callable[[], None]) -> Cancellable:
        """Wake the driver after real seconds, in the app's own context."""
        return asyncio.get_running_loop().call_later(delay, self.call_later, wake)

    def on_session_over(self, message: SessionOver) -> None:
        """Save what was done and show it, unless there is nothing or it is to be thrown away."""
        running, self._live = self._live, None
        if running is None:
            return
        running.driver.stop()
        result = running.driver.session.result()
        self.pop_screen()
        if message.discard or not result.reps:
            if not message.discard:
                self.tell("No rep was done, so there is nothing to save.")
            self._after_session()
            return
        record = record_from(
            result,
            id=new_id(),
            started_at=running.started_at,
            ended_at=self.clock.wall(),
            app_version=__version__,
        )
        self._summarise(record)

    def _summarise(self, record: SessionRecord) -> None:
        from lungetimer.ui.screens.summary import SummaryScreen  # noqa: PLC0415  # later

        demo = self.launch.demo_speed is not None
        if not demo:
            self._memory.add(record)
        weight = self.settings.body_weight_kg
        screen = SummaryScreen(record, demo=demo, body_weight_kg=weight)
        self.push_screen(screen, lambda _: self._after_session())

    def _after_session(self) -> None:
        if self.launch.demo_speed:
            self.exit()
        elif self.home is None:
            self._show_home()

    # -- other screens ------------------------------------------------------------------------

    def on_screen_asked(self, message: ScreenAsked) -> None:
        """Open a screen over the one that is there; its code is read only now."""
        if self._advising.open(message.name):
            return
        if message.name == "history":
            from lungetimer.ui.screens.history import HistoryScreen  # noqa: PLC0415

            self.push_screen(HistoryScreen(self.history, self.facts))
        else:
            from lungetimer.ui.screens.help import HelpScreen  # noqa: PLC0415

            self.push_screen(HelpScreen())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done here, then Textual's own."""
        yield from commands_of(screen)
        yield from super().get_system_commands(screen)

    # -- safety and settings ------------------------------------------------------------------

    def on_safety_asked(self, _: SafetyAsked) -> None:
        """The safety questions, because the person wants them."""
        self._advising.ask()

    def on_settings_changed(self, message: SettingsChanged) -> None:
        """Settings were changed on their screen."""
        self._advising.follow(self.settings.plan, message.settings.plan)
        self.hold(message.settings, message.changes)

    def on_settings_not_saved(self, message: SettingsNotSaved) -> None:
        """The file could not be written."""
        self.tell(message.line)

    def hold(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        """These settings hold from now on; the changes go to the file."""
        self.settings = settings
        self._preferences.save(changes)
        self.theme = settings.theme
        today = self.clock.wall().date()
        self.facts = facts_of(self.history, settings, today, known=self.facts.known)
        self._spread("know", self.facts)
        self._spread("hold", settings)

    def _theme_chosen(self, theme: Theme) -> None:
        """A theme taken from the palette stays."""
        if theme.name != self.settings.theme:
            change = {"screen": {"theme": theme.name}}
            self.hold(replace(self.settings, theme=theme.name), change)

    def on_sound_asked(self, _: SoundAsked) -> None:
        """The next sound mode."""


def run_app(paths: Paths, settings: Settings, launch: Launch) -> Sequence[SessionRecord]:
    """Run the app until it is closed; gives the sessions that could not be saved."""
    app = LungetimerApp(paths, settings, launch)
    app.run()
    return app.close()
