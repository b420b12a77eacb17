"""What all records share: the kinds of their fields, and how moments and seconds are written down.

A record may carry fields of a newer version; the codec keeps them when the file is rewritten.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import force_setattr

from lungetimer.text import clean_text
from lungetimer.training.result import MOST_REPS

UNKNOWN: Final = "~unknown"

# Nearly four months: a laptop that slept over the summer with a session paused.
MOST_SECONDS: Final = 10_000_000
Seconds = Annotated[float, Meta(ge=0, le=MOST_SECONDS)]
Reps = Annotated[int, Meta(ge=0, le=MOST_REPS)]
SetNumber = Annotated[int, Meta(ge=1, le=1000)]
Score = Annotated[int, Meta(ge=0, le=10)]
Moment = Annotated[datetime, Meta(tz=True)]
WeekName = Annotated[str, Meta(pattern=r"^[0-9]{4}-W[0-5][0-9]$")]
ShortText = Annotated[str, Meta(max_length=200)]
LongText = Annotated[str, Meta(max_length=100_000)]
Identity = Annotated[str, Meta(min_length=1, max_length=200)]


# All that msgspec raises on foreign bytes: its own errors and UnicodeDecodeError are ValueErrors.
BAD_BYTES: Final = (ValueError, RecursionError)


class Kept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A record that keeps what it does not know.

    Attributes:
        unknown: fields of a newer version, each with its JSON text; absent in nearly every record.
    """

    unknown: tuple[tuple[str, str], ...] | UnsetType = field(default=UNSET, name=UNKNOWN)

    def _clean(self, *names: str) -> None:
        """Clean these texts, whoever wrote the file: they are shown in many places."""
        for name in names:
            text = getattr(self, name)
            if isinstance(text, str) and not text.isprintable():
                # Within the making of the record, before anybody has seen or hashed it.
                force_setattr(self, name, clean_text(text))


def moment_of(moment: datetime) -> datetime:
    """The same instant as it is written down: to the second, with a fixed offset from UTC.

    Raises:
        ValueError: it has no offset.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment.isoformat()} has no offset from UTC")
    # The file knows offsets in whole minutes; named zones compare oddly in the hour that a change
    # to winter time repeats.
    fixed = timezone(timedelta(minutes=round(offset.total_seconds() / 60)))
    return moment.astimezone(fixed).replace(microsecond=0)


def check_year(name: str, moment: datetime) -> None:
    """Refuse moments at the very ends of the calendar, which other zones cannot even express.

    Raises:
        ValueError: the year is outside 1970 to 9998.
    """
    if not 1970 <= moment.year <= 9998:
        raise ValueError(f"{name}: the year {moment.year} is not within 1970 to 9998")


def seconds_of(value: float) -> float:
    """To the millisecond, which keeps the file readable, and within what the file allows."""
    return round(min(max(float(value), 0.0), MOST_SECONDS), 3)
