"""Connection between the history service, which has its own thread, and the screens."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.message import Message

from lungetimer.frozen import replace
from lungetimer.running.history_facts import facts_of, no_facts, rules_of
from lungetimer.ui.services.screen_protocols import ShowsFacts, ShowsHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from textual.screen import Screen

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.history.store import HistoryStore
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_facts import Facts
    from lungetimer.running.history_service import HistoryService, HistoryUpdate
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.settings import Settings
    from lungetimer.ui.messages import Answered, HistoryChangeRequested


class HistoryUpdated(Message):
    """Message sent when the history has been read or has changed.

    Args:
        update: the history as it is now, the facts derived from it, and notices.
    """

    def __init__(self, update: HistoryUpdate[Facts]) -> None:
        super().__init__()
        self.update = update


class HistoryBridge:
    """Caches the history and the `Facts` derived from it, and passes both on to the screens.

    The modules that read and write the history are imported on first use, not before the first
    frame.

    Attributes:
        others: for each unmerged file beside the history file, one line that says what the user
            can do with the unmerged file.
        facts: the facts derived from the history.

    Args:
        open_store: opens the store of the sessions.
        settings: the settings; the facts depend on some of them.
        clock: the source of the current date and time.
        post: posts a message to the event loop; called from the service's thread.
        screens: returns the current screen stack.
    """

    def __init__(
        self,
        open_store: Callable[[], HistoryStore],
        settings: SettingsService,
        clock: Clock,
        post: Callable[[Message], object],
        screens: Callable[[], Sequence[Screen[Any]]],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._screens = screens
        self.others: tuple[str, ...] = ()
        self.facts = no_facts(settings.current, clock.wall().date())
        self._day_asked: date | None = None  # the day for which facts have been requested
        self._open_store = open_store
        self._post = post
        self._current: History | None = None
        settings.subscribe(self._settings_changed)

    @property
    def current(self) -> History:
        """The history; an empty history before the file has been read."""
        from lungetimer.history.session_records import History  # noqa: PLC0415  # not before the first frame

        return self._current or History()

    @cached_property
    def _service(self) -> HistoryService[Facts]:
        from lungetimer.running.history_service import HistoryService  # noqa: PLC0415  # not before the first frame

        post = self._post
        return HistoryService(
            self._open_store(), self._compute_facts, lambda update: post(HistoryUpdated(update)),
            self._settings.path,
        )  # fmt: skip

    async def apply_update(self, update: HistoryUpdate[Facts]) -> None:
        """Cache a history and the facts derived from it, and update the screens that show them."""
        self._current, self.facts, self._day_asked = update.history, update.facts, None
        self.others = update.others
        for screen in tuple(self._screens()):
            if isinstance(screen, ShowsFacts):
                screen.show_facts(self.facts)
            if isinstance(screen, ShowsHistory):
                await screen.show_history(update.history, self.facts)

    def answer(self, message: Answered) -> None:
        """Save the answers to the questions about a session."""
        self._service.answer(message.session_id, message.answers, self._clock.wall())

    def change(self, message: HistoryChangeRequested) -> None:
        """Change the history as a screen requests, and save the history."""
        self._service.change(message.change)

    def load(self, then: Callable[[History], object] | None = None) -> None:
        """Read the history.

        Args:
            then: called in the service's thread once the history has been read.
        """
        self._service.load(then)

    def add(self, record: SessionRecord, saved: Callable[[], None] | None = None) -> None:
        """Save a session; keep it in memory and retry later if it cannot be written.

        Args:
            record: the session.
            saved: called in the service's thread once the session is on disk.
        """
        self._service.add(record, saved)

    def retry(self) -> None:
        """Try again to save the sessions that could not be written."""
        self._service.retry()

    def save_copy(self, path: Path) -> None:
        """Write to ``path`` the sessions that could not be saved in the history."""
        self._service.save_copy(path)

    def do(self, work: Callable[[], None]) -> None:
        """Run ``work`` in the service's thread; a `StoreError` from ``work`` becomes a notice."""
        self._service.do(work)

    def close(self) -> tuple[SessionRecord, ...]:
        """Finish all pending writes and stop the service.

        Returns:
            The sessions that could not be saved.
        """
        return self._service.close()

    def refresh(self, busy: Callable[[], bool] = lambda: False) -> None:
        """Retry pending writes, update the facts if a new day has begun, and look for changes.

        Changes that other programs made to the history are shown.

        Args:
            busy: returns whether a session or a trial set is in progress, during which these
                changes wait; may be called in any thread.
        """
        self._service.retry()
        if self._current is not None and not busy():
            self._service.look(busy)
        today = self._clock.wall().date()
        if today not in (self.facts.today, self._day_asked):
            if self.facts.known:
                self._day_asked = today  # request these facts only once, however long that takes
            self._recompute_facts()

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        """Update the facts if a setting changes them; save a new weekly goal in the history."""
        retargeted = before.weekly_target != after.weekly_target and self._settings.writes
        if retargeted:
            from lungetimer.history.targets import change_target  # noqa: PLC0415  # not before the first frame

            now = self._clock.wall()
            self._service.change(
                lambda known: change_target(
                    known, before.weekly_target, after.weekly_target, now=now
                )
            )
        if rules_of(before) != rules_of(after) and not (retargeted and self.facts.known):
            self._recompute_facts()  # after a new goal, the change of the history updates them

    def _compute_facts(self, history: History, pending: int) -> Facts:
        """Return the `Facts` about a history as of today; called in the service's thread.

        Args:
            history: the history.
            pending: how many sessions are not yet on disk.
        """
        facts = facts_of(history, self._settings.current, self._clock.wall().date())
        return replace(facts, pending=pending)

    def _recompute_facts(self) -> None:
        """Derive the facts again from the unchanged history, for a new day or new settings."""
        if self.facts.known:
            self._service.recompute_facts()
            return
        self.facts = no_facts(self._settings.current, self._clock.wall().date())
        for screen in self._screens():
            if isinstance(screen, ShowsFacts):
                screen.show_facts(self.facts)
