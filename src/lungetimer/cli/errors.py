"""Exceptions of commands, with the line to print and the exit status."""

from __future__ import annotations


class CommandError(Exception):  # its message is for the user
    """Error that ends a command with a message and an exit status.

    Args:
        line: the message, in one line: what is wrong, where, and what must be given instead.
        status: the exit status: 2 if the command was used wrongly, 1 for trouble with data.
    """

    def __init__(self, line: str, status: int = 1) -> None:
        super().__init__(line)
        self.status = status


class NoTerminalError(CommandError):
    """Error of a command that needs a terminal and has none.

    Args:
        line: the message, in one line.
    """

    def __init__(self, line: str = "this command needs an interactive terminal") -> None:
        super().__init__(line, 2)
