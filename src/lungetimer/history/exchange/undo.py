"""Undo the last import: remove the sessions that it added, and restore those that it replaced."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from lungetimer.frozen import frozen
from lungetimer.history import codec, files
from lungetimer.history.edits import restore_session
from lungetimer.history.fields import Moment, RecordBase, moment_of
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import normal
from lungetimer.history.session_records import SessionRecord  # noqa: TC001  # msgspec reads it
from lungetimer.history.twins import UNDONE, deleted_by_hand, was_undone

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History

FORMAT: Final = "lungetimer-import-undo"
SUFFIX: Final = ".import-undo"


class ImportUndo(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Record of the changes that the last import made.

    Attributes:
        file: the name of the file that was imported.
        imported_at: the time of the import.
        taken: id -> ``updated_at`` after the import, for every imported session.
        replaced: the sessions that the import replaced, as they were before.
    """

    format: Literal["lungetimer-import-undo"] = FORMAT
    version: Literal[1] = 1
    file: str = ""
    imported_at: Moment
    taken: dict[str, Moment]
    replaced: tuple[SessionRecord, ...] = ()


@frozen
class Undoing:
    """The sessions that would change if an import were undone.

    Attributes:
        added: the sessions that the import added, and that would be removed.
        replaced: the sessions that the import replaced; their earlier version would be restored.
        edited: the sessions of both groups that the user changed after the import.
    """

    added: tuple[SessionRecord, ...]
    replaced: tuple[SessionRecord, ...]
    edited: tuple[SessionRecord, ...]


def undo_path(history: Path) -> Path:
    """Return the path of the record of the last import, for the history file ``history``."""
    return history.with_name(history.name + SUFFIX)


def undo_of(
    before: History, after: History, ids: set[str], *, file: str, now: datetime
) -> ImportUndo:
    """Return the record that makes it possible to undo an import.

    Args:
        before: the history before the import.
        after: the history after the import.
        ids: the ids of the imported sessions.
        file: the name of the imported file.
        now: the time of the import, with its offset from UTC.
    """
    earlier = {s.id: s for s in before.sessions}
    return ImportUndo(
        file=file[:4000],
        imported_at=moment_of(now),
        taken={s.id: s.updated_at for s in after.sessions if s.id in ids},
        replaced=tuple(earlier[i] for i in sorted(ids) if i in earlier),
    )


def keep_undo(history: Path, undo: ImportUndo) -> None:
    """Save the record of an import in place of the record of the previous import.

    Raises:
        StoreError: the record cannot be written.
    """  # noqa: DOC501  # trouble() returns the StoreError
    path = undo_path(history)
    head, _, tail = codec.encode(msgspec.structs.replace(undo, replaced=())).rpartition(b"[]")
    sessions = b",\n".join(codec.encode(session) for session in undo.replaced)
    try:
        files.write_whole(path, b"".join((head, b"[", sessions, b"]", tail, b"\n")))
    except OSError as error:
        raise trouble("save how to undo the import", path, error) from None


def read_undo(history: Path) -> ImportUndo:
    """Return the saved record of the last import.

    Raises:
        StoreError: nothing was imported, the import was undone already, or the record cannot be
            read.
    """  # noqa: DOC501  # trouble() returns the StoreError
    path = undo_path(history)
    try:
        return codec.decode(files.read_file(path), ImportUndo)
    except FileNotFoundError:
        raise StoreError(
            "there is no import to undo: nothing was imported, or the import is already undone"
        ) from None
    except OSError as error:
        raise trouble("undo the import", path, error) from None
    except ValueError as error:
        raise StoreError(f"cannot undo the import: {path}: {error}") from None


def forget_undo(history: Path) -> None:
    """Delete the record of the last import. Call this after the import was undone.

    Raises:
        StoreError: the record could not be deleted.
    """  # noqa: DOC501  # trouble() returns the StoreError
    path = undo_path(history)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble("remove", path, error) from None


def undoing(history: History, undo: ImportUndo) -> Undoing:
    """Return the sessions in the current history that would change if the import were undone."""
    here = {s.id: s for s in history.sessions if s.id in undo.taken}
    before = {s.id for s in undo.replaced}
    return Undoing(
        added=tuple(s for i, s in here.items() if i not in before),
        replaced=tuple(s for i, s in here.items() if i in before),
        edited=tuple(s for i, s in here.items() if s.updated_at != undo.taken[i]),
    )


def undone(history: History, undo: ImportUndo, *, now: datetime) -> History:
    """Return the history with the import undone.

    The sessions that the import added are recorded as deleted, so that other machines delete them
    too. The file can still be imported again. A session that the user deleted after the import
    stays deleted.
    """
    plan = undoing(history, undo)
    deleted = dict(history.deleted)
    for session in plan.added:
        when = max(moment_of(now), session.updated_at).replace(microsecond=0)
        earlier = deleted_by_hand(deleted.get(session.id))
        # If the user had deleted the session before the import, it counts as deleted by the user.
        by_hand = earlier is not None and not was_undone(earlier)
        deleted[session.id] = when if by_hand else when + UNDONE
    changed = normal(msgspec.structs.replace(history, deleted=deleted))
    back = {s.id for s in plan.replaced}
    for session in undo.replaced:
        if session.id in back:
            current = next(s for s in plan.replaced if s.id == session.id)
            later = max(moment_of(now), current.updated_at + timedelta(seconds=1))
            changed = restore_session(
                changed, msgspec.structs.replace(session, updated_at=later), now=now
            )
    return changed
