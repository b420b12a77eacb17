"""The checks of the terminal: its type, its size, its characters and its colours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from lungetimer.colour_depth import ColourDepth, colour_depth, refuses_colour
from lungetimer.doctor.check import Check

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL_SIZE: Final = (80, 24)
COMPACT_SIZE: Final = (40, 12)


def check_terminal(environ: Mapping[str, str], *, is_terminal: bool) -> Check:
    """Return the result that says whether there is a terminal that can show the app."""
    kind = environ.get("TERM", "")
    inside = [name for name, key in (("tmux", "TMUX"), ("SSH", "SSH_TTY")) if environ.get(key)]
    detail = " in ".join([kind or "TERM is not set", *inside])
    if not is_terminal:
        return Check("terminal", ok=False, detail=f"{detail}; the output is not a terminal")
    if os.name != "nt" and kind in {"", "dumb"}:
        hint = "set TERM to the name of your terminal, e.g. xterm-256color"
        return Check("terminal", ok=False, detail=detail, hint=hint)
    return Check("terminal", ok=True, detail=detail)


def check_size(columns: int, rows: int) -> Check:
    """Return the result that says which layout fits the size of the terminal."""
    detail = f"{columns} x {rows}"
    if columns >= FULL_SIZE[0] and rows >= FULL_SIZE[1]:
        return Check("size", ok=True, detail=f"{detail}, full layout")
    if columns >= COMPACT_SIZE[0] and rows >= COMPACT_SIZE[1]:
        return Check(
            "size", ok=True, detail=f"{detail}, compact layout; the full layout needs 80 x 24"
        )
    hint = "make the window larger or the font smaller"
    return Check(
        "size", ok=False, detail=f"{detail}; only the leg, the number and the phase fit", hint=hint
    )


def check_glyphs(name: str, why: str) -> Check:
    """Return the result that says with which characters the app draws.

    Args:
        name: the glyph set: full, console or ascii.
        why: why this set was chosen.
    """
    drawn = {
        "full": "all characters",
        "console": "the characters in the fonts of the Linux console",
        "ascii": "only letters, digits and punctuation",
    }[name]
    hint = (
        ""
        if name != "full"
        else "if the figure looks broken or shows boxes, set screen.glyphs to console or ascii"
    )
    return Check("characters", ok=True, detail=f"{name}: {drawn} ({why})", hint=hint)


def check_colour(environ: Mapping[str, str]) -> Check:
    """Return the result that says how many colours the app uses, and why.

    This check never fails, because the app works without colours, too.
    """
    depth = colour_depth(environ)
    if refuses_colour(environ):
        detail = "none, because NO_COLOR is set; bold and reversed text is used instead"
    elif depth is ColourDepth.MILLIONS:
        detail = depth.value
    elif depth is ColourDepth.NONE:
        detail = f"none, because TERM={environ.get('TERM', '')} has none"
    else:
        detail = f"{depth}; if your terminal can show more, set COLORTERM=truecolor"
    return Check("colour", ok=True, detail=detail)
