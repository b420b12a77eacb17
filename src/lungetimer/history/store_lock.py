"""The lock on the history file: only one program at a time can change the history."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from lungetimer.history.files import StoreError, make_folder, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_TIMEOUT_S: Final = 20.0
# A file that git-annex has locked is a link to a file in this folder, which we must not replace.
_ANNEX: Final = {".git", "annex", "objects"}


@contextlib.contextmanager
def locked(path: Path, timeout_s: float = LOCK_TIMEOUT_S) -> Iterator[None]:
    """Hold the lock on a history file inside a ``with`` block; create the folder if missing.

    The lock file is beside the history file, with the suffix ``.lock``.

    Args:
        path: path of the history file, with symbolic links followed.
        timeout_s: how many seconds to wait while another process has the lock.

    Raises:
        StoreError: the folder cannot be written, or another process has the lock for too long.
    """  # noqa: DOC501  # trouble() returns the StoreError
    from lungetimer.history.file_locks import FileLock, Timeout  # noqa: PLC0415  # not before the first frame

    if set(path.parts) >= _ANNEX:
        raise StoreError(
            f"cannot save the history: {path}: it is locked by git-annex; run git annex unlock on"
            " it first"
        )
    try:
        make_folder(path.parent)
        lock = FileLock(
            path.with_name(path.name + ".lock"), timeout=timeout_s, mode=0o600, thread_local=False
        )
        lock.acquire(poll_interval=0.01)
    except Timeout:
        raise StoreError(
            f"cannot save the history: {path}: another lungetimer has locked it for"
            f" {timeout_s:g} s; close that window and try again"
        ) from None
    except NotImplementedError:
        raise StoreError(
            f"cannot save the history: {path}: this file system has no locks;"
            " set LUNGETIMER_DATA_DIR to a folder on another one"
        ) from None
    except OSError as error:
        raise trouble("save the history", path, error) from None
    try:
        yield
    finally:
        lock.release()
