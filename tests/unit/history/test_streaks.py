from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import session

from lungetimer.history.fields import moment_of
from lungetimer.history.streaks import StreakReport, report_of
from lungetimer.history.weeks import FirstWeekday, week_name

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord

MONDAY = date(2026, 11, 16)  # of 2026-W47
FIRST = st.sampled_from(FirstWeekday)


def on(day: date, share: float = 1.0) -> SessionRecord:
    at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    return session(f"{day}-{share}", started=at, share=share)


def week_of(weeks_ago: int, days: int = 3) -> list[SessionRecord]:
    start = MONDAY - timedelta(weeks=weeks_ago)
    return [on(start + timedelta(days=2 * n)) for n in range(days)]


def report(sessions: list[SessionRecord], today: date = MONDAY, **options: Any) -> StreakReport:
    return report_of(sessions, today=today, **options)


def test_nothing_done_is_no_streak() -> None:
    empty = report([])
    assert (empty.current_weeks, empty.longest_weeks, empty.strength) == (0, 0, 0.0)
    assert empty.week == "2026-W47"
    assert empty.streaks == ()
    assert [mark.date for mark in empty.marks] == [MONDAY + timedelta(days=n) for n in range(7)]


def test_three_days_keep_a_week_and_two_do_not() -> None:
    assert report(week_of(1, days=3)).current_weeks == 1
    assert report(week_of(1, days=2)).current_weeks == 0
    assert report(week_of(1, days=2), weekly_target=2).current_weeks == 1


def test_the_week_in_progress_can_add_but_never_breaks() -> None:
    before = week_of(2) + week_of(1)
    assert report(before, today=MONDAY + timedelta(days=6)).current_weeks == 2
    with_this = before + week_of(0)
    assert report(with_this, today=MONDAY + timedelta(days=4)).current_weeks == 3


def test_a_missed_week_ends_a_streak_and_is_named() -> None:
    told = report(week_of(5) + week_of(4) + week_of(3, days=1) + week_of(1))
    assert told.current_weeks == 1
    assert told.longest_weeks == 2
    past, living = told.streaks
    assert (past.first_week, past.last_week, past.weeks) == ("2026-W42", "2026-W43", 2)
    assert (past.first_day, past.last_day) == (date(2026, 10, 12), date(2026, 10, 25))
    assert (past.sessions, past.reps) == (6, 360)
    assert past.ended_by is not None
    assert (past.ended_by.name, past.ended_by.days) == ("2026-W44", 1)
    assert living.ended_by is None


def test_a_streak_whose_last_week_was_missed_is_over() -> None:
    told = report(week_of(3) + week_of(2))
    assert told.current_weeks == 0
    assert told.streaks[0].ended_by is not None
    assert told.streaks[0].ended_by.name == "2026-W46"


def test_a_frozen_week_neither_adds_nor_breaks() -> None:
    sessions = week_of(4) + week_of(3, days=1) + week_of(2) + week_of(1)
    assert report(sessions).current_weeks == 2
    frozen = report(sessions, frozen_weeks=["2026-W44"])
    assert frozen.current_weeks == 3
    assert len(frozen.streaks) == 1
    kept_but_frozen = report(sessions, frozen_weeks=["2026-W45"])
    assert kept_but_frozen.current_weeks == 1


def test_frozen_weeks_at_the_end_are_not_part_of_the_streak() -> None:
    (streak,) = report(week_of(2), frozen_weeks=["2026-W46", "2026-W47"]).streaks
    assert (streak.last_week, streak.weeks, streak.ended_by) == ("2026-W45", 1, None)


def test_two_sessions_on_one_day_are_one_training_day() -> None:
    monday = MONDAY - timedelta(days=7)
    twice = [on(monday), on(monday, share=0.5), on(monday + timedelta(days=1))]
    assert report(twice).weeks[-2].days == 2
    assert report(twice).weeks[-2].sessions == 3


def test_under_half_of_the_plan_is_no_training_day() -> None:
    monday = MONDAY - timedelta(days=7)
    assert report([on(monday, share=0.4)]).weeks[-2].days == 0
    # Nor do two such sessions add up to one: the rule asks for one session.
    both = [on(monday, share=0.4), on(monday, share=0.3)]
    assert report(both).weeks[-2].days == 0


