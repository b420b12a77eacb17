"""Find the home folder, the working folder and the temporary folder; each may be missing.

An account may have no home, the working folder may have been deleted, and every temporary folder
may be full. The function for that folder then returns None and does not raise an exception.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Used if the usual folders are full or read-only. A restart deletes the files in /dev/shm.
_OTHERS: Final = ("/var/tmp", "/tmp", "/dev/shm")  # noqa: S108  # files there get unique names


class FolderError(Exception):
    """A folder cannot be found; the message is one line that says what the user can do."""


def home_folder() -> Path | None:
    """Return the home folder of this account, or None if it has none."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home if home.is_absolute() else None


def working_folder() -> Path | None:
    """Return the folder that the program was started in, or None if it was deleted."""
    try:
        return Path.cwd()
    except OSError:
        return None


def temporary_folder() -> Path | None:
    """Return the folder for temporary files, or None if there is none that can be written to."""
    import tempfile  # noqa: PLC0415  # most commands do not need it

    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return None


def places_to_write() -> Iterator[Path]:
    """Yield existing folders, best first, for a file whose own folder cannot be written.

    The caller must try them in turn, because some of them may not be writable either.
    """
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR"))
    candidates = (
        home_folder(),
        working_folder(),
        temporary_folder(),
        *(Path(folder) for folder in named if folder),
        *map(Path, _OTHERS),
    )
    for place in dict.fromkeys(candidates):
        with contextlib.suppress(OSError):  # we may lack the permission to look at the folder
            if place is not None and place.is_dir():
                yield place


def expanded(path: str) -> Path:
    """Return a path in which ``~`` or ``~name`` at the start is replaced by that home folder.

    Raises:
        FolderError: there is no such home folder.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        first = path.split(os.sep, 1)[0]
        whose = (
            "this account has no home folder"
            if first == "~"
            else f"there is no home folder {first}"
        )
        raise FolderError(f"{path}: {whose}; write the whole path, starting with /") from None
