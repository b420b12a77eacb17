"""What the coach once said wrongly, each with the smallest history that led to it.

All of it goes the whole way from session records, as they stand in history.json.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.support.coach import suggestion_of
from tests.support.records import session

from lungetimer.coaching.asking_again import should_ask
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.progression import Kind, Rule
from lungetimer.history.plan_record import plan_from_record, plan_record
from lungetimer.history.session_records import History, SessionRecord, SetRecord
from lungetimer.running.history_facts import facts_of
from lungetimer.settings import Settings
from lungetimer.training.plan import Equipment, Plan, Support

if TYPE_CHECKING:
    from lungetimer.coaching.progression import Suggestion

TODAY = date(2026, 11, 27)
P = {name: level.plan for name, level in LEVELS.items()}
HEAVY = replace(P["loaded"], load_kg=20)


def hands(plan: Plan) -> int:
    return 2 if plan.equipment is Equipment.DUMBBELLS else 1


def kilograms(plan: Plan) -> float:
    return plan.load_kg * hands(plan) if plan.loaded else 0


def record(
    ago: int | datetime,
    plan: Plan = P["beginner"],
    *,
    reps: int | None = None,
    rir: int | None = None,
    pain: int | None = None,
) -> SessionRecord:
    """A session so many days ago at nine in the morning, or at a moment, with its reps done."""
    moment = ago if isinstance(ago, datetime) else datetime(2026, 11, 27, 9, tzinfo=UTC)
    if isinstance(ago, int):
        moment -= timedelta(days=ago)
    left = plan.total_reps if reps is None else reps
    sets = []
    while left > 0:
        done = min(left, 2 * plan.reps_per_leg)
        sets.append(SetRecord(left=(done + 1) // 2, right=done // 2))
        left -= done
    plain = session(f"{moment.isoformat()}-{ago}", moment, reps_in_reserve=rir, pain=pain)
    return msgspec.structs.replace(plain, plan=plan_record(plan), sets=tuple(sets))


def said(*records: SessionRecord, today: date = TODAY, **settings: Any) -> Suggestion:
    return suggestion_of(records, Settings(**settings), today)


# -- by instant, and nothing from days to come ---------------------------------------------------


def test_pain_after_a_flight_west_is_the_last_thing_told() -> None:
    tokyo, los_angeles = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))
    before = record(datetime(2026, 11, 25, 7, tzinfo=tokyo), rir=4, pain=0)
    landed = record(datetime(2026, 11, 24, 20, tzinfo=los_angeles), rir=1, pain=8)
    for order in ([before, landed], [landed, before]):
        found = said(*order)
        assert (found.rule, found.kind) == (Rule.PAIN, Kind.DOWN)
        assert "8 of 10" in found.reason


@pytest.mark.parametrize("hours", [1, 6, 17])
def test_a_good_session_hours_after_pain_does_not_undo_it(hours: int) -> None:
    first = datetime(2026, 11, 24, 20, tzinfo=UTC)
    ahead = timezone(timedelta(hours=13))
    later = (first + timedelta(hours=hours)).astimezone(ahead)
    found = said(record(first, rir=4, pain=8), record(later, rir=4, pain=0))
    assert found.rule is Rule.PAIN
    assert found.kind in (Kind.DOWN, Kind.REST)


def test_a_session_dated_in_the_future_counts_nowhere() -> None:
    far = record(datetime(2027, 12, 1, 9, tzinfo=UTC), HEAVY, rir=5, pain=0)
    march = record(datetime(2026, 3, 2, 9, tzinfo=UTC), HEAVY, rir=4, pain=0)
    assert said(march, far) == said(march)
    assert said(march, far).ask_safety
    facts = facts_of(History(sessions=(march, far)), Settings(), TODAY)
    assert should_ask(date(2026, 1, 1), facts.last_day, TODAY)


def test_safety_answers_dated_in_the_future_are_no_answers() -> None:
    march = record(datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert said(march, safety_accepted=date(2027, 1, 1)).ask_safety


# -- what is no session, and what is no easy week ------------------------------------------------


def test_one_rep_is_no_session() -> None:
    away = [record(42, HEAVY, rir=4, pain=0), record(2, HEAVY, reps=1)]
    found = said(*away)
    assert found.rule is Rule.RESTART
    assert not found.plan.loaded
    assert found.ask_safety
    assert "42 days" in found.reason
    facts = facts_of(History(sessions=tuple(away)), Settings(), TODAY)
    assert should_ask(date(2026, 1, 1), facts.last_day, TODAY)


def test_one_rep_asks_for_no_day_between_and_changes_no_dose() -> None:
    before = record(3, rir=3, pain=0)
    assert said(before, record(1, HEAVY, reps=1)).plan == said(before).plan


@pytest.mark.parametrize(
    "later",
    [
        record(2, replace(P["beginner"], sets=2)),
        record(2, replace(P["beginner"], sets=2), reps=36, rir=0, pain=3),
        record(2, replace(P["beginner"], sets=2), rir=5),
    ],
    ids=["nothing answered", "nine tenths, none in reserve", "only the reserve answered"],
)
def test_a_halved_session_after_pain_is_no_easy_week(later: SessionRecord) -> None:
    found = said(record(5, rir=3, pain=7), later)
    assert found.plan.sets <= 2
    assert found.kind is not Kind.UP
    assert "easy week is over" not in found.reason


def test_the_coachs_own_step_down_is_no_easy_week() -> None:
    hurt = record(6, replace(P["builder"], sets=5, reps_per_leg=10), rir=3, pain=8)
    down = said(hurt, today=TODAY - timedelta(days=3)).plan
    found = said(hurt, record(3, down))
    assert found.plan.sets <= down.sets
    assert found.plan.reps_per_leg <= down.reps_per_leg


# -- steps down ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "less"),
    [
        (replace(P["loaded"], equipment=Equipment.KETTLEBELL, load_kg=4), True),
        (replace(P["loaded"], equipment=Equipment.KETTLEBELL, load_kg=3), True),
        (replace(P["loaded"], equipment=Equipment.KETTLEBELL, load_kg=2), True),
        (replace(P["loaded"], load_kg=1), True),
        (replace(P["loaded"], load_kg=2.5, support=Support.WALL), True),
        (replace(P["builder"], rest_s=120), False),
    ],
)
@pytest.mark.parametrize("pain", [5, 9, None], ids=["pain 5", "pain 9", "20 days away"])
def test_a_step_easier_is_no_heavier_and_rests_no_less(
    plan: Plan, less: bool, pain: int | None
) -> None:
    found = said(record(20 if pain is None else 3, plan, rir=3, pain=pain or 0))
    assert found.kind is Kind.DOWN
    assert kilograms(found.plan) < kilograms(plan) or not less
    assert found.plan.rest_s >= plan.rest_s


@pytest.mark.parametrize(
    ("records", "kg"),
    [
        ([record(15, HEAVY, rir=3, pain=0)], 10),
        ([record(28, HEAVY, rir=3, pain=0)], 10),
        ([record(3, HEAVY, rir=3, pain=4)], 18),
        ([record(3, HEAVY, rir=3, pain=5)], 18),
        (
            [record(ago, replace(HEAVY, reps_per_leg=7), reps=31, rir=1, pain=0) for ago in (5, 3)],
            18,
        ),
    ],
    ids=["15 days", "28 days", "pain 4", "pain 5", "twice 75 %"],
)
def test_back_from_a_weight_is_a_share_of_it(records: list[SessionRecord], kg: float) -> None:
    assert said(*records).plan.load_kg == kg


def test_the_weight_is_back_within_a_few_sessions() -> None:
    records = [record(60, HEAVY, rir=4, pain=0)]
    day, loads = 40, []
    while day > 20:
        plan = said(*records, today=TODAY - timedelta(days=day)).plan
        loads.append(plan.load_kg)
        records.append(record(day, plan, rir=4, pain=0))
        day -= 3
    assert loads[:5] == [10, 14, 18, 20, 20]


# -- dead ends -----------------------------------------------------------------------------------


def follow(
    count: int, *, rir: int | None, pain: int | None, easy: bool, **settings: Any
) -> list[Suggestion]:
    """Monday, Wednesday, Friday by the coach's word."""
    records: list[SessionRecord] = []
    heard = []
    start = date(2026, 1, 5)
    for number in range(count):
        day = start + timedelta(days=7 * (number // 3) + 2 * (number % 3))
        found = said(*records, today=day, **settings)
        heard.append(found)
        plan = found.plan
        if found.kind is Kind.EASY and not easy:
            plan = plan_from_record(records[-1].plan)
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        records.append(record(moment, plan, rir=rir, pain=pain))
    return heard


def test_whoever_leaves_the_easy_week_out_is_not_asked_for_ever() -> None:
    heard = follow(60, rir=4, pain=0, easy=False)
    weeks = {number // 3 for number, found in enumerate(heard) if found.kind is Kind.EASY}
    assert weeks == {6, 13}
    assert sum(found.kind is Kind.UP for found in heard[21:]) > 20


def test_none_in_reserve_at_every_session_leads_to_fewer_reps() -> None:
    heard = follow(90, rir=0, pain=0, easy=True)
    assert heard[2].plan.reps_per_leg == 8
    assert min(found.plan.reps_per_leg for found in heard) == 6
    assert heard[-1].plan.reps_per_leg == 6


def test_pain_left_empty_is_asked_for_by_name_and_does_not_stop_progress() -> None:
    found = said(record(2, rir=4))
    assert "the question about pain" in found.reason
    assert "more reps" not in found.reason
    heard = follow(60, rir=5, pain=None, easy=True)
    assert heard[-1].plan.reps_per_leg > 10 or heard[-1].plan.loaded
    ups = [found for found in heard if found.kind is Kind.UP]
    assert len(ups) > 8
    assert all("not said" in found.reason for found in ups)


def test_unfinished_is_named_as_the_reason() -> None:
    found = said(record(2, reps=54, rir=5, pain=0))
    assert found.kind is Kind.SAME
    assert "54 of 60" in found.reason


def test_unfinished_by_one_rep_with_plenty_in_reserve_is_not_hard() -> None:
    three = [record(ago, reps=59, rir=5, pain=0) for ago in (6, 4, 2)]
    assert said(*three).kind is Kind.SAME
    unanswered = [record(ago, reps=59) for ago in (6, 4, 2)]
    assert said(*unanswered).kind is Kind.SAME


@pytest.mark.parametrize("target", [1, 2])
def test_a_low_target_makes_no_week_full(target: int) -> None:
    days = [7 * back + d for back in range(1, 8) for d in (2, 0)[:target]]
    few = [record(ago, rir=2, pain=0) for ago in days if ago > 2]
    assert said(*few, record(2, rir=2, pain=0), weekly_target=target).kind is Kind.SAME


def test_a_high_target_takes_no_easy_week_away() -> None:
    days = [record(4 + 7 * back + d, rir=2, pain=0) for back in range(6) for d in (1, 2, 4, 6)]
    assert said(*days, weekly_target=7).kind is Kind.EASY


# -- what the safety answers say ------------------------------------------------------------------


def test_safety_answers_hold_until_they_are_given_anew() -> None:
    advised = TODAY - timedelta(days=4)
    records = [record(ago, rir=5, pain=0) for ago in (4, 2)]
    held = said(*records, safety_accepted=advised, safety_level="supported")
    assert (held.rule, held.plan.support) == (Rule.SCREENING, Support.CHAIR)
    anew = said(*records, safety_accepted=TODAY, safety_level="beginner")
    assert anew.kind is Kind.UP


def test_the_supported_level_is_left_one_thing_at_a_time() -> None:
    top = replace(P["supported"], reps_per_leg=12)
    found = said(record(4, top, rir=3, pain=0), record(2, top, rir=3, pain=0))
    assert found.plan == replace(top, sets=3, reps_per_leg=8)
