"""Parameter types for numbers on the command line, which must be written in plain digits.

Python's own conversion also accepts ``1_0``, ``1e1``, ``nan`` and the digits of other scripts,
which are more likely mistakes here.
"""

from __future__ import annotations

import math
from typing import TypeVar

import click

from lungetimer.text import is_decimal, is_whole

_N = TypeVar("_N", int, float)


class _Limited(click.ParamType[_N]):
    """Base class of the parameter types for numbers within limits.

    Args:
        low: the minimum; none by default.
        high: the maximum; none by default.
    """

    def __init__(self, low: float = -math.inf, high: float = math.inf) -> None:
        self._low = low
        self._high = high

    def within(self, number: _N, param: click.Parameter | None, ctx: click.Context | None) -> _N:
        """Return the number; if it is outside the limits, click prints an error."""
        if not self._low <= number <= self._high:
            low, high = f"{self._low:g}", f"{self._high:g}"
            allowed = f"of at least {low}" if self._high == math.inf else f"from {low} to {high}"
            self.fail(f"must be a {self.name} {allowed}, not {number:g}", param, ctx)
        return number


class Whole(_Limited[int]):
    """Parameter type for a whole number."""

    name = "whole number"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the whole number; if the value is not a valid one, click prints an error."""
        if isinstance(value, str) and not is_whole(value):
            self.fail(f"must be a whole number like 10, not {value[:40]!r}", param, ctx)
        return self.within(int(value), param, ctx)


class SetReps(click.ParamType["int | str"]):
    """Parameter type for the reps per leg: a number, or a list with a number for each set."""

    name = "reps"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Return a number as an int, and a list like ``12,10,8`` as text, which the plan checks."""
        if isinstance(value, str) and "," in value:
            return value
        if isinstance(value, str) and not is_whole(value):
            wrong = f"must be a whole number like 10 or a list like 12,10,8, not {value[:40]!r}"
            self.fail(wrong, param, ctx)
        return Whole().convert(value, param, ctx)


class Decimal(_Limited[float]):
    """Parameter type for a number with or without a decimal point."""

    name = "number"

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; if the value is not a valid one, click prints an error."""
        if isinstance(value, str) and not is_decimal(value):
            self.fail(f"must be a number like 2.5, not {value[:40]!r}", param, ctx)
        return self.within(float(value), param, ctx)
