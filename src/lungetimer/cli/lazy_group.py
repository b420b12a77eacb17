"""A click group that imports the module of a command only when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from lungetimer.cli.help_texts import DOCSTRINGS_DROPPED, with_help

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_LIMIT: Final = 1000  # characters


class LazyGroup(click.Group):
    """Click group that imports each command when it is first needed.

    Args:
        lazy: the location of each command by its name, as ``module:attribute``.
        **rest: arguments of `click.Group`.
    """

    def __init__(self, *, lazy: Mapping[str, str], **rest: Any) -> None:  # noqa: ANN401  # click's own
        super().__init__(**rest)
        self._lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of `lazy`."""
        return [*self._lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command after importing its module, or None for an unknown name.

        Raises:
            TypeError: the attribute that `lazy` names is not a command.
        """
        where = self._lazy.get(cmd_name)
        if where is None:
            return super().get_command(ctx, cmd_name)
        module, attribute = where.split(":")
        found = getattr(import_module(module), attribute)
        if not isinstance(found, click.Command):
            raise TypeError(f"{where} is not a command")  # an error in the program
        return with_help(found) if DOCSTRINGS_DROPPED else found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands with their full summaries, which click would cut off."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [
            (name, command.get_short_help_str(limit=_NO_LIMIT))
            for name, command in found
            if command is not None and not command.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
