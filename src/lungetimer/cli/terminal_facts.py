"""The type and the encoding of the terminal, and the characters to draw with."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from lungetimer.figure.glyph_choice import MODERN, TerminalFacts, choose
from lungetimer.figure.glyphs import GLYPHS
from lungetimer.paths import find_paths

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs


def glyphs_for(encoding: str) -> Glyphs:
    """Return the glyph set for the output of a command, chosen by the settings and the terminal.

    Args:
        encoding: the encoding of the stream to which the command prints.
    """
    from lungetimer.settings_file import load_settings  # noqa: PLC0415  # only for a picture

    settings, _ = load_settings(find_paths().config)
    facts = TerminalFacts(terminal_facts().term, encoding)
    return GLYPHS[choose(settings.glyphs, facts).glyph_set]


def terminal_facts() -> TerminalFacts:
    """Return the type of the terminal and its encoding.

    The browser that ``serve`` uses and the Windows console count as terminals that can show all
    characters.
    """
    if os.environ.get("TEXTUAL_DRIVER") or os.name == "nt":
        return MODERN
    # The app is drawn on standard error, or on standard output if errors are redirected.
    streams = [s for s in (sys.__stderr__, sys.__stdout__) if s is not None and not s.closed]
    drawn = next((s for s in streams if s.isatty()), next(iter(streams), None))
    return TerminalFacts(os.environ.get("TERM", ""), (drawn and drawn.encoding) or "")
