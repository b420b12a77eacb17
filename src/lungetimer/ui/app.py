"""The app: puts the concrete things together, and moves between screens."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.history.records import History
from lungetimer.history.store import HistoryStore, new_id
from lungetimer.training.session import Session
from lungetimer.ui.clock import FastClock, SystemClock
from lungetimer.ui.commands import COMMANDS
from lungetimer.ui.driver import Driver
from lungetimer.ui.facts import facts_of, no_facts
from lungetimer.ui.interruptions import Interruptions
from lungetimer.ui.launch import Launch, Outcome
from lungetimer.ui.live import Live
from lungetimer.ui.memory import HistoryKnown, Memory
from lungetimer.ui.resuming import Interrupted, InterruptedFound, find_interrupted
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.signals import end_anyway, when_asked_to_end
from lungetimer.ui.themes import THEMES, variable_defaults
from lungetimer.ui.unsaved import UnsavedOffer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.binding import BindingType

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.clock import Clock
    from lungetimer.ui.driver import Cancellable
    from lungetimer.ui.messages import (
        HistoryChangeAsked,
        RecordChanged,
        ScreenAsked,
        SessionAsked,
        SessionOver,
        SoundAsked,
        Told,
    )


__all__ = ["Launch", "LungetimerApp", "Outcome", "run_app"]

# From this many columns or rows on, screens carry the class.
HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (120, "-wide"), (200, "-huge")]
VERTICAL = [(0, "-flat"), (12, "-low"), (22, "-mid"), (36, "-tall"), (60, "-towering")]


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
        self._offer = UnsavedOffer(self, self._memory, self.clock)
        self._interruptions = Interruptions(self, self._memory, self._resume, self._all_settled)
        self._home: HomeScreen | None = None
        self._begun = False

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
        self._set_keys()
        for line in self.launch.problems:
            self.tell(line)
        if not self.launch.at_once:
            self._show_home()
        if self.launch.demo_speed:
            self.call_after_refresh(self._begin, self.launch.plan)
        else:
            self.call_after_refresh(self._memory.load, self._look_for_interrupted)
            self.set_interval(30, self._memory.retry)
        when_asked_to_end(self._asked_to_end)

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
        if self._live:
            self._live.keep()
        self._interruptions.close()
        return self._memory.close()

    def _asked_to_end(self, status: int) -> None:
        """The system ends us, or the terminal is gone: keep the session, then leave in order."""
        end_anyway(status)
        if self._live:
            self._live.keep()
        self.exit(return_code=status)

    def tell(self, line: str) -> None:
        """Tell the person one line, as plain text."""
        self.notify(line, title="lungetimer", severity="warning", timeout=12, markup=False)

    def _show_home(self) -> None:
        self._home = HomeScreen(self.launch.plan, self.clock)
        self.push_screen(self._home)
        self._home.know(self.facts)

    # -- the history --------------------------------------------------------------------------

    async def on_history_known(self, message: HistoryKnown) -> None:
        """The history was read or changed."""
        self.history = message.history
        facts = facts_of(self.history, self.settings, self.clock.wall().date())
        self.facts = replace(facts, pending=message.pending)
        for line in message.notices:
            self.tell(line)
        for screen in self.screen_stack:
            know: Callable[[object], None] | None = getattr(screen, "know", None)
            if know:
                know(self.facts)
            look_back = getattr(screen, "know_history", None)
            if look_back:
                await look_back(self.history, self.facts)
        self._offer.known(message)

    def on_told(self, message: Told) -> None:
        """A line from a thread."""
        self.tell(message.line)

    def _look_for_interrupted(self, history: History) -> InterruptedFound:
        return find_interrupted(self.paths.data_dir, history)

    def on_interrupted_found(self, message: InterruptedFound) -> None:
        """The history is read; ask about sessions that were interrupted, if there are any."""
        for line in message.notices:
            self.tell(line)
        self._interruptions.ask(message.found)

    def _all_settled(self) -> None:
        if self.launch.at_once and not self._begun:
            self._begin(self.launch.plan)

    def on_history_change_asked(self, message: HistoryChangeAsked) -> None:
        """Something in the history is to be another way."""
        self._memory.change(message.change)

    def on_record_changed(self, message: RecordChanged) -> None:
        """Answers were given."""
        self._memory.answer(message.record, self.clock.wall())

    # -- the session --------------------------------------------------------------------------

    def on_session_asked(self, message: SessionAsked) -> None:
        """Start."""
        self._begin(message.plan)

    def _begin(self, plan: Plan) -> None:
        if self._live:
            return
        plan = plan.with_lead(self.facts.last_lead)
        session = Session(plan, warm_up(plan.warm_up), cool_down(plan.cool_down))
        self._open(session, new_id(), self.clock.wall())

    def _resume(self, one: Interrupted) -> None:
        record = one.checkpoint.session
        self._open(one.session(), record.id, record.started_at, one.store)

    def _open(
        self,
        session: Session,
        session_id: str,
        started_at: datetime,
        store: CheckpointStore | None = None,
    ) -> None:
        from lungetimer.ui.cueing import Coaching  # noqa: PLC0415  # later
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # later

        self._begun = True
        schedule = self._schedule if self._ticking else None
        driver = Driver(session, self.clock, schedule)
        self._live = Live(driver, session_id, started_at)
        if self.launch.demo_speed is None:
            self._live.keep_checkpoints(self.paths.data_dir, store, self.post_message)
        still = self.settings.reduced_motion or self.animation_level == "none"
        look = Look(figure=self.settings.figure, moving=not still)
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
            running.clear()
            if not message.discard:
                self.tell("No rep was done, so there is nothing to save.")
            self._after_session()
            return
        self._summarise(running)

    def _summarise(self, done: Live) -> None:
        from lungetimer.ui.screens.summary import SummaryScreen  # noqa: PLC0415  # later

        record = done.record(self.clock.wall())
        demo = self.launch.demo_speed is not None
        if not demo:
            self._memory.add(record, done.clear)
        self.push_screen(SummaryScreen(record, demo=demo), lambda _: self._after_session())

    def _after_session(self) -> None:
        if self.launch.demo_speed:
            self.exit()
        elif self._home is None:
            self._show_home()

    # -- other screens ------------------------------------------------------------------------

    def on_screen_asked(self, message: ScreenAsked) -> None:
        """Open a screen over the one that is there; its code is read only now."""
        if message.name == "history":
            from lungetimer.ui.screens.history import HistoryScreen  # noqa: PLC0415

            self.push_screen(HistoryScreen(self.history, self.facts, self.clock))
        elif message.name == "unsaved":
            self._offer.ask()
        else:
            from lungetimer.ui.screens.help import HelpScreen  # noqa: PLC0415

            self.push_screen(HelpScreen())

    def on_sound_asked(self, _: SoundAsked) -> None:
        """The next sound mode."""


def run_app(paths: Paths, settings: Settings, launch: Launch) -> Outcome:
    """Run the app until it is closed."""
    app = LungetimerApp(paths, settings, launch)
    app.run()
    return Outcome(app.close(), app.return_code or 0)
