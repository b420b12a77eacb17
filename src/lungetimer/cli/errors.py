"""Errors of commands, with the line to print and the exit status."""

from __future__ import annotations


class CommandError(Exception):  # for people, not for programs
    """A failure of a command: one clear line and an exit status.

    Args:
        line: what is wrong, where, and what is allowed.
        status: 2 for wrong use, 1 for trouble with data.
    """

    def __init__(self, line: str, status: int = 1) -> None:
        super().__init__(line)
        self.status = status


class NoTerminalError(CommandError):
    """The app cannot be shown without a terminal; the message can name commands that work without.

    Args:
        line: what is missing.
    """

    def __init__(self, line: str = "this needs an interactive terminal") -> None:
        super().__init__(line, 2)
