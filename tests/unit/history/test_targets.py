"""The weekly target over time: past weeks keep the target that applied then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import history, session, target_changes

from lungetimer.history import codec
from lungetimer.history.merge import merge, normal
from lungetimer.history.session_records import History
from lungetimer.history.streaks import StreakReport, report_of
from lungetimer.history.target_change import TargetChange
from lungetimer.history.targets import (
    change_target,
    latest_target,
    merged,
    with_target,
)
from lungetimer.history.week_targets import Targets
from lungetimer.history.weeks import FirstWeekday

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord

MONDAY = date(2026, 11, 23)
ELEVEN_WEEKS_AGO = MONDAY - timedelta(weeks=11)
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)


def three_a_week(weeks: int = 11) -> list[SessionRecord]:
    days = [MONDAY - timedelta(weeks=w, days=-d) for w in range(1, weeks + 1) for d in (0, 2, 4)]
    at = [datetime(day.year, day.month, day.day, 7, tzinfo=UTC) for day in days]
    return [session(f"{moment:%j}", started=moment) for moment in at]


def change(since: date, target: int, at: datetime = NOW) -> TargetChange:
    return TargetChange(since=since, target=target, changed_at=at)


def report(known: History, target: int, today: date = MONDAY + timedelta(days=1)) -> StreakReport:
    return report_of(
        known.sessions, today=today, weekly_target=target, target_changes=known.weekly_targets
    )


def test_a_raised_target_rewrites_no_past_week() -> None:
    known = history(*three_a_week())
    before = report(known, 3)
    assert (before.current_weeks, before.longest_weeks) == (11, 11)
    raised = change_target(known, 3, 4, now=NOW)
    after = report(raised, 4)
    assert (after.current_weeks, after.longest_weeks) == (11, 11)
    assert after.weekly_target == 4
    assert [week.target for week in after.weeks] == [3] * 11 + [4]
    assert after.strength > before.strength - 0.03  # two days of the new week, no more
    # Without the list, as in a file of version 0.1, the target of today counts for all.
    assert report(known, 4).current_weeks == 0


def test_the_weeks_after_a_change_are_judged_by_it() -> None:
    known = change_target(history(*three_a_week()), 3, 4, now=NOW)
    later = report(known, 4, today=MONDAY + timedelta(weeks=2))
    assert later.current_weeks == 0
    assert later.streaks[-1].ended_by is not None
    assert later.streaks[-1].ended_by.target == 4
    assert later.longest_weeks == 11


def test_the_present_week_always_takes_the_setting_of_this_machine() -> None:
    known = history(weekly_targets=(change(ELEVEN_WEEKS_AGO, 3), change(MONDAY, 5)))
    assert Targets(2, known.weekly_targets).of([MONDAY - timedelta(weeks=1), MONDAY]) == [3, 2]


def test_a_change_counts_from_the_week_of_its_date_on() -> None:
    sunday = MONDAY - timedelta(days=1)
    changes = (change(ELEVEN_WEEKS_AGO, 3), change(sunday, 4))
    weeks = [MONDAY - timedelta(weeks=n) for n in (2, 1, 0)]
    assert Targets(5, changes).of(weeks) == [3, 4, 5]
    sundays = [week - timedelta(days=1) for week in weeks]
    assert Targets(5, changes, FirstWeekday.SUNDAY).of(sundays) == [3, 3, 5]
    assert Targets(5, changes, FirstWeekday.SUNDAY).of([*sundays, MONDAY + timedelta(6)]) == [
        3, 3, 4, 5,
    ]  # fmt: skip


def test_two_changes_in_one_week_and_weeks_before_the_first() -> None:
    changes = (change(MONDAY + timedelta(days=2), 6), change(MONDAY, 5))
    weeks = [MONDAY + timedelta(weeks=n) for n in (-1, 0, 1)]
    assert Targets(1, changes).of(weeks) == [5, 6, 1]
    assert Targets(1).of(weeks) == [1, 1, 1]
    assert Targets(1).of([]) == []


def test_the_first_save_writes_the_target_from_the_first_session_on_and_later_ones_a_change() -> (
    None
):
    known = with_target(history(*three_a_week()), 3, now=NOW)
    assert known.weekly_targets == (change(ELEVEN_WEEKS_AGO, 3),)
    assert with_target(known, 3, now=NOW + timedelta(days=1)) is known
    raised = with_target(known, 4, now=NOW + timedelta(days=7))
    assert [c.target for c in raised.weekly_targets] == [3, 4]
    assert raised.weekly_targets[1].since == NOW.date() + timedelta(days=7)
    assert latest_target(raised, today=NOW.date()) == 3
    assert latest_target(raised, today=NOW.date() + timedelta(days=7)) == 4


def test_to_and_fro_on_one_day_leaves_one_change_whatever_the_clock_does() -> None:
    known = normal(change_target(history(*three_a_week()), 3, 5, now=NOW))
    back = change_target(known, 5, 3, now=NOW - timedelta(hours=1))
    assert [c.target for c in back.weekly_targets] == [3, 3]
    assert merge(known, back) == merge(back, known) == back
    assert report(back, 3).current_weeks == 11


def test_a_history_without_sessions_has_no_weeks_to_judge() -> None:
    assert change_target(History(), 3, 4, now=NOW) == History()


def test_a_session_that_is_yet_to_come_does_not_date_the_first_change() -> None:
    ahead = session("a", started=NOW + timedelta(days=400))
    assert with_target(history(ahead), 3, now=NOW).weekly_targets[0].since == NOW.date()


@given(
    st.lists(st.integers(0, 83), max_size=40, unique=True),
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 7)), max_size=4),
    st.sampled_from(FirstWeekday),
)
def test_no_change_of_the_target_touches_a_week_that_is_over(
    trained: list[int], changes: list[tuple[int, int]], first: FirstWeekday
) -> None:
    start = NOW - timedelta(days=90)
    done = [session(f"{n}", started=start + timedelta(days=n)) for n in trained]
    known, target = history(), 3
    for day, new in sorted(changes):
        now = start + timedelta(days=day)
        so_far = tuple(s for s in done if s.started_at <= now)
        known = history(*so_far, weekly_targets=known.weekly_targets)
        before = kept_weeks(known, target, now.date(), first)
        known, target = change_target(known, target, new, now=now), new
        assert kept_weeks(known, target, now.date(), first) == before


def kept_weeks(known: History, target: int, today: date, first: FirstWeekday) -> list[bool]:
    """Whether each week before the present one was kept."""
    told = report_of(
        known.sessions,
        today=today,
        weekly_target=target,
        target_changes=known.weekly_targets,
        first_weekday=first,
    )
    return [week.goal_met for week in told.weeks[:-1]]


CHANGES = st.lists(target_changes(), max_size=4)


@given(CHANGES, CHANGES, CHANGES)
def test_changes_merge_in_any_order(
    a: list[TargetChange], b: list[TargetChange], c: list[TargetChange]
) -> None:
    assert merged(a, b) == merged(b, a)
    assert merged(merged(a, b), c) == merged(a, merged(b, c)) == merged(c, b, a)
    assert merged(merged(a, b), a) == merged(a, b)
    dates = [one.since for one in merged(a, b, c)]
    assert dates == sorted(set(dates))


def test_of_two_changes_with_one_date_the_later_wins_in_a_merge() -> None:
    early, late = change(MONDAY, 5), change(MONDAY, 2, NOW + timedelta(hours=1))
    known = merge(history(weekly_targets=(late,)), history(weekly_targets=(early,)))
    assert known.weekly_targets == (late,)


def test_the_list_is_written_only_when_there_is_one_and_read_back() -> None:
    assert b"weekly_targets" not in codec.write(History())
    known = history(*three_a_week(1), weekly_targets=(change(MONDAY, 4),))
    data = codec.write(known)
    assert b'{"since":"2026-11-23","target":4,"changed_at":"2026-11-24T18:00:00Z"}' in data
    assert codec.read(data).history.weekly_targets == known.weekly_targets
    newer = data.replace(b'"target":4,', b'"target":4,"why":"holiday",')
    assert b'"why":"holiday"' in codec.write(codec.read(newer).history)


@pytest.mark.parametrize("target", [0, 8])
def test_a_target_out_of_range_is_damage_and_is_named(target: int) -> None:
    data = codec.write(history(weekly_targets=(change(MONDAY, 4),)))
    reading = codec.read(data.replace(b'"target":4', b'"target":%d' % target))
    assert "weekly_targets" in reading.problems[0]


def test_years_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="the year of since must be from 1970 to 9998, not 9999"):
        msgspec.structs.replace(change(MONDAY, 4), since=date(9999, 1, 1))
