"""What an import would do, before it does it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lungetimer.history.merge import with_sessions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.history.records import History, SessionRecord


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row or session that is not taken, and why; ``line`` is that of the file, 0 if unknown."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A dry run: nothing is changed until `apply`.

    Attributes:
        kind: what the file is, in words, e.g. ``lungetimer CSV``.
        rows: how many rows (CSV) or sessions (JSON) it has.
        new: sessions that are not in the history yet.
        updated: newer versions of sessions that are.
        known: how many sessions are there already, the same or newer.
        refused: what is not taken, with reasons, in the order of the file.
    """

    kind: str
    rows: int
    new: tuple[SessionRecord, ...] = ()
    updated: tuple[SessionRecord, ...] = ()
    known: int = 0
    refused: tuple[Refusal, ...] = field(default=())

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Every reason with how many were refused for it, the commonest first."""
        return tuple(Counter(refusal.reason for refusal in self.refused).most_common())

    def apply(self, history: History) -> History:
        """The history with the new and updated sessions; for ``HistoryStore.change``."""
        return with_sessions(history, (*self.new, *self.updated))


def weigh(
    kind: str,
    rows: int,
    found: Iterable[SessionRecord],
    refused: list[Refusal],
    known: History,
    *,
    by_start: bool = False,
) -> ImportReport:
    """Hold the sessions of a file against the history.

    Args:
        kind: what the file is, in words.
        rows: how many rows it has.
        found: its sessions.
        refused: what was refused already.
        known: the history as it is.
        by_start: whether a session that starts at the same moment is the same, for files of other
            programs, which know no ids.
    """
    versions = {s.id: s for s in known.sessions}
    starts = {s.started_at for s in known.sessions} if by_start else set()
    new: dict[str, SessionRecord] = {}
    updated: dict[str, SessionRecord] = {}
    count = 0
    for session in found:
        gone = known.deleted.get(session.id)
        here = versions.get(session.id)
        if gone is not None and session.updated_at <= gone:
            when = gone.date().isoformat()
            refused.append(Refusal(0, f"session {session.id} was deleted here on {when}"))
        elif here is not None and session.updated_at > here.updated_at:
            updated[session.id] = session
        elif here is not None or session.id in new or session.started_at in starts:
            count += 1
        else:
            new[session.id] = session
    ordered = tuple(sorted(refused, key=lambda refusal: refusal.line))
    return ImportReport(kind, rows, tuple(new.values()), tuple(updated.values()), count, ordered)
