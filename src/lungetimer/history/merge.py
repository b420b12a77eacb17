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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

_K = TypeVar("_K")
_encoder = msgspec.json.Encoder()
_ORDER = attrgetter("started_at", "id")


def merge(*histories: History) -> History:
    """All sessions of all histories, each once.

    Of two versions of a session the newer ``updated_at`` wins; a deletion wins over every version
    that is not newer; the later of freezing and unfreezing a week holds, and so does the later of
    two weekly targets with one date.
    """
    return reduce(_merge_two, map(normal, histories), History())


def normal(history: History) -> History:
    """The same history in its one canonical form: each id once, deleted ones gone, oldest first."""
    sessions = history.sessions
    ids = {s.id for s in sessions}
    if len(ids) < len(sessions):
        sessions = newest(sessions)
    if history.deleted and not ids.isdisjoint(history.deleted):
        sessions = tuple(s for s in sessions if not _is_deleted(s, history.deleted))
    ordered = tuple(sorted(sessions, key=_ORDER))
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
        if known is None or (known != session and _rank(known) < _rank(session)):
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
            deleted=_latest(a.deleted, b.deleted),
            weeks_changed=changed,
            weekly_targets=merged(a.weekly_targets, b.weekly_targets),
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


def _latest(a: Mapping[_K, datetime], b: Mapping[_K, datetime]) -> dict[_K, datetime]:
    found = dict(a)
    for key, when in b.items():
        # The same moment may be written in two zones; the text decides, so that order does not.
        if key not in found or (found[key], found[key].isoformat()) < (when, when.isoformat()):
            found[key] = when
    return found


def _unknown(
    a: tuple[tuple[str, str], ...] | UnsetType, b: tuple[tuple[str, str], ...] | UnsetType
) -> tuple[tuple[str, str], ...] | UnsetType:
    if a is UNSET or b is UNSET:
        return b if a is UNSET else a
    # Sorted pairs: of two texts for one field the greater stays, whichever side it came from.
    return tuple(sorted(dict(sorted((*a, *b))).items()))


def _is_deleted(session: SessionRecord, deleted: Mapping[str, datetime]) -> bool:
    when = deleted.get(session.id)
    return when is not None and session.updated_at <= when


def _rank(session: SessionRecord) -> tuple[datetime, bytes]:
    return (session.updated_at, _encoder.encode(session))
