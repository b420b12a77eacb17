"""Parse durations of workouts and sets, as other programs write them."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import Final

from lungetimer.history.exchange.words import folded

LONGEST: Final = timedelta(hours=6)

_LENGTH: Final = re.compile(
    r"(?:(?P<h>\d+) ?(?:h|hr|hrs|hours?|std|stunden?|t|tim|u|ч|ore|godz)\.?)? ?,?"
    r"(?:(?P<min>\d+) ?(?:m|min|mins|minutes?|minuten|мин)\.?)? ?,?"
    r"(?:(?P<s>\d+) ?(?:s|sec|secs|seconds?|sek|sekunden|сек)\.?)?"
)
_COLONS: Final = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<min>\d{1,3}):(?P<s>\d{2})")


@lru_cache(maxsize=4096)
def read_length(text: str) -> timedelta:
    """Return the duration in a text like ``1h 5m``, ``45m``, ``1:05:00`` or plain seconds.

    The result is zero if the text cannot be parsed, or if the duration is more than `LONGEST`. So
    long a duration probably means that the user forgot to stop the other program.
    """
    plain = folded(text).strip()
    if plain.isascii() and plain.isdigit():
        return _believed(int(plain[:9]))
    match = _LENGTH.fullmatch(plain) or _COLONS.fullmatch(plain)
    if match is None or not plain:
        return timedelta()
    hours, minutes, seconds = (int((match[part] or "0")[:6]) for part in ("h", "min", "s"))
    return _believed(hours * 3600 + minutes * 60 + seconds)


def _believed(seconds: int) -> timedelta:
    length = timedelta(seconds=min(seconds, 10**9))
    return length if length <= LONGEST else timedelta()
