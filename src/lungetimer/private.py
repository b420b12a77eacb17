"""Create the user's files and folders so that they are private, and read regular files only.

Folders get the mode 0700 and files the mode 0600, whatever the umask is. If one of our file names
belongs to something else (a pipe, a device) or to a huge file, it is not read, because reading it
could block.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
MAX_BYTES: Final = 512 * 1024 * 1024
_BINARY: Final = getattr(os, "O_BINARY", 0)
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)  # opening a pipe must not wait for its other end


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, each 0700; an existing folder is not changed.

    Raises:
        FileNotFoundError: not even the root of the path exists (on Windows, the drive).
        OSError: the folder cannot be created.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError:
        if not folder.is_dir():
            raise


def read_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return all bytes of a regular file.

    Args:
        path: the file; symbolic links are followed.
        most: the largest size in bytes that is accepted.

    Raises:
        IsADirectoryError: the path is that of a folder.
        OSError: the file cannot be read, is not a regular file, or is too large.
    """
    handle = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
    with os.fdopen(handle, "rb") as file:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most >> 20} MiB", str(path))
    return data


def new_file(path: Path) -> int:
    """Return a descriptor for writing to a file that is created now.

    Raises:
        OSError: the file exists already, or cannot be created.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE)


def append_file(path: Path, most: int) -> int:
    """Return a descriptor for appending to a file; create the file and its folder if missing.

    Args:
        path: the file.
        most: size in bytes; a file that is larger is emptied first.

    Raises:
        OSError: the file cannot be written.
    """
    make_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY | _AT_ONCE, FILE_MODE)
    with contextlib.suppress(OSError):  # not a regular file, or another user's
        if os.fstat(handle).st_size > most:
            os.ftruncate(handle, 0)
        make_private(path)
    return handle


def make_private(path: Path) -> None:
    """Make a regular file readable by its owner only; a symbolic link is not changed.

    Raises:
        OSError: the file belongs to another user.
    """
    if not path.is_symlink() and stat.S_ISREG(path.stat().st_mode):
        path.chmod(FILE_MODE)
