"""``status``: how the running session stands, for another terminal, tmux or a status bar."""

from __future__ import annotations

import json

import click

from lungetimer.paths import find_paths
from lungetimer.running.live_status import as_document, sentence, short_line
from lungetimer.running.status_file import running_status

NONE_RUNS = "No session is running."


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--short", is_flag=True, help="One short line, nothing where no session is running.")
def status(*, as_json: bool, short: bool) -> None:
    """Say how the running session stands; of several, the one begun last."""
    if as_json and short:
        raise click.UsageError("--json and --short do not go together; choose one")
    paths = find_paths()
    found = running_status(paths.status_dirs, paths.data_dir)
    if as_json:
        click.echo(json.dumps(as_document(found)))
    elif found is not None:
        click.echo(short_line(found) if short else sentence(found))
    elif not short:
        click.echo(NONE_RUNS)
