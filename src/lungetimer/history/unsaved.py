"""Keep sessions in memory if they cannot be saved, try again, or save a copy in another file."""

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
    """Saves sessions in the history, and keeps in memory those that could not be saved.

    Every method waits for the disk and may be called from any thread.

    Args:
        store: the store of the history file.
    """

    def __init__(self, store: HistoryStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._pending: tuple[SessionRecord, ...] = ()

    @property
    def pending(self) -> tuple[SessionRecord, ...]:
        """The sessions that are only in memory, because they could not be saved."""
        return self._pending

    def save(self, *records: SessionRecord, keeping: bool = True) -> str | None:
        """Save these sessions and all pending ones.

        Args:
            *records: sessions to save.
            keeping: whether the error message says that unsaved sessions are kept in memory;
                False if the program is about to end.

        Returns:
            None if all sessions are on disk, otherwise one line with the error to show the user.
        """
        with self._lock:
            self._pending = newest((*self._pending, *records))
            if not self._pending:
                return None
            try:
                self._store.add(*self._pending)
            except StoreError as error:
                return (
                    f"{error}; {self._waiting()} until the history can be saved"
                    if keeping
                    else str(error)
                )
            self._pending = ()
            return None

    def retry(self) -> str | None:
        """Try again to save all pending sessions.

        Returns:
            None if all sessions are on disk, otherwise one line with the error to show the user.
        """
        return self.save()

    def save_copy(self, path: Path) -> None:
        """Write the pending sessions to a new file for the commands ``import`` and ``merge``.

        The sessions stay pending, so a session may get into both the new file and the history. If
        these two are merged, the result still has the session only once, because ids are unique.

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
