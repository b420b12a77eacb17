"""Recognize names of months in other programs' exports, in many languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from lungetimer.history.exchange.month_names import MONTH_NAMES
from lungetimer.history.exchange.words import month_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Months:
    """The meaning of the names of months in one file.

    If all names in the file exist in one language, they are read in that language. So the other
    names in the file decide whether "lis" is November (Polish) or October (Croatian).

    Args:
        words: every name of a month in the file, as written.
    """

    def __init__(self, words: Iterable[str]) -> None:
        seen = {month_key(word) for word in words}
        self._languages = [
            language for language in MONTH_NAMES if seen and seen <= _months_of(language).keys()
        ] or list(MONTH_NAMES)
        self._found: dict[str, int] = {}

    def number(self, word: str) -> int:
        """Return the number of the month, 1 to 12, for a name in the file.

        Raises:
            ValueError: the word is not a month in any language, or could mean several months.
        """
        if word in self._found:
            return self._found[word]
        key = month_key(word)
        found: dict[int, str] = {}
        for language in self._languages:
            month = _months_of(language).get(key)
            if month is not None:
                found.setdefault(month, language)
        if len(found) == 1:
            self._found[word] = next(iter(found))
            return self._found[word]
        if not found:
            raise ValueError("it has no known month")
        may_be = " or ".join(f"{_NAMES[n - 1]} ({lang})" for n, lang in sorted(found.items()))
        raise ValueError(f"its month can be {may_be}")


@cache
def _months_of(language: str) -> dict[str, int]:
    months = enumerate(MONTH_NAMES[language], 1)
    return {name: number for number, names in months for name in names.split("|")}
