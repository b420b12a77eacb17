"""Taking a session from its file again, without losing what was said of it here since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from lungetimer.history.fields import moment_of

if TYPE_CHECKING:
    from lungetimer.history.records import SessionRecord, SetRecord


def taken_again(
    here: SessionRecord, there: SessionRecord, *, now: datetime, move: bool = False
) -> SessionRecord | None:
    """Return an imported session as its file tells it now; None when nothing differs.

    Answers, what was felt, notes and corrections made here stay.

    Args:
        here: the session as it is in the history.
        there: the same session as the file has it.
        now: the moment of the import.
        move: whether the time zone was named, so that the session moves to the start it has there.
    """
    started = there.started_at if move else here.started_at
    source = there.source
    if not move and source is not UNSET and here.source is not UNSET:
        source = msgspec.structs.replace(source, zone=here.source.zone)
    edited = _edited(here)
    if edited and source is not UNSET:
        # What was said here is known by being later than this, also the next time.
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
        # The reps were corrected by hand: they stay.
        kept |= {"left": here.left, "right": here.right, **called}
    return msgspec.structs.replace(there, **kept)


def _edited(here: SessionRecord) -> bool:
    """Whether somebody changed the session after it was imported."""
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
    """Return the session without what only says when and by which version it was imported.

    Nor does it tell what earlier versions did otherwise: they kept loads to 10 g, and asked of each
    set what was done in the best one. The reps that were done are compared all the same.
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
