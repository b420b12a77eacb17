"""Moments and lengths as Strong and Hevy write them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from typing import Final

from lungetimer.history.fields import moment_of
from lungetimer.moments import local_moment
from lungetimer.text import clean_text

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# 28 Mar 2024, 17:29 and Mar 28, 2024, 5:29 PM; month names are English whatever the locale here.
_DAY_FIRST: Final = re.compile(
    r"(?P<d>\d{1,2}) (?P<m>[a-z]{3})[a-z]* (?P<y>\d{4})(?P<rest>.*)", re.IGNORECASE | re.ASCII
)
_MONTH_FIRST: Final = re.compile(
    r"(?P<m>[a-z]{3})[a-z]* (?P<d>\d{1,2}),? (?P<y>\d{4})(?P<rest>.*)", re.IGNORECASE | re.ASCII
)
_NUMBERS: Final = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?P<rest>.*)", re.ASCII)
_CLOCK: Final = re.compile(
    r"[ ,T]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])m)?", re.IGNORECASE | re.ASCII
)
_LENGTH: Final = re.compile(
    r"(?:(\d+) ?h)? ?(?:(\d+) ?m(?:in)?)? ?(?:(\d+) ?s(?:ec)?)?", re.IGNORECASE | re.ASCII
)
_LONGEST: Final = timedelta(days=1)


def read_moment(text: str, zone: tzinfo | None) -> datetime:
    """Return a local moment of another program, with the offset that held in the zone then.

    Raises:
        ValueError: not a moment, outside the years 1971 to 9997, or on a skipped date.
    """
    shown = clean_text(text)[:40]
    wrong = ValueError(f"date {shown!r} is not allowed; e.g. 2026-11-20 07:12:03")
    plain = " ".join(text.split())  # also turns the narrow space before AM and PM into a plain one
    try:
        aware = datetime.fromisoformat(plain)
    except ValueError:
        aware = None
    if aware is None or aware.utcoffset() is None:
        local = _local(plain)
        if local is None:
            raise wrong
        if not 1971 <= local.year <= 9997:
            raise wrong
        aware = local_moment(local, zone)
    if not 1971 <= aware.year <= 9997:
        raise wrong
    return moment_of(aware)


def read_length(text: str) -> timedelta:
    """``1h 5m``, ``45m``, ``30s`` or plain seconds; at most a day; else nothing."""
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), _LONGEST)
    match = _LENGTH.fullmatch(text.strip())
    hours, minutes, seconds = (
        (int((part or "0")[:9]) for part in match.groups()) if match else (0, 0, 0)
    )
    return min(timedelta(hours=min(hours, 24), minutes=minutes, seconds=seconds), _LONGEST)


def _local(text: str) -> datetime | None:
    for pattern in (_NUMBERS, _DAY_FIRST, _MONTH_FIRST):
        date = pattern.fullmatch(text)
        if date is None:
            continue
        month = _MONTHS.get(date["m"].lower()) or (int(date["m"]) if date["m"].isdigit() else 0)
        clock = _clock(date["rest"])
        if clock is None:
            return None
        try:
            return datetime(int(date["y"]), month, int(date["d"]), *clock)  # noqa: DTZ001  # zone follows
        except ValueError:
            return None
    return None


def _clock(text: str) -> tuple[int, int, int] | None:
    """Hour, minute, second; noon where only a date is given."""
    if not text.strip():
        return (12, 0, 0)
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, int(match[2]), int(match[3] or 0))
