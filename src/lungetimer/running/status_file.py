"""The file with the state of a running session, and a lock that shows that it still runs.

Each session has its own file and lock, so several sessions can run at once. The system releases the
lock when the program ends for any reason. A file whose lock is free is the leftover of a killed
program and is ignored.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Final

import msgspec

from lungetimer.private import make_folder, new_file, read_file
from lungetimer.running.live_status import LiveStatus, as_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from filelock import FileLock

MAX_BYTES: Final = 10_000


def _pattern(data_dir: Path) -> str:
    """Return the prefix of the names of all status files for this data folder."""
    # hashlib would load OpenSSL, which takes a megabyte. Python's `random` avoids hashlib as well.
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # noqa: PLC0415  # Python 3.12
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found]  # noqa: PLC0415  # Python 3.11
        except ImportError:
            from hashlib import sha256  # noqa: PLC0415  # this Python was built without both
    mark = sha256(os.fsencode(data_dir.absolute())).hexdigest()[:8]
    return f"status-{mark}-"


class StatusFile:
    """The status file of one session.

    Args:
        folder: the folder of the file.
        data_dir: the data folder of the session.
        begun_at: when the session began, as a Unix time; None for the current time.
    """

    def __init__(self, folder: Path, data_dir: Path, begun_at: float | None = None) -> None:
        self.path = folder / f"{_pattern(data_dir)}{os.urandom(6).hex()}.json"
        self._data_dir = data_dir
        self._begun_at = time.time() if begun_at is None else begun_at
        self._lock: FileLock | None = None

    def write(self, status: LiveStatus) -> None:
        """Write the state of the session; no other program ever sees half a file.

        Raises:
            OSError: the file cannot be written.
        """
        from lungetimer.history.files import replace  # noqa: PLC0415  # not needed to read a status

        if self._lock is None:
            self._hold()
        document = {"begun_at": self._begun_at, **as_document(status)}
        temporary = self.path.with_suffix(".tmp")
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        handle = new_file(temporary)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(document) + "\n")
            replace(temporary, self.path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise

    def remove(self) -> None:
        """Delete the file and release its lock, because the session has ended."""
        for path in (self.path, self.path.with_suffix(".tmp")):
            with contextlib.suppress(OSError):
                path.unlink()
        lock, self._lock = self._lock, None
        if lock is not None:
            with contextlib.suppress(OSError):
                lock.release()
            with contextlib.suppress(OSError):
                self.path.with_suffix(".lock").unlink()

    def _hold(self) -> None:
        make_folder(self.path.parent)
        _sweep(self.path.parent, self._data_dir)
        lock = _lock_of(self.path)
        lock.acquire(timeout=0)
        self._lock = lock


def running_status(folders: Iterable[Path], data_dir: Path) -> LiveStatus | None:
    """Return the state of the running session that began last; None if no session is running.

    Args:
        folders: the folders that may contain status files.
        data_dir: the data folder of the sessions.
    """
    found: list[tuple[float, LiveStatus]] = []
    for path in _files(folders, data_dir):
        one = _read(path)
        # The lock is checked after the file was read: if it is held now, the content is valid.
        if one is not None and _is_held(path):
            found.append(one)
    return max(found, key=lambda one: one[0])[1] if found else None


def _files(folders: Iterable[Path], data_dir: Path) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError):
            yield from folder.glob(f"{_pattern(data_dir)}*.json")


def _read(path: Path) -> tuple[float, LiveStatus] | None:
    try:
        document = msgspec.json.decode(read_file(path, MAX_BYTES))
        return float(document["begun_at"]), msgspec.convert(document, LiveStatus)
    except (OSError, ValueError, TypeError, KeyError, RecursionError, msgspec.MsgspecError):
        return None


def _lock_of(path: Path) -> FileLock:
    from lungetimer.history.file_locks import FileLock  # noqa: PLC0415  # not before the first frame

    return FileLock(path.with_suffix(".lock"), mode=0o600, thread_local=False)


def _is_held(path: Path) -> bool:
    """Return whether a running program holds the lock of a status file.

    An attempt to take the lock could create the file; this check does not.
    """
    lock = path.with_suffix(".lock")
    if sys.platform == "win32":
        return _is_lock_taken(path) if lock.exists() else False
    import fcntl  # noqa: PLC0415  # not on Windows

    try:
        handle = os.open(lock, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


def _is_lock_taken(path: Path) -> bool:
    from lungetimer.history.file_locks import Timeout  # noqa: PLC0415  # only on Windows

    try:
        with _lock_of(path).acquire(timeout=0):
            return False
    except (Timeout, PermissionError):
        return True
    except (OSError, NotImplementedError):
        return False


def _sweep(folder: Path, data_dir: Path) -> None:
    """Delete the status files, locks and temporary files that killed programs left behind."""
    for path in _files([folder], data_dir):
        if not _is_held(path):
            for left in (path, path.with_suffix(".lock"), path.with_suffix(".tmp")):
                with contextlib.suppress(OSError):
                    left.unlink()
