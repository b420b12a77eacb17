"""The course of a set: which leg does which rep, and when the legs are switched.

A place in a set (``slot``) counts the reps of both legs from 0, in the order of doing them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from lungetimer.training.choices import Leg
    from lungetimer.training.plan import Plan


@frozen
class Spot:
    """Where a set goes on.

    Attributes:
        slot: the rep to begin with.
        lead_reps: how many reps the lead leg did in this set, when it is the other leg's turn and
            the legs come one by one; None for as many as the plan has.
    """

    slot: int = 0
    lead_reps: int | None = None


@frozen
class Course:
    """The reps of one set in their order.

    Attributes:
        lead: the leg that opens the set.
        one_by_one: whether it does all its reps before the other leg begins.
        lead_reps: its reps.
        other_reps: the other leg's reps.
    """

    lead: Leg
    one_by_one: bool
    lead_reps: int
    other_reps: int

    @classmethod
    def of(cls, plan: Plan, number: int, spot: Spot | None = None) -> Course:
        """The course of a set of this plan, or of what is left of it from a spot on.

        Args:
            plan: the plan in force.
            number: the set's number, from 1.
            spot: where the set goes on; its beginning when None.
        """
        reps = plan.reps_in(number)
        if spot is None:
            return cls(plan.first_leg, plan.one_by_one, reps, reps)
        begun = cls(plan.first_leg, plan.one_by_one, spot.lead_reps or reps, reps)
        return begun.replanned(reps, spot.slot)

    @property
    def slots(self) -> int:
        """Reps of both legs."""
        return self.lead_reps + self.other_reps

    def leads(self, slot: int) -> bool:
        """Whether a rep is the lead leg's."""
        return slot < self.lead_reps if self.one_by_one else slot % 2 == 0

    def leg(self, slot: int) -> Leg:
        """The leg of a rep."""
        return self.lead if self.leads(slot) else self.lead.other

    def number(self, slot: int) -> int:
        """The place of a rep among its leg's, from 1."""
        if self.one_by_one:
            return slot + 1 if self.leads(slot) else slot - self.lead_reps + 1
        return slot // 2 + 1

    def reps_of(self, slot: int) -> int:
        """All reps of the leg whose turn it is."""
        return self.lead_reps if self.leads(slot) else self.other_reps

    def other_done(self, slot: int) -> int:
        """The reps that lie behind for the leg whose turn it is not."""
        if self.one_by_one:
            return 0 if self.leads(slot) else self.lead_reps
        return (slot + 1) // 2

    def switches_at(self, slot: int) -> bool:
        """Whether the legs are switched before this rep."""
        return self.one_by_one and slot == self.lead_reps

    def stretch_end(self, slot: int) -> int:
        """The place just after the reps that are done in one go: to the switch, or to the end."""
        return self.lead_reps if self.one_by_one and self.leads(slot) else self.slots

    def replanned(self, reps: int, slot: int) -> Course:
        """The course with another number of reps for each leg, when a rep is under way.

        No rep that was begun is taken away, and the legs stay even: alternating legs end with a
        pair. One by one, the other leg never does more than the lead leg did; it may do fewer,
        since fewer were asked for.
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
