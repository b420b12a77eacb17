"""Last filter of terminal output. It drops 8-bit control codes and replaces unavailable characters.

The program's own drawing already uses only the glyph set, and text from outside is cleaned when it
is read. This filter handles the rest: characters in the user's notes and names, characters that
Textual's own widgets draw, and control codes that other checks missed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, cast, runtime_checkable

from rich.cells import split_graphemes

from lungetimer.figure.glyphs import FULL
from lungetimer.figure.repertoire import stand_in

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs

# Always allowed: escape sequences start with control characters and are ASCII.
_CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F)))
# Terminals obey these as codes, even in UTF-8. Textual itself writes none of them.
_EIGHT_BIT: Final = tuple(map(chr, range(0x80, 0xA0)))
# Non-ASCII characters with the character before them, which a combining mark may belong to. Control
# characters are excluded, so that no escape sequence is split.
_FOREIGN = re.compile(r"[ -~]?[^\x00-\x7f]+")
_HAVE_GLYPHS: Final[dict[type, bool]] = {}


@runtime_checkable
class HasGlyphs(Protocol):
    """An app that draws only with the characters of a glyph set."""

    @property
    def glyphs(self) -> Glyphs:
        """The glyph set with which the app draws now."""
        ...


def app_glyphs(app: object) -> Glyphs:
    """Return the glyph set with which an app draws: the full set if the app defines none."""
    kind = type(app)
    if kind not in _HAVE_GLYPHS:  # cached, because this runs for each cell that is drawn
        _HAVE_GLYPHS[kind] = isinstance(app, HasGlyphs)
    return cast("HasGlyphs", app).glyphs if _HAVE_GLYPHS[kind] else FULL


def without_eight_bit(text: str) -> str:
    """Return the text without 8-bit control codes (U+0080 to U+009F)."""
    # This runs in every frame, and looking for each code is many times faster than a pattern.
    if text.isascii() or not any(map(text.__contains__, _EIGHT_BIT)):
        return text
    return text.translate(dict.fromkeys(map(ord, _EIGHT_BIT)))


def fitted(text: str, glyphs: Glyphs) -> str:
    """Return the text with a replacement for each character outside the glyph set.

    A replacement is as many cells wide as its character, so that nothing on the screen moves. 8-bit
    control codes are dropped, whatever the glyph set.

    Args:
        text: output for the terminal, escape sequences included.
        glyphs: the set that the terminal can draw.
    """
    text = without_eight_bit(text)
    allowed = glyphs.allowed
    if allowed is None or text.isascii() or allowed.issuperset(set(text) - _CONTROLS):
        return text
    return _FOREIGN.sub(lambda found: _fitted_run(found.group(), allowed), text)


def _fitted_run(text: str, allowed: frozenset[str]) -> str:
    spans, _ = split_graphemes(text)
    return "".join(_fitted_cell(text[start:end], width, allowed) for start, end, width in spans)


def _fitted_cell(cluster: str, width: int, allowed: frozenset[str]) -> str:
    """Return a grapheme cluster, or its replacement if the glyph set lacks it.

    A replacement has no combining marks.
    """
    if width == 0:
        return ""
    first = cluster[0]
    if width == 1 and len(cluster) == 1 and first in allowed:
        return first
    return (stand_in(first, allowed) or "?").ljust(width)
