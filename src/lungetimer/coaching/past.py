"""Earlier sessions as the coach uses them, and comparisons of their plans."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.coaching.compare import total_load
from lungetimer.coaching.levels import depth_of
from lungetimer.frozen import frozen, replace
from lungetimer.training.result import makes_training_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.training.plan import Plan
    from lungetimer.training.result import Felt


@frozen
class SetDone:
    """Reps done in one set.

    Attributes:
        left: reps with the left foot stepping back.
        right: reps with the right foot stepping back.
        felt: how the set felt; None if not answered.
        called: reps counted for left and right before the person corrected them; None if nothing
            was corrected.
    """

    left: int
    right: int
    felt: Felt | None = None
    called: tuple[int, int] | None = None


@frozen
class PastSession:
    """One earlier session as the coach needs it.

    Attributes:
        day: local date on which the session started.
        plan: the plan, including level and load.
        planned_reps: reps planned, both legs together.
        done_reps: reps done, both legs together.
        rir: reps in reserve; None if not answered.
        pain: pain on a scale from 0 to 10; None if not answered.
        at: when the session started, with the offset from UTC; None if only the day is known.
        sets: reps of each leg, set by set; empty if they are not known.
        one_leg_at_a_time: whether one leg did all its reps before the other.
    """

    day: date
    plan: Plan
    planned_reps: int
    done_reps: int
    rir: int | None = None
    pain: int | None = None
    at: datetime | None = None
    sets: tuple[SetDone, ...] = ()
    one_leg_at_a_time: bool = False

    @property
    def instant(self) -> datetime:
        """When the session started; noon UTC of its day if only the day is known."""
        return self.at or datetime.combine(self.day, time(12), UTC)

    @property
    def all_done(self) -> bool:
        """Whether every planned rep was done."""
        return self.done_reps >= self.planned_reps

    @property
    def hurt(self) -> bool:
        """Whether the answer to the question about pain was 4 or more (0-10)."""
        return self.pain is not None and self.pain >= thresholds.HIGH_PAIN

    @property
    def free_of_pain(self) -> bool:
        """Whether the answer to the question about pain was 3 or less (0-10)."""
        return self.pain is not None and not self.hurt

    @property
    def short(self) -> bool:
        """Whether under 80 % of the plan was done."""
        return self.done_reps < thresholds.SHORT_SHARE * self.planned_reps

    @property
    def trained(self) -> bool:
        """Whether at least half of the planned reps were done, enough for a training day."""
        return makes_training_day(self.done_reps, self.planned_reps)

    @property
    def tried(self) -> bool:
        """Whether less than half of the plan was done, but enough to show that it was too hard."""
        if self.trained or self.done_reps == 0:
            return False
        enough = self.done_reps >= thresholds.TRIED_SHARE * self.planned_reps
        return enough or (self.rir is not None and self.rir < thresholds.AIM_SPARE)

    def spare(self, reps: int) -> bool:
        """Return whether all reps were done, and at least ``reps`` more would have been possible.

        The result is False if the question about reps in reserve was not answered.
        """
        return self.all_done and self.rir is not None and self.rir >= reps

    @property
    def hard(self) -> bool:
        """Whether this session is known to have been hard.

        It was hard if fewer than 2 reps were in reserve. If the reps in reserve are not known, it
        was hard if under 95 % of the reps were done.
        """
        if self.rir is not None:
            return self.rir < thresholds.AIM_SPARE
        return self.done_reps < thresholds.NEARLY_ALL_SHARE * self.planned_reps


def counts_by(session: PastSession, today: date) -> bool:
    """Return whether a session counts as past: its date is not later than ``today``.

    After a flight to the west, the date of the last session can be later than ``today``. Such a
    session counts too if it started before the end of ``today`` in UTC-12, the last time zone in
    which a day ends.
    """
    if session.day <= today:
        return True
    ended = datetime.combine(today + timedelta(days=1), time(12), UTC)
    return session.instant < ended


def in_order(sessions: Iterable[PastSession]) -> list[PastSession]:
    """Return the sessions in the order in which they started.

    If several sessions started at the same instant, the one that went worst comes last, so the
    order of the input does not matter.
    """
    return sorted(sessions, key=_favour)


def _favour(session: PastSession) -> tuple[object, ...]:
    rir = -1 if session.rir is None else session.rir
    pain = 11 if session.pain is None else session.pain
    favour = (not session.hurt, session.all_done, -pain, rir, session.done_reps)
    plan = session.plan
    work = (plan.sets, plan.total_reps, plan.load_kg)
    return (session.instant, *(-one for one in (*favour, *work)))


def dose(plan: Plan) -> tuple[object, ...]:
    """Return a value that is equal for plans with the same reps, weight, support and depth."""
    return (plan.set_reps, *_manner(plan))


def _manner(plan: Plan) -> tuple[object, ...]:
    """Return how the reps are done: weight, equipment, support and depth."""
    equipment = plan.equipment if plan.loaded else None
    return (total_load(plan), equipment, plan.support, depth_of(plan))


def easy(plan: Plan) -> Plan:
    """Return the plan with half the sets, rounded up; with a single set, half the reps."""
    if plan.sets == 1:
        return replace(plan, reps_per_leg=(plan.reps_per_leg + 1) // 2)
    return replace(plan, sets=(plan.sets + 1) // 2)


def is_easy(plan: Plan, usual: Plan) -> bool:
    """Return whether a plan has at most half the sets (rounded up) of the usual plan.

    No set may have more reps than in the usual plan; weight, support and depth must be equal. If
    the usual plan has a single set, the plan must have one set with at most half the reps.
    """
    if usual.sets == 1:
        half = plan.sets == 1 and 2 * plan.reps_per_leg <= usual.reps_per_leg + 1
        fewer = half and plan.reps_per_leg < usual.reps_per_leg
    else:
        half = 2 * plan.sets <= usual.sets + 1 and all(
            reps <= usual.reps_in(number) for number, reps in enumerate(plan.set_reps, 1)
        )
        fewer = half and plan.sets < usual.sets
    return fewer and _manner(plan) == _manner(usual)


def week_of(day: date, first_weekday: int) -> date:
    """Return the first day of the week of ``day``; ``first_weekday`` is 0 for Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)
