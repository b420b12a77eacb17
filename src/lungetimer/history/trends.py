"""Weekly trends: reps, leg balance, load volume, reps in reserve, pain and how sets felt.

Pure: today is an argument.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history.weeks import WEEK, FirstWeekday, first_day_of, week_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.training.result import Felt


@frozen
class WeekTrend:
    """Totals and means of one week.

    Attributes:
        name: the name of the week, e.g. ``2026-W47``.
        first_day: the Monday or Sunday on which the week begins.
        sessions: number of sessions in the week.
        left: reps done with the left leg back.
        right: reps done with the right leg back.
        volume_kg: load volume: the sum of reps times weight held (both dumbbells together) in kg.
        reps_in_reserve: mean of the user's answers, 0 to 10; None without answers.
        pain: the highest of the user's answers, 0 to 10; None without answers.
        felt: answer to how a set felt -> number of sets with this answer.
    """

    name: str
    first_day: date
    sessions: int
    left: int
    right: int
    volume_kg: float
    reps_in_reserve: float | None
    pain: int | None
    felt: Mapping[Felt, int]

    @property
    def reps(self) -> int:
        """Number of reps done in the week, both legs counted."""
        return self.left + self.right


def trends_of(
    sessions: Iterable[SessionRecord],
    *,
    today: date,
    weeks: int = 26,
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> tuple[WeekTrend, ...]:
    """Return the totals of each of the last ``weeks`` weeks, up to the week in progress.

    Weeks without sessions are included.
    """
    this_week = first_day_of(today, first_weekday)
    starts = [this_week - number * WEEK for number in reversed(range(weeks))]
    by_week: dict[date, list[SessionRecord]] = {start: [] for start in starts}
    for session in sessions:
        day = session.day
        if starts[0] <= day < this_week + WEEK:
            by_week[first_day_of(day, first_weekday)].append(session)
    return tuple(_trend(start, week_name(start, first_weekday), by_week[start]) for start in starts)


def _trend(start: date, name: str, sessions: Sequence[SessionRecord]) -> WeekTrend:
    reserve = [s.reps_in_reserve for s in sessions if s.reps_in_reserve is not None]
    felt = Counter(done.felt for s in sessions for done in s.sets if done.felt is not None)
    return WeekTrend(
        name=name,
        first_day=start,
        sessions=len(sessions),
        left=sum(s.left for s in sessions),
        right=sum(s.right for s in sessions),
        volume_kg=sum(s.volume_kg for s in sessions),
        reps_in_reserve=sum(reserve) / len(reserve) if reserve else None,
        pain=max((s.pain for s in sessions if s.pain is not None), default=None),
        felt=dict(felt),
    )
