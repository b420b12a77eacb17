"""The standard streams, made fit for work before a command writes to them."""

from __future__ import annotations

import os
import sys

from lungetimer.writable import never_fail


def prepare_streams() -> None:
    """Keep closed streams from being taken by files, and let writing never fail on a character.

    A stream that was closed before the start (``<&-``, ``>&-``) stays None in `sys`.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The next file to be opened would get this number, and what is printed with it.
            os.open(os.devnull, os.O_RDWR)
    _believe_the_terminal()
    never_fail(sys.stdout)
    never_fail(sys.stderr)


def _believe_the_terminal() -> None:
    """Forget COLUMNS and LINES where the terminal itself knows its size.

    Whoever exported them did so in a window that may have had another size, and every library
    would take them for the truth.
    """
    if is_terminal(sys.stdout):
        try:
            columns, lines = os.get_terminal_size(sys.stdout.fileno())
        except (OSError, ValueError):
            return
        if columns > 0 and lines > 0:
            os.environ.pop("COLUMNS", None)
            os.environ.pop("LINES", None)


def is_terminal(stream: object) -> bool:
    """Return whether a standard stream is a terminal; one that is closed is None, and is not."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
