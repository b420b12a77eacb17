"""What the coach reads of earlier sessions: doses, answers, easy stretches, kept weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.training.result import makes_training_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.plan import Plan


@dataclass(frozen=True, slots=True)
class PastSession:
    """One earlier session as the coach needs it.

    Attributes:
        day: local date on which it started.
        plan: what was asked, level and load included.
        planned_reps: reps of both legs asked for.
        done_reps: reps of both legs done.
        rir: reps in reserve, None when not answered.
        pain: 0-10, None when not answered.
    """

    day: date
    plan: Plan
    planned_reps: int
    done_reps: int
    rir: int | None = None
    pain: int | None = None

    @property
    def all_done(self) -> bool:
        """Whether every planned rep was done."""
        return self.done_reps >= self.planned_reps

    @property
    def hurt(self) -> bool:
        """Whether pain was 4 or more."""
        return self.pain is not None and self.pain >= thresholds.HIGH_PAIN

    @property
    def short(self) -> bool:
        """Whether under 80 % of the plan was done."""
        return self.done_reps < thresholds.SHORT_SHARE * self.planned_reps

    @property
    def trained(self) -> bool:
        """Whether enough was done to make its day a training day."""
        return makes_training_day(self.done_reps, self.planned_reps)

    def spare(self, reps: int) -> bool:
        """Everything done, at least so many reps in reserve, and pain answered with 3 or less.

        An answer not given never counts as a good one.
        """
        answered = self.rir is not None and self.rir >= reps and self.pain is not None
        return self.all_done and answered and not self.hurt

    @property
    def stuck(self) -> bool:
        """Whether it is known that this session was not finished or left under 2 to spare."""
        return not self.all_done or (self.rir is not None and self.rir < thresholds.AIM_SPARE)


def dose(plan: Plan) -> tuple[object, ...]:
    """What makes two sessions the same amount of work."""
    return (plan.sets, plan.reps_per_leg, plan.load_kg, plan.equipment, plan.support)


def easy(plan: Plan) -> Plan:
    """Half the sets, rounded up; with a single set, half the reps."""
    if plan.sets == 1:
        return replace(plan, reps_per_leg=(plan.reps_per_leg + 1) // 2)
    return replace(plan, sets=(plan.sets + 1) // 2)


def easy_starts(sessions: Sequence[PastSession]) -> list[int | None]:
    """For each session the index at which its easy stretch began, None outside of one.

    A session is easy when it asks for half the sets of the last usual one and is otherwise the
    same. Fewer sets for two weeks and longer are the new usual. When days were missed after an
    easy session and it was repeated, the repeat still belongs to it.
    """
    starts: list[int | None] = []
    usual: PastSession | None = None
    for i, session in enumerate(sessions):
        start: int | None = None
        if usual is not None and _is_easy(session.plan, usual.plan):
            before = starts[-1]
            start = i if before is None else before
            within = (session.day - sessions[start].day).days < thresholds.USUAL_AFTER_DAYS
            repeated = (session.day - sessions[i - 1].day).days > thresholds.EASY_DAYS
            if not (within or repeated):
                start = None
        starts.append(start)
        if start is None:
            usual = session
    return starts


def _is_easy(plan: Plan, usual: Plan) -> bool:
    return dose(plan) != dose(usual) and dose(plan) == dose(easy(usual))


def week_of(day: date, first_weekday: int) -> date:
    """The first day of the day's week; weekdays count from Monday = 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def kept_weeks_without_easy(
    sessions: Sequence[PastSession],
    starts: Sequence[int | None],
    today: date,
    *,
    weekly_target: int,
    first_weekday: int,
) -> int:
    """How many kept weeks in a row lie directly before this one, back to an easier one.

    A week is kept with ``weekly_target`` training days (at least half of the planned reps done),
    and easier as soon as one of its sessions was easy.
    """
    weeks: dict[date, list[int]] = {}
    for i, session in enumerate(sessions):
        weeks.setdefault(week_of(session.day, first_weekday), []).append(i)
    count = 0
    week = week_of(today, first_weekday) - timedelta(days=7)
    while week in weeks:
        here = weeks[week]
        days = {sessions[i].day for i in here if sessions[i].trained}
        if len(days) < weekly_target or any(starts[i] is not None for i in here):
            break
        count += 1
        week -= timedelta(days=7)
    return count
