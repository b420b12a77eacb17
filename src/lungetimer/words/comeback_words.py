"""Texts about a comeback: the sessions that lead back to the former plan after a break or pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import counted
from lungetimer.training.loads import Unit, load_words
from lungetimer.words.plan_words import reps_words

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.coaching.comeback import Comeback


def comeback_line(back: Comeback) -> str:
    """Return a summary of the comeback: its reason, how many sessions remain, and its last day."""
    after = f"after {back.days} days away" if back.days else "after pain"
    if not back.steps:
        return f"Comeback {after}. {back.word}"
    count = len(back.steps)
    sessions, end = counted(count, "session"), _date(back.steps[-1].day)
    if back.arrives:
        leads = "leads" if count == 1 else "lead"
        return f"Comeback {after}: {sessions} {leads} back to your former plan by {end}."
    return f"Comeback {after}: {sessions} until {end}. Then follow the coach's suggestions."


def comeback_title(back: Comeback, today: date) -> str:
    """Return which step of the comeback is next, as ``step 2 of 5 on Friday``; empty if none is."""
    if not back.steps:
        return ""
    step = back.steps[0]
    where = f"step {back.done + 1} of {back.total}"
    return where if step.day == today else f"{where} on {step.day:%A}"


def step_words(back: Comeback, today: date, unit: Unit = Unit.KG) -> str:
    """Return in words which session of the comeback is due today; empty if none is due."""
    step = back.on(today)
    if step is None:
        return ""
    weight = f" {load_words(step.plan.load_kg, unit)}" if step.plan.loaded else ""
    return f"comeback: {reps_words(step.plan)}{weight}"


def _date(day: date) -> str:
    return f"{day.day} {day:%B}"
