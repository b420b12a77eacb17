"""The command palette: every action of the screen that is there, by its help line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from lungetimer.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen


def commands_of(screen: Screen[object]) -> Iterator[SystemCommand]:
    """What can be done here, in the order of the one table."""
    here = {binding.binding.id for binding in screen.active_bindings.values()}
    for command in COMMANDS:
        if command.id in here and command.explained:
            yield SystemCommand(
                command.word.capitalize(),
                command.help,
                partial(screen.run_action, f"screen.{command.action}"),
            )
