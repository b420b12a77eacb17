"""Files that are whole at every instant: replaced in one step, the old one kept until then."""

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
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
    errno.EROFS: "the file system is read-only; make it writable",
    errno.EACCES: "permission is missing; allow yourself to write there",
    errno.EPERM: "permission is missing; allow yourself to write there",
    errno.EIO: "the disk reports an error; check it",
    errno.ENOTDIR: "part of the path is a file, not a folder; move that file",
    errno.EISDIR: "a folder stands where the file should be; move that folder",
    errno.ELOOP: "a symbolic link leads in a circle, or stands in for its lock; mend it",
    errno.ENAMETOOLONG: "the path is too long; choose a shorter one",
}


class StoreError(Exception):
    """Trouble with data on disk, as one clear line: what, where, and what to do."""


def here_and_now() -> datetime:
    """This moment where the person is, for the names of files that are set aside."""
    return wall_now()


def trouble(what: str, path: Path, error: OSError) -> StoreError:
    """The error of a file operation in words, e.g. ``trouble("save the history", ...)``."""
    why = (
        _WORDS.get(error.errno or 0) or f"{error.strerror or type(error).__name__}; check the path"
    )
    return StoreError(f"cannot {what}: {path}: {why}")


def write_whole(path: Path, data: bytes, *, backup: Path | None = None, ours: bool = True) -> None:
    """Replace a file in one step (0600), so that at every instant the old or the new one is there.

    The new bytes are on the disk before the name points to them.

    Args:
        path: the file to replace or make.
        data: its new bytes.
        backup: where the old file stays, if it should.
        ours: whether the file is the program's own and its lock is held: then the temporary name
            beside it is fixed, so that a crash leaves one at most. In a folder of the person's
            own, that name might be a file of theirs; there it is one that nobody has.

    Raises:
        OSError: it could not be written; the file is as it was.
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
    """Keep the file under a dated name beside it as well, byte for byte; gives that name.

    Raises:
        OSError: it could not be kept.
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
    raise FileExistsError(errno.EEXIST, "a thousand such files are there already")


def replace(source: Path, target: Path) -> None:
    """Rename over the target; on Windows, wait a moment for readers to let go of it."""
    for patience in (0.01, 0.05, 0.2, 0.5) if sys.platform == "win32" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(patience)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Bring names to the disk too, where the system knows how."""
    if sys.platform == "win32":
        return  # folders cannot be opened there
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems cannot; the file itself is safe by then.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}:
            raise
    finally:
        os.close(handle)


def _write_new(path: Path, data: bytes) -> None:
    # What anybody left under the temporary name must not lead the bytes elsewhere.
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
    """Let the backup name the present file, also in one step; without one, leave the backup be."""
    step = backup.with_name(backup.name + ".tmp")
    step.unlink(missing_ok=True)
    try:
        _twin(path, step)
    except FileNotFoundError:
        return
    replace(step, backup)


def _twin(path: Path, other: Path) -> None:
    """A second name for the file, or a copy where the file system has no second names.

    Raises:
        FileExistsError: the other name is taken.
        OSError: neither worked.
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
        private.make_private(other)  # whoever restored or copied the file left it open to all
