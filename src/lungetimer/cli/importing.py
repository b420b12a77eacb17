"""``import`` and ``merge``: sessions from elsewhere into the history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from lungetimer import __version__
from lungetimer.cli.loading import change_telling, counted, load_telling
from lungetimer.cli.saying import say
from lungetimer.cli.trouble import Trouble
from lungetimer.history import codec
from lungetimer.history.exchange.importing import MAX_BYTES, read_import
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import merge as merged

if TYPE_CHECKING:
    from lungetimer.history.exchange.report import ImportReport
    from lungetimer.history.records import History

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
        raise Trouble(str(error)) from None
    _show(report, file)
    count = len(report.new) + len(report.updated)
    if not count and not report.known and report.refused:
        raise Trouble(f"{file}: no session in it can be taken; the reasons are above")
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
        raise Trouble("nothing was changed: there is no terminal to ask in; add --yes", 2)
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
    others = [_history_in(path) for path in files]
    before = load_telling().history
    after = change_telling(lambda history: merged(history, *others))
    earlier = {s.id: s for s in before.sessions}
    new = sum(s.id not in earlier for s in after.sessions)
    changed = sum(s.id in earlier and earlier[s.id] != s for s in after.sessions)
    gone = len(earlier) + new - len(after.sessions)
    click.echo(
        f"{counted(new, 'session')} new, {changed} changed, {gone} deleted; "
        f"{counted(len(after.sessions), 'session')} in all."
    )


def _history_in(path: Path) -> History:
    """The history of a file, whole or not at all: half of one would hide what is missing."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Trouble(str(trouble("merge", path, error))) from None
    if len(data) > MAX_BYTES:
        raise Trouble(f"cannot merge {path}: it is larger than {MAX_BYTES >> 20} MiB")
    reading = codec.read(data)
    if reading.newer:
        raise Trouble(
            f"cannot merge {path}: a newer lungetimer wrote it (format {reading.version}); update"
        )
    if reading.problems:
        raise Trouble(
            f"cannot merge {path}: {reading.problems[0]}; nothing was changed. "
            "lungetimer import takes what can be read"
        )
    return reading.history
