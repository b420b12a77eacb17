"""``status``: shows the state of the running session, for another terminal or a status bar."""

from __future__ import annotations

import click

from lungetimer.cli.status_answer import status_answer


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--short", is_flag=True, help="One short line, nothing where no session is running.")
def status(*, as_json: bool, short: bool) -> None:
    """Say how the running session stands; of several, the one begun last."""
    if as_json and short:
        raise click.UsageError("--json and --short do not go together; choose one")
    line = status_answer(["--json"] * as_json + ["--short"] * short)
    if line:
        click.echo(line)
