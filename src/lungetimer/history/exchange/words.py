"""Normalize words of other programs for comparison: lower case, no accents, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that Unicode does not decompose into a letter and an accent.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)
_MARKS: Final = str.maketrans("", "", ".'`\u05f3\u05f4\u0970\u200e\u200f")
_GAPS: Final = re.compile(r"[\W_]+")
# In these scripts, marks above or below a letter change only its tone or stress. In the scripts of
# India and South-East Asia such marks are vowels, so they are kept.
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return the text in lower case and without accents, otherwise unchanged."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """Return the words of the folded text, separated by single spaces and without punctuation."""
    return _GAPS.sub(" ", folded(text)).strip()


def month_key(name: str) -> str:
    """Return the name of a month as in the table of names: folded, without dots or apostrophes."""
    return folded(name).translate(_MARKS)
