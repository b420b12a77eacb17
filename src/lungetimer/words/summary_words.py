"""Texts after a session: what the user did, and what this means for the week and the streak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import counted, days_words, longest_fitting_text
from lungetimer.training.loads import Unit
from lungetimer.words.record_words import fallen_words

if TYPE_CHECKING:
    from lungetimer.history.bests import Bests
    from lungetimer.history.streaks import StreakReport


def done_words(reps: int, spent: str, energy: str, *, whole: bool, width: int) -> str:
    """Return what the user did in a session, in the longest form that fits into one line.

    Args:
        reps: number of reps of both legs.
        spent: duration of the session, as ``12:30``.
        energy: the energy that the session took, as ``about 55 kcal``; empty if unknown.
        whole: whether the session was completed.
        width: available columns.
    """
    praise = "Well done!" if whole else "Ended early."
    done = f"{counted(reps, 'rep')} in {spent}"
    short = f"{done} · {energy}" if energy else done
    ways = (f"{short} (e: how it is estimated)", f"{short} (e: how)", short) if energy else (done,)
    forms = (*(f"{praise}  {line}" for line in ways[:2]), *ways, done)
    return longest_fitting_text(forms, width)


def adds_words(report: StreakReport, *, trained: bool) -> str:
    """Return one to three short sentences about the week and the streak after a session.

    Args:
        report: the report on streaks, with this session included.
        trained: whether the user did at least half of the planned reps, so that the session's date
            is a training day.
    """
    days, target = report.days_this_week, report.weekly_target
    words = f"This week: {days_words(days, target)}."
    if days >= target:
        streak = counted(report.current_weeks, "week")
        words += f" You met this week's goal. Your streak is {streak}."
    elif target - days == 1:
        words += " One more training day and you reach this week's goal."
    if not trained:
        words += " You did less than half of the plan, so today is not yet a training day."
    return words


def news_words(session: str, bests: Bests | None, unit: Unit = Unit.KG) -> str:
    """Return a sentence for each personal record that was set in the session with this id.

    If no record was set, the text is empty.
    """
    return " ".join(fallen_words(session, bests, unit)) if bests else ""
