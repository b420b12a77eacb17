"""What a plan's fields may be, and the error that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum


_SHORT: Final = 100


def must_be(where: str, value: str, allowed: str) -> str:
    """Return the sentence for a wrong value: ``--reps must be a whole number ..., not 99``.

    Args:
        where: the option, setting or field.
        value: what was given, as it is to be shown.
        allowed: what is allowed, as a noun; a long one stands last, so that the rest is seen.
    """
    if len(allowed) <= _SHORT:
        return f"{where} must be {allowed}, not {value}"
    return f"{where} cannot be {value}; it must be {allowed}"


class PlanError(ValueError):
    """A plan field outside its limits: names the field, the value and what is allowed.

    Attributes:
        field: the plan's field name, e.g. ``rest_s``.
        value: what was given.
        allowed: the range or the choices, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(must_be(field, repr(value), allowed))


class UnknownFieldError(PlanError):
    """A name that no field of a plan has; ``allowed`` says so and names those there are."""

    def __init__(self, field: str, value: object, known: Iterable[str]) -> None:
        super().__init__(field, value, f"the fields are {', '.join(sorted(known))}")
        self.args = (f"{field} is not a field; {self.allowed}",)


@frozen
class Limit:
    """The closed range of a numeric field, in the field's own unit."""

    low: int
    high: int
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.low} to {self.high}{' ' + self.unit if self.unit else ''}"

    def clamp(self, value: int) -> int:
        """The nearest value inside the range."""
        return min(max(value, self.low), self.high)


LIMITS: Final[dict[str, Limit]] = {
    "sets": Limit(1, 10),
    "reps_per_leg": Limit(1, 50),
    "rest_s": Limit(0, 300, "s"),
    "load_kg": Limit(0, 200, "kg"),
    "switch_s": Limit(0, 60, "s"),
    "lead_in_s": Limit(0, 30, "s"),
}


def settled(value: float, step: float, direction: int) -> float:
    """The next whole step above (1) or below (-1) a number."""
    return (value // step + 1) * step if direction > 0 else -((-value) // step + 1) * step


def check_number(name: str, value: object, limit: Limit, *, whole: bool = True) -> None:
    """Hold a number against its limit.

    Raises:
        PlanError: not a (whole) number, or outside the range.
    """
    kinds: tuple[type, ...] = (int,) if whole else (int, float)
    allowed = f"{'a whole number' if whole else 'a number'} from {limit}"
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise PlanError(name, value, allowed)
    if not (limit.low <= value <= limit.high):  # type: ignore[operator]  # narrowed by `kinds` above
        raise PlanError(name, value, allowed)


def one_of(choice: type[StrEnum]) -> str:
    """The choices of a field, in words."""
    return f"one of {', '.join(member.value for member in choice)}"
