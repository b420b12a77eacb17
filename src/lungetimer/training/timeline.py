"""The Timeline: the phases and reps of a plan with their exact offsets."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.training.choices import Pacing
from lungetimer.training.leg_order import Course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lungetimer.training.choices import Leg
    from lungetimer.training.plan import Plan
    from lungetimer.training.tempo import Tempo


class PhaseKind(StrEnum):
    """Kind of a phase."""

    PREPARE = "prepare"
    WARM_UP = "warm_up"
    LEAD_IN = "lead_in"
    SET = "set"
    REST = "rest"
    COOL_DOWN = "cool_down"


class Stage(StrEnum):
    """A part of a rep: lower (down), hover, drive (up) or stand."""

    LOWER = "lower"
    HOVER = "hover"
    DRIVE = "drive"
    STAND = "stand"


@frozen
class Drill:
    """A timed warm-up drill or cool-down stretch.

    Attributes:
        key: a stable identifier, e.g. ``leg_swings_left``.
        name: the name that is displayed.
        length_s: whole seconds, at least 1.
        cue: one line on how to do it.
    """

    key: str
    name: str
    length_s: int
    cue: str = ""


@frozen
class Switch:
    """The pause for switching legs in a set with leg order ``one_by_one``.

    Attributes:
        after_s: seconds from the beginning of the set.
        length_s: its length in seconds; 0 if the other leg begins at once.
    """

    after_s: int
    length_s: int


@frozen
class Phase:
    """One phase of a session, such as a drill, a set or a rest.

    Attributes:
        kind: the kind of the phase.
        name: the name that is displayed, e.g. ``Set 2``.
        length_s: planned length in seconds.
        set: number of the set, from 1. The get-ready time before the set and the rest after it have
            the same number. None for other phases.
        drill: the drill or stretch, in warm-up and cool-down.
        switch: the switch of legs, in a set with leg order ``one_by_one``.
        estimated: whether the length is an estimate, because a key press ends the phase. In the
            estimate, the user keeps the tempo in a set, and does not extend a rest.
    """

    kind: PhaseKind
    name: str
    length_s: int
    set: int | None = None
    drill: Drill | None = None
    switch: Switch | None = None
    estimated: bool = False


@frozen
class PlacedPhase:
    """A phase with its offset in seconds from the start of the session."""

    phase: Phase
    at_s: int

    @property
    def end_s(self) -> int:
        """Offset of the end of the phase, in seconds."""
        return self.at_s + self.phase.length_s


@frozen
class PlacedRep:
    """One rep with its offset in seconds; ``n`` is its number among the set's reps, from 1."""

    set: int
    n: int
    leg: Leg
    at_s: int


def stages(tempo: Tempo) -> tuple[tuple[Stage, int], ...]:
    """Return the parts of a rep with their seconds, without parts of 0 s."""
    lengths = (tempo.down, tempo.hover, tempo.up, tempo.stand)
    return tuple((s, length) for s, length in zip(Stage, lengths, strict=True) if length)


def phases_of(plan: Plan, warm_up: Sequence[Drill], cool_down: Sequence[Drill]) -> list[Phase]:
    """Return the phases of a plan, in order.

    No rest follows the last set. Phases of 0 s are left out, except a rest that ends with a key
    press.

    Args:
        plan: the plan.
        warm_up: its warm-up drills, chosen by the coaching package.
        cool_down: its cool-down stretches, also chosen by the coaching package.
    """
    found: list[Phase] = []
    if plan.lead_in_s:
        found.append(Phase(PhaseKind.PREPARE, "Get ready", plan.lead_in_s))
    found += [Phase(PhaseKind.WARM_UP, d.name, d.length_s, drill=d) for d in warm_up]
    if warm_up and plan.lead_in_s:
        found.append(Phase(PhaseKind.LEAD_IN, "Get into position", plan.lead_in_s, set=1))
    for number in range(1, plan.sets + 1):
        found.append(_set(plan, number))
        if number < plan.sets and (plan.rest_s or plan.rest_waits):
            found.append(_rest(plan, number))
    found += [Phase(PhaseKind.COOL_DOWN, d.name, d.length_s, drill=d) for d in cool_down]
    return found


def _set(plan: Plan, number: int) -> Phase:
    lead_s = plan.reps_in(number) * plan.tempo.rep_s
    return Phase(
        PhaseKind.SET,
        f"Set {number}",
        plan.set_s(number),
        set=number,
        switch=Switch(lead_s, plan.switch_s) if plan.one_by_one else None,
        estimated=plan.pacing is not Pacing.TEMPO,
    )


def _rest(plan: Plan, number: int) -> Phase:
    # In a rest that waits, the lead-in follows the minimum length instead of being part of it.
    length_s = plan.rest_s + (plan.lead_in_s if plan.rest_waits else 0)
    return Phase(PhaseKind.REST, "Rest", length_s, set=number, estimated=plan.rest_waits)


@frozen
class Timeline:
    """A plan with all its phases and their offsets.

    Attributes:
        plan: the plan.
        phases: the phases in order, without gaps, the first at offset 0.
    """

    plan: Plan
    phases: tuple[PlacedPhase, ...]

    @classmethod
    def of(
        cls, plan: Plan, warm_up: Sequence[Drill] = (), cool_down: Sequence[Drill] = ()
    ) -> Timeline:
        """Return the timeline of a plan with these warm-up drills and cool-down stretches."""
        placed: list[PlacedPhase] = []
        at = 0
        for phase in phases_of(plan, warm_up, cool_down):
            placed.append(PlacedPhase(phase, at))
            at += phase.length_s
        return cls(plan, tuple(placed))

    @property
    def total_s(self) -> int:
        """Length of the whole session in seconds."""
        return self.phases[-1].end_s

    @property
    def estimated(self) -> bool:
        """Whether the length of any phase, and so of the session, is an estimate."""
        return any(placed.phase.estimated for placed in self.phases)

    def reps(self) -> Iterator[PlacedRep]:
        """Yield every rep of every set, in order. Without a metronome, offsets are estimates."""
        rep_s = self.plan.tempo.rep_s
        for placed in self.phases:
            number, switch = placed.phase.set, placed.phase.switch
            if placed.phase.kind is not PhaseKind.SET or number is None:
                continue
            course = Course.of(self.plan, number)
            for slot in range(course.slots):
                at_s = placed.at_s + slot * rep_s
                if switch and not course.leads(slot):
                    at_s += switch.length_s
                yield PlacedRep(number, slot + 1, course.leg(slot), at_s)
