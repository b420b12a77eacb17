"""Plan for the return after a long break, illness or pain: sessions with dates, from the coach.

Each step is the coach's own suggestion for its day, provided that every step before it goes well.
So the plan never exceeds the coach's rules and adapts to what is actually done. The plan is
not stored, but calculated again from the sessions each time.
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

LONGEST_DAYS: Final = thresholds.COMEBACK_DAYS
"""Steps are planned for this many days ahead at most; a comeback also ends after as many days."""
_LOOK_AHEAD: Final = 28  # days; the plan ends if the coach suggests no session in this time
_STANDING_STILL: Final = 6  # equal steps in a row after which the plan ends without its goal
_DAY: Final = timedelta(days=1)


@frozen
class Step:
    """One session of the comeback.

    Attributes:
        day: its date.
        plan: sets, reps, rest, weight and support.
        reason: one sentence; for a future step, what has to go well before that step.
        source: key of the reason's source (a study, for example) in `sources`.
    """

    day: date
    plan: Plan
    reason: str
    source: str


@frozen
class Comeback:
    """The planned return to the plan that was done before pain or a long break.

    Attributes:
        steps: the sessions to come, the next one first; empty if none can be planned, for
            example while the coach advises rest until pain has settled.
        done: number of sessions done since coming back.
        days: length of the break in days; 0 if pain caused the comeback.
        goal: the former plan to which the steps lead.
        arrives: whether the last step reaches the goal; False if that takes longer than the coach
            plans ahead, if safety answers prevent it, or if the break was so long that the
            coach's usual steps up replace the comeback.
        word: the coach's reason for today's suggestion.
    """

    steps: tuple[Step, ...]
    done: int
    days: int
    goal: Plan
    arrives: bool
    word: str

    def on(self, day: date) -> Step | None:
        """Return the step that is planned for ``day``, or None if none is."""
        return next((step for step in self.steps if step.day == day), None)

    @property
    def total(self) -> int:
        """Number of sessions of the whole comeback, including those already done."""
        return self.done + len(self.steps)


def under_way(course: Course, today: date) -> bool:
    """Return whether a comeback is in progress, or would begin with a session today.

    Doing the former plan again ends the comeback, even if the questions after the session were not
    answered. A comeback that was not completed ends after `LONGEST_DAYS` days.
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
    """Return whether the latest session is so long ago that this counts as a long break."""
    return (today - course.last.day).days >= thresholds.REPEAT_FROM_DAYS


def is_missing(goal: Plan, plan: Plan) -> bool:
    """Return whether ``plan`` is still easier than ``goal`` in any respect.

    Longer rests do not count, because a level may require them. Fewer reps do not count if the
    weight is higher.
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
    """Return the sessions that lead back to the former plan; None if none are needed.

    Args:
        course: summary of the sessions so far. This function adds future steps to it, so do not use
            it again.
        today: local date.
        weekdays: the usual training days; Monday is 0.
        is_frozen: returns whether a date lies in a frozen week, in which nothing is planned.
        advised: outcome of the latest safety questions; None if they were never answered.
    """
    if not under_way(course, today):
        return None
    first = suggest_after(course, today, advised=advised)
    goal, days, done = _goal(course, today), _days(course, today), _done(course, today)
    steps: list[Step] = []
    still, day = 0, today
    # The first session after a long break can be on any day.
    usual_days = range(7) if _is_away(course, today) else weekdays
    while found := _next(course, day, usual_days, is_frozen, advised):
        day, suggestion = found
        if day - today > timedelta(days=LONGEST_DAYS):
            break
        steps.append(_step(course, day, suggestion, today))
        same = len(steps) > 1 and dose(suggestion.plan) == dose(steps[-2].plan)
        still = still + 1 if same and suggestion.kind is not Kind.EASY else 0
        course.add(_went_well(suggestion.plan, day))
        if not under_way(course, day):
            arrives = not is_missing(goal, suggestion.plan)
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
    """Return the next day for a session, and what the coach suggests for it; None if none is found.

    If the coach advises rest on a usual training day, the session of that day is moved to the next
    day on which the coach does not advise rest. It is not moved if the person has already trained
    on the usual day.
    """
    owed = False
    for ahead in range(_LOOK_AHEAD):
        day = first + ahead * _DAY
        if is_frozen(day):
            continue
        usual = day.weekday() in weekdays
        if not (usual or owed):
            continue
        suggestion = suggest_after(course, day, advised=advised)
        if suggestion.kind is not Kind.REST:
            return day, suggestion
        owed = owed or day != course.last.day
    return None


def _step(course: Course, day: date, suggestion: Suggestion, today: date) -> Step:
    reason = suggestion.reason
    if day != today and course.usual is not None:
        slow = course.goal is not None and course.goal.slow
        condition = reasons.to_come(
            suggestion.rule, course.usual, suggestion.plan, slow=slow, unit=course.unit
        )
        reason = condition or reason
    if suggestion.ask_safety:
        reason += " Answer the safety questions first."
    return Step(day, suggestion.plan, reason, suggestion.source)


def _went_well(plan: Plan, day: date) -> PastSession:
    """Return an imagined session that goes well enough for the next step.

    All its reps are done without pain, and 3 more would have been possible.
    """
    reps = plan.total_reps
    return PastSession(day, plan, reps, reps, rir=thresholds.SPARE_FOR_REP, pain=0)


def _goal(course: Course, today: date) -> Plan:
    goal = course.goal_on(today)
    if goal is not None:
        return goal.plan
    return course.usual if course.usual is not None else course.last.plan


def _days(course: Course, today: date) -> int:
    """Return the length of the current or latest break in days; 0 if pain caused the comeback."""
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
    """Return the number of days with a session since the break or the pain."""
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
