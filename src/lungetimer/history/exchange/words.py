"""Words of other programs made comparable: lower case, without accents, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that are no letter plus an accent to Unicode.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)
_MARKS: Final = str.maketrans("", "", ".'`\u05f3\u05f4\u0970\u200e\u200f")
_GAPS: Final = re.compile(r"[\W_]+")
# Marks above or below a letter of these scripts change its tone or stress only; in the scripts of
# India and South-East Asia they are vowels and stay.
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text in lower case and without accents; all else stays where it is."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def spaced(text: str) -> str:
    """The folded text as words with one space between them, all other signs gone."""
    return _GAPS.sub(" ", folded(text)).strip()


def month_key(name: str) -> str:
    """The name of a month as it stands in the table of names, without dots and apostrophes."""
    return folded(name).translate(_MARKS)
