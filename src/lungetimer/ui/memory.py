"""Memory: the history store, spoken to from a thread of its own so that the disk delays nobody.

Wishes are carried out one after the other, in the order they were made, and the last of them is
waited for when the app closes.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec
from textual.message import Message

from lungetimer.history.edits import EditError, edit_session
from lungetimer.history.files import StoreError
from lungetimer.history.keeper import Keeper
from lungetimer.history.records import History

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lungetimer.history.records import SessionRecord
    from lungetimer.history.store import HistoryStore, LoadedHistory


@dataclass
class HistoryKnown(Message):
    """The history as it now is, with what the person should be told."""

    history: History
    notices: tuple[str, ...] = ()


class Inbox(Protocol):
    """Where answers are posted; safe to call from any thread."""

    def post_message(self, message: Message) -> bool:
        """Deliver later, on the event loop."""


class Memory:
    """One history, off the event loop.

    Args:
        store: where sessions are kept.
        inbox: gets a `HistoryKnown` after every wish.
    """

    def __init__(self, store: HistoryStore, inbox: Inbox) -> None:
        self._store = store
        self._keeper = Keeper(store)
        self._inbox = inbox
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")
        self._history = History()

    def load(self) -> None:
        """Read the history."""
        self._thread.submit(self._answer, self._load)

    def add(self, record: SessionRecord) -> None:
        """Remember a session; one that the disk refuses is kept and tried again."""
        self._thread.submit(self._answer, lambda: self._save(record))

    def answer(self, record: SessionRecord, now: datetime) -> None:
        """Remember the answers given to a session: RIR, pain, note."""

        def edit(history: History) -> History:
            return edit_session(
                history, record.id, now=now, reps_in_reserve=record.reps_in_reserve,
                pain=record.pain, note=record.note,
            )  # fmt: skip

        def work() -> tuple[str, ...]:
            if any(waiting.id == record.id for waiting in self._keeper.pending):
                return self._save(msgspec.structs.replace(record, updated_at=now))
            return self._change(edit)

        self._thread.submit(self._answer, work)

    def change(self, fn: Callable[[History], History]) -> None:
        """Change the history as it is on disk."""
        self._thread.submit(self._answer, lambda: self._change(fn))

    def retry(self) -> None:
        """Try again to save what waits."""
        if self._keeper.pending:
            self._thread.submit(self._answer, self._save)

    def close(self) -> tuple[SessionRecord, ...]:
        """Wait for the last wish, try once more, and give what could not be saved."""
        self._thread.shutdown(wait=True)
        self._keeper.retry()
        return self._keeper.pending

    def _load(self) -> tuple[str, ...]:
        loaded: LoadedHistory = self._store.load()
        self._history = loaded.history
        return loaded.notices

    def _save(self, *records: SessionRecord) -> tuple[str, ...]:
        trouble = self._keeper.save(*records)
        notices = self._load()
        return (trouble, *notices) if trouble else notices

    def _change(self, fn: Callable[[History], History]) -> tuple[str, ...]:
        loaded = self._store.change_and_tell(fn)
        self._history = loaded.history
        return loaded.notices

    def _answer(self, work: Callable[[], tuple[str, ...]]) -> None:
        """Carry out a wish in the thread and post how the history is now."""
        try:
            notices = work()
        except (StoreError, EditError) as error:
            notices = (str(error),)
        self._inbox.post_message(HistoryKnown(self._history, notices))
