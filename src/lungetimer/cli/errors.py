"""What a command says when it cannot do its work."""

from __future__ import annotations


class CommandError(Exception):  # it is told to people, not to programs
    """One clear line and an exit status.

    Args:
        line: what, where, and what is allowed.
        status: 2 for wrong use, 1 for trouble with data.
    """

    def __init__(self, line: str, status: int = 1) -> None:
        super().__init__(line)
        self.status = status


class NoTerminalError(CommandError):
    """The app was asked for where it cannot be shown; the commands that work there can be named.

    Args:
        line: what is missing.
    """

    def __init__(self, line: str = "this needs a terminal") -> None:
        super().__init__(line, 2)
