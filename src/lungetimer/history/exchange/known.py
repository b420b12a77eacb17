"""Find out which sessions of a file the history already has, even in another time zone."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

import msgspec
from msgspec import UNSET

from lungetimer.history.exchange.again import updated_from
from lungetimer.history.exchange.report import ImportReport, Refusal
from lungetimer.history.twins import deleted_by_hand, is_imported, was_undone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lungetimer.history.session_records import History, SessionRecord

# Every offset from UTC, in minutes, that a place has used since 1970.
_OFFSETS: Final = (*range(-12 * 60, 14 * 60 + 1, 30), 345, 525, 765, 825, -44, -45)


def own_report(
    kind: str, rows: int, found: Iterable[SessionRecord], refused: list[Refusal], known: History
) -> ImportReport:
    """Return the report on importing a file of our own, whose sessions have ids.

    Args:
        kind: the kind of file in words.
        rows: the number of rows or sessions in the file.
        found: the sessions in the file.
        refused: the rows or sessions that are not imported.
        known: the current history.
    """
    versions = {s.id: s for s in known.sessions}
    new: dict[str, SessionRecord] = {}
    updated: dict[str, SessionRecord] = {}
    deleted: list[tuple[SessionRecord, str]] = []
    count = 0
    for session in found:
        gone = deleted_by_hand(known.deleted.get(session.id))
        here = versions.get(session.id)
        if (
            here is None
            and gone is not None
            and session.updated_at <= gone
            and not was_undone(gone)
        ):
            deleted.append((_after(session, gone), gone.date().isoformat()))
        elif here is not None and session.updated_at > here.updated_at:
            updated[session.id] = session
        elif here is not None or session.id in new:
            count += 1
        else:
            new[session.id] = _after(session, gone)
    return ImportReport(
        kind, rows, tuple(new.values()), tuple(updated.values()), count, _ordered(refused),
        deleted=tuple(deleted),
    )  # fmt: skip


def foreign_report(
    kind: str,
    rows: int,
    found: Iterable[SessionRecord],
    refused: list[Refusal],
    known: History,
    *,
    now: datetime,
    move: bool = False,
) -> ImportReport:
    """Return the report on importing another program's file, whose sessions have no ids.

    A session of the file is already known if the history has a session that starts in the same
    minute of local time, or one with the id that an import in another time zone gives this session.

    Args:
        kind: the kind of file in words.
        rows: the number of rows in the file.
        found: the sessions that were made from the rows of the file.
        refused: the rows that are not imported.
        known: the current history.
        now: the time of the import, with its offset from UTC.
        move: whether the user named a time zone. If so, sessions get their start in that zone.
    """
    sessions = list(found)
    index = _Index(known, sessions)
    new: dict[str, SessionRecord] = {}
    differing: list[SessionRecord] = []
    deleted: list[tuple[SessionRecord, str]] = []
    count = 0
    for session in sessions:
        here = index.same(session)
        if here is not None:
            count += 1
            again = updated_from(here, session, now=now, move=move) if is_imported(here) else None
            if again is not None:
                differing.append(again)
            continue
        gone = index.deletion(session)
        if gone is not None:
            back = msgspec.structs.replace(_after(session, gone[1]), id=gone[0])
            if was_undone(gone[1]):
                new[back.id] = back
            else:
                deleted.append((back, gone[1].date().isoformat()))
        elif session.id in new:
            count += 1
        else:
            new[session.id] = session
    return ImportReport(
        kind, rows, tuple(new.values()), (), count, _ordered(refused),
        differing=tuple(differing), deleted=tuple(deleted),
    )  # fmt: skip


class _Index:
    """Index of the sessions in a history, to find each session of a file in the history.

    Args:
        known: the history.
        found: all sessions of the file.
    """

    def __init__(self, known: History, found: Iterable[SessionRecord]) -> None:
        self._in_file = {(_minute(s), s.source.workout) for s in found if s.source is not UNSET}
        self._by_id = {s.id: s for s in known.sessions}
        self._by_minute: dict[str, list[SessionRecord]] = defaultdict(list)
        for session in known.sessions:
            self._by_minute[_minute(session)].append(session)
        self._deleted = {
            i: when for i, when in known.deleted.items() if deleted_by_hand(when) is not None
        }
        self._taken: set[str] = set()

    def same(self, session: SessionRecord) -> SessionRecord | None:
        """Return the session in the history that is the same as this one of the file, or None."""
        here = self._by_id.get(session.id) or self._alike(session)
        if here is not None:
            self._taken.add(here.id)
        return here

    def _alike(self, session: SessionRecord) -> SessionRecord | None:
        near = [s for s in self._by_minute.get(_minute(session), ()) if s.id not in self._taken]
        if not near:
            return None
        ids = set(_elsewhere(session))
        exact = next((s for s in near if s.id in ids), None)
        if exact is not None:
            return exact
        return next((s for s in near if not self._is_another(s, session)), None)

    def _is_another(self, here: SessionRecord, session: SessionRecord) -> bool:
        """Return whether ``here`` (in the history) and ``session`` (in the file) are different.

        Both start in the same minute. They are different if the file has workouts with both names
        in this minute. If the file lacks the name of ``here``, the workout was only renamed.
        """
        if here.source is UNSET or session.source is UNSET:
            return False
        return (
            here.source.program == session.source.program
            and here.source.workout != session.source.workout
            and (_minute(session), here.source.workout) in self._in_file
        )

    def deletion(self, session: SessionRecord) -> tuple[str, datetime] | None:
        """Return the id under which the session was deleted, and when; None if it was not deleted.

        The id can be that of ``session``, or the one that an import in another time zone gives it.
        """
        if not self._deleted:
            return None
        for session_id in (session.id, *_elsewhere(session)):
            when = self._deleted.get(session_id)
            if when is not None:
                return session_id, when
        return None


def _elsewhere(session: SessionRecord) -> Iterator[str]:
    """Yield the ids that an import gives this session, one for each possible offset from UTC."""
    if session.source is UNSET:
        return
    wall = session.started_at.replace(tzinfo=None)
    head, tail = session.source.program, session.source.workout
    for minutes in _OFFSETS:
        at = wall.replace(tzinfo=timezone(timedelta(minutes=minutes)))
        yield uuid5(NAMESPACE_URL, f"{head} {at.isoformat()} {tail}").hex


def _minute(session: SessionRecord) -> str:
    return session.started_at.strftime("%Y-%m-%dT%H:%M")


def _after(session: SessionRecord, gone: datetime | None) -> SessionRecord:
    """Return the session with ``updated_at`` after its deletion, so that an import restores it."""
    if gone is None or session.updated_at > gone:
        return session
    later = (gone + timedelta(seconds=1)).replace(microsecond=0)
    return msgspec.structs.replace(session, updated_at=later)


def _ordered(refused: list[Refusal]) -> tuple[Refusal, ...]:
    return tuple(sorted(refused, key=lambda refusal: refusal.line))
