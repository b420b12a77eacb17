"""Everything about one session as text: sets planned, adjusted and done, changes and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import UNSET
from textual.content import Content

from lungetimer.text import minutes
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import Pacing
from lungetimer.training.status import Status
from lungetimer.words import field_words, session_words
from lungetimer.words.energy_words import energy_words
from lungetimer.words.level_words import level_words

if TYPE_CHECKING:
    from lungetimer.history.session_records import AdjustmentRecord, SessionRecord, SetRecord

Parts = list[tuple[str, str]]

# Get-ready times before the warm-up and the first set, in seconds, added: the most and the usual.
MAX_LEAD_INS_S = 60.0
USUAL_LEAD_INS_S = 10.0


ROOMY: Final = 55
"""The least width in cells at which a line of the table of sets has all columns."""


def detail(
    record: SessionRecord,
    body_weight_kg: float | None = None,
    unit: Unit = Unit.KG,
    width: int = ROOMY,
) -> Content:
    """Return everything that is known about a session, as text.

    Args:
        record: the session.
        body_weight_kg: the user's weight, to estimate the energy; without it there is no estimate.
        unit: the unit of loads.
        width: the width in cells. If the table of sets cannot have all its columns in this width,
            it has only the most important ones.
    """
    whole = record.status is Status.COMPLETED
    at = record.started_at
    spent = minutes(record.spent_s)
    parts: Parts = [
        (f"{at:%A} {at.day} {at:%B %Y, %H:%M}\n", "bold"),
        ("completed" if whole else "ended early", "$phase-done" if whole else "$warning"),
        (f", {record.reps} of {record.plan.total_reps} reps in {spent}\n", ""),
        (f"{_plan_words(record, unit)}\n", "$quiet"),
    ]
    energy = energy_words(record, body_weight_kg)
    parts += [
        (f"{energy} (press g to see how it is estimated)\n" if energy else "", "$quiet"),
        ("\n", ""),
    ]
    parts += _sets(record, unit, roomy=width >= ROOMY)
    parts += _changes(record)
    parts += _answers(record)
    return Content.assemble(*parts).rstrip("\n")


def _plan_words(record: SessionRecord, unit: Unit) -> str:
    plan = record.plan
    found = [
        level_words(record),
        f"tempo {plan.tempo}",
        f"rest {plan.rest_s} s",
        f"{plan.lead_leg} leg first",
    ]
    if plan.load_kg and plan.equipment.value != "none":
        found.append(f"{plan.equipment} {load_words(plan.load_kg, unit)}")
    if plan.support.value != "none":
        found.append(plan.support.value)
    if plan.paced_by is not Pacing.TEMPO:
        found.append("a key for each rep" if plan.paced_by is Pacing.SELF else "a key for each set")
    if plan.leg_order == "one_by_one":
        found.append("one leg after the other")
    if plan.rest_mode == "ready":
        found.append("rests until you are ready")
    if record.source is not UNSET:
        found.append(f"imported from {record.source.program}")
    return ", ".join(found)


def _held(record: SessionRecord, done: SetRecord, unit: Unit) -> str:
    """Return the load that was used in a set if it differs from the plan, else an empty text."""
    if done.load_kg is UNSET and done.equipment is UNSET:
        return ""
    equipment, load_kg = record.held_in(done)
    return f"  {equipment} {load_words(load_kg, unit)}" if load_kg else "  no weight"


def _sets(record: SessionRecord, unit: Unit, *, roomy: bool) -> Parts:
    """Return a line for each set that was planned, added later or done."""
    asked = asked_of(record)
    rows = max(record.plan.sets, len(asked), len(record.sets))
    more, times = ("  new plan", "   work   rest") if roomy else ("", "")
    parts: Parts = [(f"set  planned{more}  left  right{times}  felt\n", "$quiet")]
    for number in range(1, rows + 1):
        planned = str(record.plan.reps_in(number)) if number <= record.plan.sets else "-"
        now = str(asked[number - 1]) if number <= len(asked) else "-"
        adjusted = "" if now == planned else now
        if roomy:
            text = f"{number:>3}{planned:>9}{adjusted:>10}"
        else:
            text = f"{number:>3}{f'{planned}→{now}' if adjusted else planned:>9}"
        if number <= len(record.sets):
            done = record.sets[number - 1]
            text += f"{done.left:>6}{done.right:>7}"
            if roomy:
                rest = minutes(done.rest_s) if done.rest_s else "-"
                text += f"{minutes(done.work_s):>7}{rest:>7}"
            called = session_words.called_words(done)
            line = f"{text}  {done.felt or ''}{_held(record, done, unit)}"
            parts += [(line, ""), (f"  {called}\n", "$quiet")]
        else:
            parts.append((f"{text}{'-':>6}{'-':>7}\n", "$quiet"))
    return parts


def asked_of(record: SessionRecord) -> list[int]:
    """Return the planned reps per leg of each set, as the plan was when that set ended.

    A saved session contains the time of each change and the length of each set and rest. It does
    not say when pauses and get-ready times were. This function assumes that all of them were
    before the first set. It leaves out the hours of an interruption, because the times of changes
    do not include them either.
    """
    sets = record.plan.sets
    final = [int(a.new) for a in record.adjustments if a.field == "sets" and _whole(a.new)]
    count = final[-1] if final else sets
    apart = max(0.0, (record.ended_at - record.started_at).total_seconds() - record.spent_s)
    if apart > record.paused_s + MAX_LEAD_INS_S:
        apart = record.paused_s + USUAL_LEAD_INS_S
    end = record.warm_up_s + apart
    changes = [a for a in record.adjustments if a.field == "reps_per_leg" and _whole(a.new)]
    found = []
    for number in range(max(count, len(record.sets))):
        if number < len(record.sets):
            end += record.sets[number].work_s
            holding = [a for a in changes if a.at_s <= end + 1]
            end += record.sets[number].rest_s
        else:
            holding = changes
        found.append(
            _reps_after(holding[-1], number) if holding else record.plan.reps_in(number + 1)
        )
    return found


def _reps_after(change: AdjustmentRecord, place: int) -> int:
    """Return how many reps per leg a set has after a change; ``place`` is the set's index."""
    listed = () if change.reps_by_set is UNSET else change.reps_by_set
    return listed[min(place, len(listed) - 1)] if listed else int(change.new)


def _whole(value: float | str) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _changes(record: SessionRecord) -> Parts:
    found: Parts = []
    for change in record.adjustments:
        words = f"at {minutes(change.at_s)}: {field_words.audit_words(change)}\n"
        found.append((words, "$quiet"))
    for one in record.corrected:
        words = f"corrected {one.at:%d %b, %H:%M}: set {one.set}, {one.leg} {one.old} → {one.new}\n"
        found.append((words, "$quiet"))
    return [("\n", ""), *found] if found else []


def _answers(record: SessionRecord) -> Parts:
    parts: Parts = [("\n", "")]
    for name, value in (
        ("warm-up", minutes(record.warm_up_s)),
        ("cool-down", minutes(record.cool_down_s)),
        ("paused", minutes(record.paused_s)),
    ):
        if value != "0:00":
            parts += [(f"{name} ", "$quiet"), (f"{value}  ", "")]
    parts += [("\n" if len(parts) > 1 else "", "")]
    for name, answer in (("reps in reserve (RIR)", record.reps_in_reserve), ("pain", record.pain)):
        parts += [(f"{name} ", "$quiet"), (f"{'-' if answer is None else answer}  ", "")]
    if record.note:
        parts += [("\nnote ", "$quiet"), (record.note, "")]
    return parts
