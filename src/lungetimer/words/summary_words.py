"""Texts of the summary: what was done in a session, and its effect on week and streak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import counted, days_words
from lungetimer.training.loads import Unit
from lungetimer.words.record_words import fallen_words

if TYPE_CHECKING:
    from lungetimer.history.bests import Bests
    from lungetimer.history.streaks import StreakReport


def done_words(reps: int, spent: str, energy: str, *, whole: bool, width: int) -> str:
    """Return what was done, in the longest form that fits into one line.

    Args:
        reps: number of reps.
        spent: duration, as ``12:30``.
        energy: energy in words; empty if unknown.
        whole: whether the session was completed.
        width: available columns.
    """
    praise = "Well done!" if whole else "Ended early."
    done = f"{counted(reps, 'rep')} in {spent}"
    short = f"{done} · {energy}" if energy else done
    ways = (f"{short} (e: how it is estimated)", f"{short} (e: how)", short) if energy else (done,)
    forms = (*(f"{praise}  {line}" for line in ways[:2]), *ways, done)
    return next((line for line in forms if len(line) <= width), done)


def adds_words(report: StreakReport, *, trained: bool) -> str:
    """Return the effect of a session on the week and the streak, in one to three short sentences.

    Args:
        report: the week and the streak, with the session included.
        trained: whether enough was done to make its day a training day.
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
    """Return a sentence for each record set in the session; empty if there is none."""
    return " ".join(fallen_words(session, bests, unit)) if bests else ""
