"""Close several things one after another when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def close_all(steps: Iterable[Callable[[], object]]) -> Exception | None:
    """Call all functions in ``steps``, even if some of them raise an exception.

    Returns:
        The first exception that one of them raised; None if no exception was raised.
    """
    failure: Exception | None = None
    for step in steps:
        try:
            step()
        except Exception as error:  # a failure in one step must not prevent the others
            failure = failure or error
    return failure
