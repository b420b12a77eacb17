"""What is known of the terminal that the app is drawn in."""

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
    """The glyph set for what a command prints, as the settings ask for it.

    Args:
        encoding: that of the stream it prints to.
    """
    from lungetimer.settings_file import load_settings  # noqa: PLC0415  # only for a picture

    settings, _ = load_settings(find_paths().config)
    facts = TerminalFacts(terminal_facts().term, encoding)
    return GLYPHS[choose(settings.glyphs, facts).glyph_set]


def terminal_facts() -> TerminalFacts:
    """The kind of the terminal and its encoding.

    A browser, which ``serve`` draws in, and the console of Windows draw whatever they are sent.
    """
    if os.environ.get("TEXTUAL_DRIVER") or os.name == "nt":
        return MODERN
    # The app is drawn on the standard error, and on the standard output where errors go elsewhere.
    streams = [s for s in (sys.__stderr__, sys.__stdout__) if s is not None and not s.closed]
    drawn = next((s for s in streams if s.isatty()), next(iter(streams), None))
    return TerminalFacts(os.environ.get("TERM", ""), (drawn and drawn.encoding) or "")
