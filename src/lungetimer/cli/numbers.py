"""Parameter types for numbers on the command line, which must be written in plain digits.

Python's own conversion also accepts ``1_0``, ``1e1``, ``nan`` and the digits of other scripts,
which are more likely mistakes here.
"""

from __future__ import annotations

import math
from typing import NoReturn, TypeVar

import click

from lungetimer.text import is_decimal, is_whole
from lungetimer.training.plan_limits import LIMITS

_N = TypeVar("_N", int, float)


class _Limited(click.ParamType[_N]):
    """Base class of the parameter types for numbers within limits.

    Args:
        low: the minimum; by default there is none.
        high: the maximum; by default there is none.
        like: an example for a user who typed something else than a number.
        unit: the unit as messages show it after the limits; empty for a plain number.
        words: what is allowed, as a noun phrase; by default the limits.
    """

    def __init__(
        self,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        like: float = 10,
        unit: str = "",
        words: str = "",
    ) -> None:
        self._low = low
        self._high = high
        self._like = like
        self.allowed = words or f"a {self.name}{_range_words(low, high, unit)}"

    @property
    def with_example(self) -> str:
        """What is allowed, with an example: ``a whole number from 0 to 10, like 3``."""
        return f"{self.allowed}, like {self._like:g}"

    def refuse(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> NoReturn:
        """Make click print an error for a text that is not a number of this kind."""
        self.fail(f"must be {self.with_example}, not {value[:40]!r}", param, ctx)

    def within(self, number: _N, param: click.Parameter | None, ctx: click.Context | None) -> _N:
        """Return the number; if it is outside the limits, click prints an error."""
        if not self._low <= number <= self._high:
            shown = str(number).removesuffix(".0")
            self.fail(f"must be {self.allowed}, not {shown}", param, ctx)
        return number


def _range_words(low: float, high: float, unit: str) -> str:
    if low == -math.inf:
        return ""
    if high == math.inf:
        return f" of at least {low:g}"
    return f" from {low:g} to {high:g}{f' {unit}' if unit else ''}"


class Whole(_Limited[int]):
    """Parameter type for a whole number."""

    name = "whole number"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the whole number; if the value is not a valid one, click prints an error."""
        if isinstance(value, str) and not is_whole(value):
            self.refuse(value, param, ctx)
        return self.within(int(value), param, ctx)


def plan_number(field: str) -> Whole:
    """Return the parameter type for a field of a plan that is a whole number."""
    limit = LIMITS[field]
    return Whole(limit.low, limit.high, like=limit.like, unit=limit.unit)


class SetReps(click.ParamType["int | str"]):
    """Parameter type for the reps per leg: a number, or a list with a number for each set."""

    name = "reps"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Return a number as an int, and a list like ``12,10,8`` as text, which the plan checks."""
        number = plan_number("reps_per_leg")
        if isinstance(value, str) and "," in value:
            return value
        if isinstance(value, str) and not is_whole(value):
            allowed = f"{number.with_example}, or a list like 12,10,8"
            self.fail(f"must be {allowed}, not {value[:40]!r}", param, ctx)
        return number.convert(value, param, ctx)


class Decimal(_Limited[float]):
    """Parameter type for a number with or without a decimal point."""

    name = "number"

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; if the value is not a valid one, click prints an error."""
        if isinstance(value, str) and not is_decimal(value):
            self.refuse(value, param, ctx)
        return self.within(float(value), param, ctx)
