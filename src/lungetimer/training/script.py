"""The Script: which phase follows which, under a plan that may change on the way."""

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
    """Where an interrupted session goes on.

    Attributes:
        phase: the kind of the interrupted phase.
        set: its set number, when it had one.
        slot: the rep (0-based, both legs counted) that was under way in a set.
        drill: the key of the drill or stretch, when it was one.
        earlier: what had been done until then.
        lead_reps: how many reps the lead leg did in the interrupted set, when it was the other
            leg's turn and the legs come one by one.
    """

    phase: PhaseKind
    set: int | None
    slot: int
    drill: str | None
    earlier: SessionResult
    lead_reps: int | None = None


class Script:
    """The phases of the plan in force, asked for by what they are, never by a stored place.

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
        """Follow a changed plan from now on."""
        self.plan = plan
        self.phases = tuple(phases_of(plan, self._warm_up, self._cool_down))

    def _find(self, kind: PhaseKind, number: int | None = None, drill: str | None = None) -> int:
        """The place of a phase, or -1."""
        for i, phase in enumerate(self.phases):
            key = phase.drill.key if phase.drill else None
            if phase.kind is kind and phase.set == number and key == drill:
                return i
        return -1

    def _place_after(self, phase: Phase) -> int:
        """The place of the phase that follows; may lie just past the end."""
        if phase.kind is PhaseKind.LEAD_IN:
            return self._find(PhaseKind.SET, phase.set)
        if phase.kind is PhaseKind.REST and phase.set is not None:
            following = self._find(PhaseKind.SET, phase.set + 1)
            return following if following >= 0 else self._find(PhaseKind.SET, self.plan.sets) + 1
        return self._find(phase.kind, phase.set, phase.drill.key if phase.drill else None) + 1

    def after(self, phase: Phase | None) -> tuple[Phase, ...]:
        """Every phase that follows one, in order; all of them for None."""
        return self.phases[self._place_after(phase) if phase else 0 :]

    def next_after(self, phase: Phase | None) -> Phase | None:
        """The phase that follows, or None after the last."""
        return next(iter(self.after(phase)), None)

    def before(self, phase: Phase) -> Phase:
        """The phase before one; the first has only itself."""
        place = self._find(phase.kind, phase.set, phase.drill.key if phase.drill else None)
        if place < 0:  # a lead-in put in on the way back, or a rest that the plan no longer has
            place = self._place_after(phase)
        return self.phases[max(0, place - 1)]

    def way_into(self, phase: Phase) -> Phase:
        """The phase itself, or the lead-in that must come before a set one jumps into."""
        if phase.kind is PhaseKind.SET and self.plan.lead_in_s:
            return Phase(PhaseKind.LEAD_IN, "Get into position", self.plan.lead_in_s, set=phase.set)
        return phase

    def resuming(self, point: ResumePoint) -> Phase | None:
        """Where an interrupted session goes on: a set by a lead-in, a rest with the next set."""
        place = self._find(point.phase, point.set, point.drill)
        if place < 0 or point.phase is PhaseKind.REST:
            stand_in = Phase(point.phase, "", 0, set=point.set)
            place = self._place_after(stand_in) if point.set is not None else 0
        if place >= len(self.phases):
            return None
        return self.way_into(self.phases[place])

    def adjusted(self, field: str, value: int | str, sets_floor: int, first: int) -> Plan:
        """The plan with one field changed, but never fewer sets than ``sets_floor``.

        Args:
            field: the plan field.
            value: its new value. Where the sets differ, ``reps_per_leg`` moves the sets still to
                come by as much as it differs from the mean, and ``reps`` is the list for them.
            sets_floor: the least number of sets.
            first: the first set still to come; the reps of those before it stay as they are.

        Raises:
            PlanError: the value is outside the field's limits.
        """
        plan = self.plan
        new = plan_from({field: value}, plan)
        if field == "reps_per_leg" and plan.reps:
            return plan.with_reps(
                moved(plan.reps, new.reps_per_leg - plan.reps_per_leg, first=first)
            )
        if field == "reps":
            if new.sets != plan.sets:
                raise PlanError(field, value, f"{plan.sets} numbers, one for each set")
            behind = plan.set_reps[: first - 1]
            return plan.with_reps(behind + new.set_reps[len(behind) :])
        return replace(new, sets=max(new.sets, sets_floor))
