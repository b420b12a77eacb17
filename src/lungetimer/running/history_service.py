"""Read and write the history in a separate thread, while the program runs.

A slow disk therefore does not block the event loop. Requests are carried out in the order in which
they were made. Closing the service waits for the last request.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from lungetimer.frozen import frozen
from lungetimer.history.edits import EditError, edit_session
from lungetimer.history.files import StoreError
from lungetimer.history.merge import with_sessions
from lungetimer.history.session_records import History
from lungetimer.history.targets import target_notice
from lungetimer.history.unsaved import UnsavedSessions
from lungetimer.running.folder_copies import FolderCopies
from lungetimer.running.history_watch import HistoryWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.store import HistoryStore
    from lungetimer.running.history_watch import Change

FactsT = TypeVar("FactsT")

# A session may begin, or the program end, while a look waits for the lock; a later look can merge.
LOOK_LOCK_TIMEOUT_S: Final = 0.5


@frozen
class HistoryUpdate(Generic[FactsT]):
    """The history after a request, with notices for the user.

    Attributes:
        history: all sessions, including those that could not be written yet.
        facts: what the service's ``compute_facts`` returned for this history.
        notices: what the user should read, one line each.
        pending: the number of sessions that could not be written yet.
        others: one line for each file in the history's folder that was not merged; the line says
            what to do.
    """

    history: History
    facts: FactsT
    notices: tuple[str, ...] = ()
    pending: int = 0
    others: tuple[str, ...] = ()


class HistoryService(Generic[FactsT]):
    """Reads and changes one history, in a thread of its own.

    Args:
        store: the file of the sessions.
        compute_facts: receives a history and the number of its sessions that are not on the disk
            yet, and returns facts for the screens; called in the service's thread, because it is
            slow.
        on_update: called in the service's thread after each request.
        settings: the settings file. If a sync program made conflicting copies of it, the copies are
            reported but not merged.
    """

    def __init__(
        self,
        store: HistoryStore,
        compute_facts: Callable[[History, int], FactsT],
        on_update: Callable[[HistoryUpdate[FactsT]], object],
        settings: Path | None = None,
    ) -> None:
        self._store = store
        self._copies = FolderCopies(store.path, settings)
        self._unsaved = UnsavedSessions(store)
        self._compute_facts = compute_facts
        self._on_update = on_update
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history")
        self._history = History()
        self._after: dict[str, Callable[[], None]] = {}
        self._reported = ""
        self._busy: Callable[[], bool] = lambda: False
        self._watch = HistoryWatch(store.path, self._found)

    def load(self, then: Callable[[History], object] | None = None) -> None:
        """Read the history, merge conflicting copies made by sync programs, and check write access.

        Args:
            then: called in the service's thread with the history once it has been read.
        """
        self._thread.submit(self._answer, self._open)
        if then:
            self._thread.submit(lambda: then(self._history))

    def add(self, record: SessionRecord, saved: Callable[[], None] | None = None) -> None:
        """Save a session; if it cannot be written, keep it in memory and try again later.

        Args:
            record: the session.
            saved: called in the service's thread once the session is on the disk.
        """

        def work() -> tuple[str, ...]:
            if saved:
                self._after[record.id] = saved
            return self._save(record)

        self._thread.submit(self._answer, work)

    def answer(self, session_id: str, answers: Mapping[str, Any], now: datetime) -> None:
        """Save answers to the questions that follow a session; all other answers remain.

        Args:
            session_id: the id of the session.
            answers: the new answers only, by the names of the fields in the session's record.
            now: the time at which the user gave the answers.
        """
        self.change(lambda history: edit_session(history, session_id, now=now, **answers))

    def change(self, fn: Callable[[History], History]) -> None:
        """Read the history from the disk, apply a function to it, and save the result."""
        self._thread.submit(self._answer, lambda: self._change(fn))

    def recompute_facts(self) -> None:
        """Compute the facts again and report them, because the day or the settings changed."""
        self._thread.submit(self._answer, tuple)

    def retry(self) -> None:
        """Try once more to write the sessions that could not be written."""
        if self._unsaved.pending:
            self._thread.submit(self._answer, self._save)

    def look(self, busy: Callable[[], bool] = lambda: False) -> None:
        """Read the history again if it has changed, and merge copies once they are complete.

        If the file is damaged, or missing without a conflict copy, this waits until a later look,
        because another program may still be writing the file. The search for changes happens in a
        thread that nothing waits for, so that a dead disk cannot keep the program from ending.

        Args:
            busy: returns whether a session or a trial set is in progress, during which changes
                wait; called in the service's thread.
        """
        self._busy = busy
        self._watch.look()

    def save_copy(self, path: Path) -> None:
        """Write to ``path`` the sessions that could not be saved in the history."""
        self._thread.submit(self._answer, lambda: self._copy(path))

    def do(self, work: Callable[[], None]) -> None:
        """Call ``work`` in the service's thread, after the earlier requests.

        Args:
            work: does something on the disk; the text of a `StoreError` that it raises becomes a
                notice.
        """

        def quietly() -> tuple[str, ...]:
            work()
            return ()

        self._thread.submit(self._answer, quietly)

    def close(self) -> tuple[SessionRecord, ...]:
        """Finish all requests, end the thread, and try one last time to write unsaved sessions.

        Returns:
            The sessions that could not be saved.
        """
        self._thread.shutdown(wait=True)
        self._unsaved.retry()
        self._call_saved()
        return self._unsaved.pending

    def _open(self) -> tuple[str, ...]:
        loaded = self._store.load()
        self._history = loaded.history
        if loaded.read_only:
            return loaded.notices
        try:
            with self._store.locked():
                pass
            merged = self._merge_copies(self._store)
        except StoreError as error:
            self._copies.told([str(error)])
            wait = "New sessions stay in memory, and lungetimer tries again to save them"
            return (*loaded.notices, f"{error}. {wait}")
        return (*loaded.notices, *merged)

    def _merge_copies(self, store: HistoryStore) -> tuple[str, ...]:
        """Merge conflict copies through a store for the service's own file.

        Returns:
            Notices about merged copies and about unmerged files.
        """
        merged = self._copies.merge(store)
        return (*merged, *(self._load() if merged else ()), *self._copies.others)

    def _found(self, change: Change) -> None:
        with contextlib.suppress(RuntimeError):  # the service has been closed
            self._thread.submit(self._apply, change)

    def _apply(self, change: Change) -> None:
        """Read what another program has changed, and merge the copies once they are complete."""
        if self._busy():
            return  # the next look finds the change again
        loaded, before = self._store.peek(), (self._history, self._copies.others)
        if loaded is None and not (change.settled and self._copies.are_all_that_is_left()):
            return  # another program may still be writing the file
        notices = loaded.notices if loaded else ()
        if loaded:
            self._history = with_sessions(loaded.history, self._unsaved.pending)
        if loaded and loaded.read_only:
            self._watch.remember(change)
        elif change.settled:
            try:
                notices += self._merge_copies(self._store.waiting(LOOK_LOCK_TIMEOUT_S))
                self._watch.remember(change)
            except StoreError as error:
                notices += (str(error),)
        news = self._copies.untold(notices)
        if news or (self._history, self._copies.others) != before:
            self._report(news)

    def _load(self) -> tuple[str, ...]:
        loaded = self._store.load()
        self._history = with_sessions(loaded.history, self._unsaved.pending)
        return loaded.notices

    def _save(self, *records: SessionRecord) -> tuple[str, ...]:
        trouble = self._unsaved.save(*records)
        self._call_saved()
        try:
            notices = self._load()
        except StoreError as error:  # unsaved sessions remain in the history; one notice is enough
            self._history = with_sessions(self._history, self._unsaved.pending)
            trouble, notices = trouble or str(error), ()
        before, self._reported = self._reported, trouble or ""
        if trouble is None:
            return (*(("The unsaved sessions are saved now.",) if before else ()), *notices)
        return (trouble, *notices) if trouble != before else notices

    def _change(self, fn: Callable[[History], History]) -> tuple[str, ...]:
        if self._unsaved.pending and self._unsaved.retry():
            # Nothing can be written now, but sessions that are only in memory can still be changed.
            waiting = {s.id for s in self._unsaved.pending}
            changed = fn(with_sessions(self._history, self._unsaved.pending))
            self._reported = ""
            return self._save(*(s for s in changed.sessions if s.id in waiting))
        self._call_saved()
        loaded = self._store.change_with_notices(fn)
        self._history = loaded.history
        return loaded.notices

    def _copy(self, path: Path) -> tuple[str, ...]:
        self._unsaved.save_copy(path)
        return (f"Saved to {path}. To add it to your history, run lungetimer merge with that file",)

    def _call_saved(self) -> None:
        waiting = {s.id for s in self._unsaved.pending}
        for session_id in [i for i in self._after if i not in waiting]:
            self._after.pop(session_id)()

    def _answer(self, work: Callable[[], tuple[str, ...]]) -> None:
        """Carry out a request and report the new history; called in the thread of this service."""
        before = self._history
        try:
            notices = work()
        except (StoreError, EditError) as error:
            notices = (str(error),)
        news = target_notice(before, self._history)
        if news:
            notices = (*notices, news)
        self._report(notices)

    def _report(self, notices: tuple[str, ...]) -> None:
        self._copies.told(notices)
        pending = len(self._unsaved.pending)
        facts = self._compute_facts(self._history, pending)
        self._on_update(HistoryUpdate(self._history, facts, notices, pending, self._copies.others))
