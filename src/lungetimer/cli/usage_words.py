"""Click's messages about wrong use, in the form of all errors: what must be given and what was."""

from __future__ import annotations

import click


def usage_words(error: click.ClickException) -> str:
    """Return one sentence for an error that click raises.

    Args:
        error: the exception from click.
    """
    match error:
        case click.MissingParameter(param=click.Parameter() as missing):
            return f"{_name(missing)} is missing; see {_help_of(error)}"
        case click.NoSuchOption():
            near = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return f"there is no option {error.option_name}{near or f'; see {_help_of(error)}'}"
        case click.BadParameter(param=click.Parameter() as wrong):
            return f"{_name(wrong)}{_wrong(wrong, error.message)}"
        case click.BadOptionUsage() if error.message.endswith("requires an argument."):
            return f"{error.option_name} needs a value, but none was given"
        case click.UsageError():
            return _other(error)
    return error.format_message()


def _other(error: click.UsageError) -> str:
    """Return the sentence for what is no command, or one word too many; else click's own."""
    if error.message.startswith("No such command"):
        name = error.message.removeprefix("No such command ").removesuffix(".")  # in quotes
        return f"there is no command {name}; for all commands, see {_help_of(error)}"
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].removesuffix(")")
        return f"there is nothing to do with {extra!r}; see {_help_of(error)}"
    return error.format_message()


def _wrong(param: click.Parameter, message: str) -> str:
    """Return the part of the sentence after the name."""
    if isinstance(param.type, click.Choice) and message.startswith("'"):
        given = message.partition(" is not one of ")[0]
        choices = ", ".join(str(choice) for choice in param.type.choices)
        return f" must be one of {choices}, not {given}"
    return f" {message}" if message.startswith("must be ") else f": {message}"


def _name(param: click.Parameter) -> str:
    """Return an option as it is typed, or an argument as the help shows it."""
    if isinstance(param, click.Argument):
        if isinstance(param.type, click.Choice):  # its metavar is the list of choices
            return (param.name or "").upper()
        return (
            param.make_metavar(click.Context(click.Command("lungetimer"))).strip("[]").rstrip(".")
        )
    return max(param.opts, key=len)


def _help_of(error: click.UsageError) -> str:
    return f"{error.ctx.command_path if error.ctx else 'lungetimer'} --help"
