"""Preparation of the standard streams before a command writes to them."""

from __future__ import annotations

import os
import sys

from lungetimer.writable import never_fail


def prepare_streams() -> None:
    """Protect closed streams from reuse by other files, and make output tolerate any character.

    A stream that was closed before the start (``<&-``, ``>&-``) stays None in `sys`.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Otherwise the next file to be opened gets this number, and with it all output.
            os.open(os.devnull, os.O_RDWR)
    _believe_the_terminal()
    never_fail(sys.stdout)
    never_fail(sys.stderr)


def _believe_the_terminal() -> None:
    """Remove COLUMNS and LINES from the environment if the terminal reports its size.

    They may have been exported in a window of another size, and libraries prefer them to the
    terminal's own answer.
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
    """Return whether a standard stream is a terminal; a closed one is None and is not."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
