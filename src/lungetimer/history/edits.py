"""Changes that a user makes to saved sessions and weeks; each function returns a new History."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType

from lungetimer.history.fields import moment_of
from lungetimer.history.merge import normal, with_sessions
from lungetimer.history.session_records import CorrectionRecord
from lungetimer.history.weeks import parse_week
from lungetimer.text import clean_text
from lungetimer.training.result import MAX_REPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lungetimer.history.session_records import History, SessionRecord, SetRecord
    from lungetimer.training.choices import Leg
    from lungetimer.training.result import Felt

# Times are stored in whole seconds. The time of a change must be later than that of the version it
# changes, even if the clock was set back.
_TICK = timedelta(seconds=1)


class EditError(ValueError):
    """A change is not possible; the message says what is wrong and what would be valid."""


def edit_session(
    history: History,
    session_id: str,
    *,
    now: datetime,
    felt: Mapping[int, Felt | None] | None = None,
    **answers: Any,  # noqa: ANN401  # checked by name and range below
) -> History:
    """Return the history with the user's new answers about one session.

    Args:
        history: the current history.
        session_id: the id of the session.
        now: the time of the change, with its offset from UTC.
        felt: number of a set (from 1) -> how the set felt.
        **answers: any of ``reps_in_reserve`` and ``pain`` (0-10 or None) and ``note``.

    Raises:
        EditError: the session or set does not exist, or an answer is outside its range.
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
    """Return the session with the user's new answers, as in `edit_session`.

    The session need not be in the history.

    Raises:
        EditError: the set does not exist, or an answer is outside its range.
    """
    allowed = {"reps_in_reserve", "pain", "note"}
    if not answers.keys() <= allowed:
        raise EditError(
            f"{min(answers.keys() - allowed)} cannot be changed; only "
            f"{', '.join(sorted(allowed))} can"
        )
    for name in ("reps_in_reserve", "pain"):
        _check_score(name, answers.get(name))
    if "note" in answers:
        answers["note"] = clean_text(answers["note"])[:100_000]
    sets = list(session.sets)
    for number, answer in (felt or {}).items():
        _check_set(number, len(sets))
        sets[number - 1] = msgspec.structs.replace(sets[number - 1], felt=answer)
    return msgspec.structs.replace(
        session, sets=tuple(sets), updated_at=_after(session.updated_at, now), **answers
    )


def correct_session(
    history: History, session_id: str, *, now: datetime, done: Mapping[tuple[int, Leg], int]
) -> History:
    """Return the history with corrected numbers of reps in one session.

    Args:
        history: the current history.
        session_id: the id of the session.
        now: the time of the correction, with its offset from UTC.
        done: (number of a set from 1, leg) -> corrected reps, 0 to 1000.

    Raises:
        EditError: the session or set does not exist, or a number is outside its range.
    """
    session = _find(history, session_id)
    return with_sessions(history, (correct_record(session, now=now, done=done),))


def correct_record(
    session: SessionRecord, *, now: datetime, done: Mapping[tuple[int, Leg], int]
) -> SessionRecord:
    """Return the session with corrected reps, as in `correct_session`.

    The session need not be in the history. The result still has the reps that the program counted,
    and its ``corrections`` list every change. If no number changes, the result is the same object.

    Raises:
        EditError: the set does not exist, or a number is outside its range.
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


def _check_set(number: int, sets: int) -> None:
    if not 1 <= number <= sets:
        raise EditError(f"the set must be from 1 to {sets}, not {number}")


def _check_reps(number: int, leg: Leg, new: object, sets: int) -> None:
    _check_set(number, sets)
    whole = isinstance(new, int) and not isinstance(new, bool)
    if not (whole and 0 <= new <= MAX_REPS):  # type: ignore[operator]  # `whole` has checked the type
        raise EditError(
            f"the {leg} reps of set {number} must be a whole number from 0 to {MAX_REPS}, "
            f"not {new!r}"
        )


def delete_session(history: History, session_id: str, *, now: datetime) -> History:
    """Return the history without this session, and with its id among the deleted sessions.

    So merging with a copy that still has the session does not restore it.

    Raises:
        EditError: the session does not exist.
    """
    session = _find(history, session_id)
    when = max(moment_of(now), session.updated_at)
    deleted = history.deleted | {session_id: when}
    return normal(msgspec.structs.replace(history, deleted=deleted))


def restore_session(history: History, session: SessionRecord, *, now: datetime) -> History:
    """Return the history with a deleted session restored.

    The session's ``updated_at`` becomes later than the deletion, so that merging does not delete
    the session again.
    """
    gone = history.deleted.get(session.id, session.updated_at)
    when = _after(max(gone, session.updated_at), now)
    return with_sessions(history, (msgspec.structs.replace(session, updated_at=when),))


def freeze_week(history: History, week: str, *, now: datetime) -> History:
    """Return the history with this week frozen, so that the week neither helps nor breaks a streak.

    Raises:
        WeekError: the text is not the name of a week.
    """
    return _set_frozen(history, parse_week(week), now, frozen=True)


def unfreeze_week(history: History, week: str, *, now: datetime) -> History:
    """Return the history with this week no longer frozen; unchanged if it was not frozen.

    Raises:
        WeekError: the text is not the name of a week.
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
        raise EditError(f"session {session_id} is no longer in the history")
    return session


def _check_score(name: str, value: object) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (whole and 0 <= value <= 10):  # type: ignore[operator]  # `whole` has checked the type
        raise EditError(f"{name} must be a whole number from 0 to 10 or empty, not {value!r}")


def _after(earlier: datetime, now: datetime) -> datetime:
    return max(moment_of(now), (earlier + _TICK).replace(microsecond=0))
