"""The weekdays and the time at which the user trains, and the next training days."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from lungetimer.history.weeks import FirstWeekday, week_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lungetimer.history.session_records import SessionRecord

EVENING: Final = time(18)
_LOOKED_BACK: Final = timedelta(weeks=8)
# Index: number of training days in a week. Items: weekdays spread evenly; Monday is 0.
_SPREAD: Final = (
    (), (2,), (0, 3), (0, 2, 4), (0, 1, 3, 5), (0, 1, 2, 4, 5), (0, 1, 2, 3, 4, 5),
    (0, 1, 2, 3, 4, 5, 6),
)  # fmt: skip


def usual_days(sessions: Iterable[SessionRecord], today: date, target: int) -> tuple[int, ...]:
    """Return the weekdays on which the user usually trains, in order; Monday is 0.

    The result has as many weekdays as ``target``, the weekly target. They are the weekdays with the
    most training days in the last eight weeks. If the user trained on fewer weekdays than that,
    the function adds weekdays that spread the training over the week.
    """
    count = min(max(target, 1), 7)
    days = {s.day for s in sessions if s.trained and today - _LOOKED_BACK <= s.day <= today}
    often = Counter(day.weekday() for day in days)
    chosen = [day for day, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))][:count]
    for day in (*_SPREAD[count], *range(7)):
        if len(chosen) < count and day not in chosen:
            chosen.append(day)
    return tuple(sorted(chosen))


def usual_time(sessions: Iterable[SessionRecord], today: date) -> time:
    """Return the median start time of the sessions on training days in the last eight weeks.

    The time is rounded to 5 minutes. If there are no such sessions, it is 18:00.
    """
    found = [
        s.started_at.hour * 60 + s.started_at.minute
        for s in sessions
        if s.trained and today - _LOOKED_BACK <= s.day <= today
    ]
    if not found:
        return EVENING
    found.sort()
    # Python's module `statistics` takes longer to import than the rest of a command to run.
    median = (found[len(found) // 2] + found[~(len(found) // 2)]) / 2
    minutes = min(round(median / 5) * 5, 24 * 60 - 5)
    return time(minutes // 60, minutes % 60)


def next_days(
    weekdays: Collection[int],
    now: datetime,
    at: time,
    weeks: int,
    frozen_weeks: Collection[str],
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[date, ...]:
    """Return the dates of the coming training days, without those in weeks that the user froze.

    Args:
        weekdays: the weekdays on which to train; Monday is 0.
        now: the current local time. Today is included only if the time ``at`` is still to come.
        at: the time of day at which sessions start.
        weeks: number of weeks from today on in which to look for training days.
        frozen_weeks: names of the weeks that the user froze, such as ``2026-W47``.
        first_weekday: the day on which weeks start.
    """
    today = now.date()
    days = (today + timedelta(days=n) for n in range(weeks * 7))
    return tuple(
        day
        for day in days
        if day.weekday() in weekdays
        and (day > today or at > now.time())
        and week_name(day, first_weekday) not in frozen_weeks
    )
