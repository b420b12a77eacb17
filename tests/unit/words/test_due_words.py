"""The one line of ``due``, its short form for Home, and the week of History beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import CET, session

from lungetimer.coaching.due import Due, DueState, Hindrance, WeekSoFar
from lungetimer.coaching.levels import LEVELS
from lungetimer.history.session_records import History
from lungetimer.history.weeks import first_day_of
from lungetimer.running.history_facts import facts_of
from lungetimer.settings import Settings
from lungetimer.words.due_words import OUT_OF_REACH, SHORT_WIDTH, due_line, short_due, week_state

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.history_facts import Facts

SMALL = replace(LEVELS["beginner"].plan, sets=2, reps_per_leg=8)
W48 = WeekSoFar("2026-W48", 1, 3, 2)
FREEZE = "you can freeze the week: run lungetimer freeze 2026-W48"
NEEDED = "You need two more training days in two days"
ENOUGH = "would be enough."
LOST = f"{OUT_OF_REACH}: you need two more training days"


def due(state: DueState, week: WeekSoFar = W48, **fields: object) -> Due:
    return Due(week, state, **fields)  # type: ignore[arg-type]  # a plan or a hindrance


def small(*reps: int) -> Due:
    return due(DueState.LAST_CHANCE, smallest=SMALL.with_reps(reps) if reps else SMALL)


@pytest.mark.parametrize(
    ("found", "minutes", "line", "short"),
    [
        (
            small(), 9,
            f"{NEEDED}. Today, 2 x 8 reps per leg (9 minutes) {ENOUGH}",
            "2 more in 2 days: 2 x 8, 9 min",
        ),
        (
            small(12, 10), 15,
            f"{NEEDED}. Today, 12,10 reps per leg (15 minutes) {ENOUGH}",
            "2 more in 2 days: 2 sets, 15 min",
        ),
        (
            small(12, 10), 9,
            f"{NEEDED}. Today, 12,10 reps per leg (9 minutes) {ENOUGH}",
            "2 more in 2 days: 12,10 in 9 min",
        ),
        (
            due(DueState.LAST_CHANCE, smallest=replace(SMALL, sets=5, reps_per_leg=50)), 310,
            f"{NEEDED}. Today, 5 x 50 reps per leg (310 minutes) {ENOUGH}",
            "2 more in 2 days: 310 min",
        ),
        (
            small(20, 19, 18, 17, 16), 25,
            f"{NEEDED}. Today, 20,19,18,17,16 reps per leg (25 minutes) {ENOUGH}",
            "2 more in 2 days: 5 sets, 25 min",
        ),
        (
            due(DueState.LAST_CHANCE, replace(W48, days_done=2, days_left=1), smallest=SMALL), 1,
            ("You need one more training day today. "
             f"2 x 8 reps per leg (1 minute) {ENOUGH}"),
            "1 more today: 2 x 8, 1 min",
        ),
        (
            due(DueState.LOST, replace(W48, days_left=1)), 0,
            f"{LOST}, but only one day remains. If you were ill or away, {FREEZE}",
            OUT_OF_REACH,
        ),
        (
            due(DueState.LOST, replace(W48, days_left=0)), 0,
            (f"{OUT_OF_REACH}: you need two more training days, but no days remain. "
             f"If you were ill or away, {FREEZE}"),
            OUT_OF_REACH,
        ),
        (
            due(DueState.DUE, replace(W48, days_left=5), hindrance=Hindrance.PAIN), 0,
            ("You need two more training days in five days, but the coach has reduced "
            "your plan because of your pain (see lungetimer comeback). "
            f"If you are ill or away, {FREEZE}"),
            "2 more in 5 days, mind the pain",
        ),
        (
            due(DueState.LAST_CHANCE, hindrance=Hindrance.REST), 0,
            f"{NEEDED}, but the coach advises rest today. If you are ill or away, {FREEZE}",
            "2 more in 2 days, but rest first",
        ),
        (
            due(DueState.LAST_CHANCE, hindrance=Hindrance.SAFETY), 0,
            (f"{NEEDED}, but first open lungetimer to answer the safety questions. "
            f"If you are ill or away, {FREEZE}"),
            "2 more in 2 days",
        ),
        (
            due(DueState.NOTHING, replace(W48, days_done=3)), 0,
            "Nothing is due: you met this week's goal with 3 of 3 training days.",
            "",
        ),
        (
            due(DueState.NOTHING, replace(W48, days_done=4)), 0,
            "Nothing is due: you met this week's goal with 4 training days; the goal is 3.",
            "",
        ),
        (
            due(DueState.NOTHING, replace(W48, frozen=True)), 0,
            "Nothing is due: 2026-W48 is frozen.",
            "",
        ),
        (
            due(DueState.NOTHING, replace(W48, trained_today=True)), 0,
            f"Nothing is due today: you did 1 of 3 training days. {NEEDED}.",
            "",
        ),
        (
            due(
                DueState.NOTHING, replace(W48, days_done=2, days_left=1, trained_today=True)
            ), 0,
            ("Nothing is due today: you did 2 of 3 training days. "
             "You need one more training day tomorrow."),
            "",
        ),
    ],
)  # fmt: skip
def test_what_is_said(found: Due, minutes: int, line: str, short: str) -> None:
    assert due_line(found, minutes) == line
    assert short_due(found, minutes) == short
    assert len(short) <= SHORT_WIDTH, "it is in the frame of half a screen of 80 columns"
    assert line.isascii(), "a login shell may know nothing else"


def session_on(day: date) -> SessionRecord:
    return session(day.isoformat(), datetime.combine(day, time(7), CET))


def state_in_history(facts: Facts) -> str:
    """What the Streaks tab says of the week in progress."""
    assert facts.due is not None
    return week_state(facts.report.weeks[-1], facts.due.due.state, frozen=False)


@pytest.mark.parametrize("first_weekday", ["monday", "sunday"])
@pytest.mark.parametrize("target", range(1, 8))
def test_home_and_history_say_the_same_of_a_first_week_whatever_its_day(
    target: int, first_weekday: str
) -> None:
    """A goal is out of reach only when more training days are needed than days are to go."""
    settings = Settings(weekly_target=target, first_weekday=first_weekday)
    for number in range(7):
        today = date(2026, 11, 23) + timedelta(days=number)
        facts = facts_of(History(sessions=(session_on(today),)), settings, today)
        begins = first_day_of(today, facts.first_weekday)
        to_go = 6 - (today - begins).days
        lost = target - 1 > to_go
        said = state_in_history(facts)
        assert facts.due is not None
        assert (OUT_OF_REACH in facts.due.line) is lost, (today, facts.due.line)
        assert (facts.due.short == OUT_OF_REACH) is lost, (today, facts.due.short)
        if target == 1:
            assert said == "goal met"
        else:
            assert said == ("goal out of reach" if lost else "goal not met yet"), today


def test_a_past_week_was_met_or_not_and_a_frozen_one_is_skipped() -> None:
    today = date(2026, 11, 28)
    days = [today - timedelta(days=ago) for ago in (19, 18, 17, 10, 0)]
    facts = facts_of(History(sessions=tuple(map(session_on, days))), Settings(), today)
    said = [week_state(week, None, frozen=False) for week in facts.report.weeks]
    assert said == ["goal met", "goal not met", "goal not met yet"]
    assert week_state(None, None, frozen=False) == "before your first session"
    assert week_state(facts.report.weeks[0], None, frozen=True) == "frozen: it is skipped"
