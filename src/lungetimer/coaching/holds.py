"""What the coach keeps in mind of pain, of a lay-off, and of what was done before them."""

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
    """Why the coach does not go up, until an answer lifts it.

    Attributes:
        ceiling: nothing harder than this is suggested meanwhile.
        came_from: the plan with which it hurt, or with which the person came back.
        day: the date of the pain, or of coming back.
        instant: the same, to the second.
        pain: the worst pain of that day, 0-10; 0 for a lay-off.
        days: how long the lay-off was; 0 for pain.
        again: whether it hurt on an earlier day as well, with no answer of less between.
    """

    ceiling: Plan
    came_from: Plan
    day: date
    instant: datetime
    pain: int = 0
    days: int = 0
    again: bool = False

    def is_over_by(self, session: PastSession) -> bool:
        """Whether a session is late enough to show that the pain is gone: on another day."""
        hours = timedelta(hours=thresholds.PAIN_HOURS)
        return session.day > self.day and session.instant - self.instant >= hours


@frozen
class Goal:
    """The plan that the way back leads to.

    Attributes:
        plan: what was done before.
        until: the last day on which the way back is open.
        slow: whether each step takes two good sessions.
        after: the day after which sessions belong to the way back: that of the pain, or of the
            last session before the lay-off; None where less was done of one's own accord.
    """

    plan: Plan
    until: date
    slow: bool = False
    after: date | None = None
