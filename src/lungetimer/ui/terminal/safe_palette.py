"""Textual's command palette, made safe: page up and page down raise no error.

`PRIVATE_PARTS` lists the private parts of Textual that are used here, as in `textual_private.py`.
"""

from __future__ import annotations

import contextlib
from typing import Final

from textual.command import CommandPalette

from lungetimer.ui.terminal.private_part import PrivatePart

PRIVATE_PARTS: Final = (
    PrivatePart(
        "CommandPalette._action_command_list",
        "A page key raises KeyError while the palette's list has no layout yet; ours ignores it.",
        "Press page down right after ctrl+p. If nothing is raised any more, remove the override.",
    ),
)


class SafePalette(CommandPalette):
    """Textual's command palette; page up and page down do nothing until its list is laid out."""

    def _action_command_list(self, action: str) -> None:
        with contextlib.suppress(KeyError):
            super()._action_command_list(action)
