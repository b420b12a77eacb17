"""Lists of reps per leg for plans whose sets differ: ``12,10,8``.

A list of reps is a tuple with one number for each set. If all sets are equal there is no list; the
plan then only has the number of sets and the reps per leg.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.plan_limits import LIMITS, PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPS_ALLOWED: Final = (
    f"a list of {LIMITS['sets']} whole numbers from {LIMITS['reps_per_leg']}, one for each set, "
    'like "12,10,8"'
)


def read_reps(value: object) -> tuple[int, ...]:
    """Return the reps in a value like ``"12,10,8"`` or a list of whole numbers.

    Raises:
        PlanError: a number is outside its limits, there are too many numbers, or the value is not
            a list of whole numbers.
    """
    if isinstance(value, str):
        parts = [part.strip() for part in value.split(",")]
        plain = all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts)
        found: tuple[object, ...] = tuple(map(int, parts)) if plain else ()
    else:
        found = tuple(value) if isinstance(value, list | tuple) else ()
    if not is_list_of_reps(found):
        shown = ",".join(map(str, value)) if isinstance(value, list | tuple) else value
        raise PlanError("reps", shown, REPS_ALLOWED)
    return tuple(int(number) for number in found if isinstance(number, int))


def is_list_of_reps(values: Sequence[object]) -> bool:
    """Return whether the values are a valid list of reps for a plan."""
    sets, reps = LIMITS["sets"], LIMITS["reps_per_leg"]
    return sets.low <= len(values) <= sets.high and all(
        type(number) is int and reps.low <= number <= reps.high for number in values
    )


def written_reps(reps: Iterable[int]) -> str:
    """Return a list of reps as it is typed and stored: ``12,10,8``."""
    return ",".join(map(str, reps))


def mean_of(reps: Sequence[int]) -> int:
    """Return the mean of the reps, rounded half up, for use where only one number fits."""
    return (2 * sum(reps) + len(reps)) // (2 * len(reps))


def moved(reps: Sequence[int], by: int, *, first: int = 1) -> tuple[int, ...]:
    """Return the list with ``by`` added to the reps of each set, within the limits.

    Args:
        reps: the list.
        by: how many reps to add; negative to subtract.
        first: the number of the first set that is changed, from 1.
    """
    clamp = LIMITS["reps_per_leg"].clamp
    return tuple(clamp(n + by) if number >= first else n for number, n in enumerate(reps, 1))


def of_length(reps: Sequence[int], sets: int) -> tuple[int, ...]:
    """Return ``reps`` cut to ``sets`` numbers, or extended by repeating the last number."""
    return tuple(reps[:sets]) + (reps[-1],) * (sets - len(reps))
