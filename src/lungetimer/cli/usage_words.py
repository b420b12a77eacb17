"""Rewrite click's error messages in the form that all errors of this program have."""

from __future__ import annotations

from typing import Any

import click


def usage_words(error: click.ClickException) -> str:
    """Return the message of an exception of click, in the words of this program.

    Args:
        error: the exception that click raised.
    """
    match error:
        case click.MissingParameter(param=click.Parameter() as missing):
            return _missing(error, missing)
        case click.NoSuchOption():
            near = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return f"there is no option {error.option_name}{near or f'; see {_help_of(error)}'}"
        case click.BadParameter(param=click.Parameter() as wrong):
            return f"{_name(wrong)}{_wrong(wrong, error.message)}"
        case click.BadOptionUsage():
            return _with_or_without_value(error)
        case click.UsageError():
            return _other(error)
    return error.format_message()


def _missing(error: click.UsageError, missing: click.Parameter) -> str:
    if isinstance(missing.type, click.Choice):
        return f"{_name(missing)} is missing; it must be one of {_choices(missing.type)}"
    return f"{_name(missing)} is missing; see {_help_of(error)}"


def _with_or_without_value(error: click.BadOptionUsage) -> str:
    if error.message.endswith("requires an argument."):
        return f"{error.option_name} needs a value, but none was given"
    if error.message.endswith("does not take a value."):
        return f"{error.option_name} must be given without a value"
    return error.format_message()


def _other(error: click.UsageError) -> str:
    """Return our message for an unknown command or extra argument, or click's for other errors."""
    if error.message.startswith("No such command"):
        name = error.message.removeprefix("No such command ").removesuffix(".")  # in quotes
        if near := _similar_command(name[1:-1], error.ctx):
            return f"there is no command {name}; did you mean {near}?"
        return f"there is no command {name}; to list all commands, run {_help_of(error)}"
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].removesuffix(")")
        return f"{extra!r} is one argument too many; see {_help_of(error)}"
    return error.format_message()


def _similar_command(name: str, context: click.Context | None) -> str:
    """Return the command whose name is most similar to ``name``, or an empty string."""
    if context is None or not isinstance(context.command, click.Group):
        return ""
    from difflib import get_close_matches  # noqa: PLC0415  # only for a mistake

    near = get_close_matches(name.lower(), context.command.list_commands(context), 1)
    return near[0] if near else ""


def _wrong(param: click.Parameter, message: str) -> str:
    """Return the part of the message that follows the name of the parameter."""
    if isinstance(param.type, click.Choice) and message.startswith("'"):
        given = message.partition(" is not one of ")[0]
        return f" must be one of {_choices(param.type)}, not {given}"
    return f" {message}" if message.startswith("must be ") else f": {message}"


def _choices(kind: click.Choice[Any]) -> str:
    return ", ".join(map(str, kind.choices))


def _name(param: click.Parameter) -> str:
    """Return the name of an option as it is typed, or of an argument as the help shows it."""
    if isinstance(param, click.Argument):
        return (
            param.make_metavar(click.Context(click.Command("lungetimer"))).strip("[]").rstrip(".")
        )
    return max(param.opts, key=len)


def _help_of(error: click.UsageError) -> str:
    return f"{error.ctx.command_path if error.ctx else 'lungetimer'} --help"
