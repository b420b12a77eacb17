"""``records``: show the personal records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from lungetimer.cli.history_access import load_quickly
from lungetimer.cli.output import say
from lungetimer.cli.quick_history import now, report_of_today
from lungetimer.cli.settings_loader import load_settings_and_warn
from lungetimer.running.records_held import records_held

if TYPE_CHECKING:
    from lungetimer.history.bests import Best, Bests
    from lungetimer.training.loads import Unit


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def records(*, as_json: bool) -> None:
    """Show your personal records.

    The records are the most reps, the heaviest weight, the longest streak and the first session at
    each level. Reps are counted per leg; if the legs did different numbers, the lower one counts.
    If you reached a value several times, the first time is shown.
    """
    history, settings = load_quickly(), load_settings_and_warn()
    found = records_held(history, report_of_today(history, settings), now().date())
    if as_json:
        click.echo(json.dumps(as_plain(found)))
        return
    rows = _rows(found, settings.unit)
    if not rows:
        from lungetimer.words.record_words import NO_RECORDS  # noqa: PLC0415  # only for text output

        say(NO_RECORDS)
        return
    widest = max(len(name) for name, _, _ in rows)
    longest = max(len(value) for _, value, _ in rows)
    for name, value, day in rows:
        say(f"{name:{widest}}  {value:{longest}}  {day}")


def as_plain(found: Bests) -> dict[str, Any]:
    """Return what ``records --json`` prints; scripts read it, so keep every field as it is."""
    return {
        "best_set_reps": _plain(found.best_set_reps),
        "best_session_reps": _plain(found.best_session_reps),
        "heaviest_kg": _plain(found.heaviest_kg),
        "longest_streak_weeks": _plain(found.longest_streak_weeks),
        "first_at_level": {name: _plain(best) for name, best in found.first_at_level.items()},
    }


def _plain(best: Best | None) -> dict[str, Any] | None:
    if best is None:
        return None
    return {"value": best.value, "date": best.day.isoformat(), "session": best.session}


def _rows(found: Bests, unit: Unit) -> list[tuple[str, str, str]]:
    from lungetimer.words.record_words import record_rows  # noqa: PLC0415  # only for text output

    return [(row.name, row.value, row.day.isoformat()) for row in record_rows(found, unit)]
