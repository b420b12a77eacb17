"""Functions that check the value of a setting, and functions that make such checks.

Each check returns the value if it is valid. Otherwise it raises a `ValueError` whose text completes
the sentence "it must be ...".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lungetimer.hook_placeholders import ALLOWED, SHOWN_SIGNS, wrong_piece
from lungetimer.text import clean_text

Check = Callable[[object], Any]


def choice(*allowed: str) -> Check:
    """Return a function that checks that a value is one of these words."""

    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(value)

    return check


def number(low: float, high: float, *, like: float, whole: bool = False) -> Check:
    """Return a function that checks that a value is a number from ``low`` to ``high``.

    Args:
        low: the lowest valid number.
        high: the highest valid number.
        like: an example, shown to the user if the value has the wrong type.
        whole: whether only whole numbers are valid.
    """
    kinds: tuple[type, ...] = (int,) if whole else (int, float)

    def check(value: object) -> float:
        allowed = f"{'a whole number' if whole else 'a number'} from {low:g} to {high:g}"
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise ValueError(f"{allowed}, like {like:g}")  # noqa: TRY004  # the caller reads it as "not allowed"
        if not low <= value <= high:  # type: ignore[operator]  # narrowed by `kinds`
            raise ValueError(allowed)
        return value  # type: ignore[return-value]  # narrowed by `kinds`

    return check


def warning(value: object) -> int:
    """Return the value if it is 0 or a whole number from 4 to 60.

    The value says how many seconds before the end of a rest or a drill a warning sounds; 0 means
    no warning. Numbers from 1 to 3 are not valid, because a countdown begins three seconds
    before the end.

    Raises:
        ValueError: the value is invalid.
    """
    allowed = "0 for none or a whole number from 4 to 60"
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{allowed}, like 10")  # noqa: TRY004  # the caller reads it as "not allowed"
    if value != 0 and not 4 <= value <= 60:
        raise ValueError(allowed)
    return value


def folder(value: object) -> str:
    """Return the value if it is the path of a folder: absolute, beginning with ``~``, or empty.

    Raises:
        ValueError: the value is invalid.
    """
    if (
        isinstance(value, str)
        and clean_text(value) == value
        and (not value or value.startswith("~") or Path(value).is_absolute())
    ):
        return value
    raise ValueError('the full path of a folder, like "/home/me/tones" or "~/tones"')


def switch(value: object) -> bool:
    """Return the value if it is True or False.

    Raises:
        ValueError: the value is invalid.
    """
    if not isinstance(value, bool):
        raise ValueError("true or false")  # noqa: TRY004  # the caller reads it as "not allowed"
    return value


def words(value: object) -> tuple[str, ...]:
    """Return a hook program and its arguments as a tuple, if the value is a valid list of them.

    Raises:
        ValueError: the value is invalid.
    """
    if not isinstance(value, list) or not all(
        isinstance(w, str) and w and "\0" not in w for w in value
    ):
        raise ValueError('a list of strings, like ["notify-send", "lungetimer"]')
    for argument in value[1:]:
        piece = wrong_piece(argument)
        if piece is not None:
            shown = piece if len(piece) <= SHOWN_SIGNS else f"{piece[:SHOWN_SIGNS]}…"
            raise ValueError(f"{ALLOWED} ({clean_text(shown)} is not allowed)")
    return tuple(value)


def date(value: object) -> dt.date:
    """Return the value as a date, if it is a date or a text like ``2026-11-22``.

    Raises:
        ValueError: the value is invalid.
    """
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise ValueError("a date like 2026-11-22")


def name(value: object) -> str:
    """Return the value if it is a name: a text that is not blank, without control characters.

    Raises:
        ValueError: the value is invalid.
    """
    if not isinstance(value, str) or not value.strip() or clean_text(value) != value:
        raise ValueError('a name like "lungetimer-dark"')
    return value
