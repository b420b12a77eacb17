"""Streaks and habit strength.

Streaks are counted in weeks, because the advice is three to four sessions a week, not one every
day. A training day is a date with a session in which at least half of the planned reps were done. A
week meets its goal (``Week.goal_met``) if it has at least as many training days as the weekly
target that applied in this week. A streak is a number of weeks in a row that met their goal. The
week in progress can extend a streak but cannot break it; a frozen week can do neither. Days after
today are ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history.days import Day, days_of
from lungetimer.history.kept_weeks import Week, weeks_of
from lungetimer.history.strength import strengths_of
from lungetimer.history.week_targets import Targets
from lungetimer.history.weeks import DAY, FirstWeekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.target_change import TargetChange

WEEKLY_TARGET: Final = 3


@frozen
class Streak:
    """A number of weeks in a row that met their goal, perhaps with frozen weeks between them.

    Attributes:
        first_week: name of the first of these weeks.
        last_week: name of the last of these weeks.
        first_day: the first day of the first week.
        last_day: the last day of the last week.
        weeks: number of weeks that met their goal; frozen weeks are not counted.
        sessions: number of sessions from the first to the last week.
        reps: reps done in these sessions, both legs.
        ended_by: the week that broke the streak; None for the current streak.
    """

    first_week: str
    last_week: str
    first_day: date
    last_day: date
    weeks: int
    sessions: int
    reps: int
    ended_by: Week | None = None


@frozen
class DayMark:
    """One day of the week in progress: whether the user trained on it, and how many reps."""

    date: date
    trained: bool
    reps: int
    is_today: bool
    is_future: bool


@frozen
class StreakReport:
    """Everything that the program shows about streaks.

    Attributes:
        week: name of the week in progress.
        days_this_week: number of training days so far in the week in progress.
        weekly_target: number of training days with which the week in progress meets its goal.
        current_weeks: length of the current streak in weeks; 0 if there is none.
        longest_weeks: length of the longest streak in weeks.
        strengths: habit strength (see `strengths_of`), 0 to 1, at the end of each week since the
            first training day; the last item is today's.
        streaks: every streak, earliest first.
        frozen_weeks: names of the frozen weeks.
        weeks: every week from the first session to today.
        marks: the seven days of the week in progress.
    """

    week: str
    days_this_week: int
    weekly_target: int
    current_weeks: int
    longest_weeks: int
    strengths: tuple[float, ...]
    streaks: tuple[Streak, ...]
    frozen_weeks: tuple[str, ...]
    weeks: tuple[Week, ...]
    marks: tuple[DayMark, ...]

    @property
    def strength(self) -> float:
        """Today's habit strength, 0 to 1."""
        return self.strengths[-1] if self.strengths else 0.0


def report_of(
    sessions: Iterable[SessionRecord],
    *,
    today: date,
    weekly_target: int = WEEKLY_TARGET,
    target_changes: Sequence[TargetChange] = (),
    frozen_weeks: Iterable[str] = (),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> StreakReport:
    """Return the report on streaks for these sessions.

    Args:
        sessions: all sessions, in any order.
        today: today's local date.
        weekly_target: the weekly target in the settings, which applies to the week in progress.
        target_changes: the changes of the weekly target in the history, for earlier weeks.
        frozen_weeks: names of the frozen weeks.
        first_weekday: the day on which weeks start.
    """
    return report_of_days(
        days_of(sessions),
        today=today,
        weekly_target=weekly_target,
        target_changes=target_changes,
        frozen_weeks=frozen_weeks,
        first_weekday=first_weekday,
    )


def report_of_days(
    days: Mapping[date, Day],
    *,
    today: date,
    weekly_target: int = WEEKLY_TARGET,
    target_changes: Sequence[TargetChange] = (),
    frozen_weeks: Iterable[str] = (),
    first_weekday: FirstWeekday = FirstWeekday.MONDAY,
) -> StreakReport:
    """Return the report on streaks as `report_of` does, but from the totals of each day."""
    frozen = frozenset(frozen_weeks)
    targets = Targets(weekly_target, target_changes, first_weekday)
    weeks = weeks_of(days, today=today, targets=targets, frozen=frozen, first_weekday=first_weekday)
    streaks = streaks_of(weeks)
    living = [s.weeks for s in streaks if s.ended_by is None]
    return StreakReport(
        week=weeks[-1].name,
        days_this_week=weeks[-1].days,
        weekly_target=weekly_target,
        current_weeks=living[0] if living else 0,
        longest_weeks=max((s.weeks for s in streaks), default=0),
        strengths=strengths_of(
            days,
            today=today,
            targets=targets,
            frozen=frozen,
            first_weekday=first_weekday,
        ),
        streaks=streaks,
        frozen_weeks=tuple(sorted(frozen)),
        weeks=weeks,
        marks=_marks(days, weeks[-1].first_day, today),
    )


def streaks_of(weeks: Sequence[Week]) -> tuple[Streak, ...]:
    """Return every streak in these weeks, which must have no gaps; the earliest streak first."""
    found: list[Streak] = []
    run: list[Week] = []
    for week in weeks:
        if week.goal_met or (run and week.frozen):
            run.append(week)
        elif not week.frozen and not week.current and run:
            found.append(_streak(run, week))
            run = []
    if run:
        found.append(_streak(run, None))
    return tuple(found)


def _streak(run: list[Week], ended_by: Week | None) -> Streak:
    met = [week for week in run if week.goal_met]
    whole = run[: run.index(met[-1]) + 1]
    return Streak(
        first_week=met[0].name,
        last_week=met[-1].name,
        first_day=met[0].first_day,
        last_day=met[-1].first_day + 6 * DAY,
        weeks=len(met),
        sessions=sum(week.sessions for week in whole),
        reps=sum(week.reps for week in whole),
        ended_by=ended_by,
    )


def _marks(days: Mapping[date, Day], first_day: date, today: date) -> tuple[DayMark, ...]:
    found: list[DayMark] = []
    for number in range(7):
        date = first_day + number * DAY
        day = days.get(date) if date <= today else None
        found.append(
            DayMark(
                date=date,
                trained=day is not None and day.trained,
                reps=day.reps if day else 0,
                is_today=date == today,
                is_future=date > today,
            )
        )
    return tuple(found)
