"""Console for tables and longer texts of commands."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.console import Console

_ENDLESS: Final = 10_000
"""Width in columns for pipes and files, in which nothing is cut or wrapped."""


def paper() -> Console:
    """Return a console as wide as the window; in a pipe or a file as wide as needed.

    Without a window, the environment variable COLUMNS applies if it is set.
    """
    from rich.console import Console  # noqa: PLC0415  # not for every command

    endless = not is_terminal(sys.stdout) and not os.environ.get("COLUMNS", "").isdigit()
    return Console(highlight=False, markup=False, emoji=False, width=_ENDLESS if endless else None)
