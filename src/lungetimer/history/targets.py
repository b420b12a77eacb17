"""The changes of the weekly target that the history stores. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from lungetimer.history.fields import moment_of
from lungetimer.history.target_change import TargetChange
from lungetimer.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.history.session_records import History

_TICK: Final = timedelta(seconds=1)


def merged(*lists: Iterable[TargetChange]) -> tuple[TargetChange, ...]:
    """Return the changes in all lists, sorted by date; for each date, only the one written last.

    If two changes for a date were written at the same time, the one with the higher target is used.
    So the result does not depend on the order of the lists.
    """
    found: dict[date, TargetChange] = {}
    for change in (change for changes in lists for change in changes):
        known = found.get(change.since)
        if known is None or (known != change and _rank(known) < _rank(change)):
            found[change.since] = change
    return tuple(found[day] for day in sorted(found))


def with_target(history: History, target: int, *, now: datetime) -> History:
    """Return the history with a new weekly target, which applies from the current week on.

    If the latest target is the same, the history is returned unchanged. If the history has no
    target yet, this one is stored with the date of the first session, because no earlier target is
    known. In a history without sessions, no target is stored.

    Args:
        history: the current history.
        target: number of training days with which a week meets its goal, 1 to 7.
        now: the current local time, with its offset from UTC.
    """
    today = now.date()
    known = latest_target(history, today=today)
    if known == target or (known is None and not history.sessions):
        return history
    if known is None:
        since = min((session.day for session in history.sessions), default=today)
        since = min(since, today)
    else:
        since = today
    before = [
        change.changed_at + _TICK for change in history.weekly_targets if change.since == since
    ]
    change = TargetChange(since=since, target=target, changed_at=max([moment_of(now), *before]))
    return msgspec.structs.replace(
        history, weekly_targets=merged(history.weekly_targets, (change,))
    )


def change_target(history: History, old: int, new: int, *, now: datetime) -> History:
    """Return the history after the user changed the weekly target from ``old`` to ``new``.

    The target ``old`` applies to earlier weeks, even if the history has stored no target before.
    """
    return with_target(with_target(history, old, now=now), new, now=now)


def latest_target(history: History, *, today: date) -> int | None:
    """Return the target of the latest change that is not after today, or None if there is none."""
    known = [change for change in history.weekly_targets if change.since <= today]
    return max(known, key=lambda change: change.since).target if known else None


def target_notice(before: History, after: History) -> str | None:
    """Return a line that tells the user about a new weekly goal, or None if the goal is the same.

    Args:
        before: the history before the change. If it has no sessions, the result is None, because
            the history may not have been loaded yet.
        after: the history after the change.
    """
    old, new = (latest_target(known, today=date.max) for known in (before, after))
    if not before.sessions or new is None:
        return None
    if old is None:  # no target was stored before: the first change now has the old target
        old = after.weekly_targets[0].target
    if old == new:
        return None
    return (
        f"Your weekly goal is now {counted(new, 'training day')}, starting this week. Earlier weeks"
        f" keep the goal they had ({old})."
    )


def _rank(change: TargetChange) -> tuple[datetime, int, str]:
    return (change.changed_at, change.target, repr(change))
