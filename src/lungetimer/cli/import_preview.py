"""Print what an import would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lungetimer.cli.output import say
from lungetimer.history.exchange.importing import named
from lungetimer.text import counted
from lungetimer.training.loads import Unit, load_number, load_words
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.history.exchange.report import ImportReport
    from lungetimer.history.session_records import SessionRecord

SHOWN_REASONS = 20
SHOWN_SESSIONS = 3


def show_report(report: ImportReport, file: Path, *, again: bool = False) -> None:
    """Print how many sessions are new, already in the history, or refused, and why.

    Args:
        report: what was found in the file.
        file: the path of the file.
        again: whether sessions that differ from the file are to be replaced.
    """
    kind = report.kind
    say(f"{named(file)}: {kind}, {counted(report.rows, 'session' if 'JSON' in kind else 'row')}")
    for number, word in (
        (len(report.new), "new"),
        (len(report.updated), "newer in the file than in your history"),
        (report.known, "already in your history"),
        (len(report.refused), "refused"),
    ):
        click.echo(f"  {number:>6}  {word}")
    if report.differing:
        count = len(report.differing)
        verb, them = ("differs", "it") if count == 1 else ("differ", "them")
        line = f"{counted(count, 'session')} in your history {verb} from the file"
        then = "" if again else f"; to replace {them}, add --again"
        click.echo(f"          {line}{then}")
    for reason in report.reasons[:SHOWN_REASONS]:
        say(f"          {reason}")
    if len(report.reasons) > SHOWN_REASONS:
        click.echo(f"          and {len(report.reasons) - SHOWN_REASONS} more reasons")
    for session, day in report.deleted[:SHOWN_SESSIONS]:
        at = f"{session.started_at:%Y-%m-%d %H:%M}"
        say(f"          the session of {at} was deleted here on {day}; to import it, add --deleted")
    if len(report.deleted) > SHOWN_SESSIONS:
        more = counted(len(report.deleted) - SHOWN_SESSIONS, "more session")
        click.echo(f"          and {more} deleted here")


def show_sessions(
    sessions: Sequence[SessionRecord], assumed: Sequence[str], unit: Unit = Unit.KG
) -> None:
    """Print the first few sessions that would be imported, and the assumptions about them."""
    ordered = sorted(sessions, key=lambda s: s.started_at)
    for session in ordered[:SHOWN_SESSIONS]:
        say(f"  {in_words(session, unit)}")
    if len(ordered) > SHOWN_SESSIONS:
        click.echo(f"  and {counted(len(ordered) - SHOWN_SESSIONS, 'more session')}")
    for line in assumed:
        say(f"  Assumed: {line}.")


def in_words(session: SessionRecord, unit: Unit = Unit.KG) -> str:
    """Return a session in one line: ``2026-11-20 07:12  3 x 10 per leg, 8 kg in each hand``."""
    done = [(s.left, s.right) for s in session.sets]
    if done and len(set(done)) == 1 and done[0][0] == done[0][1]:
        reps = f"{len(done)} x {done[0][0]} per leg"
    elif all(left == right for left, right in done):
        reps = f"{', '.join(str(left) for left, _ in done)} per leg"
    else:
        reps = f"{', '.join(f'{left}/{right}' for left, right in done)} left/right"
    return f"{session.started_at:%Y-%m-%d %H:%M}  {reps}{_held(session, unit)}"


def _held(session: SessionRecord, unit: Unit) -> str:
    held = list(dict.fromkeys(session.held_in(done) for done in session.sets))
    some = [(what, load) for what, load in held if load]
    if not some:
        return ""
    plain = "" if len(some) == len(held) else "no load, "
    hands = {what: " in each hand" if what is Equipment.DUMBBELLS else "" for what, _ in some}
    if len(hands) == 1:
        loads = ", ".join(load_number(load, unit) for _, load in some)
        return f", {plain}{loads} {unit}{hands[some[0][0]]}"
    return f", {plain}{', '.join(load_words(load, unit) + hands[what] for what, load in some)}"
