"""What was done in a session, and what it adds to the week and the streak, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.text import days_words
from lungetimer.training.loads import Unit
from lungetimer.words.record_words import fallen_words
from lungetimer.words.view_words import reps as count_of_reps
from lungetimer.words.view_words import weeks

if TYPE_CHECKING:
    from lungetimer.history.bests import Bests
    from lungetimer.history.streaks import StreakReport


def done_words(reps: int, spent: str, energy: str, *, whole: bool, width: int) -> str:
    """What was done, in one line: as much of it as fits.

    Args:
        reps: how many reps.
        spent: how long it took, as ``12:30``.
        energy: about how much energy it took; empty if that is not known.
        whole: whether the session went to its end.
        width: how many columns there are.
    """
    praise = ("Well done!",) if whole else ("Ended early, and every rep counts.", "Ended early.")
    done = f"{count_of_reps(reps)} in {spent}"
    how = f"{done} · {energy} (e: how)" if energy else done
    short = f"{done} · {energy}" if energy else done
    forms = (*(f"{words}  {how}" for words in praise), how, short, done)
    return next((line for line in forms if len(line) <= width), done)


def adds_words(report: StreakReport, *, trained: bool) -> str:
    """What a session has added, in two or three short sentences.

    Args:
        report: the streak with the session in it.
        trained: whether the session was long enough to make its day a training day.
    """
    days, target = report.days_this_week, report.weekly_target
    words = f"This week: {days_words(days, target)}."
    if days >= target:
        words += f" You met this week's goal: streak {weeks(report.current_weeks)}."
    elif target - days == 1:
        words += " One more training day and you reach this week's goal."
    if not trained:
        words += " Under half of the plan, so today is not yet a training day."
    return words


def news_words(session: str, bests: Bests | None, unit: Unit = Unit.KG) -> str:
    """The records that fell in a session, in a sentence each; empty where none did."""
    return " ".join(fallen_words(session, bests, unit)) if bests else ""