def test_sunday_first_moves_sundays_into_the_week_that_begins() -> None:
    sunday = MONDAY - timedelta(days=1)
    days = [sunday, sunday + timedelta(days=1), sunday + timedelta(days=2)]
    sessions = [on(day) for day in days]
    friday = MONDAY + timedelta(days=4)
    assert report(sessions, today=friday).days_this_week == 2
    told = report(sessions, today=friday, first_weekday=FirstWeekday.SUNDAY)
    assert told.days_this_week == 3
    assert told.week == "2026-W47"
    assert told.marks[0].date == sunday


def test_a_streak_runs_through_iso_week_53() -> None:
    sessions = [
        on(date(2026, 12, 21) + timedelta(weeks=week, days=day))
        for week in range(4)
        for day in range(3)
    ]
    (streak,) = report(sessions, today=date(2027, 1, 14)).streaks
    assert (streak.first_week, streak.last_week, streak.weeks) == ("2026-W52", "2027-W02", 4)


@pytest.mark.parametrize(
    ("start", "counts_for"),
    [
        # 23:59 on Sunday in Auckland is Sunday there, though still Sunday noon in UTC.
        (datetime(2026, 11, 15, 23, 59, tzinfo=ZoneInfo("Pacific/Auckland")), "2026-W46"),
        # 00:01 on Monday in Auckland is Monday there, though still Sunday in UTC.
        (datetime(2026, 11, 16, 0, 1, tzinfo=ZoneInfo("Pacific/Auckland")), "2026-W47"),
        # 23:30 on Sunday in Honolulu, already Monday in UTC.
        (datetime(2026, 11, 15, 23, 30, tzinfo=ZoneInfo("Pacific/Honolulu")), "2026-W46"),
    ],
)
def test_the_local_date_decides(start: datetime, counts_for: str) -> None:
    one = session("a", started=moment_of(start))
    told = report([one], today=date(2026, 11, 18))
    assert [w.name for w in told.weeks if w.days] == [counts_for]


def test_a_session_across_midnight_counts_where_it_started() -> None:
    late = datetime(2026, 11, 15, 23, 55, tzinfo=UTC)
    assert [w.name for w in report([session("a", started=late)]).weeks if w.days] == ["2026-W46"]


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_nights_when_clocks_change_are_days_like_any_other(change: date) -> None:
    zone = ZoneInfo("Europe/Berlin")
    sessions = [
        session(str(hour), started=moment_of(datetime.combine(change, datetime.min.time(), zone)
                                             + timedelta(hours=hour)))
        for hour in (0, 1, 2, 3, 23)
    ]  # fmt: skip
    told = report(sessions, today=change)
    assert (told.days_this_week, told.weeks[-1].sessions) == (1, 5)


def test_sessions_of_weeks_to_come_wait_for_their_week() -> None:
    ahead = [on(MONDAY + timedelta(days=7 + n)) for n in range(3)]
    assert report(ahead).streaks == ()
    assert report(ahead, today=MONDAY + timedelta(days=9)).current_weeks == 1


def test_days_to_come_count_neither_for_the_week_nor_for_streaks_nor_for_strength() -> None:
    # A clock that was wrong: Monday is today, the sessions are dated Tuesday to Thursday.
    told = report([on(MONDAY + timedelta(days=n)) for n in (1, 2, 3)])
    assert (told.days_this_week, told.current_weeks, told.strength) == (0, 0, 0.0)
    assert not any(mark.trained or mark.reps for mark in told.marks)
    later = report([on(MONDAY + timedelta(days=n)) for n in (1, 2, 3)], MONDAY + timedelta(days=3))
    assert (later.days_this_week, later.current_weeks) == (3, 1)


def test_strength_follows_the_formula() -> None:
    # A month of three days a week, computed by hand from the rule in the docstring.
    days = [MONDAY - timedelta(weeks=w) + timedelta(days=d) for w in range(4) for d in (0, 2, 4)]
    today = MONDAY + timedelta(days=6)
    keep = 0.5 ** ((3 / 7) ** 0.5 / 13)
    score, day = 0.0, min(days)
    while day <= today:
        recent = sum(day - timedelta(days=13) <= d <= day for d in days)
        score = score * keep + min(1, recent / 6) * (1 - keep)
        day += timedelta(days=1)
    assert report([on(d) for d in days], today=today).strength == pytest.approx(score)
    assert 0.4 < score < 0.7


def test_strength_rests_while_frozen() -> None:
    sessions = week_of(3) + week_of(2)
    weeks = ["2026-W46", "2026-W47"]
    at_end = report(sessions, today=MONDAY - timedelta(days=8)).strength
    frozen = report(sessions, today=MONDAY + timedelta(days=6), frozen_weeks=weeks).strength
    assert frozen == pytest.approx(at_end)
    assert report(sessions, today=MONDAY + timedelta(days=60)).strength < at_end


