from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from lungetimer.history.edits import EditError
from lungetimer.history.logged import at_free_minute, logged_record
from lungetimer.training.plan import LeadLeg, Leg, Plan
from lungetimer.training.status import Status
from lungetimer.training.timeline import Timeline

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def logged(day: date, **options: object) -> SessionRecord:
    return logged_record(
        Timeline.of(Plan()),
        day,
        now=NOW,
        id="x",
        app_version="0.1.0",
        **{"zone": ZoneInfo("Europe/Berlin"), **options},  # type: ignore[arg-type]  # every option has a type of its own
    )


def test_all_of_the_plan_was_done_on_that_day() -> None:
    record = logged(date(2026, 7, 1))
    assert record.started_at.isoformat() == "2026-07-01T12:00:00+02:00"
    assert record.ended_at - record.started_at == timedelta(seconds=3 * 100 + 2 * 45)
    assert (record.status, record.reps, record.share) == (Status.COMPLETED, 60, 1.0)
    assert [(s.left, s.right, s.work_s, s.rest_s) for s in record.sets] == [
        (10, 10, 100, 45),
        (10, 10, 100, 45),
        (10, 10, 100, 0),
    ]
    assert record.updated_at == NOW
    assert record.day == date(2026, 7, 1)


def test_the_leg_that_leads_is_settled_and_the_time_can_be_given() -> None:
    record = logged(date(2026, 11, 20), at=time(6, 30), last_lead=Leg.LEFT)
    assert record.plan.lead_leg is LeadLeg.RIGHT
    assert record.started_at.time() == time(6, 30)


def test_the_systems_zone_holds_when_none_is_given() -> None:
    record = logged(date(2026, 11, 20), zone=None)
    assert record.day == date(2026, 11, 20)
    assert record.started_at.utcoffset() is not None


def test_a_time_that_the_clocks_skipped_stays_on_its_day() -> None:
    cairo = {"zone": ZoneInfo("Africa/Cairo"), "at": time(0, 30)}
    record = logged(date(2026, 4, 24), **cairo)
    assert record.started_at.isoformat() == "2026-04-24T01:30:00+03:00"
    assert record.day == date(2026, 4, 24)


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(EditError, match="date 2011-12-30 does not exist in this time zone"):
        logged(date(2011, 12, 30), zone=ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(1969, 12, 31), date(1, 1, 1), date.max])
def test_days_to_come_and_days_of_old_are_refused(day: date) -> None:
    with pytest.raises(EditError, match=rf"1970-01-02 to today \({NOW.date()}\), not {day}"):
        logged(day)


def test_a_minute_that_is_taken_gives_way_to_the_next_and_never_to_one_to_come() -> None:
    one = logged(date(2026, 11, 20))
    next_one = at_free_minute(one, [one], now=NOW)
    minute = timedelta(minutes=1)
    assert (next_one.started_at, next_one.ended_at) == (
        one.started_at + minute, one.ended_at + minute,
    )  # fmt: skip
    assert at_free_minute(one, [one, next_one], now=NOW).started_at == one.started_at + 2 * minute
    just_now = one.started_at + timedelta(seconds=30)
    assert at_free_minute(one, [one], now=just_now).started_at == one.started_at - minute
    assert at_free_minute(one, [next_one, logged(date(2026, 11, 19))], now=NOW) == one
