"""Combine the rows of another program's file into sessions, one session for each workout."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

import msgspec
from msgspec import UNSET

from lungetimer.frozen import replace
from lungetimer.history.exchange.foreign_dates import MomentError, placed
from lungetimer.history.exchange.layouts import FITBOD, FITNOTES
from lungetimer.history.exchange.lengths import LONGEST
from lungetimer.history.exchange.report import Refusal
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import SessionRecord, SetRecord
from lungetimer.history.source_record import SourceRecord
from lungetimer.text import clean_text
from lungetimer.training.plan import LIMITS, Routine
from lungetimer.training.result import Felt
from lungetimer.training.set_reps import mean_of
from lungetimer.training.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lungetimer.history.exchange.foreign_rows import Options, Reading, Row

_FELT: Final = re.compile(rf"felt: ({'|'.join(Felt)})")
# Fitbod may give each set its own time. A longer time than this between two sets means that the
# second set belongs to another workout.
_PAUSE: Final = timedelta(hours=2)


def sessions_of(read: Reading, program: str, options: Options) -> list[SessionRecord]:
    """Return a session for each workout; refuse workouts without a valid date."""
    found: list[SessionRecord] = []
    for rows in _workouts(read.rows, program):
        if all(row.kind != "set" for row in rows):
            continue
        try:
            found.append(_session(rows, program, options, read, alone=_alone(rows, program, read)))
        except MomentError as error:
            read.refused.append(Refusal(0, str(error)))
    return found


def _alone(rows: list[Row], program: str, read: Reading) -> bool:
    """Return whether the workout was only lunges, so that its length is that of the lunges."""
    return program != FITBOD and not any((r.at, r.workout) in read.others for r in rows)


def _workouts(rows: Iterable[Row], program: str) -> list[list[Row]]:
    if program == FITBOD:
        return _by_pauses(rows)
    found: dict[tuple[datetime, str], list[Row]] = {}
    for row in rows:
        name = "" if program == FITNOTES else row.workout
        found.setdefault((row.start.wall, name), []).append(row)
    return list(found.values())


def _by_pauses(rows: Iterable[Row]) -> list[list[Row]]:
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: r.start.wall):
        if found and row.start.wall - found[-1][-1].start.wall <= _PAUSE:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _session(
    rows: list[Row], program: str, options: Options, read: Reading, *, alone: bool
) -> SessionRecord:
    first = rows[0]
    done = _paired([row for row in rows if row.kind == "set"])
    heaviest = max(done, key=lambda row: row.load_kg)
    started = placed(first.start, options.zone)
    if program == FITBOD and first.start.offset is not None:
        started = started.astimezone(options.zone)  # Fitbod writes all times in UTC
    sets = _with_rests(_sets(done, heaviest), rows)
    length = _length(first, options, read)
    own = timedelta(seconds=sum(s.work_s + s.rest_s for s in sets))
    if not alone and own and all(s.work_s for s in sets) and own < length:
        length = own
    reserve = [row.reserve for row in done if row.reserve is not None]
    name = "" if program == FITNOTES else first.workout
    reps = _asked(done)
    at = first.start.wall.isoformat() if program == FITBOD else started.isoformat()
    return SessionRecord(
        # The id is derived from the file's contents and the time zone, as in lungetimer 0.1.
        id=uuid5(NAMESPACE_URL, f"{program} {at} {name}").hex,
        started_at=started,
        ended_at=started + length,
        updated_at=started + length,
        status=Status.COMPLETED,
        plan=PlanRecord(
            sets=len(reps),
            reps_per_leg=mean_of(reps),
            reps_by_set=reps if len(set(reps)) > 1 else UNSET,
            equipment=heaviest.equipment,
            load_kg=heaviest.load_kg,
            warm_up=Routine.OFF,
            cool_down=Routine.OFF,
        ),
        sets=tuple(sets),
        reps_in_reserve=reserve[-1] if reserve else None,
        note=_note(rows),
        app_version=options.app_version,
        source=SourceRecord(
            program=program,
            zone=options.zone_name[:200],
            workout=clean_text(name)[:200],
        ),
    )


def _asked(done: list[Row]) -> tuple[int, ...]:
    """Return the planned reps of each set: the reps done, clamped to the limits of a plan.

    Other programs export no planned reps.
    """
    clamp = LIMITS["reps_per_leg"].clamp
    return tuple(clamp(max(row.left, row.right)) for row in done[: LIMITS["sets"].high])


def _paired(done: list[Row]) -> list[Row]:
    """Return the sets; a set of one leg and a following set of the other leg become one set."""
    found: list[Row] = []
    for row in done:
        before = found[-1] if found else None
        if (
            before is not None
            and row.leg is not None
            and before.leg is not None
            and row.leg != before.leg
            and not (before.left and before.right)
            and (before.load_kg, before.equipment) == (row.load_kg, row.equipment)
        ):
            found[-1] = replace(
                before,
                left=before.left + row.left,
                right=before.right + row.right,
                seconds=before.seconds + row.seconds,
                reserve=row.reserve,
            )
        else:
            found.append(row)
    return found


def _sets(done: list[Row], heaviest: Row) -> list[SetRecord]:
    return [
        SetRecord(
            left=row.left,
            right=row.right,
            work_s=row.seconds,
            felt=_felt(row.set_note),
            load_kg=UNSET if row.load_kg == heaviest.load_kg else row.load_kg,
            equipment=UNSET if row.equipment is heaviest.equipment else row.equipment,
        )
        for row in done
    ]


def _with_rests(sets: list[SetRecord], rows: list[Row]) -> list[SetRecord]:
    """Return the sets, with rests from the file if the file also has the length of every set."""
    if not all(done.work_s for done in sets) or all(row.kind != "rest" for row in rows):
        return sets
    rests: list[float] = []
    for row in rows:
        if row.kind == "set":
            rests.append(0.0)
        elif row.kind == "rest" and rests:
            rests[-1] += row.seconds
    if len(rests) != len(sets):
        return sets
    return [msgspec.structs.replace(s, rest_s=rest) for s, rest in zip(sets, rests, strict=True)]


def _length(first: Row, options: Options, read: Reading) -> timedelta:
    if first.end is None:
        return first.length
    length = placed(first.end, options.zone) - placed(first.start, options.zone)
    if length > LONGEST:
        read.assumed[
            f"a workout of more than {LONGEST.seconds // 3600} hours has an unknown length"
        ] = None
        return timedelta()
    return max(length, timedelta())


def _note(rows: list[Row]) -> str:
    """Return one text with the notes on the workout and on its sets, each different note once."""
    notes = [row.note for row in rows] + [_FELT.sub("", row.set_note).strip(" ;,") for row in rows]
    return "; ".join(dict.fromkeys(clean_text(note) for note in notes if note))[:100_000]


def _felt(note: str) -> Felt | None:
    match = _FELT.search(note)
    return Felt(match[1]) if match else None
