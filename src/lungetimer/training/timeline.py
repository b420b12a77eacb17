"""The Timeline: a plan laid out as phases, reps and stages with exact offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lungetimer.training.plan import Leg, Plan, Tempo


class PhaseKind(StrEnum):
    """What a phase is for."""

    PREPARE = "prepare"
    WARM_UP = "warm_up"
    LEAD_IN = "lead_in"
    SET = "set"
    REST = "rest"
    COOL_DOWN = "cool_down"


class Stage(StrEnum):
    """A part of one rep."""

    LOWER = "lower"
    HOVER = "hover"
    DRIVE = "drive"
    STAND = "stand"


@dataclass(frozen=True, slots=True)
class Drill:
    """A timed warm-up drill or cool-down stretch.

    Attributes:
        key: a stable identifier, e.g. ``leg_swings_left``.
        name: what the person reads.
        length_s: whole seconds, at least 1.
        cue: one line on how to do it.
    """

    key: str
    name: str
    length_s: int
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a session that is one thing.

    Attributes:
        kind: what it is for.
        name: what the person reads, e.g. ``Set 2``.
        length_s: planned seconds (an estimate for a self-paced set).
        set: the set's number from 1, for a set and the rest after it, and a lead-in before it.
        drill: the drill or stretch, for warm-up and cool-down.
    """

    kind: PhaseKind
    name: str
    length_s: int
    set: int | None = None
    drill: Drill | None = None


@dataclass(frozen=True, slots=True)
class PlacedPhase:
    """A phase with its offset in seconds from the start of the session."""

    phase: Phase
    at_s: int

    @property
    def end_s(self) -> int:
        """Offset of its end, in seconds."""
        return self.at_s + self.phase.length_s


@dataclass(frozen=True, slots=True)
class PlacedRep:
    """One rep with its offset: ``n`` counts both legs from 1 within the set."""

    set: int
    n: int
    leg: Leg
    at_s: int


def stages(tempo: Tempo) -> tuple[tuple[Stage, int], ...]:
    """The stages of a rep with their seconds; a stage of 0 s does not exist."""
    lengths = (tempo.down, tempo.hover, tempo.up, tempo.stand)
    return tuple((s, length) for s, length in zip(Stage, lengths, strict=True) if length)


def phases_of(plan: Plan, warm_up: Sequence[Drill], cool_down: Sequence[Drill]) -> list[Phase]:
    """The phases of a plan, in order.

    The drills are given, because which drills a routine has is the coach's knowledge. No rest
    follows the last set; a rest or lead-in of 0 s does not exist.
    """
    found: list[Phase] = []
    if plan.lead_in_s:
        found.append(Phase(PhaseKind.PREPARE, "Get ready", plan.lead_in_s))
    found += [Phase(PhaseKind.WARM_UP, d.name, d.length_s, drill=d) for d in warm_up]
    if warm_up and plan.lead_in_s:
        found.append(Phase(PhaseKind.LEAD_IN, "Get into position", plan.lead_in_s, set=1))
    for number in range(1, plan.sets + 1):
        work_s = plan.reps_per_set * plan.tempo.rep_s
        found.append(Phase(PhaseKind.SET, f"Set {number}", work_s, set=number))
        if number < plan.sets and plan.rest_s:
            found.append(Phase(PhaseKind.REST, "Rest", plan.rest_s, set=number))
    found += [Phase(PhaseKind.COOL_DOWN, d.name, d.length_s, drill=d) for d in cool_down]
    return found


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan with every phase at its place.

    Attributes:
        plan: the plan laid out.
        phases: in order, without gaps, the first at 0.
    """

    plan: Plan
    phases: tuple[PlacedPhase, ...]

    @classmethod
    def of(
        cls, plan: Plan, warm_up: Sequence[Drill] = (), cool_down: Sequence[Drill] = ()
    ) -> Timeline:
        """Lay out a plan; the drills are those of its warm-up and cool-down routines."""
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

    def reps(self) -> Iterator[PlacedRep]:
        """Every rep of every set, in order."""
        rep_s = self.plan.tempo.rep_s
        for placed in self.phases:
            number = placed.phase.set
            if placed.phase.kind is PhaseKind.SET and number is not None:
                for slot in range(self.plan.reps_per_set):
                    leg = self.plan.leg_of(slot)
                    yield PlacedRep(number, slot + 1, leg, placed.at_s + slot * rep_s)
