"""``plan``: the timeline without running it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.options import plan_asked, plan_options
from lungetimer.cli.settings_loader import load_settings_telling
from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.text import counted, minutes
from lungetimer.training.timeline import PhaseKind, Timeline

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan


@click.command()
@plan_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def plan(preset: str | None, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401  # click's values
    """Show a session's timeline without running it."""
    asked = plan_asked(load_settings_telling(), preset, given).with_lead(None)
    line = Timeline.of(asked, warm_up(asked.warm_up), cool_down(asked.cool_down))
    if as_json:
        click.echo(json.dumps(as_plain(line)))
    else:
        _show(asked, line)


def as_plain(line: Timeline) -> dict[str, Any]:
    """The document of ``plan --json``; its fields are stable."""
    return {
        "total_s": line.total_s,
        "phases": [
            {
                "kind": p.phase.kind.value,
                "name": p.phase.name,
                "at_s": p.at_s,
                "length_s": p.phase.length_s,
                "set": p.phase.set,
            }
            for p in line.phases
        ],
        "reps": [{"set": r.set, "n": r.n, "leg": r.leg.value, "at_s": r.at_s} for r in line.reps()],
    }


def _show(asked: Plan, line: Timeline) -> None:
    from rich.console import Console  # noqa: PLC0415  # not needed for --json
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, side in (("at", "right"), ("length", "right"), ("phase", "left"), ("", "left")):
        table.add_column(name, justify=side)  # type: ignore[arg-type]  # the literals rich wants
    for placed in line.phases:
        phase = placed.phase
        note = ""
        if phase.kind is PhaseKind.SET:
            reps = counted(asked.reps_per_leg, "rep")
            note = f"{reps} each leg, {asked.first_leg} first, {asked.tempo}"
        elif phase.kind in {PhaseKind.WARM_UP, PhaseKind.COOL_DOWN}:
            note = phase.kind.replace("_", "-")
        table.add_row(minutes(placed.at_s), minutes(phase.length_s), Text(phase.name), Text(note))
    about = "about " if asked.pacing.value == "self" else ""
    console = Console(highlight=False)
    console.print(table)
    console.print(Text(f"{about}{minutes(line.total_s)} in all, {asked.total_reps} reps"))
