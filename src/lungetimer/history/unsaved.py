"""Sessions that could not be saved yet: kept in memory, tried again, saved elsewhere on request."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from lungetimer.history import codec, files
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import newest, normal
from lungetimer.history.records import History

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.records import SessionRecord
    from lungetimer.history.store import HistoryStore


class UnsavedSessions:
    """Saves sessions through a store and holds on to those that the disk refused.

    Every method waits for the disk and may be called from any thread.

    Args:
        store: where sessions go.
    """

    def __init__(self, store: HistoryStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._pending: tuple[SessionRecord, ...] = ()

    @property
    def pending(self) -> tuple[SessionRecord, ...]:
        """Sessions that are only in memory so far."""
        return self._pending

    def save(self, *records: SessionRecord, keeping: bool = True) -> str | None:
        """Save these and all that wait; None when all is on disk, else one line to tell.

        Args:
            *records: sessions to save.
            keeping: whether what is refused goes on waiting here; False at the very end.
        """
        with self._lock:
            self._pending = newest((*self._pending, *records))
            if not self._pending:
                return None
            try:
                self._store.add(*self._pending)
            except StoreError as error:
                return f"{error}; {self._waiting()} until then" if keeping else str(error)
            self._pending = ()
            return None

    def retry(self) -> str | None:
        """Try again; None when nothing waits any more, else one line to tell."""
        return self.save()

    def save_copy(self, path: Path) -> None:
        """Write what waits to a file of its own, which ``import`` and ``merge`` read.

        It goes on waiting for the history too: being in both is harmless, as ids tell.

        Raises:
            StoreError: the file exists already, or could not be written.
        """
        with self._lock:
            history = normal(History(sessions=self._pending))
            try:
                if path.exists():
                    told = f"cannot save a copy: {path} exists already; choose another name"
                    raise StoreError(told)
                files.make_folder(path.parent)
                files.write_whole(path, codec.write(history), ours=False)
            except OSError as error:  # also where the folder may not be looked into
                raise trouble("save a copy", path, error) from None

    def _waiting(self) -> str:
        count = len(self._pending)
        return f"{count} session{'s are' if count > 1 else ' is'} kept in memory"
