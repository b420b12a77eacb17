"""Determine how many colours the terminal shows, from its environment variables."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names of terminals that have no colours in terminfo, only attributes such as bold and reverse.
_WITHOUT: Final = re.compile(r"(vt\d|wyse?\d|sun$|dumb$|unknown$)|.*-(m|mono)$")
# Names of terminals with bright text colours, but without bright background colours.
_DARK_BACKGROUNDS: Final = re.compile(r"(linux|screen)(?!.*(256|16)color)")
# Names of terminals without bright colours.
_EIGHT: Final = re.compile(r"(ansi|pcansi|dvtm|eterm|cons25|cygwin|xterm-8color)(?!.*256color)")
_BY_SETTING: Final = {"truecolor": "16 million", "256": "256", "standard": "16", "windows": "16"}


class ColourDepth(StrEnum):
    """The number of colours that a terminal can show; the values are texts for the user."""

    MILLIONS = "16 million"
    MANY = "256"
    SIXTEEN = "16"
    DARK_BACKGROUNDS = "16 for text, 8 for backgrounds"
    EIGHT = "8"
    NONE = "none"

    @property
    def few(self) -> bool:
        """Whether the terminal has too few colours to mark things by a shade of the background."""
        return self not in {ColourDepth.MILLIONS, ColourDepth.MANY}


def refuses_colour(environ: Mapping[str, str]) -> bool:
    """Return whether NO_COLOR disables colours; an empty value does not (https://no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def colour_depth(environ: Mapping[str, str], *, windows: bool = os.name == "nt") -> ColourDepth:
    """Return how many colours the program may use in this terminal.

    Args:
        environ: the environment variables.
        windows: whether this is Windows, where Textual detects the colours itself.
    """
    term = environ.get("TERM", "").strip().lower()
    if refuses_colour(environ):
        return ColourDepth.NONE
    if (asked := environ.get("TEXTUAL_COLOR_SYSTEM", "").strip().lower()) in _BY_SETTING:
        return ColourDepth(_BY_SETTING[asked])
    if windows:
        return ColourDepth.MILLIONS
    if reports_true_colour(environ) and not _in_screen(environ, term):
        return ColourDepth.MILLIONS
    return _by_name(term)


def reports_true_colour(environ: Mapping[str, str]) -> bool:
    """Return whether COLORTERM says that the terminal shows 16 million colours."""
    return environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}


def _in_screen(environ: Mapping[str, str], term: str) -> bool:
    """Return whether we run inside GNU screen, where COLORTERM describes the outer terminal."""
    return term.startswith("screen") and "STY" in environ and "TMUX" not in environ


def _by_name(term: str) -> ColourDepth:
    if term.endswith(("256color", "-kitty")):
        return ColourDepth.MANY
    for names, depth in (
        (_WITHOUT, ColourDepth.NONE),
        (_DARK_BACKGROUNDS, ColourDepth.DARK_BACKGROUNDS),
        (_EIGHT, ColourDepth.EIGHT),
    ):
        if names.match(term):
            return depth
    return ColourDepth.SIXTEEN
