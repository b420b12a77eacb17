"""``status``: show the state of a session that runs in another terminal."""

from __future__ import annotations

import click

from lungetimer.cli.status_answer import status_answer


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option(
    "--short", is_flag=True, help="Print a short line, or nothing if no session is running."
)
def status(*, as_json: bool, short: bool) -> None:
    """Show the state of the running session.

    If several sessions are running, the one that started last is shown.
    """
    if as_json and short:
        raise click.UsageError("--json and --short cannot be combined; choose one")
    line = status_answer(["--json"] * as_json + ["--short"] * short)
    if line:
        click.echo(line)
