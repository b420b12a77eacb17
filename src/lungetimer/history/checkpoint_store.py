"""Checkpoint files. They are written after every rep, so that a crash or power cut loses no reps.

``session.json`` describes one running session. The program that runs the session holds a lock on
the file ``session.json.lock``. The system releases this lock when the program ends for any reason.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history import codec, files
from lungetimer.history.checkpoint import Checkpoint, newer_version
from lungetimer.history.files import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from filelock import FileLock

FILE_NAME: Final = "session.json"
WINDOWS: Final = 9


@frozen
class LoadedCheckpoint:
    """The checkpoint in a file, or None if it is not valid, and notices for the user."""

    checkpoint: Checkpoint | None
    notices: tuple[str, ...] = ()


class CheckpointStore:
    """One checkpoint file, and the lock that shows that its session is running.

    Args:
        path: path of ``session.json``.
        now: function that returns the current time, for the new name of a damaged file.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime] = files.here_and_now) -> None:
        self.path = path
        self._now = now
        self._lock: FileLock | None = None

    def hold(self) -> bool:
        """Acquire the lock of this checkpoint file, and keep the lock until `release` is called.

        Returns:
            Whether this program has the lock now; False if another program has it.

        Raises:
            StoreError: the folder of the file cannot be written.
        """  # noqa: DOC501  # trouble() returns the StoreError
        from lungetimer.history.file_locks import FileLock, Timeout  # noqa: PLC0415  # not before the first frame

        if self._lock is not None:
            return True
        lock = FileLock(
            self.path.with_name(self.path.name + ".lock"), mode=0o600, thread_local=False
        )
        try:
            files.make_folder(self.path.parent)
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            raise trouble("save the running session", self.path, _os_error(error)) from None
        self._lock = lock
        return True

    def release(self) -> None:
        """Release the lock; the checkpoint file is not changed."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def write(self, checkpoint: Checkpoint) -> None:
        """Replace the checkpoint file atomically, and wait until the data is on disk.

        Raises:
            StoreError: the file could not be written; the earlier checkpoint is unchanged.
        """  # noqa: DOC501  # trouble() returns the StoreError
        try:
            files.write_whole(self.path, codec.encode(checkpoint) + b"\n")
        except OSError as error:
            raise trouble("save the running session", self.path, error) from None

    def read(self) -> LoadedCheckpoint:
        """Return the checkpoint in the file; None if there is no file or it cannot be used.

        If the file cannot be used, a notice says why. A damaged file is renamed; the new name
        contains the date. A file that a newer lungetimer wrote is left unchanged.

        Raises:
            StoreError: the file cannot be read or renamed.
        """  # noqa: DOC501  # trouble() returns the StoreError
        try:
            data = files.read_file(self.path)
        except FileNotFoundError:
            return LoadedCheckpoint(None)
        except OSError as error:
            raise trouble("read the interrupted session", self.path, error) from None
        newer = newer_version(data)
        if newer is not None:
            notice = (
                f"{self.path} was written by a newer lungetimer (format {newer}) and was not"
                " changed; to resume that session, update lungetimer"
            )
            return LoadedCheckpoint(None, (notice,))
        try:
            return LoadedCheckpoint(codec.decode(data, Checkpoint))
        except ValueError as error:
            return LoadedCheckpoint(None, (self._set_aside(str(error)),))

    def clear(self) -> None:
        """Delete the checkpoint file. Call this after the session was saved or discarded.

        Raises:
            StoreError: the file could not be deleted.
        """  # noqa: DOC501  # trouble() returns the StoreError
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise trouble("delete the saved state of the session", self.path, error) from None
        with contextlib.suppress(OSError):
            files.sync_folder(self.path.parent)

    def _set_aside(self, why: str) -> str:
        try:
            aside = files.set_aside(self.path, self._now())
            self.path.unlink()
        except OSError as error:
            raise trouble("rename the damaged state of the session", self.path, error) from None
        return f"{self.path} is damaged ({why}) and was renamed to {aside.name}"


def claim(folder: Path) -> CheckpointStore:
    """Lock the first free checkpoint file for a new session.

    The files are ``session.json``, ``session-2.json`` and so on. A file is free if it does not
    exist and no other window has its lock.

    Returns:
        The store of the file, which has the lock.

    Raises:
        StoreError: the folder cannot be written, or none of the nine files is free.
    """
    for path in _paths(folder):
        store = CheckpointStore(path)
        if not path.exists() and store.hold():
            if not path.exists():
                return store
            store.release()
    raise files.StoreError(
        f"cannot save the running session: {folder}: {WINDOWS} sessions are running or wait to be"
        " resumed; resume, save or discard one of them first"
    )


def interrupted(folder: Path) -> list[CheckpointStore]:
    """Lock the checkpoint files of all interrupted sessions, whose programs have ended.

    While this program has the locks, no other window offers to resume these sessions.

    Returns:
        The stores of these files, which have the locks.

    Raises:
        StoreError: the folder cannot be written.
    """
    found: list[CheckpointStore] = []
    for path in _paths(folder):
        if path.exists():
            store = CheckpointStore(path)
            if store.hold():
                found.append(store)
    return found


def _paths(folder: Path) -> list[Path]:
    stem, _, ending = FILE_NAME.partition(".")
    more = [folder / f"{stem}-{number}.{ending}" for number in range(2, WINDOWS + 1)]
    return [folder / FILE_NAME, *more]


def _os_error(error: OSError | NotImplementedError) -> OSError:
    return error if isinstance(error, OSError) else OSError(str(error))
