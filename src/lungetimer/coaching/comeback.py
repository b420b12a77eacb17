"""The way back after a lay-off, illness or pain: dated sessions, each as the coach suggests it.

Every step is the coach's own suggestion for its day, given what was done and if each step before it
goes well. So the ramp is never above the coach's rules, and bends with what is done: nothing of it
is remembered, it is made anew from the sessions each time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from lungetimer.coaching import reasons, thresholds
from lungetimer.coaching.compare import Respect, harder_in
from lungetimer.coaching.past import PastSession, dose
from lungetimer.coaching.progression import suggest_after
from lungetimer.coaching.suggestion import Kind
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from lungetimer.coaching.course import Course
    from lungetimer.coaching.suggestion import Advised, Suggestion
    from lungetimer.training.plan import Plan

LONGEST_DAYS: Final = thresholds.BACK_DAYS
"""No step lies further ahead: the coach keeps the way back open for so many days."""
_LOOK_AHEAD: Final = 28  # days; where none of them has a session, the ramp ends
_STANDING_STILL: Final = 6  # sessions at one dose after which nothing more is to be expected
_DAY: Final = timedelta(days=1)


@frozen
class Step:
    """One session of the way back.

    Attributes:
        day: its date.
        plan: what to do: sets, reps, rest, weight, support.
        reason: one sentence; for a step still ahead with what has to go well before it.
        source: key of the source behind it.
    """

    day: date
    plan: Plan
    reason: str
    source: str


@frozen
class Comeback:
    """The way back.

    Attributes:
        steps: the sessions to come, the next one first; none where the coach advises rest until
            something has settled.
        done: sessions since coming back that have been done already.
        days: how long the lay-off is or was; 0 after pain.
        goal: what was done before, to which the steps lead.
        arrives: whether the last step is back there; False where the way takes longer than the
            coach plans ahead, where safety answers hold one back, and after so long away that it
            goes on as ordinary progress.
        word: the coach's reason for today.
    """

    steps: tuple[Step, ...]
    done: int
    days: int
    goal: Plan
    arrives: bool
    word: str

    def on(self, day: date) -> Step | None:
        """The step of a date; None where it has none."""
        return next((step for step in self.steps if step.day == day), None)

    @property
    def total(self) -> int:
        """Sessions of the whole way, those already done included."""
        return self.done + len(self.steps)


def under_way(course: Course, today: date) -> bool:
    """Whether someone is on the way back, or would be by training today.

    Whoever has done again what was done before is back, also without a word on how it went; and
    a way that is not gone to its end is given up with the goal, after `LONGEST_DAYS`.
    """
    if not course.sessions:
        return False
    if _is_away(course, today):
        return True
    goal = course.goal_on(today)
    missing = goal is not None and is_missing(goal.plan, course.usual or course.last.plan)
    if missing and goal is not None and goal.after is not None:
        return True
    if course.pain is not None and (today - course.pain.day).days <= LONGEST_DAYS:
        return True
    hold = course.lay_off
    if hold is None or (today - hold.day).days > LONGEST_DAYS:
        return False
    since = (s for s in course.sessions if s.day >= hold.day)
    return missing or all(s.short or s.hurt for s in since)


def _is_away(course: Course, today: date) -> bool:
    """Whether the latest session lies so far back that the next one ends a lay-off."""
    return (today - course.last.day).days >= thresholds.REPEAT_FROM_DAYS


def is_missing(goal: Plan, plan: Plan) -> bool:
    """Whether anything of what was done before is still missing.

    Longer rests than then are no lack: a level may ask for them. Nor are fewer reps with more
    weight.
    """
    missing = harder_in(goal, plan) - {Respect.REST}
    if Respect.LOAD in harder_in(plan, goal):
        missing -= {Respect.REPS}
    return bool(missing)


def comeback_of(
    course: Course,
    today: date,
    *,
    weekdays: Collection[int],
    is_frozen: Callable[[date], bool] = lambda _: False,
    advised: Advised | None = None,
) -> Comeback | None:
    """Return the way back as of today; None where there is nothing to come back from.

    Args:
        course: what the sessions so far come to. Steps are added to it: use it no more.
        today: the local date.
        weekdays: the usual training days, Monday being 0.
        is_frozen: whether a date lies in a week in which nothing is planned.
        advised: outcome of the latest safety questions, if any were answered.
    """
    if not under_way(course, today):
        return None
    first = suggest_after(course, today, advised=advised)
    goal, days, done = _goal(course, today), _days(course, today), _done(course, today)
    steps: list[Step] = []
    still, day = 0, today
    # Someone who has not yet come back may do so on any day.
    usual_days = range(7) if _is_away(course, today) else weekdays
    while found := _next(course, day, usual_days, is_frozen, advised):
        day, said = found
        if day - today > timedelta(days=LONGEST_DAYS):
            break
        steps.append(_step(course, day, said, today))
        same = len(steps) > 1 and dose(said.plan) == dose(steps[-2].plan)
        still = still + 1 if same and said.kind is not Kind.EASY else 0
        course.add(_went_well(said.plan, day))
        if not under_way(course, day):
            arrives = not is_missing(goal, said.plan)
            return Comeback(tuple(steps), done, days, goal, arrives=arrives, word=first.reason)
        if still >= _STANDING_STILL:
            del steps[-still:]
            break
        usual_days = weekdays
        day += _DAY
    return Comeback(tuple(steps), done, days, goal, arrives=False, word=first.reason)


def _next(
    course: Course,
    first: date,
    weekdays: Collection[int],
    is_frozen: Callable[[date], bool],
    advised: Advised | None,
) -> tuple[date, Suggestion] | None:
    """The next day on which the coach suggests a session, and what.

    A usual day on which rest comes first, though nothing was done on it, is made up for.
    """
    owed = False
    for ahead in range(_LOOK_AHEAD):
        day = first + ahead * _DAY
        if is_frozen(day):
            continue
        usual = day.weekday() in weekdays
        if not (usual or owed):
            continue
        said = suggest_after(course, day, advised=advised)
        if said.kind is not Kind.REST:
            return day, said
        owed = owed or day != course.last.day
    return None


def _step(course: Course, day: date, said: Suggestion, today: date) -> Step:
    reason = said.reason
    if day != today and course.usual is not None:
        slow = course.goal is not None and course.goal.slow
        told = reasons.to_come(said.rule, course.usual, said.plan, slow=slow, unit=course.unit)
        reason = told or reason
    if said.ask_safety:
        reason += " Answer the safety questions first."
    return Step(day, said.plan, reason, said.source)


def _went_well(plan: Plan, day: date) -> PastSession:
    """A session as good as the next step needs it: all done, three in reserve, no pain."""
    reps = plan.total_reps
    return PastSession(day, plan, reps, reps, rir=thresholds.SPARE_FOR_REP, pain=0)


def _goal(course: Course, today: date) -> Plan:
    goal = course.goal_on(today)
    if goal is not None:
        return goal.plan
    return course.usual if course.usual is not None else course.last.plan


def _days(course: Course, today: date) -> int:
    """How long the lay-off is, or was if one is back already; 0 after pain."""
    if _is_away(course, today):
        return (today - course.last.day).days
    if course.pain is not None:
        return 0
    if course.lay_off is not None:
        return course.lay_off.days
    goal = course.goal_on(today)
    if goal is None or goal.after is None:
        return 0
    back = min((s.day for s in course.sessions if s.day > goal.after), default=goal.after)
    days = (back - goal.after).days
    return days if days >= thresholds.REPEAT_FROM_DAYS else 0


def _done(course: Course, today: date) -> int:
    """The sessions since coming back that are done already."""
    if _is_away(course, today):
        return 0
    goal = course.goal_on(today)
    if goal is not None and goal.after is not None:
        after = goal.after
    elif course.lay_off is not None:
        after = course.lay_off.day - _DAY
    else:
        return 0
    return len({s.day for s in course.sessions if s.day > after})
