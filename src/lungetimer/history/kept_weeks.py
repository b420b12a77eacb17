"""Weeks compared with the weekly target: which of them met it. Pure: today is an argument."""

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
    """One week compared with its target.

    Attributes:
        name: e.g. ``2026-W47``.
        first_day: the Monday or Sunday on which it begins.
        days: number of training days.
        target: the weekly target that applied then, in training days.
        sessions: number of all sessions, including those too short for a training day.
        reps: reps done in them, both legs.
        goal_met: whether the goal was met, i.e. ``days`` reached ``target``; False if frozen.
        frozen: whether it is skipped: it neither helps nor breaks a streak.
        current: whether today is in it.
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
    """Return every week from the first session's to today's, without gaps.

    Days after today, recorded while a clock was wrong, are ignored.
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
