"""Export a session to a FIT activity, which watches and web sites show as strength training."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lungetimer.history.exchange.fit import profile
from lungetimer.history.exchange.fit.encoder import (
    Base,
    Field,
    Message,
    encode,
    seconds_since_1989,
)
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.training.plan import Equipment

_MAX = 0xFFFE  # 0xFFFF means that a 16-bit field has no value


def to_activity(session: SessionRecord, *, kcal: int | None = None, unit: Unit = Unit.KG) -> bytes:
    """Return the bytes of a FIT file with the session as an activity.

    The reps of both legs are added up for each set, because FIT has no field for a leg. With
    dumbbells, the weight is that of one dumbbell. Warm-up and cool-down are part of the total time,
    but not shown on their own.

    Args:
        session: the session to export.
        kcal: the energy that the session took, in kilocalories; None if unknown.
        unit: the unit in which watches show weights.
    """
    return encode(_messages(session, kcal, unit))


def file_id(kind: int, made: int) -> Message:
    """Return the message ``file_id``, with which every FIT file must begin.

    Args:
        kind: ``FILE_ACTIVITY`` or ``FILE_WORKOUT``.
        made: the time of creation, in seconds since the end of 1989; it also serves as the serial
            number.
    """
    return Message(
        profile.FILE_ID,
        (
            Field(0, Base.ENUM, kind),
            Field(1, Base.UINT16, profile.DEVELOPMENT),
            Field(2, Base.UINT16, 0),
            Field(3, Base.UINT32Z, made or 1),
            Field(4, Base.UINT32, made),
        ),
    )


def _messages(session: SessionRecord, kcal: int | None, unit: Unit) -> Iterator[Message]:
    start = seconds_since_1989(session.started_at)
    end = max(start, seconds_since_1989(session.ended_at))
    timer_ms = round(session.spent_s * 1000)
    elapsed_ms = max(timer_ms, (end - start) * 1000)
    yield file_id(profile.FILE_ACTIVITY, start)
    yield _event(start, 0)
    titles = dict.fromkeys(session.held_in(done)[0] for done in session.sets)
    yield from (_title(number, what) for number, what in enumerate(titles))
    yield from _sets(session, unit)
    yield _event(end, 4)
    totals = (
        Field(2, Base.UINT32, start),
        Field(7, Base.UINT32, elapsed_ms),
        Field(8, Base.UINT32, timer_ms),
    )
    energy = () if kcal is None else (Field(11, Base.UINT16, min(max(kcal, 0), _MAX)),)
    yield _summary(profile.LAP, end, event=9, sport=25, sub_sport=39, more=(*totals, *energy))
    counts = (Field(25, Base.UINT16, 0), Field(26, Base.UINT16, 1), Field(28, Base.ENUM, 0))
    more = (*totals, *energy, *counts)
    yield _summary(profile.SESSION, end, event=8, sport=5, sub_sport=6, more=more)
    offset = session.ended_at.utcoffset() or timedelta()
    yield Message(
        profile.ACTIVITY,
        (
            Field(profile.TIMESTAMP, Base.UINT32, end),
            Field(0, Base.UINT32, timer_ms),
            Field(1, Base.UINT16, 1),
            Field(2, Base.ENUM, 0),
            Field(3, Base.ENUM, 26),
            Field(4, Base.ENUM, 1),
            Field(5, Base.UINT32, max(0, end + int(offset.total_seconds()))),
        ),
    )


def _event(at: int, kind: int) -> Message:
    """Return the message which says that the timer started (kind 0) or stopped (kind 4)."""
    return Message(
        profile.EVENT,
        (
            Field(profile.TIMESTAMP, Base.UINT32, at),
            Field(0, Base.ENUM, 0),
            Field(1, Base.ENUM, kind),
        ),
    )


def _summary(
    number: int, at: int, *, event: int, sport: int, sub_sport: int, more: tuple[Field, ...]
) -> Message:
    return Message(
        number,
        (
            Field(profile.MESSAGE_INDEX, Base.UINT16, 0),
            Field(profile.TIMESTAMP, Base.UINT32, at),
            Field(0, Base.ENUM, event),
            Field(1, Base.ENUM, 1),
            Field(sport, Base.ENUM, profile.SPORT_TRAINING),
            Field(sub_sport, Base.ENUM, profile.SUB_SPORT_STRENGTH),
            *more,
        ),
    )


def _title(number: int, equipment: Equipment) -> Message:
    return Message(
        profile.EXERCISE_TITLE,
        (
            Field(profile.MESSAGE_INDEX, Base.UINT16, number),
            Field(0, Base.UINT16, profile.LUNGE),
            Field(1, Base.UINT16, profile.LUNGE_NAMES[equipment]),
            Field(2, Base.STRING, profile.TITLES[equipment]),
        ),
    )


def _sets(session: SessionRecord, unit: Unit) -> Iterator[Message]:
    at = session.started_at + timedelta(seconds=session.warm_up_s)
    number = 0
    # If the sets of an imported session have no lengths, they share the total equally.
    known = any(done.work_s for done in session.sets)
    share_s = 0.0 if known or not session.sets else session.spent_s / len(session.sets)
    for done in session.sets:
        equipment, load_kg = session.held_in(done)
        work_s = done.work_s or share_s
        yield _set(
            number,
            at,
            work_s,
            active=True,
            more=(
                Field(3, Base.UINT16, min(done.reps, _MAX)),
                Field(4, Base.UINT16, round(load_kg * 16)),
                Field(7, Base.UINT16, (profile.LUNGE,)),
                Field(8, Base.UINT16, (profile.LUNGE_NAMES[equipment],)),
                Field(9, Base.UINT16, profile.UNITS[unit]),
            ),
        )
        at += timedelta(seconds=work_s)
        number += 1
        if done.rest_s:
            yield _set(number, at, done.rest_s, active=False, more=())
            at += timedelta(seconds=done.rest_s)
            number += 1


def _set(
    number: int, at: datetime, length_s: float, *, active: bool, more: tuple[Field, ...]
) -> Message:
    start = seconds_since_1989(at)
    return Message(
        profile.SET,
        (
            Field(254, Base.UINT32, seconds_since_1989(at + timedelta(seconds=length_s))),
            Field(0, Base.UINT32, round(length_s * 1000)),
            Field(5, Base.UINT8, 1 if active else 0),
            Field(6, Base.UINT32, start),
            Field(10, Base.UINT16, number),
            *more,
        ),
    )
