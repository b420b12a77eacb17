"""The choice of a glyph set: it depends on the setting, the TERM variable and the encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

from lungetimer.figure.glyphs import GlyphSet
from lungetimer.frozen import frozen

AUTO: Final = "auto"
CHOICES: Final = (AUTO, *(name.value for name in GlyphSet))

# Terminals named after real devices older than Unicode, and unknown ones. The digit distinguishes
# "vte", which is GNOME's terminal, from "vt220", which is used on serial lines.
_DEVICES: Final = re.compile(
    r"dumb|unknown|network|dialup|vt(?:\d|nt)|ansi|pcansi|scoansi|cons\d|wsvt|pcvt|sun|wy(?:se)?\d"
    r"|tvi|adm|hp\d|ibm\d|att\d|tty|lp|print|h19|qvt|tek|bsdos"
)


@frozen
class TerminalFacts:
    """Facts about a terminal.

    Attributes:
        term: the value of TERM; empty if it is not set.
        encoding: the name of the encoding in which text is written to it.
    """

    term: str
    encoding: str


MODERN: Final = TerminalFacts("xterm-256color", "utf-8")
"""A terminal that can show all characters, such as a browser."""


@frozen
class GlyphChoice:
    """The chosen glyph set, and the reason as a clause, such as "TERM is linux"."""

    glyph_set: GlyphSet
    why: str


def choose(wanted: str, facts: TerminalFacts) -> GlyphChoice:
    """Return the glyph set for a terminal.

    Args:
        wanted: the setting ``screen.glyphs``; one of `CHOICES`.
        facts: facts about the terminal.

    Raises:
        ValueError: ``wanted`` is not one of the choices.
    """
    if wanted not in CHOICES:
        raise ValueError(f"glyphs must be one of {', '.join(CHOICES)}, not {wanted!r}")
    if not is_utf8(facts.encoding):
        # This overrides the setting, because other characters could not be encoded.
        why = f"the encoding is {facts.encoding or 'unknown'}, not UTF-8"
        return GlyphChoice(GlyphSet.ASCII, why)
    if wanted != AUTO:
        return GlyphChoice(GlyphSet(wanted), "screen.glyphs is set to it")
    kind = _inner(facts.term)
    reason = f"TERM is {facts.term}" if facts.term else "TERM is not set"
    if kind == "linux" or re.match(r"linux[-.\d]", kind):
        return GlyphChoice(GlyphSet.CONSOLE, reason)
    if not kind or _DEVICES.match(kind):
        return GlyphChoice(GlyphSet.ASCII, reason)
    return GlyphChoice(GlyphSet.FULL, reason)


def is_utf8(encoding: str) -> bool:
    """Return whether an encoding, by any of its names, is UTF-8."""
    try:
        return codecs.lookup(encoding).name in {"utf-8", "utf-8-sig"}
    except (LookupError, ValueError):
        return False


def _inner(term: str) -> str:
    """Return the TERM of the terminal around screen or tmux: ``linux`` for ``screen.linux``."""
    kind = term.strip().lower()
    for outer in ("screen.", "tmux."):
        kind = kind.removeprefix(outer)
    return kind
