"""The lines that plain mode shows before and after a session, for a screen reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lungetimer.coaching.notes import SEE_SOMEONE, SORENESS, STOP_ADVICE, STOP_FIRST, STOP_NOW
from lungetimer.coaching.sources import source_of
from lungetimer.coaching.suggestion import Kind, Rule
from lungetimer.plain.narrator import duration_words
from lungetimer.text import counted, days_words
from lungetimer.training.loads import Unit
from lungetimer.training.plan import Pacing
from lungetimer.training.status import Status
from lungetimer.words.coach_words import KIND_WORDS
from lungetimer.words.energy_words import energy_words
from lungetimer.words.plan_words import held_words, title_of
from lungetimer.words.session_words import called_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.coaching.suggestion import Suggestion
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.history.streaks import StreakReport
    from lungetimer.training.plan import Plan

_DOSE: Final = re.compile(r"\b([0-9]+) x ([0-9]+)\b")


def dose(plan: Plan, unit: Unit = Unit.KG) -> str:
    """Return a plan's sets, reps, rest and weight: ``3 sets of 10 reps per leg, rest 45 s``."""
    reps = listed(plan.reps) + " reps" if plan.reps else counted(plan.reps_per_leg, "rep")
    words = f"{counted(plan.sets, 'set')} of {reps} per leg"
    if plan.sets > 1:
        words += f", rest {plan.rest_s} s"
    return words + held_words(plan, unit)


def aloud(line: str) -> str:
    """Return a line for a screen reader, with ``2 sets of 8`` in place of ``2 x 8``."""
    return _DOSE.sub(lambda found: f"{counted(int(found[1]), 'set')} of {found[2]}", line)


def listed(reps: Sequence[int]) -> str:
    """Return numbers as text, such as ``12, 10 and 8``."""
    *others, last = map(str, reps)
    return f"{', '.join(others)} and {last}" if others else last


def plan_line(plan: Plan, seconds: float, unit: Unit = Unit.KG) -> str:
    """Return the plan and its duration in one line."""
    paces = {
        Pacing.TEMPO: f"tempo {plan.tempo}",
        Pacing.SELF: "you press a key for each rep",
        Pacing.SET: "you press a key for each set",
    }
    about = "about " if plan.estimated else ""
    length = f"{about}{duration_words(seconds)}"
    return f"Plan: {dose(plan, unit)}, {paces[plan.pacing]}. It takes {length}."


def coach_line(suggestion: Suggestion, unit: Unit = Unit.KG) -> str:
    """Return the coach's suggestion with its reason and source."""
    lead, found = KIND_WORDS[suggestion.kind], dose(suggestion.plan, unit)
    what = (
        f"{lead}, or {found}"
        if suggestion.kind is Kind.REST
        else f"{lead}: {title_of(suggestion.plan)}, {found}"
    )
    quiet = suggestion.kind is Kind.REST or suggestion.rule is Rule.PAIN
    legs = f" {suggestion.balance.hint}" if suggestion.balance and not quiet else ""
    source = source_of(suggestion.source).name
    return f"Coach: {what}. {suggestion.reason}{legs} Source: {source}."


def week_line(report: StreakReport) -> str:
    """Return a line with this week's training days and the streak."""
    week = days_words(report.days_this_week, report.weekly_target)
    return f"This week: {week}. Streak: {counted(report.current_weeks, 'week')}."


def stop_lines() -> list[str]:
    """Return lines that say when to stop, what to do, when to call for help, and what is normal."""
    return [
        STOP_FIRST.text,
        *(sign.text for sign in STOP_NOW),
        STOP_ADVICE.text,
        SORENESS.text,
        SEE_SOMEONE.text,
    ]


def done_lines(record: SessionRecord, body_weight_kg: float | None) -> list[str]:
    """Return lines that say what was done and planned, in total and set by set."""
    whole = record.status is Status.COMPLETED
    words = "Well done" if whole else "Ended early"
    planned = record.plan.total_reps
    reps = f"{record.reps} of {counted(planned, 'rep')}"
    if record.reps > planned:
        reps = f"{counted(record.reps, 'rep')}, {planned} planned,"
    energy = energy_words(record, body_weight_kg)
    lines = [
        f"{words}: {reps} in {duration_words(record.spent_s)}{f', {energy}' if energy else ''}."
    ]
    return lines + [set_line(record, number) for number in range(1, len(record.sets) + 1)]


def set_line(record: SessionRecord, number: int) -> str:
    """Return a line about a set: its reps, done and planned, and how it felt.

    If the reps were corrected, the line also says how many the program counted.
    """
    done = record.sets[number - 1]
    planned = record.planned(number)
    line = f"Set {number}: left {done.left} of {planned}, right {done.right} of {planned}"
    called = called_words(done)
    line += f", {called.replace('/', ' and ')}" if called else ""
    return f"{line}, felt {done.felt}." if done.felt else f"{line}."
