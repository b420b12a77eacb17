"""The door: parses the command line, then imports only what the command needs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from lungetimer import __version__
from lungetimer.cli.lazy import LazyGroup
from lungetimer.cli.saying import complain
from lungetimer.cli.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

NEED_A_TERMINAL: Final = {"start", "demo"}


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy={
        "start": "lungetimer.cli.session:start",
        "demo": "lungetimer.cli.session:demo",
        "serve": "lungetimer.cli.serve:serve",
        "plan": "lungetimer.cli.planning:plan",
        "history": "lungetimer.cli.review:history",
        "guide": "lungetimer.cli.guide:guide",
        "streak": "lungetimer.cli.streaks:streak",
        "export": "lungetimer.cli.exporting:export",
        "import": "lungetimer.cli.importing:import_",
        "merge": "lungetimer.cli.importing:merge",
        "log": "lungetimer.cli.logged:log",
        "freeze": "lungetimer.cli.frozen:freeze",
        "unfreeze": "lungetimer.cli.frozen:unfreeze",
        "config": "lungetimer.cli.configuration:config",
        "completion": "lungetimer.cli.completion:completion",
        "doctor": "lungetimer.cli.doctor:doctor",
    },
)
@click.version_option(__version__, message="lungetimer %(version)s")
@click.pass_context
def cli(context: click.Context) -> int:
    """A full-screen coach for reverse lunges: warm-up, alternating-leg sets, rests, streaks.

    Without a command it opens the app.
    """
    if context.invoked_subcommand is None:
        from lungetimer.cli.session import open_app  # noqa: PLC0415  # loads the screen

        return open_app()
    return 0


WITHOUT_A_TERMINAL: Final = (
    ", ".join(n for n in cli.list_commands(click.Context(cli)) if n not in NEED_A_TERMINAL)
    + ", --version and --help work without one"
)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit status: 0, 1 for trouble with data, 2 for wrong use."""
    try:
        outcome = cli.main(args, prog_name="lungetimer", standalone_mode=False)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except Trouble as error:
        return _fail(str(error), error.status)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", 130)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a mistake of our own: one line here, the rest in a file
        from lungetimer.crash import report  # noqa: PLC0415  # hardly ever needed
        from lungetimer.paths import find_paths  # noqa: PLC0415  # nor this

        return _fail(report(error, find_paths()), 1)
    return outcome if isinstance(outcome, int) else 0


def _fail(message: str, status: int) -> int:
    """One line on stderr."""
    complain("error", " ".join(message.split()))
    return status
