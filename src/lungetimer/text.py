"""Text that people type or files bring in, made safe to keep and to show on one line."""

from __future__ import annotations

import unicodedata

_BREAKS = str.maketrans({"\r": None, "\n": " ", "\t": " ", "\v": " ", "\f": " ", "\x85": " "})
_DROPPED = frozenset({"Cc", "Cs"})


def clean_text(text: str) -> str:
    """The text as written, without control characters.

    Line breaks and tabs become a space, so that words stay apart; every other control character
    and every lone surrogate (which no UTF-8 file can hold) is dropped. All else stays: emoji,
    accents, right-to-left text, brackets, equals signs.
    """
    if text.isprintable():
        return text
    apart = text.translate(_BREAKS)
    return "".join(c for c in apart if unicodedata.category(c) not in _DROPPED)
