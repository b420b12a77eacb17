"""Decide which weeks met their weekly target. Today's date is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history.weeks import WEEK, FirstWeekday, first_day_of, week_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lungetimer.history.days import Day
    from lungetimer.history.week_targets import Targets


@frozen
class Week:
    """One week, and whether it met its goal.

    Attributes:
        name: the name of the week, e.g. ``2026-W47``.
        first_day: the Monday or Sunday on which the week begins.
        days: number of training days in the week.
        target: how many training days this week needs to meet its goal.
        sessions: number of all sessions, including those too short to make a training day.
        reps: reps done in all these sessions, both legs.
        goal_met: whether ``days`` reached ``target``; always False for a frozen week.
        frozen: whether the user froze the week, so that it neither helps nor breaks a streak.
        current: whether today is in this week.
    """

    name: str
    first_day: date
    days: int
    target: int
    sessions: int
    reps: int
    goal_met: bool
    frozen: bool
    current: bool


def weeks_of(
    days: Mapping[date, Day],
    *,
    today: date,
    targets: Targets,
    frozen: frozenset[str] = frozenset(),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[Week, ...]:
    """Return every week from the week of the first session to the current week.

    Days after today are ignored. They come from sessions that were recorded while the computer's
    clock was wrong.
    """
    this_week = first_day_of(today, first_weekday)
    by_week: dict[date, list[Day]] = {}
    for day in days.values():
        if day.date > today:
            continue
        by_week.setdefault(first_day_of(day.date, first_weekday), []).append(day)
    first = min(by_week, default=this_week)
    starts = [first + number * WEEK for number in range((this_week - first).days // 7 + 1)]
    found: list[Week] = []
    for start, target in zip(starts, targets.of(starts), strict=True):
        name = week_name(start, first_weekday)
        inside = by_week.get(start, ())
        trained = sum(day.trained for day in inside)
        found.append(
            Week(
                name=name,
                first_day=start,
                days=trained,
                target=target,
                sessions=sum(day.sessions for day in inside),
                reps=sum(day.reps for day in inside),
                goal_met=trained >= target and name not in frozen,
                frozen=name in frozen,
                current=start == this_week,
            )
        )
    return tuple(found)