# -- laws -----------------------------------------------------------------------------------------

OFFSETS = st.integers(-80, 10)
DAYS = st.lists(OFFSETS, max_size=50).map(lambda ns: [MONDAY + timedelta(days=n) for n in ns])
FROZEN = st.lists(OFFSETS, max_size=5)
TARGETS = st.integers(1, 7)


def names_of(offsets: list[int], first: FirstWeekday) -> list[str]:
    return [week_name(MONDAY + timedelta(days=n), first) for n in offsets]


@given(DAYS, FROZEN, TARGETS, FIRST, st.integers(0, 2**32))
def test_the_order_of_records_does_not_matter(
    days: list[date], frozen: list[int], target: int, first: FirstWeekday, seed: int
) -> None:
    sessions = [on(day) for day in days]
    mixed = sessions[:]
    Random(seed).shuffle(mixed)
    options: dict[str, Any] = {
        "weekly_target": target,
        "frozen_weeks": names_of(frozen, first),
        "first_weekday": first,
    }
    assert report(sessions, **options) == report(mixed, **options)


@given(DAYS, OFFSETS, FROZEN, TARGETS, FIRST)
def test_adding_a_session_never_shortens_a_streak_nor_weakens_the_habit(
    days: list[date], extra: int, frozen: list[int], target: int, first: FirstWeekday
) -> None:
    sessions = [on(day) for day in days]
    more = [*sessions, on(MONDAY + timedelta(days=extra))]
    options: dict[str, Any] = {
        "weekly_target": target,
        "frozen_weeks": names_of(frozen, first),
        "first_weekday": first,
    }
    before, after = report(sessions, **options), report(more, **options)
    assert after.current_weeks >= before.current_weeks
    assert after.longest_weeks >= before.longest_weeks
    for streak in before.streaks:
        assert any(
            s.first_day <= streak.first_day
            and s.last_day >= streak.last_day
            and s.weeks >= streak.weeks
            for s in after.streaks
        )
    if week_name(MONDAY + timedelta(days=extra), first) not in options["frozen_weeks"]:
        # A day in a frozen week is left out of the habit only while nothing was done on it.
        assert after.strength >= before.strength - 1e-12


@given(DAYS, FROZEN, OFFSETS, TARGETS, FIRST)
def test_freezing_a_week_never_breaks_a_streak(
    days: list[date], frozen: list[int], extra: int, target: int, first: FirstWeekday
) -> None:
    sessions = [on(day) for day in days]
    name = week_name(MONDAY + timedelta(days=extra), first)
    names = names_of(frozen, first)
    before = report(sessions, weekly_target=target, frozen_weeks=names, first_weekday=first)
    after = report(sessions, weekly_target=target, frozen_weeks=[*names, name], first_weekday=first)
    for streak in before.streaks:
        # What was one streak is one still; only the frozen week itself no longer adds.
        met = [
            w
            for w in after.weeks
            if w.goal_met and streak.first_day <= w.first_day <= streak.last_day
        ]
        assert len(met) >= streak.weeks - 1
        homes = [
            n
            for n, s in enumerate(after.streaks)
            if any(s.first_day <= w.first_day <= s.last_day for w in met)
        ]
        assert len(homes) <= 1
    if before.current_weeks:
        assert after.current_weeks >= before.current_weeks - 1


@given(DAYS, FROZEN, TARGETS, FIRST)
def test_streaks_and_numbers_agree(
    days: list[date], frozen: list[int], target: int, first: FirstWeekday
) -> None:
    told = report(
        [on(day) for day in days],
        weekly_target=target,
        frozen_weeks=names_of(frozen, first),
        first_weekday=first,
    )
    assert told.longest_weeks == max((s.weeks for s in told.streaks), default=0)
    assert sum(s.weeks for s in told.streaks) == sum(w.goal_met for w in told.weeks)
    assert 0 <= told.strength <= 1
    for earlier, later in zip(told.streaks, told.streaks[1:], strict=False):
        assert earlier.ended_by is not None
        assert earlier.last_day < earlier.ended_by.first_day < later.first_day
    assert told.marks[0].date.isoweekday() == (7 if first is FirstWeekday.SUNDAY else 1)
    assert sum(m.trained for m in told.marks) == told.days_this_week
