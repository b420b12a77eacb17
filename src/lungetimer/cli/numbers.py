"""Parameter types for numbers on the command line: plain digits only.

Python also reads ``1_0``, the digits of every script, ``1e1`` and ``nan`` as numbers; a person
who typed one of these meant something else.
"""

from __future__ import annotations

import math
from typing import TypeVar

import click

from lungetimer.text import is_decimal, is_whole

_N = TypeVar("_N", int, float)


class _Limited(click.ParamType[_N]):
    """A number within limits.

    Args:
        low: the minimum; none if the plan's own limits apply.
        high: the maximum.
    """

    def __init__(self, low: float = -math.inf, high: float = math.inf) -> None:
        self._low = low
        self._high = high

    def within(self, number: _N, param: click.Parameter | None, ctx: click.Context | None) -> _N:
        """Return the number if it is within the limits; otherwise click reports what is allowed."""
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
        """Return the number for text like ``10``; click reports anything else."""
        if isinstance(value, str) and not is_whole(value):
            self.fail(f"must be a whole number like 10, not {value[:40]!r}", param, ctx)
        return self.within(int(value), param, ctx)


class SetReps(click.ParamType["int | str"]):
    """Parameter type for reps of each leg, one number or a list; the plan checks the list."""

    name = "reps"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Return the number for ``10``, and the text itself for a list like ``12,10,8``."""
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
        """Return the number for text like ``2.5`` or ``10``; click reports anything else."""
        if isinstance(value, str) and not is_decimal(value):
            self.fail(f"must be a number like 2.5, not {value[:40]!r}", param, ctx)
        return self.within(float(value), param, ctx)
