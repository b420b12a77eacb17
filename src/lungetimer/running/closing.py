"""Closing one thing after the other, when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def close_all(steps: Iterable[Callable[[], object]]) -> Exception | None:
    """Carry out every step, and return the first mistake that was made on the way."""
    failure: Exception | None = None
    for step in steps:
        try:
            step()
        except Exception as error:  # a mistake in one must not cost what the others keep
            failure = failure or error
    return failure
