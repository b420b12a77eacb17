"""Placeholders in the arguments of the user's hook program: ``{event}`` and ``{title}``.

``{{`` and ``}}`` stand for single braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACEHOLDERS: Final = ("event", "title")
ALLOWED: Final = (
    "a list of strings in which the only placeholders are {event} and {title}, and every "
    "other brace is written twice"
)
SHOWN_SIGNS: Final = 40
_PIECE: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")


def wrong_piece(argument: str) -> str | None:
    """Return the first invalid brace or placeholder in an argument; None if all are valid."""
    for found in _PIECE.finditer(argument):
        piece = found[0]
        if piece not in {"{{", "}}"} and piece[1:-1] not in PLACEHOLDERS:
            return piece
    return None


def filled_arguments(arguments: Sequence[str], event: str, title: str) -> list[str]:
    """Return the arguments for a hook program, with the placeholders replaced for one event.

    Args:
        arguments: the arguments after the program's name; `wrong_piece` has found no error in them.
        event: the replacement for ``{event}``.
        title: the replacement for ``{title}``.
    """
    pieces = {"{{": "{", "}}": "}", "{event}": event, "{title}": title}
    return [_PIECE.sub(lambda found: pieces.get(found[0], found[0]), one) for one in arguments]
