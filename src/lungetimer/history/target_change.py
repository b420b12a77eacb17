"""The record of a change of the weekly goal, as history.json stores it."""

from __future__ import annotations

from datetime import date  # noqa: TC003  # msgspec reads them at run time
from typing import Annotated

from msgspec import Meta

from lungetimer.history.fields import Moment, RecordBase, check_year


class TargetChange(RecordBase, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A weekly goal, and the date on which the user chose it.

    Attributes:
        since: the local date of the change; the goal applies from the start of that week.
        target: number of training days with which a week meets its goal, 1 to 7.
        changed_at: when the record was written; of two records with the same ``since``, a merge
            uses the later one.

    Raises:
        ValueError: a date is outside the years 1970 to 9998.
    """

    since: date
    target: Annotated[int, Meta(ge=1, le=7)]
    changed_at: Moment

    def __post_init__(self) -> None:
        check_year("since", self.since)
        check_year("changed_at", self.changed_at)
