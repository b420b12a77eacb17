"""``comeback``: list the sessions that lead back to the former plan after a break or pain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.history_access import load_quickly
from lungetimer.cli.output import say
from lungetimer.cli.paper import paper
from lungetimer.cli.quick_history import now, report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.coaching.sources import source_of
from lungetimer.running.outlook import outlook_of
from lungetimer.words.comeback_words import comeback_line

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.comeback import Comeback, Step
    from lungetimer.training.loads import Unit

NONE = (
    "You have no comeback plan at the moment. After 8 or more days away, or after pain of 4 or "
    "more (on a scale from 0 to 10), this command lists the sessions that lead back to your former "
    "plan."
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def comeback(*, as_json: bool) -> None:
    """Show the easier sessions that follow a break or pain.

    A comeback is a series of sessions that lead you back to your former plan. A break is 8 or
    more days without training. The list assumes that each session goes well. It changes if you do
    more or less than it says.
    """
    history, settings, today = load_quickly(), load_settings_and_warn(), now().date()
    back = outlook_of(history, settings, today, report_of_today(history, settings)).comeback
    if as_json:
        click.echo(json.dumps(as_plain(back)))
    elif back is None:
        say(NONE)
    else:
        _show(back, today, settings.unit)


def as_plain(back: Comeback | None) -> dict[str, Any]:
    """Return what ``comeback --json`` prints; scripts read it, so keep every field as it is."""
    return {"steps": [_step(step) for step in back.steps] if back else []}


def _step(step: Step) -> dict[str, Any]:
    plan = step.plan
    return {
        "date": step.day.isoformat(),
        "sets": plan.sets,
        "reps": plan.reps_per_leg,
        "rest_s": plan.rest_s,
        "load_kg": float(plan.load_kg),
        "equipment": plan.equipment.value,
        "reason": step.reason,
        "source": source_of(step.source).name,
    } | ({"reps_by_set": list(plan.reps)} if plan.reps else {})


def _show(back: Comeback, today: date, unit: Unit) -> None:
    from rich.table import Table  # noqa: PLC0415  # not needed for --json
    from rich.text import Text  # noqa: PLC0415  # not needed for --json

    from lungetimer.words.plan_words import dose_words  # noqa: PLC0415  # only for text output

    say(comeback_line(back))
    if not back.steps:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("date", no_wrap=True)
    table.add_column("session")
    table.add_column("why")
    for step in back.steps:
        day = "today" if step.day == today else f"{step.day:%a %Y-%m-%d}"
        why = f"{step.reason} [{source_of(step.source).name}]"
        table.add_row(day, Text(dose_words(step.plan, unit)), Text(why))
    click.echo()
    paper().print(table)
