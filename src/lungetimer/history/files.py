"""Replace files atomically, preserve them under dated names, and put file errors in plain words."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from typing import TYPE_CHECKING, Final

from lungetimer import private
from lungetimer.moments import wall_now
from lungetimer.private import make_folder, read_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = [
    "StoreError", "make_folder", "read_file", "replace", "set_aside", "sync_folder", "trouble",
    "write_whole",
]  # fmt: skip

_WORDS: Final = {
    errno.ENOENT: "there is no such file or folder; check the path",
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
    errno.EROFS: "the file system is read-only; make it writable",
    errno.EACCES: "you do not have permission; change the permissions of the file or folder",
    errno.EPERM: "you do not have permission; change the permissions of the file or folder",
    errno.EIO: "the disk reports an error; check the disk",
    errno.ENOTDIR: "part of the path is a file, not a folder; move that file",
    errno.EISDIR: "it is a folder, not a file; choose another path or move the folder",
    errno.ELOOP: "a symbolic link points to itself or replaces the lock file; repair the link",
    errno.ENAMETOOLONG: "the path is too long; choose a shorter one",
}


class StoreError(Exception):
    """A problem with a file or folder; the message is one line that says what the user can do."""


def here_and_now() -> datetime:
    """Return the current local time, for the dated names of preserved files."""
    return wall_now()


def trouble(what: str, path: Path, error: OSError) -> StoreError:
    """Return an error in plain words; ``what`` names the failed action: "save the history"."""
    why = (
        _WORDS.get(error.errno or 0) or f"{error.strerror or type(error).__name__}; check the path"
    )
    if error.errno == errno.ENOENT and not path.parent.exists():
        why = f"the folder {path.parent} does not exist; check the path"
    return StoreError(f"cannot {what}: {path}: {why}")


def write_whole(path: Path, data: bytes, *, backup: Path | None = None, ours: bool = True) -> None:
    """Replace a file atomically, with mode 0600: readers see either the old bytes or the new ones.

    The new bytes are flushed to disk before the file is renamed.

    Args:
        path: the file to replace or create.
        data: the new bytes of the file.
        backup: path under which the old file is preserved, if any.
        ours: whether the file belongs to the program and the caller has its lock. If so, the
            temporary file has a fixed name, so that crashes leave at most one such file. If not,
            the user chose the folder and may have a file with that name there, so the temporary
            file has a random name.

    Raises:
        OSError: the file could not be written; the old file is unchanged.
    """
    temporary = path.with_name(f"{path.name}.tmp" if ours else f".{os.urandom(8).hex()}.tmp")
    try:
        _write_new(temporary, data)
        if backup is not None:
            _keep(path, backup)
        replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def set_aside(path: Path, when: datetime, word: str = "damaged") -> Path:
    """Preserve a file under a dated name in the same folder, as a hard link or as a copy.

    Args:
        path: the file; it also keeps its present name.
        when: the time to put into the new name.
        word: the word to put into the new name.

    Returns:
        The path of the link or copy.

    Raises:
        OSError: the file could not be preserved.
        FileExistsError: a thousand files with such names exist already.
    """
    for number in range(1, 1000):
        extra = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.name}.{word}-{when:%Y%m%d-%H%M%S}{extra}")
        try:
            _twin(path, aside)
        except FileExistsError:
            continue
        sync_folder(path.parent)
        return aside
    raise FileExistsError(errno.EEXIST, "a thousand renamed copies of this file exist; delete some")


def replace(source: Path, target: Path) -> None:
    """Rename ``source`` to ``target``.

    On Windows, renaming fails while another program has ``target`` open. The function then tries
    again for a moment.
    """
    for patience in (0.01, 0.05, 0.2, 0.5) if sys.platform == "win32" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(patience)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Wait until new names in a folder are on disk, on systems that support this.

    Raises:
        OSError: the disk reports an error.
    """
    if sys.platform == "win32":
        return  # folders cannot be opened there
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems do not support this; the file itself is safe by now.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}:
            raise
    finally:
        os.close(handle)


def _write_new(path: Path, data: bytes) -> None:
    # A symbolic link that somebody left under the temporary name must not be followed.
    path.unlink(missing_ok=True)
    handle = private.new_file(path)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep(path: Path, backup: Path) -> None:
    """Back up the file ``path`` as ``backup``, atomically; do nothing if ``path`` is missing."""
    step = backup.with_name(backup.name + ".tmp")
    step.unlink(missing_ok=True)
    try:
        _twin(path, step)
    except FileNotFoundError:
        return
    replace(step, backup)


def _twin(path: Path, other: Path) -> None:
    """Make the file available as ``other`` too: by a hard link, or by a copy if links fail.

    Raises:
        FileExistsError: the other name exists already.
        FileNotFoundError: the file does not exist.
        OSError: neither a link nor a copy could be made.
    """
    try:
        os.link(path, other)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        with path.open("rb") as source, os.fdopen(private.new_file(other), "wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
    with contextlib.suppress(OSError):
        private.make_private(other)  # a restored or copied file may be readable by other users
