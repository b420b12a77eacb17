"""Join the sessions that come from importing one workout in several time zones.

The id of an imported session is derived from its start and the offset from UTC. So if a file is
imported on a machine in Berlin and on another in New York, the same workout gets two ids. Two
imported sessions are twins if they start in the same minute of local time and have the same name,
or the same sets and reps if no name is stored (see `twin_key`). Twins are joined into one session,
which has the content of the newest twin and the smallest of their ids.

The other ids are recorded as deleted, so that older versions of the program remove these sessions.
The time of such a deletion is one microsecond after the last change of the newest twin. All other
times are whole seconds, or whole seconds and two microseconds. So the fraction of a second shows
which sessions were deleted because they were joined (see `deleted_by_hand`).

``History.imports`` stores the `twin_key` of each deleted id, so that several histories can be
merged in any order with the same result.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET

from lungetimer.frozen import field, slotted
from lungetimer.text import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from lungetimer.history.session_records import History, SessionRecord

# Other times are whole seconds. If a deletion's time has this fraction, joining twins made it.
_JOINED: Final = timedelta(microseconds=1)
# If a deletion's time has this fraction, undoing an import made it: the file can be imported again.
UNDONE: Final = timedelta(microseconds=2)
_encoder: Final = msgspec.json.Encoder()


def is_imported(session: SessionRecord) -> bool:
    """Return whether the session was imported from another program.

    Lungetimer 0.1 stored no source, but gave only imported sessions a UUID of version 5 (RFC 9562).
    """
    return session.source is not UNSET or _is_version_5(session.id)


def twin_key(session: SessionRecord) -> str | None:
    """Return a text that identifies the imported workout; None if the session was not imported."""
    if session.source is UNSET and not _is_version_5(session.id):
        return None
    wall = session.started_at.strftime("%Y-%m-%dT%H:%M")
    if session.source is UNSET:
        # The name of the workout is not known, so the sets and reps stand for it.
        return f"{wall} #{len(session.sets)}x{session.left}+{session.right}"
    return f"{wall} {' '.join(composed(session.source.workout.casefold()).split())}"[:200]


def deleted_by_hand(when: datetime | None) -> datetime | None:
    """Return the time of a deletion if the user deleted the session; None if the program did."""
    return None if when is None or when.microsecond == _JOINED.microseconds else when


def was_undone(when: datetime) -> bool:
    """Return whether a deletion with this time was made by undoing an import."""
    return when.microsecond == UNDONE.microseconds


def deletion_order(when: datetime) -> tuple[datetime, bool, str]:
    """Return a sort key for times of deletions.

    Earlier seconds come first. Within a second, deletions by the program come first.
    """
    return when.replace(microsecond=0), deleted_by_hand(when) is not None, when.isoformat()


@slotted
class _Workout:
    live: list[SessionRecord] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def join_twins(history: History, dropped: Iterable[SessionRecord]) -> History:
    """Return the history with each imported workout as one session.

    Args:
        history: a history with each session id once and without deleted sessions.
        dropped: the sessions that were removed from this history because they are deleted.
    """
    workouts = _workouts(history, dropped)
    if not workouts:
        return history
    sessions = {s.id: s for s in history.sessions}
    deleted, imports = dict(history.deleted), dict(history.imports)
    for key, workout in workouts.items():
        if len(workout.ids) == 1 and workout.live:
            imports.pop(next(iter(workout.ids)), None)
            continue
        _settle(key, workout, sessions, deleted, imports)
    if deleted == history.deleted and imports == history.imports and len(sessions) == len(
        history.sessions
    ) and all(sessions.get(s.id) is s for s in history.sessions):  # fmt: skip
        return history
    return msgspec.structs.replace(
        history, sessions=tuple(sessions.values()), deleted=deleted, imports=imports
    )


def _workouts(history: History, dropped: Iterable[SessionRecord]) -> dict[str, _Workout]:
    found: dict[str, _Workout] = defaultdict(_Workout)
    live: set[str] = set()
    for session in history.sessions:
        key = twin_key(session)
        if key is not None:
            found[key].live.append(session)
            found[key].ids.add(session.id)
            live.add(session.id)
    for session in dropped:
        key = twin_key(session)
        if key is not None:
            found[key].ids.add(session.id)
    for session_id, key in history.imports.items():
        if session_id not in live:
            found[key].ids.add(session_id)
    return found


def _settle(
    key: str,
    workout: _Workout,
    sessions: dict[str, SessionRecord],
    deleted: dict[str, datetime],
    imports: dict[str, str],
) -> None:
    """Join the copies of a workout, or remove them if the user deleted it after their last change.

    Args:
        key: the `twin_key` of all these copies.
        workout: the copies.
        sessions: id -> session, for all sessions; changed in place.
        deleted: id -> time of the deletion, for all deleted sessions; changed in place.
        imports: id -> key, for all deleted and joined imported sessions; changed in place.
    """
    gone = _last_deletion(workout.ids, deleted)
    left = [s for s in workout.live if gone is None or s.updated_at > gone]
    for session in workout.live:
        del sessions[session.id]
    stays = max(left, key=_rank) if left else None
    first = min(workout.ids)
    for session_id in workout.ids:
        if stays is None:
            imports[session_id] = key
            if gone is not None:
                deleted[session_id] = gone
        elif session_id == first:
            imports.pop(session_id, None)
            deleted.pop(session_id, None)  # a deletion of this id is older than the newest twin
            sessions[first] = (
                stays if stays.id == first else msgspec.structs.replace(stays, id=first)
            )
        else:
            imports[session_id] = key
            deleted[session_id] = stays.updated_at + _JOINED


def _last_deletion(ids: Iterable[str], deleted: Mapping[str, datetime]) -> datetime | None:
    asked = (deleted_by_hand(deleted.get(i)) for i in ids)
    return max((w for w in asked if w is not None), key=lambda w: (w, w.isoformat()), default=None)


def _rank(session: SessionRecord) -> tuple[datetime, bytes]:
    return (session.updated_at, _encoder.encode(msgspec.structs.replace(session, id="-")))


def _is_version_5(session_id: str) -> bool:
    return len(session_id) == 32 and session_id[12] == "5"
