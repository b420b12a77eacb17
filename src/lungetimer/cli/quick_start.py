"""Run ``start`` with simple options, without click, because importing click is slow.

Command lines with a preset, an option like ``--reps=8``, ``--help`` or an error are left to click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.cli.plan_asked import NAMES, plan_asked
from lungetimer.text import is_whole
from lungetimer.training.choices import CHOICES
from lungetimer.training.plan_limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELDS: Final = {option: field for field, option in reversed(NAMES.items())}
_WHOLE: Final = frozenset({"sets", "rest_s", "switch_s", "lead_in_s"})
_DIGITS: Final = 9


def options_of(args: Sequence[str]) -> dict[str, Any] | None:
    """Return the options in the arguments of ``start``.

    Args:
        args: the arguments after ``start``.

    Returns:
        For each field of the plan that an option changes, the option's value as click would return
        it; None if only click can parse the arguments.
    """
    found: dict[str, Any] = {}
    for option, value in zip(args[::2], args[1::2], strict=False):
        field = _FIELDS.get(option)
        read = None if field is None else _read(field, value)
        if field is None or read is None:
            return None
        found[field] = read
    return found if len(args) % 2 == 0 else None


def _read(field: str, value: str) -> int | str | None:
    """Return the value of an option; None if only click can parse it or report what is wrong."""
    if not value or value.startswith("-"):
        return None
    if field in CHOICES:
        return value if value in {member.value for member in CHOICES[field]} else None
    if field in _WHOLE or (field == "reps_per_leg" and "," not in value):
        limit = LIMITS[field]
        number = int(value) if len(value) <= _DIGITS and is_whole(value) else None
        return number if number is not None and limit.low <= number <= limit.high else None
    return value


def start(args: Sequence[str]) -> int | None:
    """Run ``start`` if its arguments can be parsed without click.

    Args:
        args: the arguments after ``start``.

    Returns:
        The exit status; None if nothing was started because only click can parse the arguments.

    Raises:
        CommandError: a value is outside its limits, or the app could not be opened or failed.
    """
    given = options_of(args)
    if given is None:
        return None
    from lungetimer.cli.app_launcher import open_with  # noqa: PLC0415  # loads the settings

    return open_with(lambda settings: plan_asked(settings, None, given), at_once=True)
