"""Ask about interrupted sessions, one after the other, when the app starts."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.running.interrupted import FoundSessions, Interrupted
    from lungetimer.ui.flows.screen_host import ScreenHost
    from lungetimer.ui.screens.interrupted import Choice


class FoundInterrupted(Message):
    """Message sent when the search for interrupted sessions is complete.

    Args:
        found: the interrupted sessions, and notices about them.
    """

    def __init__(self, found: FoundSessions) -> None:
        super().__init__()
        self.found = found


class SavesSessions(Protocol):
    """Service that reads the history and saves sessions in a thread of its own."""

    def load(self, then: Callable[[History], object]) -> None:
        """In another thread, read the history, and then call ``then`` with it."""

    def add(self, record: SessionRecord, saved: Callable[[], None]) -> None:
        """In another thread, save a session, and call ``saved`` once the session is on disk."""

    def do(self, work: Callable[[], None]) -> None:
        """Run ``work``, which may wait for the disk, in another thread."""


class ResumeFlow:
    """Asks whether to resume, save or discard each interrupted session.

    Args:
        host: the stack of screens.
        history: saves sessions and deletes checkpoints, both in a thread of its own.
        resume: resumes a session; after that, this run of the app asks about no other session.
        settled: called when all questions have been answered and no session was resumed.
        waits: called with the number of postponed sessions whenever it may have changed.
        tell: shows a line to the user.
        history_key: the key that opens the history, as shown to the user.
    """

    def __init__(
        self,
        host: ScreenHost,
        history: SavesSessions,
        resume: Callable[[Interrupted], None],
        settled: Callable[[], None],
        waits: Callable[[int], None] = lambda _: None,
        tell: Callable[[str], None] = lambda _: None,
        history_key: str = "h",
    ) -> None:
        self._host = host
        self._history = history
        self._resume = resume
        self._settled = settled
        self._waits = waits
        self._tell = tell
        self._history_key = history_key
        self._put_off = 0
        self._waiting: deque[Interrupted] = deque()

    def look(self, folder: Path, post: Callable[[Message], object]) -> None:
        """Read the history, and search for interrupted sessions that it does not contain.

        Args:
            folder: the folder of the checkpoints.
            post: posts `FoundInterrupted` to the event loop; called from another thread.
        """

        def then(known: History) -> None:
            from lungetimer.running.interrupted import find_interrupted  # noqa: PLC0415  # not before the first frame

            post(FoundInterrupted(find_interrupted(folder, known)))

        self._history.load(then)

    def ask(self, found: tuple[Interrupted, ...]) -> None:
        """Ask about each of these interrupted sessions, one after the other."""
        self._put_off = 0
        self._waiting.extend(found)
        self._next()

    def close(self) -> None:
        """Unlock the checkpoints of sessions about which the user has not decided yet."""
        while self._waiting:
            self._waiting.popleft().store.release()

    def _next(self) -> None:
        if not self._waiting:
            self._waits(self._put_off)
            self._settled()
            return
        from lungetimer.ui.screens.interrupted import InterruptedScreen  # noqa: PLC0415  # not before the first frame

        one = self._waiting[0]
        screen = InterruptedScreen(one.checkpoint, one.elsewhere, one.saved_ago_s)
        self._host.push_screen(screen, self._answered)

    def _answered(self, choice: Choice | None) -> None:
        from lungetimer.ui.screens.interrupted import Choice  # noqa: PLC0415  # not before the first frame

        one = self._waiting.popleft()
        if choice is Choice.RESUME:
            self._waits(self._put_off + len(self._waiting))
            self.close()
            self._resume(one)
            return
        if choice is Choice.SAVE:
            record = one.checkpoint.as_ended_early()
            self._history.add(record, one.clear)
            self._tell(
                f"The session of {record.started_at:%Y-%m-%d %H:%M} is now in the history. "
                f"Press {self._history_key} to see it."
            )
        elif choice is Choice.DISCARD:
            self._history.do(one.clear)
        else:
            one.store.release()
            self._put_off += 1
        self._next()
