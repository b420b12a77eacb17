"""Sessions that could not be saved: keep them in memory, retry, or save a copy elsewhere."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from lungetimer.history import codec, files
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import newest, normal
from lungetimer.history.session_records import History

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.store import HistoryStore


class UnsavedSessions:
    """Saves sessions to a store, and keeps those in memory that could not be written.

    Every method blocks on disk and may be called from any thread.

    Args:
        store: the store to save to.
    """

    def __init__(self, store: HistoryStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._pending: tuple[SessionRecord, ...] = ()

    @property
    def pending(self) -> tuple[SessionRecord, ...]:
        """Sessions that are in memory only."""
        return self._pending

    def save(self, *records: SessionRecord, keeping: bool = True) -> str | None:
        """Save these sessions and all pending ones.

        Args:
            *records: sessions to save.
            keeping: whether the error message says that unsaved sessions are kept in memory;
                False when the program ends.

        Returns:
            None if everything is on disk, otherwise one line with the error to show the user.
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
        """Try again to save all pending sessions.

        Returns:
            None if everything is on disk, otherwise one line with the error to show the user.
        """
        return self.save()

    def save_copy(self, path: Path) -> None:
        """Write the pending sessions to a new file, which ``import`` and ``merge`` can read.

        They also stay pending: a session in both files is harmless, because ids are unique.

        Raises:
            StoreError: the file exists already, or could not be written.
        """  # noqa: DOC501  # trouble() returns the StoreError
        with self._lock:
            history = normal(History(sessions=self._pending))
            try:
                if path.exists():
                    message = f"cannot save a copy: {path} exists already; choose another name"
                    raise StoreError(message)
                files.make_folder(path.parent)
                files.write_whole(path, codec.write(history), ours=False)
            except OSError as error:  # exists() raises too if the folder is not accessible
                raise trouble("save a copy", path, error) from None

    def _waiting(self) -> str:
        count = len(self._pending)
        return f"{count} session{'s are' if count > 1 else ' is'} held in memory"
