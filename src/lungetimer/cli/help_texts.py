"""Help texts when Python runs without docstrings (``-OO``): they are read from the source files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

DOCSTRINGS_DROPPED: Final = sys.flags.optimize >= 2


def with_help(command: click.Command) -> click.Command:
    """Fill in the missing help texts of a command and its subcommands.

    Returns:
        The same command.
    """
    if not command.help and command.callback is not None:
        command.help = _docstring(command.callback)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            with_help(below)
    return command


def _docstring(function: Callable[..., object]) -> str | None:
    """Return the docstring of a function as written in its source, or None if it is not found."""
    import ast  # noqa: PLC0415  # only without docstrings
    import inspect  # noqa: PLC0415  # only without docstrings

    function = inspect.unwrap(function)
    try:
        source = inspect.getsource(inspect.getmodule(function) or function)
        tree = ast.parse(source)
    except (OSError, TypeError, SyntaxError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            return ast.get_docstring(node)
    return None
