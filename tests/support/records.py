"""Session records for the tests: simple ones, and strategies for all that the format allows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
from hypothesis import strategies as st

from lungetimer.history.plan_record import PacingWord, PlanRecord
from lungetimer.history.session_records import (
    AdjustmentRecord,
    CorrectionRecord,
    History,
    SessionRecord,
    SetRecord,
)
from lungetimer.history.target_change import TargetChange
from lungetimer.training.plan import Equipment, LeadLeg, Leg, LegOrder, RestMode, Routine, Support
from lungetimer.training.result import Felt
from lungetimer.training.status import Status

CET = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 20, 7, 12, 3, tzinfo=CET)


def session(
    name: str = "a", started: datetime = MORNING, share: float = 1.0, **changes: object
) -> SessionRecord:
    """Return a beginner's session of 3 x 10 reps per leg, of which ``share`` (0 to 1) was done."""
    reps = round(10 * share)
    plain = SessionRecord(
        id=name,
        started_at=started,
        ended_at=started + timedelta(minutes=17),
        updated_at=started + timedelta(minutes=18),
        status=Status.COMPLETED if share == 1 else Status.PARTIAL,
        plan=PlanRecord(level="beginner", sets=3, reps_per_leg=10, lead_leg=LeadLeg.LEFT),
        sets=tuple(SetRecord(left=reps, right=reps, work_s=100.0, rest_s=45.0) for _ in range(3)),
        warm_up_s=270.0,
        cool_down_s=300.0,
        app_version="0.1.0",
    )
    return msgspec.structs.replace(plain, **changes)


def history(*sessions: SessionRecord, **changes: object) -> History:
    """Return a history of these sessions, in the given order."""
    return msgspec.structs.replace(History(sessions=sessions), **changes)


