"""Prepare the standard streams before a command writes to them."""

from __future__ import annotations

import os
import sys

from lungetimer.writable import never_fail


def prepare_streams() -> None:
    """Make output work with closed streams and with characters that the encoding does not have.

    The file descriptors of streams that were closed before the start (``<&-``, ``>&-``) are
    reserved, so that no other file gets them. In `sys`, these streams stay None.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Otherwise the next opened file would get this number, and all output with it.
            os.open(os.devnull, os.O_RDWR)
    _use_terminal_size()
    never_fail(sys.stdout)
    never_fail(sys.stderr)


def _use_terminal_size() -> None:
    """Remove COLUMNS and LINES from the environment if the terminal reports its size.

    Libraries prefer these variables to the terminal's answer, but they may come from a window of
    another size.
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
    """Return whether a standard stream is a terminal; False for a closed stream (None)."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
