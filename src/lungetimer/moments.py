"""The current local time, and the offset from UTC that belongs to a local date and time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

# A machine without a clock battery starts at the beginning of 1970 in UTC, when it is still 1969
# west of Greenwich. The history accepts no year before 1970, so the earliest time is two days after
# that beginning.
EARLIEST: Final = datetime(1970, 1, 3, tzinfo=UTC)
LATEST: Final = datetime(9998, 12, 30, tzinfo=UTC)

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


class NoSuchDayError(ValueError):
    """A date that never existed in a time zone: its clocks skipped that whole day."""


def refresh_time_zone() -> None:
    """Make the C library read the machine's time zone again; by itself, it reads the zone once."""
    if hasattr(time, "tzset"):  # Windows has none, and reads the zone each time
        time.tzset()


def wall_now() -> datetime:
    """Return the current local time with its offset from UTC.

    A time outside the years that the history accepts is moved to the nearest accepted time. The
    machine's time zone is read again each time, because it may change while the program runs.
    """
    refresh_time_zone()
    now = datetime.now(UTC)
    return min(max(now, EARLIEST), LATEST).astimezone()


def local_moment(local: datetime, zone: tzinfo | None = None) -> datetime:
    """Return a local date and time with the offset from UTC that applies in a time zone.

    When clocks go forward, they skip some local times. A skipped time is moved forward by as much
    as the clocks skip (as in RFC 5545), but never to another date: if the clocks skip the last hour
    of a day, the result is the last minute of that day. If a local time occurs twice, the first
    occurrence is used. The result is the same in every version of Python. (Before Python 3.12,
    `datetime.astimezone` moves a skipped time backwards, at midnight even to the day before.)

    Args:
        local: a date and time without an offset.
        zone: the time zone; None for that of the system.

    Returns:
        The date and time, with the offset that applies at that time in the time zone.

    Raises:
        NoSuchDayError: the date does not exist in the time zone.
    """
    local = local.replace(tzinfo=None, fold=0)
    as_utc = local.replace(tzinfo=UTC)
    before, after = (_offset(as_utc + shift, zone) for shift in (-_DAY, _DAY))
    shown = [as_utc - offset for offset in (before, after)]
    found = [moment for moment in shown if _clock(moment, zone) == local]
    if found:
        return min(found).astimezone(zone)
    # No clock showed the time. The offset from before the gap moves it forward by the gap.
    moved = as_utc - before
    if _clock(moved, zone).date() != local.date():
        moved = _last_minute(local, moved, zone)
    return moved.astimezone(zone)


def _last_minute(local: datetime, later: datetime, zone: tzinfo | None) -> datetime:
    """Return the last whole minute of the date of ``local``, within 24 hours before ``later``.

    Raises:
        NoSuchDayError: the date does not exist in the time zone.
    """
    low, high = later - _DAY, later
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        if _clock(middle, zone).date() > local.date():
            high = middle
        else:
            low = middle
    minute = low.replace(second=0, microsecond=0)
    if _clock(minute, zone).date() != local.date():
        raise NoSuchDayError(
            f"the date {local.date().isoformat()} does not exist in this time zone: there, the day"
            f" after {_clock(minute, zone).date().isoformat()} was"
            f" {_clock(high, zone).date().isoformat()}"
        )
    return minute


def _offset(moment: datetime, zone: tzinfo | None) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _clock(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the local date and time of a moment in the zone, without an offset from UTC."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
