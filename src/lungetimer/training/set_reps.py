"""Reps of each leg set by set, for plans whose sets differ: ``12,10,8``.

A list of reps is a tuple with one number for each set. Sets that are all alike have no list: a plan
then says how many sets there are and how many reps each has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.limits import LIMITS, PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPS_ALLOWED: Final = (
    f"{LIMITS['sets'].low} to {LIMITS['sets'].high} whole numbers, each {LIMITS['reps_per_leg']}, "
    'joined by commas, like "12,10,8"'
)


def read_reps(value: object) -> tuple[int, ...]:
    """Return the reps that a value lists: ``"12,10,8"``, or a list of whole numbers.

    Raises:
        PlanError: a number outside its limits, too many of them, or something else.
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
    """Return whether these can be the reps of the sets of a plan."""
    sets, reps = LIMITS["sets"], LIMITS["reps_per_leg"]
    return sets.low <= len(values) <= sets.high and all(
        type(number) is int and reps.low <= number <= reps.high for number in values
    )


def written_reps(reps: Iterable[int]) -> str:
    """Return a list of reps as it is typed and kept: ``12,10,8``."""
    return ",".join(map(str, reps))


def mean_of(reps: Sequence[int]) -> int:
    """Return the mean, rounded half up; it stands for the list where only one number fits."""
    return (2 * sum(reps) + len(reps)) // (2 * len(reps))


def moved(reps: Sequence[int], by: int, *, first: int = 1) -> tuple[int, ...]:
    """Return the list with so many reps more or fewer in each set, within their limits.

    Args:
        reps: the list.
        by: how many more; negative for fewer.
        first: the number of the first set that is changed, from 1.
    """
    clamp = LIMITS["reps_per_leg"].clamp
    return tuple(clamp(n + by) if number >= first else n for number, n in enumerate(reps, 1))


def of_length(reps: Sequence[int], sets: int) -> tuple[int, ...]:
    """Return the list for another number of sets: the last one repeated, or the last ones gone."""
    return tuple(reps[:sets]) + (reps[-1],) * (sets - len(reps))
