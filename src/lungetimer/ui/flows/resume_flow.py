"""Asking what becomes of interrupted sessions, one after the other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from lungetimer.running.history_service import HistoryService
    from lungetimer.running.interrupted import Interrupted
    from lungetimer.ui.screens.interrupted import Choice


class ResumeFlow:
    """The talk about what was found at the start.

    Args:
        app: where the questions are shown.
        memory: saves, and clears away off the event loop.
        resume: goes on with a session; the others wait for the next start.
        settled: called when nothing is left to ask and none was resumed.
    """

    def __init__(
        self,
        app: App[None],
        memory: HistoryService,
        resume: Callable[[Interrupted], None],
        settled: Callable[[], None],
    ) -> None:
        self._app = app
        self._memory = memory
        self._resume = resume
        self._settled = settled
        self._waiting: deque[Interrupted] = deque()

    def ask(self, found: tuple[Interrupted, ...]) -> None:
        """Ask about each."""
        self._waiting.extend(found)
        self._next()

    def close(self) -> None:
        """Nobody answered: the files stay, for the next start or another window."""
        while self._waiting:
            self._waiting.popleft().store.let_go()

    def _next(self) -> None:
        if not self._waiting:
            self._settled()
            return
        from lungetimer.ui.screens.interrupted import InterruptedScreen  # noqa: PLC0415  # not before the first frame

        one = self._waiting[0]
        self._app.push_screen(InterruptedScreen(one.checkpoint), self._answered)

    def _answered(self, choice: Choice | None) -> None:
        from lungetimer.ui.screens.interrupted import Choice  # noqa: PLC0415  # not before the first frame

        one = self._waiting.popleft()
        if choice is Choice.RESUME:
            self.close()
            self._resume(one)
            return
        if choice is Choice.SAVE:
            self._memory.add(one.checkpoint.as_left_early(), one.clear)
        elif choice is Choice.DISCARD:
            self._memory.do(one.clear)
        else:
            one.store.let_go()
        self._next()
