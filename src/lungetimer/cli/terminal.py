"""The terminal that the app needs: to draw on, to read keys from, and in front."""

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

# Terminals that can only print one line after another; Emacs has several of them.
_LINES_ONLY: Final = re.compile(r"(dumb|emacs)(-.*)?|unknown|network|dialup|cons25-dumb")


def shows_lines_only(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal says of itself that it only shows one line after another."""
    return _LINES_ONLY.fullmatch(environ.get("TERM", "").strip().lower()) is not None


def take_terminal() -> None:
    """Make sure of a terminal: its input when something was piped in, and the foreground.

    Raises:
        NoTerminalError: there is none; the line says what is missing.
    """
    # A stream that is closed tells of a service or a launcher; one that is piped in, of a person.
    if not is_terminal(sys.stdout) or sys.stdin is None:
        raise NoTerminalError
    if not is_terminal(sys.stdin) and not _read_from_terminal():
        raise NoTerminalError
    from lungetimer.ui.terminal.job_control import wait_for_foreground  # noqa: PLC0415  # for the app alone

    if not wait_for_foreground(sys.stdin.fileno()):
        raise NoTerminalError("this was started in the background, where it gets no terminal")


def _read_from_terminal() -> bool:
    """Take input from the terminal instead of what was piped in; False where that is impossible."""
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
