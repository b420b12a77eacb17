"""Leg balance: which leg stops earlier, reported only when weeks of records show it.

The legs are compared over six weeks. A difference is reported only if all of this is true:

- The legs differed in at least six sessions, and in at least half of all sessions.
- One leg stopped earlier so often that chance is unlikely: its probability is under 5 % in a
  two-sided sign test. For six of six sessions, it is 3 %.
- That leg did at least 10 % fewer reps.

Studies use thresholds of 10 to 15 %, though on little evidence (Parkinson 2021). Smaller
differences are common in healthy people.
"""

from __future__ import annotations

from datetime import timedelta
from math import comb
from typing import TYPE_CHECKING, Final

from lungetimer.coaching import thresholds
from lungetimer.frozen import frozen
from lungetimer.training.plan import Leg
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lungetimer.coaching.past import PastSession, SetDone

SOURCE: Final = "leg-balance"


@frozen
class LegBalance:
    """The leg that stops earlier, with the counts that show it.

    Attributes:
        leg: the leg that stops earlier, named by the foot that steps back.
        sessions: number of sessions in which it stopped earlier.
        of: number of sessions in which the legs differed.
        done: reps of this leg in the sessions in which the legs differed.
        other: reps of the other leg in the same sessions.
        felt: the more frequent of knee and balance among the answers for the sets in which this leg
            stopped earlier; None if neither was given.
    """

    leg: Leg
    sessions: int
    of: int
    done: int
    other: int
    felt: Felt | None = None

    @property
    def hint(self) -> str:
        """Advice for the Home screen: one sentence of at most 74 characters."""
        offer = "go less deep" if self.felt is Felt.KNEE else "hold a wall"
        side = self.leg.value
        return f"Your {side} leg does fewer reps: begin with it; {offer} for one set."

    @property
    def evidence(self) -> str:
        """Text for a chart: the reps of each leg in the sessions in which the legs differed."""
        left, right = (self.done, self.other) if self.leg is Leg.LEFT else (self.other, self.done)
        return f"left {left}, right {right} in {self.of} sessions"


def leg_balance(sessions: Sequence[PastSession], today: date) -> LegBalance | None:
    """Return which leg stops earlier; None if the sessions do not show it clearly.

    Args:
        sessions: sessions in which at least half of the plan was done, oldest first.
        today: local date.
    """
    since = today - timedelta(days=thresholds.BALANCE_DAYS)
    recent = [s for s in sessions if s.sets and since <= s.day <= today + timedelta(days=1)]
    differing = [(s, d) for s in recent if (d := _difference(s)) != 0]
    left_less = sum(d > 0 for _, d in differing)
    count = max(left_less, len(differing) - left_less)
    if (
        len(differing) < thresholds.BALANCE_SESSIONS
        or 2 * len(differing) < len(recent)
        or _by_chance(count, len(differing)) >= thresholds.BALANCE_CHANCE
    ):
        return None
    leg = Leg.LEFT if 2 * left_less > len(differing) else Leg.RIGHT
    sets = [done for session, _ in differing for done in session.sets]
    left, right = sum(s.left for s in sets), sum(s.right for s in sets)
    done, other = (left, right) if leg is Leg.LEFT else (right, left)
    if other - done < thresholds.BALANCE_SHARE * other:
        return None
    return LegBalance(leg, count, len(differing), done, other, _felt(sets, leg))


def _difference(session: PastSession) -> int:
    """Return how many fewer reps the left leg did than the right leg; below 0 if it did more."""
    return sum(_of_set(session, done) for done in session.sets)


def _of_set(session: PastSession, done: SetDone) -> int:
    """Return how many fewer reps the left leg did; 0 if the set's early end is the reason.

    If the person corrected the counts, the result is how many counted reps the left leg did not do,
    minus how many the right leg did not do. Otherwise, the end of the set can explain a difference:
    alternating legs differ by one rep if the set ended within a left-right pair. If one leg does
    all its reps before the other, a set that ended early leaves out reps of the second leg only. In
    both cases, the result is 0.
    """
    difference = done.right - done.left
    if done.called is not None:
        return difference - (done.called[1] - done.called[0])
    cut_off = session.one_leg_at_a_time or abs(difference) <= 1
    return 0 if cut_off else difference


def _by_chance(count: int, of: int) -> float:
    """Return the two-sided probability that chance alone gives ``count`` or more out of ``of``."""
    ways: int = sum(comb(of, k) for k in range(count, of + 1))
    return min(1.0, ways / float(2 ** (of - 1)))


def _felt(sets: Sequence[SetDone], leg: Leg) -> Felt | None:
    earlier = [s for s in sets if (s.left < s.right if leg is Leg.LEFT else s.right < s.left)]
    answers = [s.felt for s in earlier]
    knee, balance = answers.count(Felt.KNEE), answers.count(Felt.BALANCE)
    if not knee and not balance:
        return None
    return Felt.KNEE if knee >= balance else Felt.BALANCE
