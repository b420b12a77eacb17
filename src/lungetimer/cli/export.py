"""``export``: write the history in a format of other programs, or a calendar of training days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click
import msgspec
from click.core import ParameterSource

from lungetimer.cli.completion_values import days
from lungetimer.cli.errors import CommandError
from lungetimer.cli.export_files import print_data, write_data
from lungetimer.cli.history_access import Day, load_and_warn
from lungetimer.cli.numbers import Whole
from lungetimer.cli.output import say
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.weight_unit import weight_unit_option
from lungetimer.history import codec
from lungetimer.history.exchange.own_csv import to_csv
from lungetimer.history.exchange.strong import to_strong
from lungetimer.text import counted
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.history.session_records import History

Kind = Literal["csv", "json", "strong", "fit", "ics"]

_SESSIONS: Final = ("csv", "json", "strong", "fit")
_ONLY_FOR: Final[dict[str, tuple[str, ...]]] = {
    "since": _SESSIONS,
    "last": _SESSIONS,
    "weight_unit": ("strong",),
    "weeks": ("ics",),
    "remind": ("ics",),
}


@click.command()
@click.argument("kind", type=click.Choice(["csv", "json", "strong", "fit", "ics"]), metavar="KIND")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="The file to write. The default is the standard output. For fit, name a folder. If you"
    " export a single session, you can also name a file that ends in .fit.",
)
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    shell_complete=days,
    help="Export only sessions on or after this date, e.g. 2026-11-22.",
)
@click.option("--last", type=Whole(1), metavar="N", help="Export only the newest N sessions.")
@weight_unit_option(
    "For strong: write Strong's newer format, with the weights in this unit; lbs is the same as lb."
    " Without this option, the file has the newer format in lb if your settings use lb. Otherwise,"
    " it has Strong's older format, which is always in kg."
)
@click.option(
    "--weeks",
    type=Whole(1, 52, like=4),
    default=4,
    show_default=True,
    metavar="N",
    help="For ics: how many weeks the calendar covers, 1 to 52.",
)
@click.option(
    "--remind",
    type=Whole(0, 1440, like=30),
    default=30,
    show_default=True,
    metavar="MINUTES",
    help="For ics: how many minutes before a session the calendar reminds you, 0 to 1440.",
)
def export(
    kind: Kind,
    output: Path | None,
    since: date | None,
    last: int | None,
    weight_unit: Unit | None,
    weeks: int,
    remind: int,
) -> None:
    """Export your sessions or a calendar of training days.

    KIND is csv, json, strong, fit or ics. csv has a row for each set and leg. json is the whole
    history. strong is the CSV format of the app Strong, which Hevy and other apps can read. fit is
    one file for each session, for Garmin Connect and Strava. ics is a calendar of your next
    training days.
    """
    _only_its_own_options(kind)
    loaded = load_and_warn()
    if kind == "json" and loaded.read_only:
        # The export would look like a complete file of version 1, but lack the newer data.
        raise CommandError(
            "cannot export json: a newer lungetimer wrote the history; update lungetimer first"
        )
    if kind == "ics":
        from lungetimer.cli.export_ics import calendar_data  # noqa: PLC0415  # needs a library

        data, count = calendar_data(loaded.history, weeks=weeks, remind=remind)
        _out(data, output)
        _report(counted(count, "training day"), output)
        return
    history = _chosen(loaded.history, since, last)
    if kind == "fit":
        from lungetimer.cli.export_fit import export_fit  # noqa: PLC0415  # only for fit

        export_fit(history.sessions, output)
        return
    _out(as_bytes(history, kind, weight_unit or _usual_unit(kind)), output)
    _report(counted(len(history.sessions), "session"), output)


def _only_its_own_options(kind: Kind) -> None:
    """Check that each given option has an effect on this kind of export.

    Raises:
        CommandError: an option has no effect; the message names the kinds for which it has one.
    """
    context = click.get_current_context()
    for name, kinds in _ONLY_FOR.items():
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and kind not in kinds:
            option = f"--{name.replace('_', '-')}"
            raise CommandError(
                f"{option} cannot be used with {kind}, only with {', '.join(kinds)}", 2
            )


def _usual_unit(kind: Kind) -> Unit | None:
    """Return the unit of an export if ``--weight-unit`` is not given.

    For the kind strong, it is pounds if the settings use pounds. Otherwise it is None, which stands
    for Strong's older format. That format names no unit, and its numbers are read as kilograms.
    """
    if kind != "strong":
        return None
    unit = load_settings_and_warn().unit
    return unit if unit is Unit.LB else None


def _report(what: str, output: Path | None) -> None:
    if output is not None and str(output) != "-":
        say(f"{what} written to {output}", err=True)


def as_bytes(history: History, kind: str, weight_unit: Unit | None = None) -> bytes:
    """Return the history in one of the text formats (json, csv, strong), as UTF-8."""
    if kind == "json":
        return codec.write(history)
    if kind == "csv":
        return to_csv(history.sessions).encode()
    return to_strong(history.sessions, weight_unit).encode()


def _out(data: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        print_data(data)
    else:
        write_data(output, data)


def _chosen(history: History, since: date | None, last: int | None) -> History:
    chosen = history.sessions
    if since is not None:
        chosen = tuple(s for s in chosen if s.day >= since)
    if last is not None:
        chosen = chosen[-last:]
    if chosen == history.sessions:
        return history
    return msgspec.structs.replace(history, sessions=chosen)
