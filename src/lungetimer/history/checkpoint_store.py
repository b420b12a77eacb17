"""Checkpoints on disk, after every rep, so that a crash or an empty battery costs nothing.

``session.json`` describes one running session. A lock beside it is held as long as the program that
runs the session lives; the system lets go of it however that program ends.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history import codec, files
from lungetimer.history.checkpoint import Checkpoint, newer_version
from lungetimer.history.fields import BAD_BYTES
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
    """What was found: a checkpoint, if there is a sound one, and what the person should be told."""

    checkpoint: Checkpoint | None
    notices: tuple[str, ...] = ()


class CheckpointStore:
    """One checkpoint file and the lock that says its session is alive.

    Args:
        path: of ``session.json``.
        now: tells the time for the name of a damaged file that is set aside.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime] = files.here_and_now) -> None:
        self.path = path
        self._now = now
        self._lock: FileLock | None = None

    def hold(self) -> bool:
        """Take the lock, to be kept while the session lives; False when another program has it.

        Raises:
            StoreError: the folder cannot be written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415  # not before the first frame

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

    def let_go(self) -> None:
        """Give the lock back; the file stays as it is."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def write(self, checkpoint: Checkpoint) -> None:
        """Replace the file in one step, on the disk when this returns. Waits for the disk.

        Raises:
            StoreError: it could not be written; the earlier checkpoint is still there.
        """
        try:
            files.write_whole(self.path, codec.encode(checkpoint) + b"\n")
        except OSError as error:
            raise trouble("save the running session", self.path, error) from None

    def read(self) -> LoadedCheckpoint:
        """The checkpoint, if there is one; a damaged file is set aside under a dated name.

        A file that a newer lungetimer wrote is told and left as it is.

        Raises:
            StoreError: there is a file that cannot be read or set aside.
        """
        try:
            data = files.read_file(self.path)
        except FileNotFoundError:
            return LoadedCheckpoint(None)
        except OSError as error:
            raise trouble("read the interrupted session", self.path, error) from None
        newer = newer_version(data)
        if newer is not None:
            told = (
                f"{self.path} was written by a newer lungetimer (format {newer}) and is left as it"
                " is; update lungetimer to go on with that session"
            )
            return LoadedCheckpoint(None, (told,))
        try:
            return LoadedCheckpoint(codec.decode(data, Checkpoint))
        except BAD_BYTES as error:
            return LoadedCheckpoint(None, (self._set_aside(codec.one_line(error)),))

    def clear(self) -> None:
        """Remove the checkpoint, once its session is in the history or was discarded.

        Raises:
            StoreError: it is still there.
        """
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise trouble("remove the checkpoint", self.path, error) from None
        with contextlib.suppress(OSError):
            files.sync_folder(self.path.parent)

    def _set_aside(self, why: str) -> str:
        try:
            aside = files.set_aside(self.path, self._now())
            self.path.unlink()
        except OSError as error:
            raise trouble("set the damaged checkpoint aside", self.path, error) from None
        return f"{self.path} is damaged ({why}) and was kept as {aside.name}"


def claim(folder: Path) -> CheckpointStore:
    """A checkpoint for a new session, held: ``session.json``, or ``session-2.json`` and so on.

    A file that another window uses, or that waits to be resumed, is passed over.

    Raises:
        StoreError: the folder cannot be written, or nine sessions are under way.
    """
    for path in _paths(folder):
        store = CheckpointStore(path)
        if not path.exists() and store.hold():
            if not path.exists():
                return store
            store.let_go()
    raise files.StoreError(
        f"cannot save the running session: {folder}: {WINDOWS} sessions are under way or wait to be"
        " resumed; settle one of them first"
    )


def interrupted(folder: Path) -> list[CheckpointStore]:
    """Every checkpoint whose program is gone, held, so that no other window offers it as well.

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
