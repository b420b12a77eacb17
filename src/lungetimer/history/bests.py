"""Personal records: most reps, heaviest weight, longest streak, first session at a level.

Reps are counted per leg, and the leg with fewer reps decides: a set of 12 left and 10 right counts
as 10. Imported sessions count too, and corrected sessions count with the corrected reps. If two
sessions reach the same value, the record belongs to the earlier one. Sessions dated after today are
ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import field, frozen
from lungetimer.history.session_records import held_kg
from lungetimer.history.streaks import streaks_of
from lungetimer.history.weeks import WEEK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from lungetimer.history.kept_weeks import Week
    from lungetimer.history.session_records import SessionRecord

SAME_KG: Final = 0.02
"""Loads that differ by no more than this many kg count as equal.

Other programs round the weight in each hand to 0.01 of the unit. So 7 kg exported in pounds are
imported again as 15.43 lb, which is 6.9989 kg.
"""


@frozen
class Best:
    """One personal record.

    Attributes:
        value: reps per leg, kilograms or weeks, depending on the record.
        day: the local date of the session in which the record was set.
        session: id of this session.
        before: value of the earlier record that was beaten; None if there was none.
    """

    value: float
    day: date
    session: str
    before: float | None = None


@frozen
class Bests:
    """All personal records; None for a record that has not been set yet.

    Attributes:
        best_set_reps: most reps per leg in a set.
        best_session_reps: most reps per leg in a session.
        heaviest_kg: most kilograms held in total, both dumbbells counted.
        longest_streak_weeks: most weeks in a row that met the goal.
        first_at_level: name of the level -> the first session at this level in which at least half
            of the planned reps were done. The value of this record is the reps done per leg.
    """

    best_set_reps: Best | None = None
    best_session_reps: Best | None = None
    heaviest_kg: Best | None = None
    longest_streak_weeks: Best | None = None
    first_at_level: Mapping[str, Best | None] = field(default_factory=dict)


def bests_of(
    sessions: Iterable[SessionRecord],
    weeks: Sequence[Week],
    *,
    today: date,
    level: Callable[[SessionRecord], str],
    levels: Iterable[str],
) -> Bests:
    """Return the user's personal records.

    Args:
        sessions: all sessions, in any order.
        weeks: every week from the first session to today, as in a report on streaks.
        today: today's local date.
        level: function that returns the name of a session's level.
        levels: the names of all levels, from the easiest on.
    """
    in_order = sorted(
        (s for s in sessions if s.day <= today), key=lambda s: s.started_at.timestamp()
    )
    most_in_set = most_in_session = heaviest = None
    first: dict[str, Best | None] = dict.fromkeys(levels)
    for session in in_order:
        most_in_set = _better(most_in_set, _set_reps(session), session)
        most_in_session = _better(most_in_session, _both(session.left, session.right), session)
        heaviest = _better(heaviest, _held(session), session, by_more_than=SAME_KG)
        name = level(session) if session.trained else ""
        if name in first and first[name] is None:
            reps = _both(session.left, session.right)
            first[name] = Best(reps, session.day, session.id)
    return Bests(most_in_set, most_in_session, heaviest, _longest(weeks, in_order), first)


def _better(
    best: Best | None, value: float, session: SessionRecord, by_more_than: float = 0
) -> Best | None:
    if value <= (best.value + by_more_than if best else 0):
        return best
    return Best(value, session.day, session.id, best.value if best else None)


def _both(left: int, right: int) -> int:
    return min(left, right)


def _set_reps(session: SessionRecord) -> int:
    return max((_both(done.left, done.right) for done in session.sets), default=0)


def _held(session: SessionRecord) -> float:
    """Return the heaviest weight in kg that was held in a set with at least one rep."""
    return max((held_kg(*session.held_in(done)) for done in session.sets if done.reps), default=0.0)


def _longest(weeks: Sequence[Week], in_order: Sequence[SessionRecord]) -> Best | None:
    """Return the longest streak, dated on the day on which the last of its weeks met its goal."""
    longest = max(streaks_of(weeks), key=lambda streak: streak.weeks, default=None)
    if longest is None:
        return None
    last = next(week for week in weeks if week.name == longest.last_week)
    seen: set[date] = set()
    for session in in_order:
        if session.trained and last.first_day <= session.day < last.first_day + WEEK:
            seen.add(session.day)
            if len(seen) == last.target:
                return Best(longest.weeks, session.day, session.id, longest.weeks - 1 or None)
    return None


def records_set_in(session: str, bests: Bests) -> Mapping[str, Best]:
    """Return the records that were set in a session: name of a field of `Bests` -> record.

    A record that beat no earlier one is left out.
    """
    names = ("best_set_reps", "best_session_reps", "heaviest_kg", "longest_streak_weeks")
    found: dict[str, Best] = {}
    for name in names:
        best: Best | None = getattr(bests, name)
        if best is not None and best.session == session and best.before is not None:
            found[name] = best
    return found


def levels_begun_in(session: str, bests: Bests) -> tuple[str, ...]:
    """Return the names of the levels whose first session has this id."""
    firsts = bests.first_at_level.items()
    return tuple(name for name, best in firsts if best is not None and best.session == session)
