"""Close several things one after another when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def close_all(steps: Iterable[Callable[[], object]]) -> Exception | None:
    """Return the first exception that a step raised, or None; all steps are called in any case."""
    failure: Exception | None = None
    for step in steps:
        try:
            step()
        except Exception as error:  # a failure in one step must not prevent the others
            failure = failure or error
    return failure
