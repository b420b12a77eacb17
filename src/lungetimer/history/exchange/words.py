"""Put words from other programs into a form in which they can be compared, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that Unicode does not decompose into a plain letter and an accent -> plain letters.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)
_MARKS: Final = str.maketrans("", "", ".'`\u05f3\u05f4\u0970\u200e\u200f")
_GAPS: Final = re.compile(r"[\W_]+")
# These marks belong to scripts in which a mark changes only the tone or stress of a letter. In the
# scripts of India and South-East Asia, marks are vowels, so they are not removed.
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return the text in lower case and without accents; everything else stays."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """Return the words of the text: lower case, no accents, no punctuation, single spaces."""
    return _GAPS.sub(" ", folded(text)).strip()


def month_key(name: str) -> str:
    """Return a month's name as in `MONTH_NAMES`: lower case, no accents, dots or apostrophes."""
    return folded(name).translate(_MARKS)
