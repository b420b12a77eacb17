"""The level of a session in the history, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.plan_record import plan_from_record
from lungetimer.words.plan_words import whole_title

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord


def level_words(record: SessionRecord) -> str:
    """Return the title of a session's level, or the name of the preset that it came from.

    The plan in the history may name a level that it no longer fits, because the user added a
    weight, for example. Then this is the level that the plan belongs to, as in the personal
    records.
    """
    return whole_title(plan_from_record(record.plan))
