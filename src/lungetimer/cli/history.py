"""``history``: list the sessions as a table, as lines or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from lungetimer.cli.completion_values import days
from lungetimer.cli.history_access import Day, load_with_others
from lungetimer.cli.numbers import Whole
from lungetimer.cli.output import ascii_json, say
from lungetimer.cli.paper import paper
from lungetimer.history import codec
from lungetimer.text import minutes
from lungetimer.training.status import Status
from lungetimer.words.level_words import level_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lungetimer.history.session_records import SessionRecord

TABLE_FROM: Final = 80
"""Columns of a terminal that the table needs; a narrower one gets lines instead."""
_OTHERS: Final = 72  # columns of all cells but the level and the note, with gaps of two
_NARROW_LEVEL: Final = 12


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--limit", type=Whole(1), metavar="N", help="Show only the newest N sessions.")
@click.option("--since", type=Day(), metavar="DATE", shell_complete=days,
              help="Show only sessions on or after this date, e.g. 2026-11-22.")  # fmt: skip
def history(*, as_json: bool, limit: int | None, since: date | None) -> None:
    """Show your sessions, the newest first."""
    loaded, unmerged = load_with_others()
    sessions = sorted(loaded.history.sessions, key=lambda s: s.started_at, reverse=True)
    chosen = [s for s in sessions if since is None or s.day >= since][:limit]
    if as_json:
        # Each session as in the file, even with fields that only a newer version knows.
        listed = ", ".join(ascii_json(codec.encode(s).decode()) for s in chosen)
        click.echo(f'{{"sessions": [{listed}]}}')
    elif chosen:
        _show(chosen)
    elif sessions:
        click.echo(f"There are no sessions since {since}; the latest was on {sessions[0].day}.")
    elif unmerged:
        click.echo("There are no sessions in your own history; files beside it are named above.")
    else:
        click.echo("There are no sessions yet. To start the first one, run: lungetimer")


def _status(session: SessionRecord) -> str:
    return "completed" if session.status is Status.COMPLETED else "ended early"


def _lines(session: SessionRecord) -> Iterator[str]:
    """Format one session for a narrow window.

    Yields:
        The lines. Each has at most 40 columns, except the lines with the level and the note.
    """
    yield f"{session.started_at:%Y-%m-%d %H:%M}  {_status(session)}, {minutes(session.spent_s)}"
    yield f"  {level_words(session)}"
    sets = f"{sum(1 for done in session.sets if done.reps)}/{session.plan.sets} sets"
    yield f"  {sets}, left {session.left}, right {session.right}"
    if session.note.strip():
        yield f"  {' '.join(session.note.split())}"


def _show(sessions: Sequence[SessionRecord]) -> None:
    console = paper()
    if console.width < TABLE_FROM:
        for session in sessions:
            for line in _lines(session):
                say(line)
        return
    from rich.table import Table  # noqa: PLC0415  # not needed for --json
    from rich.text import Text  # noqa: PLC0415  # not needed for --json

    # No cell is wrapped. Rich shortens only the note, so the level must leave it some room.
    roomy = console.width >= 100
    widest = (console.width - _OTHERS) // 2 if roomy else _NARROW_LEVEL
    table = Table(box=None, pad_edge=False, header_style="bold", collapse_padding=not roomy)
    table.add_column("date", no_wrap=True)
    table.add_column("level", no_wrap=True, overflow="ellipsis", max_width=widest)
    table.add_column("status", no_wrap=True)
    for name in ("sets", "left", "right", "planned\n(total)", "duration"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("note", overflow="ellipsis")
    for s in sessions:
        table.add_row(
            f"{s.started_at:%Y-%m-%d %H:%M}",
            Text(level_words(s)),
            _status(s),
            f"{sum(1 for done in s.sets if done.reps)}/{s.plan.sets}",
            str(s.left),
            str(s.right),
            str(s.plan.total_reps),
            minutes(s.spent_s),
            Text(" ".join(s.note.split()), overflow="ellipsis", no_wrap=True),
        )
    console.print(table)
