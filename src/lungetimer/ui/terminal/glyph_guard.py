"""The last look at what goes to the terminal: no character outside its glyph set gets past here.

Everything of our own is drawn in the set already. What this is for are the notes and names that
people write, and the signs in Textual's own widgets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, cast, runtime_checkable

from rich.cells import split_graphemes

from lungetimer.figure.glyphs import FULL
from lungetimer.figure.repertoire import stand_in

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs

# What no set has to allow: escape sequences begin with these, and are ASCII.
_CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F)))
# A run of characters of which at least one is not ASCII, with the one before it, which a combining
# mark may belong to. No control character: an escape sequence is never cut.
_FOREIGN = re.compile(r"[ -~]?[^\x00-\x7f]+")
_HAVE_GLYPHS: Final[dict[type, bool]] = {}


@runtime_checkable
class HasGlyphs(Protocol):
    """An app that draws with a glyph set."""

    @property
    def glyphs(self) -> Glyphs:
        """The set in use."""
        ...


def app_glyphs(app: object) -> Glyphs:
    """The glyph set that an app draws with; the full one for an app that has none."""
    kind = type(app)
    if kind not in _HAVE_GLYPHS:  # asked for each cell that is drawn: the answer is kept
        _HAVE_GLYPHS[kind] = isinstance(app, HasGlyphs)
    return cast("HasGlyphs", app).glyphs if _HAVE_GLYPHS[kind] else FULL


def fitted(text: str, glyphs: Glyphs) -> str:
    """Text for the terminal in which each character outside the set has a stand-in.

    Each takes as many cells as what it stands for, so that nothing on the screen moves.

    Args:
        text: what is about to be written, escape sequences included.
        glyphs: the set that the terminal can draw.
    """
    allowed = glyphs.allowed
    if allowed is None or text.isascii() or allowed.issuperset(set(text) - _CONTROLS):
        return text
    return _FOREIGN.sub(lambda found: _fitted_run(found.group(), allowed), text)


def _fitted_run(text: str, allowed: frozenset[str]) -> str:
    spans, _ = split_graphemes(text)
    return "".join(_fitted_cell(text[start:end], width, allowed) for start, end, width in spans)


def _fitted_cell(cluster: str, width: int, allowed: frozenset[str]) -> str:
    """One character as people see it; marks on a letter are left out with it."""
    if width == 0:
        return ""
    first = cluster[0]
    if width == 1 and len(cluster) == 1 and first in allowed:
        return first
    return (stand_in(first, allowed) or "?").ljust(width)
