"""The history as plain mode knows it: each request is waited for, the loop goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from lungetimer.frozen import replace
from lungetimer.history.records import History
from lungetimer.running.history_facts import facts_of, no_facts
from lungetimer.running.history_service import HistoryService

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.history.records import SessionRecord
    from lungetimer.history.store import HistoryStore
    from lungetimer.running.clock import Clock
    from lungetimer.running.history_facts import Facts
    from lungetimer.running.history_service import HistoryNews
    from lungetimer.running.settings_service import SettingsService


class PlainHistory:
    """Asks the history service, and tells what it has to say.

    Attributes:
        current: the history.
        facts: what follows from it.

    Args:
        store: where sessions are kept.
        settings: the settings, whose rules the facts follow.
        clock: what day it is.
        tell: tells the person a line.
    """

    def __init__(
        self,
        store: HistoryStore,
        settings: SettingsService,
        clock: Clock,
        tell: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._tell = tell
        self._loop = asyncio.get_running_loop()
        self._asked: deque[asyncio.Future[None]] = deque()
        self.current = History()
        self.facts = no_facts(settings.current, clock.wall().date())
        self._service = HistoryService(store, self._learn, self._news_from_thread, settings.path)

    async def load(self) -> None:
        """Read the history."""
        await self._answered(self._service.load)

    async def add(self, record: SessionRecord, saved: Callable[[], None]) -> None:
        """Save a session; one that the disk refuses is kept in memory, and the person told.

        Args:
            record: the session.
            saved: called in the service's thread once it is on the disk.
        """
        await self._answered(lambda: self._service.add(record, saved))

    async def change(self, fn: Callable[[History], History]) -> None:
        """Change the history as it is on the disk."""
        await self._answered(lambda: self._service.change(fn))

    async def do(self, work: Callable[[], None]) -> None:
        """Carry out other work that waits for the disk."""
        await self._answered(lambda: self._service.do(work))

    def close(self) -> tuple[SessionRecord, ...]:
        """Wait for the disk, and give the sessions that it has refused."""
        return self._service.close()

    async def _answered(self, request: Callable[[], None]) -> None:
        answer = self._loop.create_future()
        self._asked.append(answer)
        request()
        await answer

    def _news_from_thread(self, news: HistoryNews[Facts]) -> None:
        try:
            self._loop.call_soon_threadsafe(self._take_in, news)
        except RuntimeError:  # the program has ended; the disk is done with it all the same
            return

    def _take_in(self, news: HistoryNews[Facts]) -> None:
        self.current, self.facts = news.history, news.facts
        for line in news.notices:
            self._tell(line)
        if self._asked:
            answer = self._asked.popleft()
            if not answer.done():
                answer.set_result(None)

    def _learn(self, history: History, pending: int) -> Facts:
        facts = facts_of(history, self._settings.current, self._clock.wall().date())
        return replace(facts, pending=pending)
