"""The order of the phases of a session. The plan may change during the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen, replace
from lungetimer.training.plan import Plan, PlanError, plan_from
from lungetimer.training.set_reps import moved
from lungetimer.training.timeline import Phase, PhaseKind, phases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.result import SessionResult
    from lungetimer.training.timeline import Drill


@frozen
class ResumePoint:
    """The point at which an interrupted session resumes.

    Attributes:
        phase: the kind of the interrupted phase.
        set: number of the set to which that phase belongs; None if it belongs to no set.
        slot: in a set, the index of the rep in progress (from 0, both legs counted).
        drill: the key of the drill or stretch; None for other phases.
        earlier: the result of the session up to the interruption.
        lead_reps: the reps that the first leg did in the interrupted set; None unless the second
            leg's reps were in progress (leg order ``one_by_one``).
    """

    phase: PhaseKind
    set: int | None
    slot: int
    drill: str | None
    earlier: SessionResult
    lead_reps: int | None = None


class Script:
    """The phases of the current plan; they are looked up by kind, set and drill, not by index.

    Args:
        plan: the plan to follow.
        warm_up: its warm-up drills.
        cool_down: its cool-down stretches.
    """

    def __init__(self, plan: Plan, warm_up: Sequence[Drill], cool_down: Sequence[Drill]) -> None:
        self._warm_up = tuple(warm_up)
        self._cool_down = tuple(cool_down)
        self.replan(plan)

    def replan(self, plan: Plan) -> None:
        """Replace the plan and its phases."""
        self.plan = plan
        self.phases = tuple(phases_of(plan, self._warm_up, self._cool_down))

    def _find(self, kind: PhaseKind, number: int | None = None, drill: str | None = None) -> int:
        """Return the index of a phase, or -1 if the plan does not have it."""
        for i, phase in enumerate(self.phases):
            key = phase.drill.key if phase.drill else None
            if phase.kind is kind and phase.set == number and key == drill:
                return i
        return -1

    def _place_after(self, phase: Phase) -> int:
        """Return the index of the phase after ``phase``; past the end if ``phase`` is the last."""
        if phase.kind is PhaseKind.LEAD_IN:
            return self._find(PhaseKind.SET, phase.set)
        if phase.kind is PhaseKind.REST and phase.set is not None:
            following = self._find(PhaseKind.SET, phase.set + 1)
            return following if following >= 0 else self._find(PhaseKind.SET, self.plan.sets) + 1
        return self._find(phase.kind, phase.set, phase.drill.key if phase.drill else None) + 1

    def after(self, phase: Phase | None) -> tuple[Phase, ...]:
        """Return all phases after ``phase``, in order; for None, all phases of the session."""
        return self.phases[self._place_after(phase) if phase else 0 :]

    def next_after(self, phase: Phase | None) -> Phase | None:
        """Return the phase that follows ``phase``, or None after the last phase."""
        return next(iter(self.after(phase)), None)

    def before(self, phase: Phase) -> Phase:
        """Return the phase before ``phase``; for the first phase, the first phase itself."""
        place = self._find(phase.kind, phase.set, phase.drill.key if phase.drill else None)
        if place < 0:  # get-ready time added by `way_into`, or a rest that is gone
            place = self._place_after(phase)
        return self.phases[max(0, place - 1)]

    def way_into(self, phase: Phase) -> Phase:
        """Return the get-ready phase before ``phase``, or ``phase`` itself if there is none.

        Only a set has a get-ready phase, and only if the plan has get-ready time.
        """
        if phase.kind is PhaseKind.SET and self.plan.lead_in_s:
            return Phase(PhaseKind.LEAD_IN, "Get into position", self.plan.lead_in_s, set=phase.set)
        return phase

    def resuming(self, point: ResumePoint) -> Phase | None:
        """Return the phase with which an interrupted session resumes, or None if no phase remains.

        A set resumes with its get-ready time; an interrupted rest resumes with the next set.
        """
        place = self._find(point.phase, point.set, point.drill)
        if place < 0 or point.phase is PhaseKind.REST:
            stand_in = Phase(point.phase, "", 0, set=point.set)
            place = self._place_after(stand_in) if point.set is not None else 0
        if place >= len(self.phases):
            return None
        return self.way_into(self.phases[place])

    def adjusted(self, field: str, value: int | str, sets_floor: int, first: int) -> Plan:
        """Return the plan with one field changed, but never with fewer sets than ``sets_floor``.

        Args:
            field: the plan field.
            value: its new value. If the sets have different reps, a change of ``reps_per_leg`` is
                added to the reps of each set still to come; ``reps`` replaces the reps of those
                sets.
            sets_floor: the minimum number of sets.
            first: the first set still to come; the reps of earlier sets do not change.

        Raises:
            PlanError: the value is outside the field's limits, or ``reps`` does not have one number
                for each set.
        """
        plan = self.plan
        new = plan_from({field: value}, plan)
        if field == "reps_per_leg" and plan.reps:
            return plan.with_reps(
                moved(plan.reps, new.reps_per_leg - plan.reps_per_leg, first=first)
            )
        if field == "reps":
            if new.sets != plan.sets:
                raise PlanError(field, value, f"a list of {plan.sets} numbers, one for each set")
            behind = plan.set_reps[: first - 1]
            return plan.with_reps(behind + new.set_reps[len(behind) :])
        return replace(new, sets=max(new.sets, sets_floor))
