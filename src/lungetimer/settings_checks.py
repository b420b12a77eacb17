"""Checks of settings: each returns the value, or raises an error that describes valid values.

The text of the `ValueError` completes the sentence "it must be ...".
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
    """Return a check that accepts only these words."""

    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return str(value)

    return check


def number(low: float, high: float, *, whole: bool = False) -> Check:
    """Return a check that accepts a number from ``low`` to ``high``, both included."""
    kinds: tuple[type, ...] = (int,) if whole else (int, float)

    def check(value: object) -> float:
        if isinstance(value, kinds) and not isinstance(value, bool) and low <= value <= high:  # type: ignore[operator]  # narrowed by `kinds`
            return value  # type: ignore[return-value]  # narrowed by `kinds`
        raise ValueError(f"{'a whole number' if whole else 'a number'} from {low:g} to {high:g}")

    return check


def warning(value: object) -> int:
    """Return the seconds before the end at which a warning is due: 0 for none, or 4 to 60.

    The last three seconds have a countdown anyway.

    Raises:
        ValueError: the value is invalid.
    """
    if isinstance(value, int) and not isinstance(value, bool) and (value == 0 or 4 <= value <= 60):
        return value
    raise ValueError("0 for none or a whole number from 4 to 60")


def folder(value: object) -> str:
    """Return the path of a folder: absolute, or beginning with ``~``; empty for none.

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
    """Return a value that is either True or False.

    Raises:
        ValueError: the value is invalid.
    """
    if not isinstance(value, bool):
        raise ValueError("true or false")  # noqa: TRY004  # the caller reads it as "not allowed"
    return value


def words(value: object) -> tuple[str, ...]:
    """Return a program and its arguments, which may contain the placeholders of hooks.

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
    """Return a calendar date.

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
    """Return a name, which must not be blank or contain control characters.

    Raises:
        ValueError: the value is invalid.
    """
    if not isinstance(value, str) or not value.strip() or clean_text(value) != value:
        raise ValueError("a name")
    return value
