"""What a person says of a session afterwards, and changing only what was said anew."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from lungetimer.history.edits import edit_session

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.records import History, SessionRecord
    from lungetimer.training.result import Felt


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to a session.

    Attributes:
        reps_in_reserve: 0-10, None when not answered.
        pain: 0-10, None when not answered.
        note: in the person's own words.
        felt: how each set felt, in order; None where nothing was said.
    """

    reps_in_reserve: int | None
    pain: int | None
    note: str
    felt: tuple[Felt | None, ...]

    @classmethod
    def of(cls, record: SessionRecord) -> Answers:
        """Those of a record."""
        felt = tuple(done.felt for done in record.sets)
        return cls(record.reps_in_reserve, record.pain, record.note, felt)


def change_answers(
    history: History, session_id: str, before: Answers, after: Answers, *, now: datetime
) -> History:
    """Write the answers that differ, and no other: another window may have changed those.

    Args:
        history: the history as it is.
        session_id: which session.
        before: the answers the person saw.
        after: the answers the person gave, to the same sets.
        now: the moment of the change, with its offset from UTC.

    Raises:
        EditError: the session or one of its sets is not there any more.
    """
    said = {
        name: getattr(after, name)
        for name in (f.name for f in fields(Answers) if f.name != "felt")
        if getattr(after, name) != getattr(before, name)
    }
    pairs = zip(before.felt, after.felt, strict=True)
    felt = {number: new for number, (old, new) in enumerate(pairs, 1) if new != old}
    return edit_session(history, session_id, now=now, felt=felt, **said)
