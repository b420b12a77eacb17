"""The course of training so far: every session in turn, and what the coach has to keep in mind.

All of it follows from the sessions alone, so nothing has to be remembered between them: what the
usual plan is, whether pain or a lay-off still holds the coach back, which plan the way back leads
to, and whether an easy week was asked for and taken.
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
    """What the sessions so far come to; ``add`` takes them one by one, oldest first.

    Attributes:
        weekly_target: training days a week.
        first_weekday: 0 is Monday.
        unit: the unit in which the person's weights are sold.
        sessions: those of which at least half was done.
        tries: attempts after the last of them that were broken off, but show that it was too much.
        broken_off: whether anything at all was begun after the last of them.
        usual: the plan to go on with, easy weeks aside; None before anything was done.
        easy_since: the first day of the easy week that the last session belongs to.
        easy_by_stall: whether hard sessions asked for that week, and not full ones.
        last_easy: the day of the last session of any easy week.
        pain: set until a later session shows that the pain is gone.
        calm: sessions since then, the one that showed it included.
        lay_off: set until a session after it shows that it went well.
        goal: where the way back leads.
        stall_asked: the day on which an easy week was first left out after hard sessions.
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

    # -- what it comes to ----------------------------------------------------------------------

    @property
    def last(self) -> PastSession:
        """The latest session of which at least half was done."""
        return self.sessions[-1]

    @property
    def easy(self) -> bool:
        """Whether the last session belongs to an easy week."""
        return self.easy_since is not None

    @property
    def trained_since_pain(self) -> bool:
        """Whether there was a session after the pain, on a later day."""
        return self.pain is not None and bool(self.sessions) and self.pain.is_over_by(self.last)

    def capped(self, plan: Plan) -> Plan:
        """The plan, no harder than pain and lay-offs allow."""
        for hold in (self.pain, self.lay_off):
            if hold is not None:
                plan = eased(plan, hold.ceiling)
        return plan

    def goal_on(self, day: date) -> Goal | None:
        """Where the way back leads, if it is still open on a day."""
        return self.goal if self.goal is not None and day <= self.goal.until else None

    @property
    def too_short(self) -> bool:
        """Whether under 80 % was done twice in a row, attempts included."""
        return struggle.too_short([*self.sessions[-2:], *self.tries])

    @property
    def at_the_limit(self) -> bool:
        """Whether nothing was left in reserve twice in a row at one dose."""
        return struggle.at_the_limit(self.sessions)

    def less(self, plan: Plan) -> Plan:
        """The plan, smaller where too little of it was done or it was at the limit."""
        if self.too_short:
            return struggle.less_after_short_sessions(plan, self.unit)
        return struggle.less_at_the_limit(plan, self.unit) if self.at_the_limit else plan

    def again(self, days: int) -> Plan:
        """The plan to go on with after so many days away, with nothing added to the last one."""
        plan = self.capped(self.less(self.last.plan))
        return self.capped(after_days_away(plan, days, self.unit))

    def _asks_for_less(self) -> bool:
        return dose(self.less(self.last.plan)) != dose(self.last.plan)

    def stall_asks(self, day: date) -> bool:
        """Whether hard sessions ask for an easy week on a day.

        Not within three weeks of the last one, and for one week only when it is left out.
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
        """Whether an easy week is asked for on a day, or one that was begun still lasts."""
        if self.easy_since is not None:
            return day - self.easy_since < timedelta(days=thresholds.EASY_DAYS)
        return self.weeks.easy_due(day) or self.stall_asks(day)

    # -- one more session ----------------------------------------------------------------------

    def add(self, session: PastSession) -> None:
        """Take the next session into account."""
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
            self._hurts(session, former)
        else:
            self._answered(session)

    def _begun(self, session: PastSession) -> None:
        """Less than half was done: no session, yet pain and failing count."""
        self.broken_off = self.broken_off or session.done_reps > 0
        if session.tried:
            self.tries.append(session)
        if session.hurt:
            self._hurts(session, self.usual)

    def _is_easy(self, session: PastSession, usual: Plan) -> bool:
        """Whether it is an easy session because the coach asked for one."""
        if self.pain is not None or not is_easy(session.plan, usual):
            return False
        if self._days_away(session) >= thresholds.REPEAT_FROM_DAYS:
            # An easy session repeated after a lay-off still leads back to the usual sets.
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
        said = self.easy_since is None and self.pain is None and self.lay_off is None
        if said and self.stall_asks(session.day):
            pause = timedelta(days=thresholds.STALL_PAUSE_DAYS)
            if self.stall_asked is None or session.day - self.stall_asked > pause:
                self.stall_asked = session.day
        self.easy_since = None

    def _follow(self, session: PastSession, former: Plan | None, *, asked_for_less: bool) -> None:
        """The session's plan is the usual one from now on."""
        self.usual = session.plan
        goal = self.goal_on(session.day)
        if goal is not None and not harder_in(goal.plan, session.plan):
            goal = None
        if asked_for_less:
            goal = None
        elif goal is None and former is not None:
            missed = harder_in(former, session.plan) - {Respect.REPS, Respect.REST}
            if missed and not harder_in(session.plan, former):
                days = timedelta(days=thresholds.USUAL_AFTER_DAYS)
                goal = Goal(former, session.day + days)
        self.goal = goal

    def _came_back(self, session: PastSession) -> None:
        """Note a lay-off that ends with this session."""
        days = self._days_away(session)
        if days < thresholds.REPEAT_FROM_DAYS or self.usual is None:
            return
        ceiling = self.again(days)
        self.lay_off = Hold(ceiling, session.plan, session.day, session.instant, days=days)
        if days >= thresholds.DOWN_FROM_DAYS:
            former = self.goal_on(self.last.day)
            until = session.day + timedelta(days=thresholds.BACK_DAYS)
            slow = days >= thresholds.RESTART_FROM_DAYS
            plan = former.plan if former else self.usual
            self.goal = Goal(plan, until, slow=slow, after=self.last.day)
            self.easy_since = None
        if days > thresholds.GONE_DAYS:
            self.goal = None

    def _hurts(self, session: PastSession, former: Plan | None) -> None:
        """Pain: a ceiling below the plan it came with, and a way back to that plan."""
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
        until = session.day + timedelta(days=thresholds.BACK_DAYS)
        goal = eased(came_from, former) if former is not None else came_from
        if before is None or self.goal is None:
            self.goal = Goal(goal, until, after=session.day)
        else:
            plan = eased(self.goal.plan, goal)
            self.goal = Goal(plan, until, slow=self.goal.slow, after=session.day)

    def _answered(self, session: PastSession) -> None:
        """Answers that show it went well lift what held the coach back; nothing else does."""
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
    """The course of these sessions, given in any order; the earliest instant comes first."""
    course = Course(weekly_target, first_weekday, unit)
    for session in in_order(sessions):
        course.add(session)
    return course
