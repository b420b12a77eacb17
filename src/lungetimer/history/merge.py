"""Two histories become one: a set union by id in which the newest word wins.

Commutative, associative and idempotent, so that it does not matter which machine merges what
with whom, how often, or in which order.
"""

from __future__ import annotations

from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from lungetimer.history.records import History, SessionRecord
from lungetimer.history.targets import merged
from lungetimer.history.twins import deleted_by_hand, deletion_order, join_twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

_K = TypeVar("_K")
_encoder = msgspec.json.Encoder()
_ORDER = attrgetter("started_at", "id")


def merge(*histories: History) -> History:
    """All sessions of all histories, each once.

    Of two versions of a session the newer ``updated_at`` wins; a deletion wins over every version
    that is not newer; the later of freezing and unfreezing a week holds, and so does the later of
    two weekly targets with one date. A workout that was imported in two time zones becomes one
    session (``twins.py``).
    """
    return reduce(_merge_two, map(normal, histories), History())


def normal(history: History) -> History:
    """The same history in its one canonical form.

    Each id once, deleted ones gone, one session for each imported workout, oldest first.
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
    """Each id once, in its newest version."""
    found: dict[str, SessionRecord] = {}
    for session in sessions:
        known = found.get(session.id)
        if known is None or (not _same(known, session) and _rank(known) < _rank(session)):
            found[session.id] = session
    return tuple(found.values())


def with_sessions(history: History, records: Iterable[SessionRecord]) -> History:
    """The history with these sessions; of one that is known already the newer version stays."""
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
    """Week by week the later word; at the same moment, or when none is known, frozen wins."""

    def word(history: History, week: str) -> tuple[float, bool]:
        when = history.weeks_changed.get(week)
        return (when.timestamp() if when else float("-inf"), week in history.frozen_weeks)

    weeks = {*a.frozen_weeks, *b.frozen_weeks}
    return tuple(sorted(week for week in weeks if max(word(a, week), word(b, week))[1]))


def _by_time(when: datetime) -> tuple[datetime, bool, str]:
    # The same moment may be written in two zones; the text decides, so that order does not.
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
    # Of two texts for one id the greater stays, whichever side it came from.
    return dict(sorted((*a.imports.items(), *b.imports.items())))


def _unknown(
    a: tuple[tuple[str, str], ...] | UnsetType, b: tuple[tuple[str, str], ...] | UnsetType
) -> tuple[tuple[str, str], ...] | UnsetType:
    if a is UNSET or b is UNSET:
        return b if a is UNSET else a
    # Sorted pairs: of two texts for one field the greater stays, whichever side it came from.
    return tuple(sorted(dict(sorted((*a, *b))).items()))


def _is_deleted(session: SessionRecord, deleted: Mapping[str, datetime]) -> bool:
    when = deleted_by_hand(deleted.get(session.id))
    return when is not None and session.updated_at <= when


def _same(a: SessionRecord, b: SessionRecord) -> bool:
    """Whether nothing differs, not even the zone in which a moment is written."""
    return a is b or (
        a == b
        and a.updated_at.tzinfo == b.updated_at.tzinfo
        and a.started_at.tzinfo == b.started_at.tzinfo
        and a.ended_at.tzinfo == b.ended_at.tzinfo
    )


def _rank(session: SessionRecord) -> tuple[datetime, bytes]:
    return (session.updated_at, _encoder.encode(session))
