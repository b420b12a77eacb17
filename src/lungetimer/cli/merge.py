"""``merge``: merge history files of other computers into the history of this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import change_and_warn, load_and_warn
from lungetimer.history import codec
from lungetimer.history.exchange.merging import difference, read_whole
from lungetimer.history.files import StoreError, trouble, write_whole
from lungetimer.history.merge import merge as merged
from lungetimer.text import counted

if TYPE_CHECKING:
    from lungetimer.history.session_records import History

FILE: Any = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Merge into this file instead of your history; git can use this (see docs/sharing.md).",
)
def merge(files: tuple[Path, ...], into: Path | None) -> None:
    """Merge histories from other computers into yours.

    FILE is the history.json of another computer. Deletions and frozen weeks are merged, too. If two
    histories have different versions of a session, the version that was changed last is used. If
    you merge the same file again, nothing changes.
    """
    try:
        others = [read_whole(path) for path in files]
        if into is not None:
            _merge_into(into, others)
            return
    except StoreError as error:
        raise CommandError(str(error)) from None
    before = load_and_warn().history
    after = change_and_warn(lambda history: merged(history, *others))
    found = difference(before, after)
    click.echo(
        f"{counted(found.new, 'session')} new, {found.changed} changed, {found.gone} deleted; "
        f"{counted(len(after.sessions), 'session')} in total."
    )


def _merge_into(into: Path, others: list[History]) -> None:
    # This file is not the history in use; a merge driver of git calls it, for example.
    together = merged(read_whole(into), *others)
    try:
        write_whole(into, codec.write(together), ours=False)
    except OSError as error:
        raise trouble("merge", into, error) from None
