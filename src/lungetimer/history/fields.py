"""Field types and the base class of all records, and how times and seconds are stored.

A record may have fields of a newer lungetimer. The module `codec` preserves them when it writes the
file again.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import force_setattr

from lungetimer.text import clean_text
from lungetimer.training.result import MAX_REPS

UNKNOWN: Final = "~unknown"

# Nearly four months: a laptop may sleep through a summer while a session is paused.
MAX_SECONDS: Final = 10_000_000
Seconds = Annotated[float, Meta(ge=0, le=MAX_SECONDS)]
Reps = Annotated[int, Meta(ge=0, le=MAX_REPS)]
SetNumber = Annotated[int, Meta(ge=1, le=1000)]
Score = Annotated[int, Meta(ge=0, le=10)]
Moment = Annotated[datetime, Meta(tz=True)]
WEEK_PATTERN: Final = r"^[0-9]{4}-W[0-5][0-9]$"
WeekName = Annotated[str, Meta(pattern=WEEK_PATTERN)]
ShortText = Annotated[str, Meta(max_length=200)]
LongText = Annotated[str, Meta(max_length=100_000)]
Identity = Annotated[str, Meta(min_length=1, max_length=200)]


# The exceptions that msgspec raises for invalid bytes. Its own errors are ValueErrors.
BAD_BYTES: Final = (ValueError, RecursionError)


class RecordBase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base class of all records; a record preserves fields that its class does not define.

    Attributes:
        unknown: fields of a newer lungetimer as (name, JSON text); nearly every record has none.
    """

    unknown: tuple[tuple[str, str], ...] | UnsetType = field(default=UNSET, name=UNKNOWN)

    def _clean(self, *names: str) -> None:
        """Remove control characters from the texts in these fields; their source is not trusted."""
        for name in names:
            text = getattr(self, name)
            if isinstance(text, str) and not text.isprintable():
                # The record is still being created, so nothing has read or hashed it yet.
                force_setattr(self, name, clean_text(text))


def moment_of(moment: datetime) -> datetime:
    """Return a time as the history file stores it: whole seconds, and a fixed offset from UTC.

    Raises:
        ValueError: the time has no offset from UTC.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment.isoformat()} has no offset from UTC")
    # The file stores offsets in whole minutes. A named zone would compare wrongly in the hour that
    # is repeated when clocks go back in autumn.
    fixed = timezone(timedelta(minutes=round(offset.total_seconds() / 60)))
    return moment.astimezone(fixed).replace(microsecond=0)


def check_year(name: str, moment: date) -> None:
    """Check that the year is from 1970 to 9998, so that the date is valid in each time zone.

    Raises:
        ValueError: the year is outside this range; the message has ``name`` as the field's name.
    """
    if not 1970 <= moment.year <= 9998:
        raise ValueError(f"the year of {name} must be from 1970 to 9998, not {moment.year}")


def seconds_of(value: float) -> float:
    """Return seconds rounded to milliseconds and limited to the range that history.json allows."""
    return round(min(max(float(value), 0.0), MAX_SECONDS), 3)
