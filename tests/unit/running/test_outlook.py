"""What lies ahead, from real records: weeks, week starts, zones, frozen weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from tests.support.records import history, session

from lungetimer.coaching.due import DueState, Hindrance, WeekSoFar
from lungetimer.history.session_records import History
from lungetimer.history.streaks import report_of
from lungetimer.history.weeks import FirstWeekday
from lungetimer.running.outlook import Outlook, outlook_of, week_so_far
from lungetimer.settings import Settings
from lungetimer.training.plan import Plan, Routine

MONDAY = date(2026, 11, 23)  # of 2026-W48
KNOWN = Settings(safety_accepted=MONDAY)


def on(*days: date, share: float = 1.0, zone: timezone | ZoneInfo | None = None) -> History:
    at = [datetime(d.year, d.month, d.day, 18, tzinfo=zone or ZoneInfo("Europe/Berlin"))
          for d in days]  # fmt: skip
    return history(
        *(session(f"s{n}", one, share, reps_in_reserve=3, pain=0) for n, one in enumerate(at))
    )


def ahead(known: History, today: date, settings: Settings = KNOWN) -> Outlook:
    report = report_of(
        known.sessions,
        today=today,
        weekly_target=settings.weekly_target,
        target_changes=known.weekly_targets,
        frozen_weeks=known.frozen_weeks,
        first_weekday=FirstWeekday(settings.first_weekday),
    )
    return outlook_of(known, settings, today, report)


def days_after(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(days=n) for n in numbers]


BEFORE = (-7, -5, -3)  # a whole week of training before


@pytest.mark.parametrize(
    ("trained", "today", "first", "target", "left", "state"),
    [
        ((), 0, "monday", 3, 7, DueState.DUE),
        ((), 4, "monday", 3, 3, DueState.LAST_CHANCE),
        ((), 5, "monday", 3, 2, DueState.LOST),
        ((0,), 0, "monday", 3, 6, DueState.NOTHING),
        ((0,), 5, "monday", 3, 2, DueState.LAST_CHANCE),
        ((0, 5), 5, "monday", 3, 1, DueState.NOTHING),
        ((0, 6), 6, "monday", 3, 0, DueState.LOST),
        ((0, 2, 4), 6, "monday", 3, 1, DueState.NOTHING),
        ((0, 2, 4), 6, "monday", 4, 1, DueState.LAST_CHANCE),
        # the week that starts on Sunday: from the 22nd to the 28th
        ((), -1, "sunday", 3, 7, DueState.DUE),
        ((), 2, "sunday", 3, 4, DueState.DUE),
        ((), 3, "sunday", 3, 3, DueState.LAST_CHANCE),
        ((-1, 2), 5, "sunday", 3, 1, DueState.LAST_CHANCE),
        ((-1,), 5, "sunday", 3, 1, DueState.LOST),
        ((), 6, "sunday", 3, 7, DueState.DUE),  # the 29th is of the next week
        ((), 6, "sunday", 1, 7, DueState.DUE),
        ((), 5, "sunday", 1, 1, DueState.LAST_CHANCE),
    ],
)
def test_weeks_by_their_first_day_and_target(
    trained: tuple[int, ...], today: int, first: str, target: int, left: int, state: DueState
) -> None:
    settings = replace(KNOWN, first_weekday=first, weekly_target=target)
    known = on(*days_after(*BEFORE, *trained))
    found = ahead(known, MONDAY + timedelta(days=today), settings).due.due
    assert (found.week.days_left, found.state) == (left, state)


def test_a_session_of_less_than_half_is_no_training_day() -> None:
    short = on(*days_after(0), share=0.4)
    week = ahead(short, MONDAY).due.due.week
    assert (week.days_done, week.days_left, week.trained_today) == (0, 7, False)


def test_a_frozen_week_asks_for_nothing_and_a_day_in_the_year_counts_by_its_own_zone() -> None:
    known = on(*days_after(*BEFORE))
    friday = MONDAY + timedelta(days=4)
    assert ahead(known, friday).due.due.status == 11
    frozen = history(*known.sessions, frozen_weeks=("2026-W48",))
    assert ahead(frozen, friday).due.due.status == 0
    other = history(*known.sessions, frozen_weeks=("2026-W47",))
    assert ahead(other, friday).due.due.status == 11

    # Late on Sunday in Honolulu it is Monday in Berlin: the date where it started counts.
    at = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("Pacific/Honolulu"))
    abroad = history(session("s", at, reps_in_reserve=3, pain=0))
    assert ahead(abroad, MONDAY).due.due.week.days_done == 0
    early = datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert ahead(history(session("s", early)), MONDAY).due.due.week.days_done == 1


def test_weeks_at_the_turn_of_the_year() -> None:
    new_year = date(2027, 1, 1)  # a Friday of 2026-W53
    known = on(date(2026, 12, 28), date(2026, 12, 30))
    found = ahead(known, new_year).due.due
    assert found.week == WeekSoFar("2026-W53", 2, 3, 3)
    assert found.state is DueState.DUE


def test_the_smallest_session_is_the_coachs_dose_with_ones_own_pace_and_routines() -> None:
    known = on(*days_after(*BEFORE))
    full = ahead(known, MONDAY).due
    small = full.due.smallest
    assert small is not None
    assert (small.sets, small.reps_per_leg) == (2, 11)  # one more rep is earned
    # 5 + 270 + 5 + 2 x 110 + 45 + 300 = 845 s
    assert full.minutes == 15
    lean = replace(KNOWN, plan=Plan(warm_up=Routine.SHORT, cool_down=Routine.OFF))
    # 5 + 120 + 5 + 2 x 110 + 45 = 395 s
    assert ahead(known, MONDAY, lean).due.minutes == 7


def test_the_first_session_ever_needs_the_safety_questions_once() -> None:
    assert ahead(History(), MONDAY, Settings()).due.due.hindrance is Hindrance.SAFETY
    asked = ahead(History(), MONDAY).due.due
    assert asked.status == 10
    assert asked.smallest is not None


def test_a_way_back_spares_frozen_weeks_and_keeps_to_the_usual_days() -> None:
    known = on(*(MONDAY - timedelta(days=n) for n in (30, 28, 26, 23, 21, 19)))
    today = MONDAY + timedelta(days=1)
    back = ahead(known, today).comeback
    assert back is not None
    assert back.days == 20
    assert back.steps[0].day == today
    assert back.goal.reps_per_leg == 10
    assert week_so_far(report_of(known.sessions, today=today)).days_left == 6
    frozen = history(*known.sessions, frozen_weeks=("2026-W48", "2026-W49"))
    later = ahead(frozen, today).comeback
    assert later is not None
    assert later.steps[0].day == date(2026, 12, 7)


def test_who_has_not_begun_has_lost_no_week() -> None:
    saturday = MONDAY + timedelta(days=5)
    new = ahead(History(), saturday).due
    assert (new.due.state, new.short) == (DueState.LOST, "")
    assert "This week's goal is out of reach" in new.line  # the command follows the days alone
