"""What a person says of a session afterwards and corrects in it, changing only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen, names
from lungetimer.history.edits import correct_session, edit_session
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.records import History, SessionRecord
    from lungetimer.training.result import Felt


@frozen
class Answers:
    """All answers to a session.

    Attributes:
        reps_in_reserve: 0-10, None when not answered.
        pain: 0-10, None when not answered.
        note: in the person's own words.
        felt: how each set felt, in order; None where nothing was said.
        done: reps done in each set, in order, of the left and the right leg.
    """

    reps_in_reserve: int | None
    pain: int | None
    note: str
    felt: tuple[Felt | None, ...]
    done: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, record: SessionRecord) -> Answers:
        """Those of a record."""
        felt = tuple(done.felt for done in record.sets)
        reps = tuple((done.left, done.right) for done in record.sets)
        return cls(record.reps_in_reserve, record.pain, record.note, felt, reps)


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
        EditError: the session or one of its sets is not there any more, or a number of reps is
            outside 0 to 1000.
    """
    said = {
        name: getattr(after, name)
        for name in (f for f in names(Answers) if f not in {"felt", "done"})
        if getattr(after, name) != getattr(before, name)
    }
    pairs = zip(before.felt, after.felt, strict=True)
    felt = {number: new for number, (old, new) in enumerate(pairs, 1) if new != old}
    reps = {
        (number, leg): new
        for number, sides in enumerate(zip(before.done, after.done, strict=True), 1)
        for leg, old, new in zip(Leg, *sides, strict=True)
        if new != old
    }
    corrected = correct_session(history, session_id, now=now, done=reps) if reps else history
    if felt or said:
        return edit_session(corrected, session_id, now=now, felt=felt, **said)
    return corrected
