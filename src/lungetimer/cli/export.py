"""``export``: the history as JSON, as CSV, or as the CSV that Strong writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lungetimer.cli.completion_values import days
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import Day, load_telling
from lungetimer.cli.output import say
from lungetimer.history import codec, files
from lungetimer.history.exchange.own_csv import to_csv
from lungetimer.history.exchange.strong import to_strong
from lungetimer.paths import find_paths
from lungetimer.text import clean_text, counted

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.history.records import History


@click.command()
@click.argument("kind", type=click.Choice(["csv", "json", "strong"]))
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Where to; standard output if not given.")  # fmt: skip
@click.option("--since", type=Day(), metavar="DATE", shell_complete=days,
              help="Only sessions from this date on.")  # fmt: skip
def export(kind: str, output: Path | None, since: date | None) -> None:
    """Write your history as csv (a row for each set and leg), json, or strong.

    strong is the CSV that Strong writes and that Hevy and others read.
    """
    loaded = load_telling()
    if kind == "json" and loaded.read_only:
        # As version 1 it would be taken for the whole, without what only the newer one knows.
        raise CommandError(
            "cannot export json: the history is of a newer version; update lungetimer"
        )
    history = loaded.history
    if since is not None:
        chosen = tuple(s for s in history.sessions if s.day >= since)
        history = _with_sessions(history, chosen)
    data = as_bytes(history, kind)
    if output is None or str(output) == "-":
        _print(data)
        return
    _write(output, data)
    say(f"{counted(len(history.sessions), 'session')} written to {output}", err=True)


def as_bytes(history: History, kind: str) -> bytes:
    """The history in one of the three kinds, as UTF-8."""
    if kind == "json":
        return codec.write(history)
    return (to_csv if kind == "csv" else to_strong)(history.sessions).encode()


def _print(data: bytes) -> None:
    """To programs byte for byte; to a terminal without what it would obey."""
    if sys.stdout.isatty():
        for line in data.decode().removesuffix("\n").split("\n"):
            click.echo(clean_text(line))
    else:
        click.echo(data, nl=False)


def _with_sessions(history: History, sessions: tuple[object, ...]) -> History:
    import msgspec  # noqa: PLC0415  # only with --since

    return msgspec.structs.replace(history, sessions=sessions)


def _write(path: Path, data: bytes) -> None:
    """Into a file in one step, or into what is no file (a pipe, /dev/stdout) as it comes."""
    if _same(path, find_paths().history):
        raise CommandError(f"-o {path}: that is the history itself; choose another name", 2)
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                out.write(data)
        else:
            files.write_whole(target, data, ours=False)
    except (OSError, RuntimeError) as error:
        wrong = error if isinstance(error, OSError) else OSError(str(error))
        raise CommandError(str(files.trouble("export", path, wrong))) from None


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
