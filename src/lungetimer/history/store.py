"""Load, change and save the history file. All calls wait for the disk, so make them in a thread."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history import codec, files
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import merge, normal, with_sessions
from lungetimer.history.session_records import History
from lungetimer.history.store_lock import LOCK_TIMEOUT_S, locked
from lungetimer.history.targets import with_target
from lungetimer.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.codec import Reading
    from lungetimer.history.session_records import SessionRecord


@frozen
class LoadedHistory:
    """A history that was loaded from disk.

    Attributes:
        history: the history itself.
        notices: lines to show the user; usually none.
        read_only: whether the file must not be changed, because a newer lungetimer wrote it.
    """

    history: History
    notices: tuple[str, ...] = ()
    read_only: bool = False


class HistoryStore:
    """One history file, with a lock file and a backup in the same folder.

    Every method may be called from any thread and in several processes at once.

    Args:
        path: path of ``history.json``; if it is a symbolic link, the linked file is replaced.
        now: function that returns the current time, for the new names of damaged files.
        weekly_target: function that returns the weekly target in the settings, or None if it is not
            known, for example because the settings cannot be read. Each change of the history also
            stores this target.
        lock_timeout_s: how many seconds to wait while another process has the lock.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = files.here_and_now,
        weekly_target: Callable[[], int | None] = lambda: None,
        lock_timeout_s: float = LOCK_TIMEOUT_S,
    ) -> None:
        self.path = _real(path)
        self.backup = self.path.with_name(self.path.name + ".bak")
        self._now = now
        self._weekly_target = weekly_target
        self._lock_timeout_s = lock_timeout_s
        self._cached: tuple[codec.Document, Reading] | None = None

    def load(self) -> LoadedHistory:
        """Load the history; if the file is damaged, rename it and restore as much as possible.

        Returns:
            The history, with notices for the user about damage.

        Raises:
            StoreError: the file exists but cannot be read at all.
        """
        reading = self._read(self.path)
        if reading is None and self._read(self.backup) is None:
            return LoadedHistory(History())
        if undamaged := self._undamaged(reading):
            return undamaged
        try:
            with self.locked():
                return self._load_for_change()
        except StoreError as error:
            # The file is damaged and its folder cannot be written: return what can be read.
            backup = self._read(self.backup)
            found = _together(reading, backup)
            return LoadedHistory(found, (f"{self._damage(reading)}; {error}",))

    def peek(self) -> LoadedHistory | None:
        """Read the history without changing any file.

        Returns:
            The history; None if the file is missing, damaged or not readable, for example because
            another program is still writing it.
        """
        try:
            return self._undamaged(self._read(self.path))
        except StoreError:
            return None

    def change(self, fn: Callable[[History], History]) -> History:
        """Get the lock, load the history, and save the history that ``fn`` returns for it.

        Returns:
            The changed history.

        Raises:
            StoreError: the file is unchanged; the message says why and what to do.
        """
        return self.change_with_notices(fn).history

    def change_with_notices(self, fn: Callable[[History], History]) -> LoadedHistory:
        """Change the history as `change` does, and also return notices.

        Returns:
            The changed history, with notices if the file was damaged before the change.

        Raises:
            StoreError: the file is unchanged; the message says why and what to do.
        """
        with self.locked():
            loaded = self._load_for_change()
            if loaded.read_only:
                raise StoreError(f"cannot save the history: {loaded.notices[0]}")
            changed = normal(fn(loaded.history))
            if changed != loaded.history:
                changed = self._with_target(changed)
                self._check(changed, loaded.history)
                self._write(changed)
            return LoadedHistory(changed, loaded.notices)

    def add(self, *records: SessionRecord) -> History:
        """Save sessions, except those of which the history has a newer version.

        Returns:
            The changed history.

        Raises:
            StoreError: nothing was written; the message says why and what to do.
        """
        return self.change(lambda history: with_sessions(history, records))

    def waiting(self, lock_timeout_s: float) -> HistoryStore:
        """Return a store for the same file that waits for the lock for a different time.

        Args:
            lock_timeout_s: how many seconds it waits while another process has the lock.
        """
        return HistoryStore(
            self.path, now=self._now, weekly_target=self._weekly_target,
            lock_timeout_s=lock_timeout_s,
        )  # fmt: skip

    def locked(self) -> AbstractContextManager[None]:
        """Return a context that holds the lock on the history file; it creates a missing folder.

        The context raises `StoreError` if the folder cannot be written, or if another process has
        the lock for too long.
        """
        return locked(self.path, self._lock_timeout_s)

    def _with_target(self, history: History) -> History:
        """Return the history with the weekly target from the settings, if this target is known."""
        target = self._weekly_target()
        return history if target is None else with_target(history, target, now=self._now())

    def _load_for_change(self) -> LoadedHistory:
        """Load the history and restore a damaged file; the caller must have the lock.

        Returns:
            The history, with notices for the user about damage.
        """
        reading = self._read(self.path)
        if undamaged := self._undamaged(reading):
            return undamaged
        backup = self._read(self.backup)
        if reading is None and backup is None:
            return LoadedHistory(History())
        if backup is not None and backup.newer:
            return LoadedHistory(backup.history, (self._newer(backup),), read_only=True)
        return self._restore(reading, backup)

    def _undamaged(self, reading: Reading | None) -> LoadedHistory | None:
        """Return the history that was read, or None if its file is missing or damaged."""
        if reading is not None and reading.newer:
            return LoadedHistory(reading.history, (self._newer(reading),), read_only=True)
        if reading is not None and not reading.problems:
            return LoadedHistory(reading.history)
        return None

    def _restore(self, reading: Reading | None, backup: Reading | None) -> LoadedHistory:
        """Replace a damaged history file by what can be read of the file and of its backup.

        Returns:
            The restored history, with a notice that says what was damaged and restored.

        Raises:
            StoreError: a damaged file could not be renamed, or the history could not be written.
        """  # noqa: DOC501  # trouble() returns the StoreError
        notice = self._damage(reading)
        try:
            if reading is not None:
                aside = files.set_aside(self.path, self._now())
                notice += f"; it was renamed to {aside.name}"
            if backup is not None and backup.problems:
                damaged = files.set_aside(self.backup, self._now())
                notice += f"; its backup is damaged, too, and was renamed to {damaged.name}"
        except OSError as error:
            raise trouble("rename the damaged history", self.path, error) from None
        found = _together(reading, backup)
        if backup is None:
            notice += "; there was no backup"
        else:
            notice += f"; the backup {self.backup.name} was loaded"
        here = counted(len(found.sessions), "session")
        notice += f"; the history now has {here}"
        # Leave the backup unchanged: the damaged file must not replace it.
        self._write(found, keep_backup=False)
        return LoadedHistory(found, (notice,))

    def _read(self, path: Path) -> Reading | None:
        try:
            data = files.read_file(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise trouble("read the history", path, error) from None
        cached = self._cached
        if cached is not None and cached[0].data == data:
            return cached[1]
        reading = codec.read(data)
        if path == self.path and not reading.problems and not reading.newer:
            self._cached = codec.Document(data), reading
        return reading

    def _write(self, history: History, *, keep_backup: bool = True) -> None:
        cached = self._cached
        document = codec.document(history, cached[0] if cached else None)
        try:
            files.write_whole(self.path, document.data, backup=self.backup if keep_backup else None)
        except OSError as error:
            raise trouble("save the history", self.path, error) from None
        # The next read finds these bytes, unless another process writes the file before.
        self._cached = document, codec.Reading(history)

    def _check(self, changed: History, before: History) -> None:
        """Check each changed session by encoding and decoding it: only decoding checks the values.

        Raises:
            StoreError: a session is not valid, so that the file could not be read again.
        """
        known = {id(session) for session in before.sessions}
        for session in changed.sessions:
            if id(session) not in known:
                try:
                    codec.decode(codec.encode(session), type(session))
                except ValueError as error:
                    raise StoreError(
                        f"cannot save the history: {self.path}: session {session.id}: {error}"
                    ) from None

    def _damage(self, reading: Reading | None) -> str:
        if reading is None:
            return f"{self.path} is missing"
        others = len(reading.problems) - 1
        more = f"; and {counted(others, 'more problem')}" if others else ""
        return f"{self.path} is damaged ({reading.problems[0]}{more})"

    def _newer(self, reading: Reading) -> str:
        return (
            f"{self.path} was written by a newer lungetimer (format {reading.version}), so it can"
            " be read but not changed; to change it, update lungetimer"
        )


def _together(reading: Reading | None, backup: Reading | None) -> History:
    return merge(*(r.history for r in (reading, backup) if r is not None))


def _real(path: Path) -> Path:
    """Return ``path`` with symbolic links followed, unless they lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        pass
    try:
        return type(path)(os.path.abspath(path))  # noqa: PTH100  # resolve() is what just failed
    except OSError:
        return path  # a relative path, and the working folder was deleted
