"""Texts on how much training the weekly goal still needs, for ``due``, notifications and Home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.due import DueState, Hindrance
from lungetimer.text import counted, days_words
from lungetimer.words.plan_words import counted_reps, reps_words

if TYPE_CHECKING:
    from lungetimer.coaching.due import Due, WeekSoFar
    from lungetimer.history.kept_weeks import Week

SHORT_WIDTH: Final = 32
"""The columns for text in half of an 80-column screen, without frame and scroll bar."""
OUT_OF_REACH: Final = "This week's goal is out of reach"
"""Shown if the week in progress needs more training days than it still has days."""
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven")
_WHY: Final = {
    Hindrance.REST: "but the coach advises rest today",
    Hindrance.PAIN: (
        "but the coach has reduced your plan because of your pain (see lungetimer comeback)"
    ),
    Hindrance.SAFETY: "but first open lungetimer to answer the safety questions",
}
_WHY_SHORT: Final = {
    Hindrance.REST: ", but rest first",
    Hindrance.PAIN: ", mind the pain",
    Hindrance.SAFETY: "",
}


def due_line(due: Due, minutes: int) -> str:
    """Return the line that the command ``lungetimer due`` prints.

    Args:
        due: what is due today.
        minutes: length of the smallest session that is enough today, with warm-up and cool-down.
    """
    week, small = due.week, due.smallest
    if due.state is DueState.NOTHING:
        return _nothing(week)
    if due.state is DueState.LOST:
        return f"{OUT_OF_REACH}: {_counts(week, lower=True)}. {freeze_words(week.name, then=True)}"
    if small is None:
        why = _WHY[due.hindrance or Hindrance.REST]
        return f"{_counts(week)}, {why}. {freeze_words(week.name)}"
    session = f"{counted_reps(small)} per leg ({counted(minutes, 'minute')})"
    today = "" if week.days_left == 1 else "Today, "  # the sentence before says "today" already
    return f"{_counts(week)}. {today}{session} would be enough."


def short_due(due: Due, minutes: int) -> str:
    """Return a short text about what is due today; empty if nothing is due.

    The text has at most `SHORT_WIDTH` columns.
    """
    week, small = due.week, due.smallest
    if due.state is DueState.NOTHING:
        return ""
    if due.state is DueState.LOST:
        return OUT_OF_REACH
    # If only one day remains, that day is today: after today's training, nothing would be due.
    when = "today" if week.days_left == 1 else f"in {week.days_left} days"
    counts = f"{week.needed} more {when}"
    if small is None:
        return counts + _WHY_SHORT[due.hindrance or Hindrance.REST]
    # The word "in" separates a list of reps from the minutes.
    reps = f"{reps_words(small)} in" if small.reps else f"{reps_words(small)},"
    ways = (
        f"{counts}: {reps} {minutes} min",
        f"{counts}: {counted(small.sets, 'set')}, {minutes} min",
        f"{counts}: {minutes} min",
    )
    return next((words for words in ways if len(words) <= SHORT_WIDTH), counts)


def week_state(week: Week | None, due: DueState | None, *, frozen: bool) -> str:
    """Return the state of the week under the cursor in History, such as ``goal not met yet``.

    Args:
        week: the week; None for a week before the first session.
        due: what the week in progress still needs; None if the caller does not know.
        frozen: whether the user has frozen the week, so that the streak skips it.
    """
    if frozen:
        return "frozen: it is skipped"
    if week is None:
        return "before your first session"
    if week.goal_met:
        return "goal met"
    if not week.current:
        return "goal not met"
    return "goal out of reach" if due is DueState.LOST else "goal not met yet"


def freeze_words(week: str, *, then: bool = False) -> str:
    """Return the sentence that tells the user why and how to freeze a week.

    Args:
        week: the name of the week, such as ``2026-W48``.
        then: True for a week that can no longer meet its goal: the sentence then says "were ill"
            instead of "are ill".
    """
    when = "were" if then else "are"
    return f"If you {when} ill or away, you can freeze the week: run lungetimer freeze {week}"


def _nothing(week: WeekSoFar) -> str:
    if week.frozen:
        return f"Nothing is due: {week.name} is frozen."
    done, target = week.days_done, week.weekly_target
    if done > target:
        return (
            f"Nothing is due: you met this week's goal with {done} training days; the goal is "
            f"{target}."
        )
    days = days_words(done, target, "training days")
    if not week.needed:
        return f"Nothing is due: you met this week's goal with {days}."
    return f"Nothing is due today: you did {days}. {_counts(week)}."


def _counts(week: WeekSoFar, *, lower: bool = False) -> str:
    """Return how many training days the week still needs, and in how many days.

    An example is ``You need two more training days in three days``.
    """
    more = f"{_number(week.needed)} more training {'day' if week.needed == 1 else 'days'}"
    days = "day" if week.days_left == 1 else "days"
    if week.days_left < week.needed:
        only = "only " if week.days_left else ""
        remain = "remains" if week.days_left == 1 else "remain"
        when = f", but {only}{_number(week.days_left)} {days} {remain}"
    elif week.days_left == 1:
        when = " tomorrow" if week.trained_today else " today"
    else:
        when = f" in {_number(week.days_left)} days"
    words = f"you need {more}{when}"
    return words if lower else words[0].upper() + words[1:]


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
