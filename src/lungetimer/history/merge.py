"""Merge histories: the result has every session id once, with the newest version of the session.

Merging is commutative, associative and idempotent, so the result does not depend on which machine
merges which files, how often, or in which order.
"""

from __future__ import annotations

from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from lungetimer.history.session_records import History, SessionRecord
from lungetimer.history.targets import merged
from lungetimer.history.twins import deleted_by_hand, deletion_order, join_twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

_K = TypeVar("_K")
_encoder = msgspec.json.Encoder()
_ORDER = attrgetter("started_at", "id")


def merge(*histories: History) -> History:
    """Return one history with every session of these histories, each once.

    - Of two versions of a session, the one with the later ``updated_at`` is used.
    - A session is deleted if no version of it is newer than the deletion.
    - If a week was frozen and unfrozen, the later change is used.
    - Of two weekly targets with the same date, the one that was written later is used.
    - A workout that was imported in two time zones becomes one session (see ``twins.py``).
    """
    return reduce(_merge_two, map(normal, histories), History())


def normal(history: History) -> History:
    """Return the history in normal form, which does not depend on the order of its parts.

    Each session id occurs once, deleted sessions are removed, each imported workout is one session,
    and the oldest session comes first. If the history has this form already, the result is the same
    object.
    """
    sessions = history.sessions
    ids = {s.id for s in sessions}
    if len(ids) < len(sessions):
        sessions = newest(sessions)
    dropped: list[SessionRecord] = []
    if history.deleted and not ids.isdisjoint(history.deleted):
        dropped = [s for s in sessions if _is_deleted(s, history.deleted)]
        gone = {s.id for s in dropped}
        sessions = tuple(s for s in sessions if s.id not in gone)
    if sessions is not history.sessions:
        history = msgspec.structs.replace(history, sessions=sessions)
    history = join_twins(history, dropped)
    ordered = tuple(sorted(history.sessions, key=_ORDER))
    weeks = tuple(sorted(set(history.frozen_weeks)))
    targets = merged(history.weekly_targets)
    if (ordered, weeks, targets) == (
        history.sessions,
        history.frozen_weeks,
        history.weekly_targets,
    ):
        return history
    return msgspec.structs.replace(
        history, sessions=ordered, frozen_weeks=weeks, weekly_targets=targets
    )


def newest(sessions: Iterable[SessionRecord]) -> tuple[SessionRecord, ...]:
    """Return the newest version of each session, so that each session id occurs once."""
    found: dict[str, SessionRecord] = {}
    for session in sessions:
        known = found.get(session.id)
        if known is None or (not _same(known, session) and _rank(known) < _rank(session)):
            found[session.id] = session
    return tuple(found.values())


def with_sessions(history: History, records: Iterable[SessionRecord]) -> History:
    """Return the history with these sessions added; of each session, the newest version is used."""
    return normal(msgspec.structs.replace(history, sessions=newest((*history.sessions, *records))))


def _merge_two(a: History, b: History) -> History:
    changed = _latest(a.weeks_changed, b.weeks_changed)
    return normal(
        History(
            sessions=newest((*a.sessions, *b.sessions)),
            frozen_weeks=_frozen(a, b),
            deleted=_latest(a.deleted, b.deleted, deletion_order),
            weeks_changed=changed,
            weekly_targets=merged(a.weekly_targets, b.weekly_targets),
            imports=_imports(a, b),
            unknown=_unknown(a.unknown, b.unknown),
        )
    )


def _frozen(a: History, b: History) -> tuple[str, ...]:
    """Return the frozen weeks of both histories. The latest change of each week decides.

    If freezing and unfreezing have the same time, the week is frozen.
    """

    def word(history: History, week: str) -> tuple[float, bool]:
        when = history.weeks_changed.get(week)
        return (when.timestamp() if when else float("-inf"), week in history.frozen_weeks)

    weeks = {*a.frozen_weeks, *b.frozen_weeks}
    return tuple(sorted(week for week in weeks if max(word(a, week), word(b, week))[1]))


def _by_time(when: datetime) -> tuple[datetime, bool, str]:
    # Two equal times may be written with different offsets from UTC. If their texts are compared
    # as well, the result does not depend on the order of the histories.
    return when, True, when.isoformat()


def _latest(
    a: Mapping[_K, datetime],
    b: Mapping[_K, datetime],
    order: Callable[[datetime], tuple[datetime, bool, str]] = _by_time,
) -> dict[_K, datetime]:
    found = dict(a)
    for key, when in b.items():
        if key not in found or order(found[key]) < order(when):
            found[key] = when
    return found


def _imports(a: History, b: History) -> dict[str, str]:
    # If an id has two texts, the greater one is used, whatever the order of the histories.
    return dict(sorted((*a.imports.items(), *b.imports.items())))


def _unknown(
    a: tuple[tuple[str, str], ...] | UnsetType, b: tuple[tuple[str, str], ...] | UnsetType
) -> tuple[tuple[str, str], ...] | UnsetType:
    if a is UNSET or b is UNSET:
        return b if a is UNSET else a
    # If a field has two texts, the greater one is used, whatever the order of a and b.
    return tuple(sorted(dict(sorted((*a, *b))).items()))


def _is_deleted(session: SessionRecord, deleted: Mapping[str, datetime]) -> bool:
    when = deleted_by_hand(deleted.get(session.id))
    return when is not None and session.updated_at <= when


def _same(a: SessionRecord, b: SessionRecord) -> bool:
    """Return whether two sessions are equal and their times have the same offsets from UTC."""
    return a is b or (
        a == b
        and a.updated_at.tzinfo == b.updated_at.tzinfo
        and a.started_at.tzinfo == b.started_at.tzinfo
        and a.ended_at.tzinfo == b.ended_at.tzinfo
    )


def _rank(session: SessionRecord) -> tuple[datetime, bytes]:
    return (session.updated_at, _encoder.encode(session))
