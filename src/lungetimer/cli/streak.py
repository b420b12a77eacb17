"""``streak``: show the streaks as text, as JSON or as one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from lungetimer.cli.history_access import load_quickly
from lungetimer.cli.paper import paper
from lungetimer.cli.quick_history import report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.cli.streak_document import as_plain, one_line
from lungetimer.text import counted, days_words

if TYPE_CHECKING:
    from lungetimer.history.streaks import Streak, StreakReport

RULES = (
    "A training day is a day with a session in which you did at least half of the planned reps. "
    "Weeks in a row with enough training days to meet the goal are a streak. The current week can "
    "add to the streak but cannot break it. A frozen week neither helps nor breaks the streak. If "
    "you change the goal, past weeks still count with the goal of that time. Habit strength rises "
    "when you meet the goal, and falls slowly when you do not."
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--short", is_flag=True, help="Print one line, for a shell prompt or a status bar.")
def streak(*, as_json: bool, short: bool) -> None:
    """Show your streaks, this week and how regularly you train.

    Your streak is the number of weeks in a row in which you met your weekly goal.
    """
    if as_json and short:
        raise click.UsageError("--json and --short cannot be combined; choose one")
    settings = load_settings_and_warn()
    report = report_of_today(load_quickly(), settings)
    if as_json:
        click.echo(json.dumps(as_plain(report)))
    elif short:
        click.echo(one_line(report))
    else:
        _show(report)


def _show(report: StreakReport) -> None:
    from rich.table import Table  # noqa: PLC0415  # not needed for --json and --short
    from rich.text import Text  # noqa: PLC0415  # not needed for --json and --short

    console = paper()
    days = days_words(report.days_this_week, report.weekly_target, "training days")
    console.print(Text(f"This week ({report.week}): {days}"))
    console.print(
        Text(
            f"Streak {counted(report.current_weeks, 'week')}, longest "
            f"{counted(report.longest_weeks, 'week')}, habit strength {report.strength:.0%}"
        )
    )
    if report.streaks:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in ("from", "to"):
            table.add_column(name)
        for name in ("weeks", "sessions", "reps"):
            table.add_column(name, justify="right")
        table.add_column("ended by")
        for one in reversed(report.streaks):
            numbers = (str(one.weeks), str(one.sessions), str(one.reps))
            table.add_row(f"{one.first_day}", f"{one.last_day}", *numbers, _end(one))
        console.print()
        console.print(table)
    if report.frozen_weeks:
        console.print(Text(f"\nFrozen weeks: {', '.join(report.frozen_weeks)}"))
    console.print(Text(f"\n{RULES}", style="dim"))


def _end(one: Streak) -> str:
    if one.ended_by is None:
        return "nothing yet"
    return f"{one.ended_by.name}: {one.ended_by.days} of {one.ended_by.target} days"
