"""The history in plain mode, read and changed without blocking the event loop."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from lungetimer.frozen import replace
from lungetimer.history.session_records import History
from lungetimer.running.history_facts import facts_of, no_facts
from lungetimer.running.history_service import HistoryService

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.store import HistoryStore
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_facts import Facts
    from lungetimer.running.history_service import HistoryUpdate
    from lungetimer.running.settings_service import SettingsService


class PlainHistory:
    """Wraps the history service in methods that can be awaited, and shows the service's notices.

    Attributes:
        current: the history.
        facts: what was computed from the history, such as the streak and the coach's suggestion.

    Args:
        store: reads and writes the file of the history.
        settings: the settings, on which the facts depend.
        clock: gives the current date.
        show: shows a line to the user.
    """

    def __init__(
        self,
        store: HistoryStore,
        settings: SettingsService,
        clock: Clock,
        show: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._show = show
        self._loop = asyncio.get_running_loop()
        self._asked: deque[asyncio.Future[None]] = deque()
        self.current = History()
        self.facts = no_facts(settings.current, clock.wall().date())
        self._service = HistoryService(
            store, self._compute_facts, self._update_from_thread, settings.path
        )

    async def load(self) -> None:
        """Read the history."""
        await self._answered(self._service.load)

    async def add(self, record: SessionRecord, saved: Callable[[], None]) -> None:
        """Save a session; if it cannot be written, keep it in memory and notify the user.

        Args:
            record: the session.
            saved: called in the thread of the history service when the session is on the disk.
        """
        await self._answered(lambda: self._service.add(record, saved))

    async def change(self, fn: Callable[[History], History]) -> None:
        """Read the history from the disk, apply a function to it, and save the result."""
        await self._answered(lambda: self._service.change(fn))

    async def do(self, work: Callable[[], None]) -> None:
        """Call ``work``, which uses the disk, in the thread of the history service."""
        await self._answered(lambda: self._service.do(work))

    def close(self) -> tuple[SessionRecord, ...]:
        """Wait until everything is written to the disk.

        Returns:
            The sessions that could not be saved.
        """
        return self._service.close()

    async def _answered(self, request: Callable[[], None]) -> None:
        answer = self._loop.create_future()
        self._asked.append(answer)
        request()
        await answer

    def _update_from_thread(self, update: HistoryUpdate[Facts]) -> None:
        try:
            self._loop.call_soon_threadsafe(self._apply_update, update)
        except RuntimeError:  # the program has ended; the disk work is done nevertheless
            return

    def _apply_update(self, update: HistoryUpdate[Facts]) -> None:
        self.current, self.facts = update.history, update.facts
        for line in update.notices:
            self._show(line)
        if self._asked:
            answer = self._asked.popleft()
            if not answer.done():
                answer.set_result(None)

    def _compute_facts(self, history: History, pending: int) -> Facts:
        facts = facts_of(history, self._settings.current, self._clock.wall().date())
        return replace(facts, pending=pending)
