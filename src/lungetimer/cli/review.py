"""``history``: what was done, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from lungetimer.cli.loading import Day, load_telling
from lungetimer.history import codec
from lungetimer.training.events import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lungetimer.history.records import SessionRecord


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the newest N sessions.")
@click.option("--since", type=Day(), metavar="DATE", help="Only sessions from this date on.")
def history(*, as_json: bool, limit: int | None, since: date | None) -> None:
    """Show your sessions, the newest first."""
    sessions = sorted(load_telling().history.sessions, key=lambda s: s.started_at, reverse=True)
    chosen = [s for s in sessions if since is None or s.day >= since][:limit]
    if as_json:
        click.echo(json.dumps({"sessions": [json.loads(codec.encode(s)) for s in chosen]}))
    elif chosen:
        _show(chosen)
    elif sessions:
        click.echo(f"No session since {since}; the newest is of {sessions[0].day}.")
    else:
        click.echo("No sessions yet. Start the first one with: lungetimer")


def _show(sessions: Sequence[SessionRecord]) -> None:
    from rich.console import Console  # noqa: PLC0415  # not needed for --json
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("date", "level", "status"):
        table.add_column(name, no_wrap=name == "date")
    for name in ("sets", "left", "right", "planned", "time"):
        table.add_column(name, justify="right")
    table.add_column("note", overflow="ellipsis", no_wrap=True)
    for s in sessions:
        spent = round(s.spent_s)
        table.add_row(
            f"{s.started_at:%Y-%m-%d %H:%M}",
            Text(s.plan.level),
            "completed" if s.status is Status.COMPLETED else "partial",
            f"{sum(1 for done in s.sets if done.reps)}/{s.plan.sets}",
            str(s.left),
            str(s.right),
            str(s.plan.total_reps),
            f"{spent // 60}:{spent % 60:02}",
            Text(" ".join(s.note.split())),
        )
    Console(highlight=False).print(table)