ZONES = st.sampled_from([UTC, CET, timezone(timedelta(hours=-9, minutes=-30))])
MOMENTS = st.builds(
    lambda at, zone: at.replace(microsecond=0, tzinfo=zone),
    st.datetimes(
        datetime(2025, 12, 20),  # noqa: DTZ001  # the zone is drawn below
        datetime(2027, 1, 10),  # noqa: DTZ001  # the zone is drawn below
    ),
    ZONES,
)
# Few moments and ids, so that equal ids, equal moments and deletions are frequent.
CLOSE_MOMENTS = st.builds(
    lambda minute, zone: (datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)).astimezone(
        zone
    ),
    st.integers(0, 4),
    ZONES,
)
IDS = st.sampled_from("abcd")
WEEKS = st.sampled_from(["2026-W01", "2026-W02", "2026-W53"])
UNKNOWN = st.one_of(
    st.just(msgspec.UNSET),
    st.lists(
        st.tuples(
            st.sampled_from(["~new", "~mood", "~x"]), st.sampled_from(['{"a":1.10}', "[]", '"x"'])
        ),
        min_size=1,
        unique_by=lambda pair: pair[0],
    ).map(lambda pairs: tuple(sorted(pairs))),
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for these values, or for a missing field."""
    return st.just(msgspec.UNSET) | values


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
SECONDS = st.integers(0, 10_000_000).map(lambda ms: ms / 1000)
SCORES = st.none() | st.integers(0, 10)
PLANS = st.builds(
    PlanRecord,
    unknown=UNKNOWN,
    level=TEXT,
    sets=st.integers(1, 10),
    reps_per_leg=st.integers(1, 50),
    rest_s=st.integers(0, 300),
    tempo=st.sampled_from(["2-1-2-0", "9-9-9-9", "1-0-1-0"]),
    lead_leg=st.sampled_from(LeadLeg),
    pacing=st.sampled_from(PacingWord),
    equipment=st.sampled_from(Equipment),
    load_kg=st.integers(0, 800).map(lambda quarters: quarters / 4),
    support=st.sampled_from(Support),
    warm_up=st.sampled_from(Routine),
    cool_down=st.sampled_from(Routine),
    count_by=maybe(st.just("set")),
    leg_order=maybe(st.sampled_from(LegOrder)),
    switch_s=maybe(st.integers(0, 60)),
    rest_mode=maybe(st.sampled_from(RestMode)),
    drills=maybe(st.sampled_from([("march", "quad"), ("-squats",), ("yet_unknown",)])),
)
SETS = st.builds(
    SetRecord,
    unknown=UNKNOWN,
    left=st.integers(0, 60),
    right=st.integers(0, 60),
    work_s=SECONDS,
    rest_s=SECONDS,
    felt=st.none() | st.sampled_from(Felt),
    called_left=maybe(st.integers(0, 60)),
    called_right=maybe(st.integers(0, 60)),
    planned=maybe(st.integers(1, 50)),
)
ADJUSTMENTS = st.builds(
    AdjustmentRecord,
    unknown=UNKNOWN,
    at_s=SECONDS,
    field=st.just("tempo"),
    old=st.integers(-5, 5) | st.sampled_from(["2-1-2-0"]),
    new=st.integers(-5, 5) | st.sampled_from(["1-0-1-0"]),
)

CORRECTIONS = st.builds(
    CorrectionRecord,
    unknown=UNKNOWN,
    at=MOMENTS,
    set=st.integers(1, 3),
    leg=st.sampled_from(Leg),
    old=st.integers(0, 60),
    new=st.integers(0, 60),
)


# A handful each, for laws that compare whole plans and sets: making any of them takes longer.
FEW_PLANS = st.sampled_from(
    [
        PlanRecord(level="beginner", sets=3, reps_per_leg=10, lead_leg=LeadLeg.LEFT),
        PlanRecord(level="beginner", sets=3, reps_per_leg=9, lead_leg=LeadLeg.LEFT),
        PlanRecord(
            level="my own", sets=2, reps_per_leg=8, load_kg=2.25, drills=("-squats",), switch_s=0
        ),
        PlanRecord(level="my own", sets=2, reps_per_leg=8, unknown=(("~new", '{"a":1.10}'),)),
    ]
)
FEW_SETS = st.sampled_from(
    [
        SetRecord(left=10, right=10, work_s=100.0, rest_s=45.0),
        SetRecord(left=10, right=9, work_s=100.0, rest_s=45.0, felt=Felt.KNEE, called_right=10),
        SetRecord(left=0, right=0, work_s=0.001, rest_s=0.0, planned=5, unknown=(("~x", "[]"),)),
    ]
)


def sessions(
    ids: st.SearchStrategy[str] = IDS,
    moments: st.SearchStrategy[datetime] = CLOSE_MOMENTS,
    plans: st.SearchStrategy[PlanRecord] = PLANS,
    sets: st.SearchStrategy[SetRecord] = SETS,
) -> st.SearchStrategy[SessionRecord]:
    """Return a strategy for all sessions that the format allows."""
    return st.builds(
        SessionRecord,
        unknown=UNKNOWN,
        id=ids,
        started_at=moments,
        ended_at=moments,
        updated_at=moments,
        status=st.sampled_from(Status),
        plan=plans,
        adjustments=st.lists(ADJUSTMENTS, max_size=2).map(tuple),
        sets=st.lists(sets, max_size=3).map(tuple),
        warm_up_s=SECONDS,
        cool_down_s=SECONDS,
        paused_s=SECONDS,
        reps_in_reserve=SCORES,
        pain=SCORES,
        note=TEXT,
        app_version=st.just("0.1.0"),
        corrections=maybe(st.lists(CORRECTIONS, min_size=1, max_size=3).map(tuple)),
    )


def histories(
    moments: st.SearchStrategy[datetime] = CLOSE_MOMENTS,
    plans: st.SearchStrategy[PlanRecord] = PLANS,
    sets: st.SearchStrategy[SetRecord] = SETS,
) -> st.SearchStrategy[History]:
    """Return a strategy for histories, with repeated ids and deletions of existing sessions."""
    return st.builds(
        History,
        unknown=UNKNOWN,
        sessions=st.lists(sessions(moments=moments, plans=plans, sets=sets), max_size=4).map(tuple),
        frozen_weeks=st.lists(WEEKS, max_size=3).map(tuple),
        deleted=st.dictionaries(IDS, moments, max_size=2),
        weeks_changed=st.dictionaries(WEEKS, moments, max_size=2),
        weekly_targets=st.lists(target_changes(moments), max_size=3).map(tuple),
    )


def target_changes(
    moments: st.SearchStrategy[datetime] = CLOSE_MOMENTS,
) -> st.SearchStrategy[TargetChange]:
    """Return a strategy for changes of the weekly target, on few dates so that they coincide."""
    return st.builds(
        TargetChange,
        unknown=UNKNOWN,
        since=st.integers(0, 20).map(lambda n: date(2026, 3, 1) + timedelta(days=n // 7)),
        target=st.integers(1, 7),
        changed_at=moments,
    )
