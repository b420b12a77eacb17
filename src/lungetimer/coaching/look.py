"""The input of the coach's rules: the sessions so far, the date and the safety answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.compare import eased
from lungetimer.coaching.levels import SUPPORTED, level_index
from lungetimer.coaching.plan_steps import at_level, step_up
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.course import Course
    from lungetimer.coaching.past import PastSession
    from lungetimer.coaching.suggestion import Advised
    from lungetimer.training.plan import Plan


@frozen
class Look:
    """Everything on which the coach's rules base a suggestion; there is at least one session.

    Attributes:
        course: summary of the sessions so far.
        usual: the plan that the coach builds on; see `Course`.
        today: local date.
        advised: outcome of the latest safety questions; None if they were never answered.
    """

    course: Course
    usual: Plan
    today: date
    advised: Advised | None

    @property
    def last(self) -> PastSession:
        """The latest session in which at least half of the plan was done."""
        return self.course.last

    @property
    def away(self) -> int:
        """Days since the latest session; 0 on the day of that session."""
        return max((self.today - self.last.day).days, 0)

    @property
    def too_soon(self) -> bool:
        """Whether the user trained or had pain today or yesterday, so that a rest day is due."""
        days = [session.day for session in self.course.sessions[-3:]]
        if self.course.pain is not None:
            days.append(self.course.pain.day)
        return (self.today - max(days)).days <= 1

    @property
    def supported_is_advised(self) -> bool:
        """Whether the latest safety answers recommend the supported level."""
        return self.advised is not None and self.advised.level == SUPPORTED

    @property
    def again(self) -> Plan:
        """The plan for today if nothing becomes harder than in the last session."""
        plan = self.screened(self.course.again(self.away))
        return eased(plan, self.screened(self.last.plan)) if self.supported_is_advised else plan

    @property
    def back_to_usual(self) -> Plan:
        """The usual plan, or an easier one if pain, a long break or safety answers require it."""
        return self.screened(self.course.capped(self.usual))

    def screened(self, plan: Plan) -> Plan:
        """Return the plan at no higher level than the safety answers allow."""
        return (
            at_level(plan, SUPPORTED) if self.supported_is_advised and level_index(plan) else plan
        )

    @property
    def after_twelve(self) -> Plan | None:
        """The usual plan at the next level or weight, to suggest after sets of twelve reps.

        None at the heaviest weight, or if the safety answers recommend the supported level.
        """
        higher = step_up(self.usual, self.course.unit)
        return higher if not self.supported_is_advised and higher != self.usual else None
