"""Export a plan to a FIT workout, through which a watch guides the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.exchange.fit import profile
from lungetimer.history.exchange.fit.activity import file_id
from lungetimer.history.exchange.fit.encoder import Base, Field, Message, encode, seconds_since_1989
from lungetimer.training.loads import Unit
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lungetimer.training.timeline import Timeline

_ACTIVE, _REST, _WARM_UP, _COOL_DOWN = 0, 1, 2, 3
_INTENSITY = {
    PhaseKind.WARM_UP: _WARM_UP,
    PhaseKind.COOL_DOWN: _COOL_DOWN,
    PhaseKind.REST: _REST,
}
_TIME, _REPS = 0, 29


def to_workout(
    line: Timeline, *, now: datetime, name: str = "Reverse lunges", unit: Unit = Unit.KG
) -> bytes:
    """Return the bytes of a FIT file with the plan as a workout.

    On the watch, a drill or a rest ends after its time, and a set after the reps of both legs
    together.

    Args:
        line: the timeline of the plan.
        now: the time of creation to write into the file, with its offset from UTC.
        name: the name that the watch shows.
        unit: the unit in which the watch shows weights.
    """
    steps = list(_steps(line, unit))
    head = Message(
        profile.WORKOUT,
        (
            Field(4, Base.ENUM, profile.SPORT_TRAINING),
            Field(6, Base.UINT16, len(steps)),
            Field(8, Base.STRING, name),
            Field(11, Base.ENUM, profile.SUB_SPORT_STRENGTH),
        ),
    )
    return encode([file_id(profile.FILE_WORKOUT, seconds_since_1989(now)), head, *steps])


def _steps(line: Timeline, unit: Unit) -> Iterator[Message]:
    number = 0
    reps: dict[int, int] = {}
    for rep in line.reps():
        reps[rep.set] = reps.get(rep.set, 0) + 1
    for placed in line.phases:
        phase = placed.phase
        if phase.kind is PhaseKind.SET:
            yield _set(line, number, reps.get(phase.set or 0, 0), unit)
        elif phase.kind in _INTENSITY:
            yield _timed(number, phase.name, float(phase.length_s), _INTENSITY[phase.kind])
        else:
            continue  # the watch has its own countdown for getting ready
        number += 1


def _timed(number: int, name: str, length_s: float, intensity: int) -> Message:
    return Message(
        profile.WORKOUT_STEP,
        (
            Field(profile.MESSAGE_INDEX, Base.UINT16, number),
            Field(0, Base.STRING, name),
            Field(1, Base.ENUM, _TIME),
            Field(2, Base.UINT32, round(length_s * 1000)),
            Field(3, Base.ENUM, 2),
            Field(7, Base.ENUM, intensity),
        ),
    )


def _set(line: Timeline, number: int, reps: int, unit: Unit) -> Message:
    plan = line.plan
    return Message(
        profile.WORKOUT_STEP,
        (
            Field(profile.MESSAGE_INDEX, Base.UINT16, number),
            Field(0, Base.STRING, profile.TITLES[plan.equipment]),
            Field(1, Base.ENUM, _REPS),
            Field(2, Base.UINT32, reps),
            Field(3, Base.ENUM, 2),
            Field(7, Base.ENUM, _ACTIVE),
            Field(10, Base.UINT16, profile.LUNGE),
            Field(11, Base.UINT16, profile.LUNGE_NAMES[plan.equipment]),
            Field(12, Base.UINT16, round(plan.load_kg * 100)),
            Field(13, Base.UINT16, profile.UNITS[unit]),
        ),
    )
