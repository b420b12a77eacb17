"""``serve``: show the app in a browser on this computer."""

from __future__ import annotations

import asyncio
import sys
from typing import Final

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.numbers import Whole

PORT: Final = 8123
LOWEST: Final = 1024
MISSING: Final = (
    "serve needs the package textual-serve; to install it, run pip install textual-serve "
    "(with pipx: pipx inject lungetimer textual-serve)"
)


PORTS: Final = Whole(0, 65535, like=PORT, words=f"0 or a whole number from {LOWEST} to 65535")


def _a_port(context: click.Context, option: click.Parameter, port: int) -> int:
    """Return the port if it is allowed; ports from 1 to 1023 are reserved for the system.

    Raises:
        BadParameter: the port is out of range.
    """
    if 0 < port < LOWEST:
        raise click.BadParameter(f"must be {PORTS.allowed}, not {port}", context, option)
    return port


@click.command()
@click.option(
    "--port", type=PORTS, callback=_a_port, default=PORT, show_default=True, metavar="N",
    help=f"The port, {LOWEST} to 65535; 0 chooses any free port.",
)  # fmt: skip
@click.pass_context
def serve(context: click.Context, port: int) -> int:
    """Show the app in a browser on this computer.

    Only a browser on this computer can open the page. To use a tablet, forward the port over SSH:
    run ssh -L 8123:localhost:8123 YOU@HOST on the tablet, where HOST is the name of this computer,
    and open http://localhost:8123 there. The sound always plays on this computer. Press Ctrl+C to
    stop. This command needs the package textual-serve.
    """
    try:
        from lungetimer.web.server import (  # noqa: PLC0415  # an extra
            LungetimerServer,
            PortError,
            open_port,
        )
        from lungetimer.web.server import serve as serve_until_stopped  # noqa: PLC0415  # needs the extra web
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "lungetimer":
            raise
        raise CommandError(MISSING) from None
    try:
        listening = open_port(port)
    except PortError as error:
        raise CommandError(str(error)) from None
    server = LungetimerServer(
        [*_python(), *global_arguments(context.find_root())],
        listening,
        _warn,
    )

    def ready() -> None:
        click.echo(f"Open {server.address} in a browser on this computer. To stop, press Ctrl+C.")

    asyncio.run(serve_until_stopped(server, ready))
    return 0


def _warn(line: str) -> None:
    """Print on stderr a line that an app wrote; if ``lungetimer:`` is missing, put it in front."""
    click.echo(line if line.startswith("lungetimer:") else f"lungetimer: {line}", err=True)


def _python() -> list[str]:
    # -P: Python must not import a file in the current folder instead of its own module.
    return [sys.executable, "-P", "-m", "lungetimer"]


def global_arguments(root: click.Context) -> list[str]:
    """Return the options that were given before ``serve``, to pass them to each app."""
    words: list[str] = []
    for option in root.command.params:
        name = option.name or ""
        given = root.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if isinstance(option, click.Option) and given:
            value = root.params[name]
            words += [option.opts[0]] if option.is_flag else [option.opts[0], str(value)]
    return words
