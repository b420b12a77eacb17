"""``start`` with plain options, read without click, which takes longer than the rest of the door.

What is not read here, click reads: a preset, ``--reps=8``, help, and whatever is wrong, which it
tells in its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.cli.plan_asked import NAMES, plan_asked
from lungetimer.text import is_whole
from lungetimer.training.choices import CHOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELDS: Final = {option: field for field, option in reversed(NAMES.items())}
_WHOLE: Final = frozenset({"sets", "rest_s", "switch_s", "lead_in_s"})
_DIGITS: Final = 9


def options_of(args: Sequence[str]) -> dict[str, Any] | None:
    """Read what follows ``start``.

    Args:
        args: the words of the command line.

    Returns:
        The values by the names of a plan's fields, as click would give them; None where click is
        to read them.
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
    """Return one value of an option; None if only click can judge it."""
    if not value or value.startswith("-"):
        return None
    if field in CHOICES:
        return value if value in {member.value for member in CHOICES[field]} else None
    if field in _WHOLE or (field == "reps_per_leg" and "," not in value):
        return int(value) if len(value) <= _DIGITS and is_whole(value) else None
    return value


def start(args: Sequence[str]) -> int | None:
    """Carry ``start`` out.

    Args:
        args: the words that follow it.

    Returns:
        The exit status; None where click is to read them.

    Raises:
        CommandError: a value outside its limits, or what the app has to say.
    """
    given = options_of(args)
    if given is None:
        return None
    from lungetimer.cli.app_launcher import open_with  # noqa: PLC0415  # loads the settings

    return open_with(lambda settings: plan_asked(settings, None, given), at_once=True)
