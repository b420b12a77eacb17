"""Changes a person makes to the history afterwards, each from one History to the next."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType

from lungetimer.history.fields import moment_of
from lungetimer.history.merge import normal, with_sessions
from lungetimer.history.records import CorrectionRecord
from lungetimer.history.weeks import parse_week
from lungetimer.text import clean_text
from lungetimer.training.result import MOST_REPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lungetimer.history.records import History, SessionRecord, SetRecord
    from lungetimer.training.choices import Leg
    from lungetimer.training.result import Felt

# Moments are kept to the second; a change must be newer than what it changes, whatever the clock.
_TICK = timedelta(seconds=1)


class EditError(ValueError):
    """A change that makes no sense: names what, the value, and what is allowed."""


def edit_session(
    history: History,
    session_id: str,
    *,
    now: datetime,
    felt: Mapping[int, Felt | None] | None = None,
    **answers: Any,  # noqa: ANN401  # checked by name and range below
) -> History:
    """Change the answers of a session.

    Args:
        history: the history as it is.
        session_id: which session.
        now: the moment of the change, with its offset from UTC.
        felt: set number (from 1) -> how it felt.
        **answers: any of ``reps_in_reserve`` and ``pain`` (0-10 or None) and ``note``.

    Raises:
        EditError: no such session or set, or an answer outside its range.
    """
    session = _find(history, session_id)
    return with_sessions(history, (edit_record(session, now=now, felt=felt, **answers),))


def edit_record(
    session: SessionRecord,
    *,
    now: datetime,
    felt: Mapping[int, Felt | None] | None = None,
    **answers: Any,  # noqa: ANN401  # checked by name and range below
) -> SessionRecord:
    """The session with changed answers, also for one that waits to be saved; see `edit_session`.

    Raises:
        EditError: no such set, or an answer outside its range.
    """
    allowed = {"reps_in_reserve", "pain", "note"}
    if not answers.keys() <= allowed:
        raise EditError(
            f"{min(answers.keys() - allowed)} cannot be changed; {', '.join(sorted(allowed))} can"
        )
    for name in ("reps_in_reserve", "pain"):
        _check_score(name, answers.get(name))
    if "note" in answers:
        answers["note"] = clean_text(answers["note"])[:100_000]
    sets = list(session.sets)
    for number, said in (felt or {}).items():
        if not 1 <= number <= len(sets):
            raise EditError(f"set {number} does not exist; this session has sets 1 to {len(sets)}")
        sets[number - 1] = msgspec.structs.replace(sets[number - 1], felt=said)
    return msgspec.structs.replace(
        session, sets=tuple(sets), updated_at=_after(session.updated_at, now), **answers
    )


def correct_session(
    history: History, session_id: str, *, now: datetime, done: Mapping[tuple[int, Leg], int]
) -> History:
    """Put right how many reps were done in sets of a session.

    Args:
        history: the history as it is.
        session_id: which session.
        now: the moment of the change, with its offset from UTC.
        done: (set number from 1, leg) -> reps done, 0 to 1000.

    Raises:
        EditError: no such session or set, or a number outside its range.
    """
    session = _find(history, session_id)
    return with_sessions(history, (correct_record(session, now=now, done=done),))


def correct_record(
    session: SessionRecord, *, now: datetime, done: Mapping[tuple[int, Leg], int]
) -> SessionRecord:
    """The session with other reps done, also for one that waits to be saved.

    What was called stays known, and each change is noted in ``corrections``; where nothing changes
    it is the same session. See `correct_session`.

    Raises:
        EditError: no such set, or a number outside its range.
    """
    sets = list(session.sets)
    found: list[CorrectionRecord] = []
    for (number, leg), new in done.items():
        _check_reps(number, leg, new, len(sets))
        old = sets[number - 1].done(leg)
        if new == old:
            continue
        sets[number - 1] = _with_done(sets[number - 1], leg, new)
        found.append(CorrectionRecord(at=moment_of(now), set=number, leg=leg, old=old, new=new))
    if not found:
        return session
    return msgspec.structs.replace(
        session,
        sets=tuple(sets),
        corrections=(*session.corrected, *found),
        updated_at=_after(session.updated_at, now),
    )


def _with_done(one: SetRecord, leg: Leg, new: int) -> SetRecord:
    called = one.called(leg)
    beside: int | UnsetType = UNSET if called == new else called
    return msgspec.structs.replace(one, **{leg.value: new, f"called_{leg.value}": beside})


def _check_reps(number: int, leg: Leg, new: object, sets: int) -> None:
    if not 1 <= number <= sets:
        raise EditError(f"set {number} does not exist; this session has sets 1 to {sets}")
    whole = isinstance(new, int) and not isinstance(new, bool)
    if not (whole and 0 <= new <= MOST_REPS):  # type: ignore[operator]  # whole
        raise EditError(
            f"the {leg} reps of set {number} must be a whole number from 0 to {MOST_REPS}, "
            f"not {new!r}"
        )


def delete_session(history: History, session_id: str, *, now: datetime) -> History:
    """Take a session out; the deletion is remembered, so that merging does not bring it back.

    Raises:
        EditError: no such session.
    """
    session = _find(history, session_id)
    when = max(moment_of(now), session.updated_at)
    deleted = history.deleted | {session_id: when}
    return normal(msgspec.structs.replace(history, deleted=deleted))


def restore_session(history: History, session: SessionRecord, *, now: datetime) -> History:
    """Undo a deletion: the session counts as changed now, which is later than its deletion."""
    gone = history.deleted.get(session.id, session.updated_at)
    when = _after(max(gone, session.updated_at), now)
    return with_sessions(history, (msgspec.structs.replace(session, updated_at=when),))


def freeze_week(history: History, week: str, *, now: datetime) -> History:
    """Let a week count neither way.

    Raises:
        WeekError: not the name of a week.
    """
    return _set_frozen(history, parse_week(week), now, frozen=True)


def unfreeze_week(history: History, week: str, *, now: datetime) -> History:
    """Let a week count again; one that was not frozen stays as it is.

    Raises:
        WeekError: not the name of a week.
    """
    return _set_frozen(history, parse_week(week), now, frozen=False)


def _set_frozen(history: History, week: str, now: datetime, *, frozen: bool) -> History:
    weeks = set(history.frozen_weeks)
    if (week in weeks) == frozen:
        return history
    before = history.weeks_changed.get(week)
    when = _after(before, now) if before else moment_of(now)
    return msgspec.structs.replace(
        history,
        frozen_weeks=tuple(sorted(weeks ^ {week})),
        weeks_changed=history.weeks_changed | {week: when},
    )


def _find(history: History, session_id: str) -> SessionRecord:
    session = history.find(session_id)
    if session is None:
        raise EditError(f"session {session_id} is not in the history any more")
    return session


def _check_score(name: str, value: object) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (whole and 0 <= value <= 10):  # type: ignore[operator]  # whole
        raise EditError(f"{name} must be a whole number from 0 to 10 or empty, not {value!r}")


def _after(earlier: datetime, now: datetime) -> datetime:
    return max(moment_of(now), (earlier + _TICK).replace(microsecond=0))
