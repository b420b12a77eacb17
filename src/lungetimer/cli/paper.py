"""What tables and longer texts of commands are printed on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.console import Console

_ENDLESS: Final = 10_000
"""Columns of what is no window: nothing is cut or wrapped for it."""


def paper() -> Console:
    """Return what prints tables: as wide as the window, and in a pipe or a file as wide as needed.

    COLUMNS holds where there is no window.
    """
    from rich.console import Console  # noqa: PLC0415  # the door stays light

    endless = not is_terminal(sys.stdout) and not os.environ.get("COLUMNS", "").isdigit()
    return Console(highlight=False, markup=False, emoji=False, width=_ENDLESS if endless else None)
