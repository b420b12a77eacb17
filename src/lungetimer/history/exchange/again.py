"""Import a session again, without losing what the user changed after the first import."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from lungetimer.history.fields import moment_of

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord, SetRecord


def updated_from(
    here: SessionRecord, there: SessionRecord, *, now: datetime, move: bool = False
) -> SessionRecord | None:
    """Return an imported session updated from the file, or None if the file changes nothing.

    Answers, notes and corrections that the user made in lungetimer are preserved.

    Args:
        here: the session in the history.
        there: the same session in the imported file.
        now: the time of the import, with its offset from UTC.
        move: whether the user named a time zone. If so, the session gets its start in that zone.
    """
    started = there.started_at if move else here.started_at
    source = there.source
    if not move and source is not UNSET and here.source is not UNSET:
        source = msgspec.structs.replace(source, zone=here.source.zone)
    edited = _edited(here)
    if edited and source is not UNSET:
        # Keep the time of the first import: the next import must also recognize these changes.
        first = "" if here.source is UNSET else here.source.import_
        source = msgspec.structs.replace(source, import_=first)
    sets = tuple(
        _set_again(here.sets[n] if n < len(here.sets) else None, done)
        for n, done in enumerate(there.sets)
    )
    keeps_reserve = there.reps_in_reserve is None or (edited and here.reps_in_reserve is not None)
    again = msgspec.structs.replace(
        here,
        started_at=started,
        ended_at=started + (there.ended_at - there.started_at),
        status=there.status,
        plan=there.plan,
        sets=sets,
        reps_in_reserve=here.reps_in_reserve if keeps_reserve else there.reps_in_reserve,
        note=here.note if not there.note or (edited and here.note) else there.note,
        source=source,
    )
    if _without_marks(again) == _without_marks(here) and not _moved(here, again):
        return None
    changed = max(moment_of(now), (here.updated_at + timedelta(seconds=1)).replace(microsecond=0))
    return msgspec.structs.replace(again, updated_at=changed)


def _set_again(here: SetRecord | None, there: SetRecord) -> SetRecord:
    if here is None:
        return there
    kept: dict[str, object] = {"felt": here.felt or there.felt}
    called = {n: getattr(here, n, UNSET) for n in ("called_left", "called_right")}
    if any(value not in {UNSET, None} for value in called.values()):
        # The user corrected these reps in lungetimer, so keep them.
        kept |= {"left": here.left, "right": here.right, **called}
    return msgspec.structs.replace(there, **kept)


def _edited(here: SessionRecord) -> bool:
    """Return whether the user changed the session in lungetimer after it was imported."""
    imported = here.ended_at
    if here.source is not UNSET and here.source.import_:
        try:
            imported = datetime.fromisoformat(here.source.import_)
        except ValueError:
            return True
    return here.updated_at > max(imported, here.ended_at)


def _moved(here: SessionRecord, again: SessionRecord) -> bool:
    return here.started_at.utcoffset() != again.started_at.utcoffset()


def _without_marks(session: SessionRecord) -> SessionRecord:
    """Return a copy of the session without what may differ each time a file is imported.

    The source, the version of lungetimer and the planned reps are removed, and loads are rounded
    to 10 g. (Earlier versions rounded loads, and stored the reps of the best set as the planned
    reps of each set.)
    """
    plan = msgspec.structs.replace(
        session.plan, load_kg=round(session.plan.load_kg, 2), reps_per_leg=1, reps_by_set=UNSET
    )
    sets = tuple(
        done
        if done.load_kg is UNSET
        else msgspec.structs.replace(done, load_kg=round(done.load_kg, 2))
        for done in session.sets
    )
    return msgspec.structs.replace(session, plan=plan, sets=sets, source=UNSET, app_version="")
