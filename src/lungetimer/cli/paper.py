"""The Rich console on which commands print tables."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.console import Console

_ENDLESS: Final = 10_000
"""Columns of output to a pipe or a file: so many that nothing is cut or wrapped."""


def paper() -> Console:
    """Return a console as wide as the terminal.

    If the output is a pipe or a file, the console is as wide as the environment variable COLUMNS
    says, or so wide that nothing is wrapped.
    """
    from rich.console import Console  # noqa: PLC0415  # not for every command

    endless = not is_terminal(sys.stdout) and not os.environ.get("COLUMNS", "").isdigit()
    return Console(highlight=False, markup=False, emoji=False, width=_ENDLESS if endless else None)
