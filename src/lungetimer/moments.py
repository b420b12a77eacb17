"""The wall clock, as far as it can be believed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

# A machine without a battery wakes up in 1970, west of Greenwich even in 1969, and the history
# takes no moment from before; a day of margin, so that it is so in every time zone.
EARLIEST: Final = datetime(1970, 1, 3, tzinfo=UTC)
LATEST: Final = datetime(9998, 12, 30, tzinfo=UTC)


def wall_now() -> datetime:
    """This moment where the person is, with its offset from UTC; within what the history takes."""
    now = datetime.now(UTC)
    return min(max(now, EARLIEST), LATEST).astimezone()
