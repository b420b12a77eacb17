"""The group of all commands, and the function that runs a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lungetimer import __version__
from lungetimer.cli.errors import CommandError
from lungetimer.cli.help_texts import DOCSTRINGS_DROPPED, with_help
from lungetimer.cli.lazy_group import LazyGroup
from lungetimer.cli.usage_words import usage_words

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy={
        "start": "lungetimer.cli.start:start",
        "demo": "lungetimer.cli.demo:demo",
        "serve": "lungetimer.cli.serve:serve",
        "plan": "lungetimer.cli.plan:plan",
        "history": "lungetimer.cli.history:history",
        "guide": "lungetimer.cli.guide:guide",
        "streak": "lungetimer.cli.streak:streak",
        "due": "lungetimer.cli.due:due",
        "comeback": "lungetimer.cli.comeback:comeback",
        "records": "lungetimer.cli.records:records",
        "status": "lungetimer.cli.status:status",
        "export": "lungetimer.cli.export:export",
        "import": "lungetimer.cli.import_:import_",
        "merge": "lungetimer.cli.merge:merge",
        "log": "lungetimer.cli.log:log",
        "freeze": "lungetimer.cli.freeze:freeze",
        "unfreeze": "lungetimer.cli.freeze:unfreeze",
        "config": "lungetimer.cli.config:config",
        "completion": "lungetimer.cli.completion:completion",
        "doctor": "lungetimer.cli.doctor:doctor",
    },
)
@click.version_option(__version__, message="lungetimer %(version)s")
@click.pass_context
def cli(context: click.Context) -> int:
    """A full-screen coach for reverse lunges, with warm-up, sets, rests and streaks.

    Run lungetimer without a command to open the app.
    """
    if context.invoked_subcommand is None:
        from lungetimer.cli.app_launcher import open_app  # noqa: PLC0415  # loads the screen

        return open_app()
    return 0


def run(args: Sequence[str]) -> int:
    """Run a command line.

    Args:
        args: the words after the program's name.

    Returns:
        The exit status.

    Raises:
        CommandError: wrong use, or the command failed.
        KeyboardInterrupt: Ctrl+C was pressed at a question.
    """
    if DOCSTRINGS_DROPPED:
        with_help(cli)
    try:
        outcome = cli.main(list(args), prog_name="lungetimer", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        raise CommandError(usage_words(error), error.exit_code) from None
    except click.Abort:
        raise KeyboardInterrupt from None
    return outcome if isinstance(outcome, int) else 0
