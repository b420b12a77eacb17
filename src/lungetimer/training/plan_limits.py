"""Limits of a plan's fields, and the errors for values outside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum


_SHORT: Final = 100


def must_be(where: str, value: str, allowed: str) -> str:
    """Return the message for an invalid value: ``--reps must be a whole number ..., not 99``.

    Args:
        where: the name of the option, setting or field.
        value: the invalid value, formatted for display.
        allowed: what is allowed, as a noun phrase. A long phrase is put at the end of the message,
            so that the value is not cut off.
    """
    if len(allowed) <= _SHORT:
        return f"{where} must be {allowed}, not {value}"
    return f"{where} cannot be {value}; it must be {allowed}"


class PlanError(ValueError):
    """Error for a value outside a field's limits; the message says what is allowed.

    Attributes:
        field: the name of the plan's field, e.g. ``rest_s``.
        value: the invalid value.
        allowed: the range or the choices, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(must_be(field, repr(value), allowed))


class UnknownFieldError(PlanError):
    """Error for a name that no field of a plan has; message and ``allowed`` list the fields."""

    def __init__(self, field: str, value: object, known: Iterable[str]) -> None:
        super().__init__(field, value, f"the settings of a plan are {', '.join(sorted(known))}")
        self.args = (f"{field} is not a field; {self.allowed}",)


@frozen
class Limit:
    """The lowest and the highest value of a numeric field, in the field's own unit.

    Attributes:
        low: the lowest value.
        high: the highest value.
        unit: the unit as it is displayed; empty for a plain number.
        like: a usual value, as an example for the user.
    """

    low: int
    high: int
    unit: str = ""
    like: int = 10

    def __str__(self) -> str:
        return f"{self.low} to {self.high}{' ' + self.unit if self.unit else ''}"

    def clamp(self, value: int) -> int:
        """Return ``value``, or the nearest end of the range if ``value`` is outside the range."""
        return min(max(value, self.low), self.high)


LIMITS: Final[dict[str, Limit]] = {
    "sets": Limit(1, 10, like=3),
    "reps_per_leg": Limit(1, 50, like=10),
    "rest_s": Limit(0, 300, "s", 45),
    "load_kg": Limit(0, 200, "kg", 12),
    "switch_s": Limit(0, 60, "s", 5),
    "lead_in_s": Limit(0, 30, "s", 5),
}


def settled(value: float, step: float, direction: int) -> float:
    """Return the next multiple of ``step`` above ``value`` (direction 1) or below it (-1)."""
    return (value // step + 1) * step if direction > 0 else -((-value) // step + 1) * step


def check_number(name: str, value: object, limit: Limit, *, whole: bool = True) -> None:
    """Check that a value is a number, or a whole number, within its limit.

    Raises:
        PlanError: the value is not a (whole) number, or is outside the range.
    """
    kinds: tuple[type, ...] = (int,) if whole else (int, float)
    allowed = f"{'a whole number' if whole else 'a number'} from {limit}"
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise PlanError(name, value, f"{allowed}, like {limit.like}")
    if not (limit.low <= value <= limit.high):  # type: ignore[operator]  # narrowed by `kinds` above
        raise PlanError(name, value, allowed)


def one_of(choice: type[StrEnum]) -> str:
    """Return the values of ``choice`` as text, such as ``one of full, short, off``."""
    return f"one of {', '.join(member.value for member in choice)}"
