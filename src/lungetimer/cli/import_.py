"""``import`` and ``merge``: sessions from elsewhere into the history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from lungetimer import __version__
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import change_telling, load_telling
from lungetimer.cli.output import say
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.merging import difference, read_whole
from lungetimer.history.files import StoreError
from lungetimer.history.merge import merge as merged
from lungetimer.text import counted

if TYPE_CHECKING:
    from lungetimer.history.exchange.report import ImportReport

SHOWN_REASONS = 20
FILE: Any = click.Path(path_type=Path)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--weight-unit", type=click.Choice(["kg", "lbs"]), default="kg", show_default=True,
              help="Unit of weights where the file does not say.")  # fmt: skip
@click.option("--reps", "reps_count", type=click.Choice(["both", "each"]), default="both",
              show_default=True, help="What a rep of another program counts.")  # fmt: skip
def import_(
    file: Path,
    *,
    dry_run: bool,
    yes: bool,
    weight_unit: Literal["kg", "lbs"],
    reps_count: Literal["both", "each"],
) -> None:
    """Take sessions from FILE: own JSON or CSV, or the CSV of Strong or Hevy.

    Shows first what is new, known and refused, and why; then asks.
    """
    known = load_telling().history
    try:
        report = read_import(
            file,
            known,
            weight_unit=weight_unit,
            reps_count=reps_count,
            app_version=__version__,
        )
    except StoreError as error:
        raise CommandError(str(error)) from None
    _show(report, file)
    count = len(report.new) + len(report.updated)
    if not count and not report.known and report.refused:
        raise CommandError(f"{file}: no session in it can be taken; the reasons are above")
    if dry_run or not count:
        click.echo("Nothing was changed." if dry_run else "There is nothing new to take.")
        return
    if not (yes or _agreed(count)):
        click.echo("Nothing was changed.")
        return
    change_telling(report.apply)
    click.echo(f"{counted(count, 'session')} taken.")


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise CommandError("nothing was changed: there is no terminal to ask in; add --yes", 2)
    return click.confirm(f"Take {counted(count, 'session')}?")


def _show(report: ImportReport, file: Path) -> None:
    """The dry run, as plain lines."""
    found = report.kind
    say(f"{file}: {found}, {counted(report.rows, 'session' if 'JSON' in found else 'row')}")
    for number, word in (
        (len(report.new), "new"),
        (len(report.updated), "newer than here"),
        (report.known, "known already"),
        (len(report.refused), "refused"),
    ):
        click.echo(f"  {number:>6}  {word}")
    for reason, number in report.reasons[:SHOWN_REASONS]:
        say(f"          {number} x {reason}")
    if len(report.reasons) > SHOWN_REASONS:
        click.echo(f"          and {len(report.reasons) - SHOWN_REASONS} more reasons")


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
def merge(files: tuple[Path, ...]) -> None:
    """Merge other machines' history files into yours; deletions and frozen weeks come along.

    Each session is there once, in its newest version. Merging again changes nothing.
    """
    try:
        others = [read_whole(path) for path in files]
    except StoreError as error:
        raise CommandError(str(error)) from None
    before = load_telling().history
    after = change_telling(lambda history: merged(history, *others))
    found = difference(before, after)
    click.echo(
        f"{counted(found.new, 'session')} new, {found.changed} changed, {found.gone} deleted; "
        f"{counted(len(after.sessions), 'session')} in all."
    )
