"""Report an unexpected exception: write the details to a file, and return one line for the user."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lungetimer import __version__
from lungetimer.folders import places_to_write
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from lungetimer.paths import Paths

NAME: Final = "crash.log"
LARGEST: Final = 500_000
WORDS: Final = 200


def report(failure: BaseException, paths: Paths | None) -> str:
    """Write the details of an exception to a file (mode 0600).

    The details are appended to ``crash.log`` in the state folder. If that file cannot be written,
    they go to a new file in the home folder or, if that fails, in another folder.

    Args:
        failure: the exception.
        paths: the folders of the program; None if the program could not determine them.

    Returns:
        One line for the user that says what failed, and where the details are.
    """
    text = _details(failure)
    saved_to = (_append(paths.state_dir / NAME, text) if paths else None) or _elsewhere(text)
    what = clean_text(f"{type(failure).__name__}: {failure}".rstrip(": "))
    short = what if len(what) <= WORDS else f"{what[:WORDS]}..."
    where = f"the details are in {saved_to}" if saved_to else "the details could not be saved"
    return f"an unexpected error stopped lungetimer ({short}); {where}"


def _details(failure: BaseException) -> str:
    """Return time, versions and traceback. Values of variables may be private and are left out."""
    where = f"Python {platform.python_version()}, {platform.platform()}"
    head = f"{time.strftime('%Y-%m-%d %H:%M:%S')} lungetimer {__version__}, {where}"
    return f"{head}\n{''.join(traceback.format_exception(failure))}\n"


def _append(path: Path, text: str) -> Path | None:
    data = text.encode(errors="backslashreplace")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        big = path.exists() and path.stat().st_size > LARGEST
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if big else 0)
        handle = os.open(path, flags, 0o600)
        with open(handle, "wb", buffering=0) as file:  # noqa: PTH123  # opens a descriptor, for its mode
            whole = file.write(data) == len(data)
    except OSError:
        return None
    return path if whole else None


def _elsewhere(text: str) -> Path | None:
    for folder in places_to_write():
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(prefix="lungetimer-crash-", suffix=".log", dir=folder)
            with open(handle, "w", encoding=sys.getdefaultencoding(),  # noqa: PTH123  # opens a descriptor
                      errors="backslashreplace") as file:  # fmt: skip
                file.write(text)
            return Path(name)
    return None
