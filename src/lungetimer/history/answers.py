"""The user's answers about a finished session, and how changed answers get into the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen, names
from lungetimer.history.edits import correct_session, edit_session
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.training.result import Felt


@frozen
class Answers:
    """All answers of the user about one session.

    Attributes:
        reps_in_reserve: reps in reserve after the session, 0 to 10; None if not answered.
        pain: pain, 0 to 10; None if not answered.
        note: free text.
        felt: how each set felt, in order; None for a set without an answer.
        done: reps done in each set, in order, as (left leg, right leg).
    """

    reps_in_reserve: int | None
    pain: int | None
    note: str
    felt: tuple[Felt | None, ...]
    done: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, record: SessionRecord) -> Answers:
        """Return the answers that are stored in the record of a session."""
        felt = tuple(done.felt for done in record.sets)
        reps = tuple((done.left, done.right) for done in record.sets)
        return cls(record.reps_in_reserve, record.pain, record.note, felt, reps)


def change_answers(
    history: History, session_id: str, before: Answers, after: Answers, *, now: datetime
) -> History:
    """Return the history with new values of those answers that the user changed.

    The other answers about the session stay as they are in ``history``, because another window may
    have changed them in the meantime.

    Args:
        history: the current history.
        session_id: the id of the session.
        before: the answers that the user saw before the change.
        after: the answers after the user's changes, for the same sets.
        now: the time of the change, with its offset from UTC.

    Raises:
        EditError: the session or one of its sets no longer exists, or a number of reps is
            outside 0 to 1000.
    """
    changed = {
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
    if felt or changed:
        return edit_session(corrected, session_id, now=now, felt=felt, **changed)
    return corrected
