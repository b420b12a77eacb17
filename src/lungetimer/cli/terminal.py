"""Check that there is a terminal in which the app can draw and read keys."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.errors import NoTerminalError
from lungetimer.cli.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

# Terminals that can only print one line after another, such as several in Emacs.
_LINES_ONLY: Final = re.compile(r"(dumb|emacs)(-.*)?|unknown|network|dialup|cons25-dumb")


def shows_lines_only(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether TERM names a terminal that can only print one line after another."""
    return _LINES_ONLY.fullmatch(environ.get("TERM", "").strip().lower()) is not None


def take_terminal() -> None:
    """Make sure that the program runs in the foreground and can read keys from a terminal.

    If the standard input is a pipe or a file, the terminal replaces it.

    Raises:
        NoTerminalError: there is no terminal, or the program runs in the background.
    """
    # If a stream is closed, a service or a launcher probably started the program; if the input is
    # piped, a person did.
    if not is_terminal(sys.stdout) or sys.stdin is None:
        raise NoTerminalError
    if not is_terminal(sys.stdin) and not _read_from_terminal():
        raise NoTerminalError
    from lungetimer.ui.terminal.job_control import wait_for_foreground  # noqa: PLC0415  # only for the app

    if not wait_for_foreground(sys.stdin.fileno()):
        raise NoTerminalError("a program in the background has no terminal")


def _read_from_terminal() -> bool:
    """Make the terminal the standard input.

    Returns:
        Whether the standard input is now a terminal.
    """
    with contextlib.suppress(OSError, AttributeError, ValueError):
        try:
            name = os.ttyname(sys.stdout.fileno())
            terminal = os.open(name, os.O_RDWR | os.O_NOCTTY)
        except OSError:
            terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)
        return is_terminal(sys.stdin)
    return False
