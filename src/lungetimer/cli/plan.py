"""``plan``: show the timeline of a session without starting it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.output import say
from lungetimer.cli.paper import paper
from lungetimer.cli.plan_asked import plan_asked
from lungetimer.cli.plan_document import as_plain
from lungetimer.cli.plan_options import plan_options
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.coaching.drills import routines
from lungetimer.text import counted, minutes
from lungetimer.training.plan import Pacing
from lungetimer.training.timeline import PhaseKind, Timeline
from lungetimer.words.field_words import CHOICE_WORDS

if TYPE_CHECKING:
    from lungetimer.training.loads import Unit
    from lungetimer.training.plan import Plan


@click.command()
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--fit", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Write the plan as a FIT workout for a Garmin watch (experimental). Connect the"
              " watch by USB and copy the file to GARMIN/NewFiles on the watch.")  # fmt: skip
def plan(preset: str | None, *, as_json: bool, fit: Path | None, **given: Any) -> None:  # noqa: ANN401  # click's values
    """Show the timeline of a session without starting it.

    PRESET is the name of a level, such as beginner, or of a preset that you saved. Without PRESET,
    the plan in your settings is used. Use options to change single values of the plan.
    """
    settings = load_settings_and_warn()
    asked = plan_asked(settings, preset, given).with_lead(None)
    line = Timeline.of(asked, *routines(asked, kneeling=settings.kneeling))
    if fit is not None:
        _write_fit(line, fit, settings.unit)
    elif as_json:
        click.echo(json.dumps(as_plain(line)))
    else:
        _show(asked, line)


def _write_fit(line: Timeline, file: Path, unit: Unit) -> None:
    from lungetimer.cli.export_files import print_data, write_data  # noqa: PLC0415  # only for --fit
    from lungetimer.history.exchange.fit.workout import to_workout  # noqa: PLC0415  # not needed for --json
    from lungetimer.moments import wall_now  # noqa: PLC0415  # not needed for --json

    data = to_workout(line, now=wall_now(), unit=unit)
    if str(file) == "-":
        print_data(data)
        return
    write_data(file, data)
    say(
        f"Workout written to {file}. Connect the watch by USB and copy the file to "
        "GARMIN/NewFiles on the watch.",
        err=True,
    )


def _show(asked: Plan, line: Timeline) -> None:
    from rich.table import Table  # noqa: PLC0415  # not needed for --json
    from rich.text import Text  # noqa: PLC0415  # not needed for --json

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, side in (("at", "right"), ("length", "right"), ("phase", "left"), ("", "left")):
        table.add_column(name, justify=side)  # type: ignore[arg-type]  # the values are the literals that rich accepts
    for placed in line.phases:
        phase = placed.phase
        note = ""
        if phase.kind is PhaseKind.SET:
            note = _set_note(asked, phase.set or 1)
        elif phase.kind is PhaseKind.REST and asked.rest_waits:
            note = "then as long as you like"
        elif phase.kind in {PhaseKind.WARM_UP, PhaseKind.COOL_DOWN}:
            note = phase.kind.replace("_", "-")
        length = f"{'about ' if phase.estimated else ''}{minutes(phase.length_s)}"
        table.add_row(minutes(placed.at_s), length, Text(phase.name), Text(note))
    about = "about " if line.estimated else ""
    console = paper()
    console.print(table)
    console.print(Text(f"{about}{minutes(line.total_s)} in total, {asked.total_reps} reps"))


def _set_note(asked: Plan, number: int) -> str:
    """Return a description of a set: its reps, the order of the legs, and the tempo or pacing."""
    reps, lead = counted(asked.reps_in(number), "rep"), asked.first_leg
    if asked.one_by_one:
        switch = f"{counted(asked.switch_s, 'second')} to switch"
        legs = f"{lead} leg {reps}, {switch}, {lead.other} leg {reps}"
    else:
        legs = f"{reps} per leg, {lead} first"
    pace = f"tempo {asked.tempo}" if asked.pacing is Pacing.TEMPO else CHOICE_WORDS[asked.pacing]
    return f"{legs}, {pace}"
