"""Summary of the sessions so far, from which the coach derives its suggestion.

Everything follows from the sessions alone, so nothing else has to be stored: the usual plan,
whether pain or a long break still limits the coach, which former plan to return to, and whether an
easy week was suggested and done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching import struggle, thresholds
from lungetimer.coaching.compare import Respect, eased, harder_in
from lungetimer.coaching.holds import Goal, Hold
from lungetimer.coaching.past import dose, in_order, is_easy
from lungetimer.coaching.plan_steps import after_days_away, after_pain
from lungetimer.coaching.weeks import FullWeeks
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lungetimer.coaching.past import PastSession
    from lungetimer.training.plan import Plan


@dataclass(slots=True)
class Course:
    """State of the training after the sessions passed to `add`, oldest first.

    Attributes:
        weekly_target: the number of training days a week that the person aims for.
        first_weekday: the first day of a week; 0 is Monday.
        unit: the unit in which the person's weights are sold.
        sessions: sessions in which at least half of the plan was done.
        tries: sessions after the latest of ``sessions`` in which less than half of the plan was
            done, but enough to show that the plan was too hard.
        broken_off: whether a session after the latest of ``sessions`` had at least one rep, but
            less than half of the plan.
        usual: the plan that the coach builds on; sessions of an easy week (see `easy_week`) do not
            change it. None before the first session.
        easy_since: the first day of the easy week to which the last session belongs; None if it
            belongs to no easy week.
        easy_by_stall: whether hard sessions led to that easy week; otherwise, full weeks did.
        last_easy: the day of the last session in any easy week.
        pain: the limit on plans after pain; None once a later session shows that the pain is gone.
        calm: number of sessions since the pain was gone, including the one that showed this.
        lay_off: the limit on plans after a break of 8 days or more; None once a later session went
            well.
        goal: the former plan to which the coach leads the person back; None if there is none.
        stall_asked: the first day on which the person trained as usual although hard sessions
            called for an easy week.
    """

    weekly_target: int = 3
    first_weekday: int = 0
    unit: Unit = Unit.KG
    sessions: list[PastSession] = field(default_factory=list)
    tries: list[PastSession] = field(default_factory=list)
    broken_off: bool = False
    usual: Plan | None = None
    easy_since: date | None = None
    easy_by_stall: bool = False
    last_easy: date | None = None
    pain: Hold | None = None
    calm: int = thresholds.CALM_SESSIONS
    lay_off: Hold | None = None
    goal: Goal | None = None
    stall_asked: date | None = None
    weeks: FullWeeks = field(init=False)

    def __post_init__(self) -> None:
        self.weeks = FullWeeks(self.weekly_target, self.first_weekday)

    # -- results -------------------------------------------------------------------------------

    @property
    def last(self) -> PastSession:
        """The latest session in which at least half of the plan was done."""
        return self.sessions[-1]

    @property
    def easy(self) -> bool:
        """Whether the last session belongs to an easy week."""
        return self.easy_since is not None

    @property
    def trained_since_pain(self) -> bool:
        """Whether the last session came late enough after the pain to show if the pain is gone."""
        return self.pain is not None and bool(self.sessions) and self.pain.is_over_by(self.last)

    def capped(self, plan: Plan) -> Plan:
        """Return the plan, made easier where it exceeds the limits after pain or a long break."""
        for hold in (self.pain, self.lay_off):
            if hold is not None:
                plan = eased(plan, hold.ceiling)
        return plan

    def goal_on(self, day: date) -> Goal | None:
        """Return the goal; None if there is no goal, or if it has expired by ``day``."""
        return self.goal if self.goal is not None and day <= self.goal.until else None

    @property
    def too_short(self) -> bool:
        """Whether under 80 % of the plan was done in each of the last two sessions.

        A session in which less than half of the plan was done counts only if it is in `tries`.
        """
        return struggle.too_short([*self.sessions[-2:], *self.tries])

    @property
    def at_the_limit(self) -> bool:
        """Whether the last two sessions had the same `dose` and no reps in reserve."""
        return struggle.at_the_limit(self.sessions)

    def less(self, plan: Plan) -> Plan:
        """Return the plan, made easier if the last two sessions show that it is too hard."""
        if self.too_short:
            return struggle.less_after_short_sessions(plan, self.unit)
        return struggle.less_at_the_limit(plan, self.unit) if self.at_the_limit else plan

    def again(self, days: int) -> Plan:
        """Return the last session's plan, made easier after hard sessions, pain or days away.

        Args:
            days: the number of days since the last session.
        """
        plan = self.capped(self.less(self.last.plan))
        return self.capped(after_days_away(plan, days, self.unit))

    def _asks_for_less(self) -> bool:
        return dose(self.less(self.last.plan)) != dose(self.last.plan)

    def stall_asks(self, day: date) -> bool:
        """Return whether three hard sessions in a row call for an easy week on ``day``.

        In the three weeks after an easy week, they never do this. If the person ignores the
        suggestion, the coach repeats it for one week, and again three weeks after the first day on
        which it was ignored.
        """
        if not struggle.stalled(self.sessions):
            return False
        pause = timedelta(days=thresholds.STALL_PAUSE_DAYS)
        if self.last_easy is not None and day - self.last_easy <= pause:
            return False
        if self.stall_asked is None or day - self.stall_asked > pause:
            return True
        return day - self.stall_asked < timedelta(days=thresholds.EASY_DAYS)

    def easy_asked(self, day: date) -> bool:
        """Return whether an easy week is due or in progress on ``day``."""
        if self.easy_since is not None:
            return day - self.easy_since < timedelta(days=thresholds.EASY_DAYS)
        return self.weeks.easy_due(day) or self.stall_asks(day)

    # -- adding a session ----------------------------------------------------------------------

    def add(self, session: PastSession) -> None:
        """Update the state of the training with the next session."""
        if not session.trained:
            self._begun(session)
            return
        former = self.usual
        asked_for_less = bool(self.sessions) and self._asks_for_less()
        if self.sessions:
            self._came_back(session)
        easy = former is not None and not asked_for_less and self._is_easy(session, former)
        self._remember_easy(session, easy=easy)
        if not easy:
            self._follow(session, former, asked_for_less=asked_for_less)
        self.sessions.append(session)
        self.tries.clear()
        self.broken_off = False
        self.weeks.add(session.day, easy=easy)
        if session.hurt:
            self._record_pain(session, former)
        else:
            self._answered(session)

    def _begun(self, session: PastSession) -> None:
        """Record a session in which less than half of the plan was done.

        Such a session can show pain, or that the plan was too hard.
        """
        self.broken_off = self.broken_off or session.done_reps > 0
        if session.tried:
            self.tries.append(session)
        if session.hurt:
            self._record_pain(session, self.usual)

    def _is_easy(self, session: PastSession, usual: Plan) -> bool:
        """Return whether a session belongs to an easy week that the coach suggested."""
        if self.pain is not None or not is_easy(session.plan, usual):
            return False
        if self._days_away(session) >= thresholds.REPEAT_FROM_DAYS:
            # Repeating an easy session after a long break does not make its plan the usual one.
            return self.easy
        return self.lay_off is None and self.easy_asked(session.day)

    def _days_away(self, session: PastSession) -> int:
        return (session.day - self.last.day).days if self.sessions else 0

    def _remember_easy(self, session: PastSession, *, easy: bool) -> None:
        if easy:
            if self.easy_since is None:
                self.easy_since = session.day
                self.easy_by_stall = not self.weeks.easy_due(session.day)
            self.last_easy = session.day
            self.stall_asked = None
            return
        unexplained = self.easy_since is None and self.pain is None and self.lay_off is None
        if unexplained and self.stall_asks(session.day):
            pause = timedelta(days=thresholds.STALL_PAUSE_DAYS)
            if self.stall_asked is None or session.day - self.stall_asked > pause:
                self.stall_asked = session.day
        self.easy_since = None

    def _follow(self, session: PastSession, former: Plan | None, *, asked_for_less: bool) -> None:
        """Make the session's plan the usual plan, and update the goal."""
        self.usual = session.plan
        goal = self.goal_on(session.day)
        if goal is not None and not harder_in(goal.plan, session.plan):
            goal = None
        if asked_for_less:
            goal = None
        elif goal is None and former is not None:
            missed = harder_in(former, session.plan) - {Respect.REPS, Respect.REST}
            if missed and not harder_in(session.plan, former):
                days = timedelta(days=thresholds.COMEBACK_BY_CHOICE_DAYS)
                goal = Goal(former, session.day + days)
        self.goal = goal

    def _came_back(self, session: PastSession) -> None:
        """Record a long break if this session is the first one after it."""
        days = self._days_away(session)
        if days < thresholds.REPEAT_FROM_DAYS or self.usual is None:
            return
        ceiling = self.again(days)
        self.lay_off = Hold(ceiling, session.plan, session.day, session.instant, days=days)
        if days >= thresholds.DOWN_FROM_DAYS:
            former = self.goal_on(self.last.day)
            until = session.day + timedelta(days=thresholds.COMEBACK_DAYS)
            slow = days >= thresholds.RESTART_FROM_DAYS
            plan = former.plan if former else self.usual
            self.goal = Goal(plan, until, slow=slow, after=self.last.day)
            self.easy_since = None
        if days > thresholds.GONE_DAYS:
            self.goal = None

    def _record_pain(self, session: PastSession, former: Plan | None) -> None:
        """Record pain: the next plans must be easier than this session's.

        The goal becomes this session's plan. In each respect in which the former plan was easier,
        the goal is as easy as the former plan.
        """
        before = self.pain
        worst = session.pain or 0
        again = before is not None and (before.again or before.is_over_by(session))
        if before is not None and not before.is_over_by(session):
            worst = max(worst, before.pain)
        ceiling = self.capped(after_pain(session.plan, worst, self.unit))
        came_from = session.plan
        if not session.trained and former is not None:
            came_from = eased(came_from, former)
            ceiling = eased(ceiling, after_pain(former, worst, self.unit))
        self.pain = Hold(ceiling, came_from, session.day, session.instant, pain=worst, again=again)
        self.calm = 0
        self.easy_since = None
        until = session.day + timedelta(days=thresholds.COMEBACK_DAYS)
        goal = eased(came_from, former) if former is not None else came_from
        if before is None or self.goal is None:
            self.goal = Goal(goal, until, after=session.day)
        else:
            plan = eased(self.goal.plan, goal)
            self.goal = Goal(plan, until, slow=self.goal.slow, after=session.day)

    def _answered(self, session: PastSession) -> None:
        """End the limits on plans (after pain, after a long break) if this session went well."""
        if session.free_of_pain and self.pain is not None and self.pain.is_over_by(session):
            self.pain = None
        if self.pain is None:
            self.calm += 1
        if not session.free_of_pain:
            return
        well = session.rir is not None and session.rir >= thresholds.AIM_SPARE
        if well and not session.short:
            self.lay_off = None


def course_of(
    sessions: Iterable[PastSession],
    *,
    weekly_target: int = 3,
    first_weekday: int = 0,
    unit: Unit = Unit.KG,
) -> Course:
    """Return the `Course` of all given sessions, which can be in any order."""
    course = Course(weekly_target, first_weekday, unit)
    for session in in_order(sessions):
        course.add(session)
    return course
