"""Limits on suggestions after pain or a long break, and the former plan."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from lungetimer.coaching.past import PastSession
    from lungetimer.training.plan import Plan


@frozen
class Hold:
    """A limit on the coach's suggestions after pain or a long break.

    Attributes:
        ceiling: the hardest plan that the coach suggests while the limit applies.
        came_from: the plan of the session that hurt, or of the first session after the break.
        day: the date of that session.
        instant: the moment at which that session started.
        pain: the worst pain of that day, 0 to 10; 0 if the limit follows a break.
        days: length of the break in days; 0 if the limit follows pain.
        again: whether there was also pain of 4 or more on an earlier day, with no answer of 3 or
            less since then.
    """

    ceiling: Plan
    came_from: Plan
    day: date
    instant: datetime
    pain: int = 0
    days: int = 0
    again: bool = False

    def is_over_by(self, session: PastSession) -> bool:
        """Return whether a session is late enough to show that the pain is gone.

        The session must be on a later date than the pain, and at least `PAIN_HOURS` hours later.
        """
        hours = timedelta(hours=thresholds.PAIN_HOURS)
        return session.day > self.day and session.instant - self.instant >= hours


@frozen
class Goal:
    """The former plan to which the coach leads the person back.

    Attributes:
        plan: the former plan.
        until: the last day on which the coach suggests steps towards this plan.
        slow: whether each step towards the plan takes two good sessions.
        after: the day of the pain, or of the last session before the break. Sessions after that
            day lead back to the plan. None if the person simply chose to do less.
    """

    plan: Plan
    until: date
    slow: bool = False
    after: date | None = None
