"""``import``: add sessions from files of this and other programs to the history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from lungetimer import __version__
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import change_and_warn, load_and_warn
from lungetimer.cli.import_preview import in_words, show_report, show_sessions
from lungetimer.cli.output import say
from lungetimer.cli.quick_history import now
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.streams import is_terminal
from lungetimer.cli.weight_unit import weight_unit_option
from lungetimer.history.exchange.importing import named, read_import
from lungetimer.history.exchange.undo import (
    forget_undo,
    keep_undo,
    read_undo,
    undo_of,
    undoing,
    undone,
)
from lungetimer.history.exchange.zones import ZoneError, zone_of
from lungetimer.history.files import StoreError
from lungetimer.history.merge import with_sessions
from lungetimer.paths import find_paths
from lungetimer.text import counted

if TYPE_CHECKING:
    from lungetimer.history.session_records import History, SessionRecord

FILE: Any = click.Path(path_type=Path, allow_dash=True)


class Zone(click.ParamType[ZoneInfo]):
    """Parameter type for the name of a time zone."""

    name = "zone"

    def convert(
        self, value: str | ZoneInfo, param: click.Parameter | None, ctx: click.Context | None
    ) -> ZoneInfo:
        """Return the time zone; if there is none with this name, click prints an error."""
        if isinstance(value, ZoneInfo):
            return value
        try:
            return zone_of(value)
        except ZoneError as error:
            self.fail(str(error), param, ctx)


@click.command("import")
@click.argument("file", type=FILE, required=False)
@click.option("--dry-run", is_flag=True, help="Show what would happen, and change nothing.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask for confirmation.")
@weight_unit_option(
    "The unit of the weights, if the file does not name it. The default is the unit in your"
    " settings."
)
@click.option(
    "--reps",
    "reps_count",
    type=click.Choice(["both", "each"]),
    default=None,
    help="For files of other apps. both: a set of 20 reps has 10 for each leg. each: it has 20 for"
    " each leg. The default is 'each' if the file says that the reps are per leg, e.g. in the name"
    " of the exercise; otherwise it is 'both'.",
)
@click.option(
    "--zone",
    type=Zone(),
    metavar="ZONE",
    help="The time zone of the times in the file, e.g. Europe/Berlin. The default is the time zone"
    " of this computer.",
)
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="NAME",
    help="Also import the exercise with this name. Without this option, only reverse lunges are"
    " imported. You can use the option several times.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Replace imported sessions that differ from the file. The answers, notes and corrections"
    " that you added to them are not lost.",
)
@click.option(
    "--deleted", is_flag=True, help="Also import sessions that you deleted from your history."
)
@click.option("--undo", is_flag=True, help="Undo the last import; leave out FILE.")
def import_(
    file: Path | None,
    *,
    dry_run: bool,
    yes: bool,
    again: bool,
    deleted: bool,
    undo: bool,
    **choices: Any,  # noqa: ANN401  # click's values
) -> None:
    """Add the sessions in a file of lungetimer or another app.

    FILE can be JSON or CSV from lungetimer, or CSV from Strong, Hevy, FitNotes or Fitbod. Use - to
    read the standard input. The command first shows how many sessions are new, how many are already
    in your history, and how many are refused and why. It asks before it changes your history.
    """
    if undo:
        _undo(file, dry_run=dry_run, yes=yes)
        return
    if file is None:
        raise CommandError(
            "FILE is missing; name the file to import, or - for the standard input", 2
        )
    known = load_and_warn().history
    unit = load_settings_and_warn().unit
    try:
        report = read_import(
            file, known, now=now(), app_version=__version__, usual_unit=unit, **choices
        )
    except StoreError as error:
        raise CommandError(str(error)) from None
    show_report(report, file, again=again)
    imported = (
        *report.new,
        *report.updated,
        *(report.differing if again else ()),
        *(session for session, _ in report.deleted if deleted),
    )
    if not imported and not report.known and not report.deleted and report.refused:
        raise CommandError(
            f"cannot import {named(file)}: no session in it can be used; the reasons are above"
        )
    show_sessions(imported, report.assumed if imported else (), unit)
    if dry_run or not imported:
        click.echo("Nothing was changed." if dry_run else "There is nothing new to import.")
        return
    if not (yes or _agreed(f"Do you want to import {counted(len(imported), 'session')}?")):
        click.echo("Nothing was changed.")
        return
    _import_sessions(imported, file)
    click.echo(f"{counted(len(imported), 'session')} imported.")
    if not yes:
        click.echo("To undo the import, run: lungetimer import --undo")


def _import_sessions(imported: tuple[SessionRecord, ...], file: Path) -> None:
    path = find_paths().history
    ids = {session.id for session in imported}

    def change(before: History) -> History:
        after = with_sessions(before, imported)
        keep_undo(path, undo_of(before, after, ids, file=named(file), now=now()))
        return after

    change_and_warn(change)


def _undo(file: Path | None, *, dry_run: bool, yes: bool) -> None:
    if file is not None:
        raise CommandError("FILE cannot be used with --undo, which undoes the last import", 2)
    path = find_paths().history
    unit = load_settings_and_warn().unit
    try:
        note = read_undo(path)
    except StoreError as error:
        raise CommandError(str(error)) from None
    plan = undoing(load_and_warn().history, note)
    say(f"The last import was {note.file} on {note.imported_at:%Y-%m-%d %H:%M}.")
    click.echo(f"  {len(plan.added):>6}  added by the import, to be deleted")
    click.echo(f"  {len(plan.replaced):>6}  replaced by the import, to be restored")
    for session in plan.edited[:3]:
        say(f"  changed since the import: {in_words(session, unit)}")
    if len(plan.edited) > 3:
        more = counted(len(plan.edited) - 3, "more session")
        click.echo(f"  and {more} changed since the import")
    if dry_run:
        click.echo("Nothing was changed.")
        return
    losing = " and lose the later changes" if plan.edited else ""
    if not (yes or _agreed(f"Do you want to undo the import{losing}?")):
        click.echo("Nothing was changed.")
        return
    change_and_warn(lambda history: undone(history, note, now=now()))
    try:
        forget_undo(path)
    except StoreError as error:
        raise CommandError(str(error)) from None
    click.echo("The import was undone.")


def _agreed(question: str) -> bool:
    if not is_terminal(sys.stdin):
        raise CommandError(
            "cannot ask for confirmation without a terminal, so nothing was changed; to continue "
            "without confirmation, add --yes",
            2,
        )
    return click.confirm(question)
