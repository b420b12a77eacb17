"""``freeze`` and ``unfreeze``: mark weeks that neither help nor break the streak."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from lungetimer.cli.completion_values import frozen_weeks, weeks
from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import change_and_warn, load_and_warn
from lungetimer.cli.quick_history import now
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.history.edits import freeze_week, unfreeze_week
from lungetimer.history.weeks import FirstWeekday, WeekError, first_day_of_week, parse_week

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lungetimer.history.session_records import History

    Change = Callable[..., History]


@click.command()
@click.argument("week", shell_complete=weeks)
def freeze(week: str) -> None:
    """Freeze a week so that it does not affect your streak.

    Freeze a week when you are ill or away. WEEK is a year and the number of a week, e.g. 2026-W47.
    """
    _set(week, freeze_week, frozen=True)


@click.command()
@click.argument("week", shell_complete=frozen_weeks)
def unfreeze(week: str) -> None:
    """Make a frozen week count again.

    WEEK is a year and the number of a week, e.g. 2026-W47.
    """
    _set(week, unfreeze_week, frozen=False)


def _set(week: str, change: Change, *, frozen: bool) -> None:
    try:
        name = parse_week(week)
    except WeekError as error:
        raise CommandError(str(error), 2) from None
    moment: datetime = now()
    known = name in load_and_warn().history.frozen_weeks
    change_and_warn(lambda history: change(history, name, now=moment))
    first = first_day_of_week(name, FirstWeekday(load_settings_and_warn().first_weekday))
    days = f"{name} ({first} to {first + timedelta(days=6)})"
    already = "already " if known and frozen else ""
    state = f"is {already}frozen" if frozen else "is not frozen"
    effect = "neither helps nor breaks your streak" if frozen else "counts like any other week"
    click.echo(f"{days} {state}: it {effect}.")
