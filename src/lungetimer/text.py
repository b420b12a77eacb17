"""Text made safe to keep and to show on one line, and words said in any room."""

from __future__ import annotations

import unicodedata

_BREAKS = str.maketrans({"\r": None, "\n": " ", "\t": " ", "\v": " ", "\f": " ", "\x85": " "})
_DROPPED = frozenset({"Cc", "Cs"})


def days_words(days: int, target: int, noun: str = "days") -> str:
    """Training days against a week's target: ``2 of 3 days``, and beyond it ``4 days, target 3``.

    "4 of 3 days" would read as a mistake.
    """
    return f"{days} {noun}, target {target}" if days > target else f"{days} of {target} {noun}"


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
