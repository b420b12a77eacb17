"""Run plain mode from start to end, with its services and listeners."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from lungetimer.history.store import HistoryStore
from lungetimer.keys.keyboard import Keyboard as Layouts
from lungetimer.plain.after import After
from lungetimer.plain.before import Before
from lungetimer.plain.history import PlainHistory
from lungetimer.plain.inbox import Inbox, InputEnded, QuitRequested
from lungetimer.plain.key_table import KeyTable
from lungetimer.plain.keyboard import Keyboard
from lungetimer.plain.narrator import Narrator
from lungetimer.plain.overview import Overview, key_problems
from lungetimer.plain.questions import LeaveNow, Questions
from lungetimer.plain.session import SessionInLines
from lungetimer.running.clock import SystemClock
from lungetimer.running.closing import close_all
from lungetimer.running.live_session import LiveSession
from lungetimer.running.settings_service import SettingsService
from lungetimer.running.signals import EndRequests, end_anyway
from lungetimer.running.sound_control import SoundControl
from lungetimer.settings_file import chosen_target
from lungetimer.words.cue_lines import Coaching, coming_focus
from lungetimer.writable import typed_encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Timer

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.paths import Paths
    from lungetimer.plain.console import Console
    from lungetimer.plain.listeners import Listeners
    from lungetimer.plain.narrator import Verbosity
    from lungetimer.running.launch import Launch
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

INTERRUPTED: Final = 130


class PlainProgram:
    """One run of plain mode.

    Args:
        paths: the folders and files of the program.
        settings: the user's settings.
        launch: how the program was started.
        console: shows lines.
        verbosity: how much is printed.

    Attributes:
        end_requests: the signals that ask the program to end.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        launch: Launch,
        console: Console,
        verbosity: Verbosity,
    ) -> None:
        self._paths = paths
        self._launch = launch
        self._console = console
        self._verbosity = verbosity
        self._clock = SystemClock()
        self.end_requests = EndRequests()
        self._settings = SettingsService(paths.config, settings, on_trouble=console.say)
        self._layouts = Layouts(os.environ)
        self._keys = KeyTable(settings.keys, self._layouts)
        self._live: LiveSession | None = None
        self._session: SessionInLines | None = None
        self._coaching: Coaching | None = None
        self._history: PlainHistory | None = None
        self._listeners: Listeners | None = None
        self._keyboard: Keyboard | None = None
        self._task: asyncio.Task[None] | None = None
        self._deadline: Timer | None = None
        self._status = 0

    async def main(self) -> int:
        """Run plain mode from the first question until the session is saved.

        Returns:
            The exit status.

        Raises:
            asyncio.CancelledError: the run was cancelled, but not because of a signal or a closed
                terminal.
        """
        from lungetimer.plain.listeners import Listeners  # noqa: PLC0415  # imports the sound code
        from lungetimer.plain.stops import Stops  # noqa: PLC0415  # imports the sound code

        inbox = Inbox()
        handle = sys.stdin.fileno() if sys.stdin is not None else None
        keyboard = Keyboard(
            handle, inbox.put, lambda: inbox.put(InputEnded()), encoding=typed_encoding(sys.stdin)
        )
        self._keyboard = keyboard
        self._history = PlainHistory(
            HistoryStore(self._paths.history, now=self._clock.wall, weekly_target=self._target),
            self._settings, self._clock, self._console.say,
        )  # fmt: skip
        listeners = Listeners(
            self._paths, self._settings, self._console, inbox, focus=self._spoken_focus
        )
        self._listeners = listeners
        stops = Stops(self.end_requests, keyboard, listeners)
        stops.begin(self._asked, lambda: inbox.put(QuitRequested()), lambda: self._session)
        self._task = asyncio.create_task(self._run(inbox, keyboard, self._history, listeners))
        try:
            await self._task
        except LeaveNow:
            self._status = self._status or INTERRUPTED
        except asyncio.CancelledError:
            if not self._status:
                raise
        finally:
            keyboard.give_back()
        return self._status

    async def _run(
        self, inbox: Inbox, keyboard: Keyboard, history: PlainHistory, listeners: Listeners
    ) -> None:
        keyboard.begin()
        listeners.wake()
        console = self._console
        questions = Questions(inbox, console, keyboard, self._layouts)
        before = Before(console, questions, history, self._settings)
        console.say_all((*key_problems(self._settings.current.keys), *self._launch.problems))
        await history.load()
        one = await before.interrupted(self._paths.data_dir)
        kneeling = self._settings.current.kneeling
        if one is not None:
            live = LiveSession.resumed(one, self._clock, _now, kneeling=kneeling)
            await self._hold(live, inbox, questions, one.store)
            return
        overview = Overview(console, history, self._launch, self._verbosity)
        plan: Plan | None = self._launch.plan
        if not self._launch.at_once:
            plan = await overview.chosen(questions, before.asked)
        plan = await before.screened(plan) if plan is not None else None
        if plan is None:
            console.say("No session was started.")
            return
        kneeling = self._settings.current.kneeling  # the safety answers may have changed it
        plan = plan.with_lead(history.facts.last_lead)
        overview.show(plan, help_key=self._how_to("help"))
        await self._hold(
            LiveSession.of(plan, self._clock, _now, kneeling=kneeling), inbox, questions
        )

    def _target(self) -> int | None:
        return chosen_target(self._settings.current, self._launch.problems)

    # -- the session --------------------------------------------------------------------------

    async def _hold(
        self,
        live: LiveSession,
        inbox: Inbox,
        questions: Questions,
        store: CheckpointStore | None = None,
    ) -> None:
        """Run a session, save it, and ask the questions that come after a session."""
        assert self._history is not None and self._listeners is not None  # noqa: S101, PT018  # `main` has created them
        console, facts = self._console, self._history.facts
        live.keep_checkpoints(self._paths.data_dir, console.say, store)
        self._live = live
        self._coaching = Coaching(facts.last_felt, facts.turn, facts.last_time)
        narrator = Narrator(
            self._verbosity, self._coaching,
            next_key=self._how_to("next"), pause_key=self._how_to("pause"),
        )  # fmt: skip
        self._listeners.begin(live.driver)
        sound = SoundControl(self._settings, self._listeners.sound, console)
        self._session = SessionInLines(
            live.driver, narrator, keys=self._keys, inbox=inbox, console=console,
            questions=questions, sound=sound,
        )  # fmt: skip
        outcome = await self._session.run()
        self._session = None
        self._listeners.end()
        if outcome == "kept":
            return  # `close` writes its checkpoint
        self._live = None
        record = live.record()
        if outcome == "discard" or not record.reps:
            live.clear()
            discarded = outcome == "discard"
            console.say(
                "Discarded." if discarded else "You did no reps, so there is nothing to save."
            )
            return
        await self._save(live, record, questions)

    async def _save(self, live: LiveSession, record: SessionRecord, questions: Questions) -> None:
        assert self._history is not None  # noqa: S101  # `main` has created it
        after = After(self._console, questions, self._history, self._clock)
        await self._history.add(record, live.clear)
        after.show(record, self._settings.current.body_weight_kg)
        if not self._history.facts.pending:
            self._console.say("Saved.")
        with suppress(LeaveNow):  # all answers so far are saved
            await after.ask(record)

    def _how_to(self, command: str) -> str:
        single_keys = self._keyboard is None or self._keyboard.single_keys
        return self._keys.how_to(command, single_keys=single_keys)

    def _spoken_focus(self, view: SessionView) -> str | None:
        return coming_focus(view, self._coaching) if self._coaching else None

    # -- the end ------------------------------------------------------------------------------

    def _asked(self, status: int) -> None:
        """Save a checkpoint and exit, because of a signal or because the terminal is gone."""
        self._status = status
        back = self._keyboard.give_back if self._keyboard else lambda: None
        self._deadline = end_anyway(status, back)
        if self._live:
            self._live.keep()
        if self._task:
            self._task.cancel()

    def close(self) -> tuple[tuple[SessionRecord, ...], Exception | None]:
        """Close everything, and wait until everything is written to the disk.

        Returns:
            The sessions that could not be saved, and the first exception that was raised during
            the closing, or None.
        """
        keep = self._live.keep if self._live else lambda: None
        stop = self._listeners.close if self._listeners else lambda: None
        failure = close_all((keep, stop, self._close_settings))
        unsaved = self._history.close() if self._history else ()
        if self._deadline:
            self._deadline.cancel()
        return unsaved, failure

    def _close_settings(self) -> None:
        trouble = self._settings.close()
        if trouble:
            self._console.say(f"lungetimer: warning: {trouble}")


def _now(wake: Callable[[], None]) -> None:
    """Call the driver's callback at once, because the caller already runs on the event loop."""
    wake()
