"""The JSON document of ``plan --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lungetimer.training.timeline import PlacedPhase, Timeline


def as_plain(line: Timeline) -> dict[str, Any]:
    """Return what ``plan --json`` prints; do not remove or change any of its fields."""
    found: dict[str, Any] = {
        "total_s": line.total_s,
        "phases": [_phase(p) for p in line.phases],
        "reps": [{"set": r.set, "n": r.n, "leg": r.leg.value, "at_s": r.at_s} for r in line.reps()],
    }
    return found | {"estimated": True} if line.estimated else found


def _phase(placed: PlacedPhase) -> dict[str, Any]:
    phase = placed.phase
    found: dict[str, Any] = {
        "kind": phase.kind.value,
        "name": phase.name,
        "at_s": placed.at_s,
        "length_s": phase.length_s,
        "set": phase.set,
    }
    if phase.switch:
        at_s = placed.at_s + phase.switch.after_s
        found["switch"] = {"at_s": at_s, "length_s": phase.switch.length_s}
    if phase.estimated:
        found["estimated"] = True
    return found
