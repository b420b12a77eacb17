"""``import``: adds sessions from files of this and other programs to the history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from lungetimer import __version__
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import change_telling, load_telling
from lungetimer.cli.import_preview import in_words, show_report, show_sessions
from lungetimer.cli.output import say
from lungetimer.cli.quick_history import now
from lungetimer.cli.settings_loader import load_settings_telling
from lungetimer.cli.streams import is_terminal
from lungetimer.cli.weight_unit import weight_unit_option
from lungetimer.history.exchange.importing import read_import
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
    from lungetimer.history.records import History, SessionRecord

FILE: Any = click.Path(path_type=Path, allow_dash=True)


class Zone(click.ParamType[ZoneInfo]):
    """Parameter type for the name of a time zone."""

    name = "zone"

    def convert(
        self, value: str | ZoneInfo, param: click.Parameter | None, ctx: click.Context | None
    ) -> ZoneInfo:
        """Return the zone for a name like ``Europe/Berlin``; click reports an unknown one."""
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
    "The unit of weights if the file does not say. The default is the unit in your settings."
)
@click.option(
    "--reps",
    "reps_count",
    type=click.Choice(["both", "each"]),
    default=None,
    help="Whether the reps in a file of another program are those of both legs together or of each"
    " leg. The default is what the exercise's name says, otherwise both.",
)
@click.option(
    "--zone",
    type=Zone(),
    metavar="ZONE",
    help="The time zone in which the file was recorded, e.g. Europe/Berlin. The default is that of"
    " this computer.",
)
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="NAME",
    help="Also import the exercise with this name; can be repeated.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Replace sessions that were imported before and differ from the file. Answers,"
    " notes and corrections made here are not lost.",
)
@click.option("--deleted", is_flag=True, help="Also import sessions that you deleted.")
@click.option("--undo", is_flag=True, help="Undo the last import; needs no FILE.")
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
    """Add sessions from a file of another program.

    FILE can be JSON or CSV from lungetimer, or CSV from Strong, Hevy, FitNotes or Fitbod; - is the
    standard input. The command first shows which sessions are new, known or refused, and why. Then
    it asks whether to add them.
    """
    if undo:
        _undo(file, dry_run=dry_run, yes=yes)
        return
    if file is None:
        raise CommandError(
            "FILE is missing; name the file to import, or - for the standard input", 2
        )
    known = load_telling().history
    unit = load_settings_telling().unit
    try:
        report = read_import(
            file, known, now=now(), app_version=__version__, usual_unit=unit, **choices
        )
    except StoreError as error:
        raise CommandError(str(error)) from None
    show_report(report, file)
    taken = (
        *report.new,
        *report.updated,
        *(report.differing if again else ()),
        *(session for session, _ in report.deleted if deleted),
    )
    if not taken and not report.known and not report.deleted and report.refused:
        raise CommandError(
            f"cannot import {file}: no session in it can be used; the reasons are above"
        )
    show_sessions(taken, report.assumed if taken else (), unit)
    if dry_run or not taken:
        click.echo("Nothing was changed." if dry_run else "There is nothing new to import.")
        return
    if not (yes or _agreed(f"Import {counted(len(taken), 'session')}?")):
        click.echo("Nothing was changed.")
        return
    _take(taken, file)
    if not yes:
        click.echo("To undo the import, run: lungetimer import --undo")
    click.echo(f"{counted(len(taken), 'session')} imported.")


def _take(taken: tuple[SessionRecord, ...], file: Path) -> None:
    path = find_paths().history
    ids = {session.id for session in taken}

    def change(before: History) -> History:
        after = with_sessions(before, taken)
        keep_undo(path, undo_of(before, after, ids, file=str(file), now=now()))
        return after

    change_telling(change)


def _undo(file: Path | None, *, dry_run: bool, yes: bool) -> None:
    if file is not None:
        raise CommandError("import --undo undoes the last import; leave FILE out", 2)
    path = find_paths().history
    unit = load_settings_telling().unit
    try:
        note = read_undo(path)
    except StoreError as error:
        raise CommandError(str(error)) from None
    plan = undoing(load_telling().history, note)
    say(f"The last import was {note.file} on {note.imported_at:%Y-%m-%d %H:%M}.")
    click.echo(f"  {len(plan.added):>6}  will be deleted")
    click.echo(f"  {len(plan.replaced):>6}  will be restored to what they were before")
    for session in plan.edited[:3]:
        say(f"  changed since: {in_words(session, unit)}")
    if len(plan.edited) > 3:
        click.echo(f"  and {counted(len(plan.edited) - 3, 'more session')} changed since")
    if dry_run:
        click.echo("Nothing was changed.")
        return
    losing = " and lose the later changes" if plan.edited else ""
    if not (yes or _agreed(f"Do you want to undo the import{losing}?")):
        click.echo("Nothing was changed.")
        return
    change_telling(lambda history: undone(history, note, now=now()))
    try:
        forget_undo(path)
    except StoreError as error:
        raise CommandError(str(error)) from None
    click.echo("The import was undone.")


def _agreed(question: str) -> bool:
    if not is_terminal(sys.stdin):
        raise CommandError(
            "cannot ask for confirmation without a terminal; nothing was changed; add --yes", 2
        )
    return click.confirm(question)
