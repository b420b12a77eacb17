"""The order of the reps in a set: which leg does which rep, and when the legs are switched.

The index of a rep in its set (``slot``) counts the reps of both legs from 0, in the order in which
they are done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.training.choices import Leg
    from lungetimer.training.plan import Plan


@frozen
class Spot:
    """The rep at which a set begins or resumes.

    Attributes:
        slot: index of the first rep to do.
        lead_reps: the reps that the first leg has done, if the set resumes with the second leg (leg
            order ``one_by_one``); otherwise None.
    """

    slot: int = 0
    lead_reps: int | None = None


@frozen
class Course:
    """The reps of one set in order.

    Attributes:
        lead: the leg that does the first rep.
        one_by_one: whether that leg does all its reps before the other leg begins.
        lead_reps: number of reps of the first leg.
        other_reps: number of reps of the other leg.
    """

    lead: Leg
    one_by_one: bool
    lead_reps: int
    other_reps: int

    @classmethod
    def of(cls, plan: Plan, number: int, spot: Spot | None = None) -> Course:
        """Return the `Course` of one set of a plan.

        Args:
            plan: the current plan.
            number: the set's number, from 1.
            spot: where a set that ended early resumes; None for a new set.
        """
        reps = plan.reps_in(number)
        if spot is None:
            return cls(plan.first_leg, plan.one_by_one, reps, reps)
        begun = cls(plan.first_leg, plan.one_by_one, spot.lead_reps or reps, reps)
        return begun.replanned(reps, spot.slot)

    @property
    def slots(self) -> int:
        """Number of reps in the set, both legs."""
        return self.lead_reps + self.other_reps

    def leads(self, slot: int) -> bool:
        """Return whether the first leg does rep ``slot``."""
        return slot < self.lead_reps if self.one_by_one else slot % 2 == 0

    def leg(self, slot: int) -> Leg:
        """Return the leg that steps back in the rep with index ``slot`` of the set."""
        return self.lead if self.leads(slot) else self.lead.other

    def number(self, slot: int) -> int:
        """Return the number of rep ``slot`` among the reps of its leg, from 1."""
        if self.one_by_one:
            return slot + 1 if self.leads(slot) else slot - self.lead_reps + 1
        return slot // 2 + 1

    def reps_of(self, slot: int) -> int:
        """Return the number of reps in the whole set for the leg that does rep ``slot``."""
        return self.lead_reps if self.leads(slot) else self.other_reps

    def other_done(self, slot: int) -> int:
        """Return how many reps ``leg(slot).other`` does before rep ``slot``."""
        if self.one_by_one:
            return 0 if self.leads(slot) else self.lead_reps
        return (slot + 1) // 2

    def switches_at(self, slot: int) -> bool:
        """Return whether the legs are switched just before rep ``slot``."""
        return self.one_by_one and slot == self.lead_reps

    def stretch_end(self, slot: int) -> int:
        """Return the index of the rep after the next switch of legs; `slots` if none follows."""
        return self.lead_reps if self.one_by_one and self.leads(slot) else self.slots

    def replanned(self, reps: int, slot: int) -> Course:
        """Return the course after the number of reps per leg is changed during a rep.

        A rep that has begun is never removed, and alternating legs always end with a left-right
        pair. With leg order ``one_by_one``, once the second leg has begun, a larger number has no
        effect: the second leg never does more reps than the first leg did.

        Args:
            reps: the new number of reps per leg.
            slot: index of the rep in progress.
        """
        if not self.one_by_one:
            pairs = max(reps, slot // 2 + 1)
            return Course(self.lead, one_by_one=False, lead_reps=pairs, other_reps=pairs)
        if self.leads(slot):
            lead = max(reps, slot + 1)
            return Course(self.lead, one_by_one=True, lead_reps=lead, other_reps=lead)
        begun = slot - self.lead_reps + 1
        other = max(min(reps, self.lead_reps), begun)
        return Course(self.lead, one_by_one=True, lead_reps=self.lead_reps, other_reps=other)
