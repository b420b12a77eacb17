"""The person's own files and folders: private whatever the umask, and read only when plain.

Folders are made 0700 and files 0600. Files of someone else's making (a pipe, a device, a sparse
giant under a name of ours) are refused instead of being waited for.
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
MOST_BYTES: Final = 512 * 1024 * 1024
_BINARY: Final = getattr(os, "O_BINARY", 0)
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)  # opening a pipe must not wait for its other end


def make_folder(folder: Path) -> None:
    """Make the folder and what is missing above it, each 0700; one that exists stays as it is.

    Raises:
        OSError: it cannot be made.
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


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """All bytes of a plain file.

    Args:
        path: the file; symbolic links are followed.
        most: bytes it may have.

    Raises:
        OSError: it cannot be read, is no plain file, or is larger.
    """
    handle = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
    with os.fdopen(handle, "rb") as file:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, "it is no plain file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most >> 20} MiB", str(path))
    return data


def new_file(path: Path) -> int:
    """A descriptor to write a file that is not there yet.

    Raises:
        OSError: it is there already, or cannot be made.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE)


def append_file(path: Path, most: int) -> int:
    """A descriptor to add to a file, made with its folder; one with more bytes begins anew.

    Raises:
        OSError: it cannot be written.
    """
    make_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY | _AT_ONCE, FILE_MODE)
    with contextlib.suppress(OSError):  # where it is no plain file, or somebody else's
        if os.fstat(handle).st_size > most:
            os.ftruncate(handle, 0)
        make_private(path)
    return handle


def make_private(path: Path) -> None:
    """Let nobody else read the file; one behind a symbolic link is its owner's business.

    Raises:
        OSError: it is not ours to change.
    """
    if not path.is_symlink() and stat.S_ISREG(path.stat().st_mode):
        path.chmod(FILE_MODE)
