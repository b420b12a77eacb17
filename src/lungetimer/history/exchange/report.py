"""Report of what an import would do, made before anything is changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history.merge import with_sessions

if TYPE_CHECKING:
    from lungetimer.history.session_records import History, SessionRecord

_EXAMPLES = 3


@frozen
class Refusal:
    """A row or session that is not imported.

    Attributes:
        line: its line in the file; 0 if unknown.
        reason: why it is not imported, in words.
        kind: the reason without what is specific to this row; if empty, ``reason`` is used.
        value: what is specific to this row, e.g. the date that cannot be read.
    """

    line: int
    reason: str
    kind: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


@frozen
class ImportReport:
    """Result of a dry run of an import; nothing is changed until `apply`.

    Attributes:
        kind: the kind of file in words, e.g. ``lungetimer CSV``.
        rows: number of rows (CSV) or sessions (JSON) in the file.
        new: sessions that are not in the history yet.
        updated: newer versions of sessions in the history.
        known: number of sessions that the history has already, in the same or a newer version.
        refused: rows or sessions that are not imported, in the order of the file.
        differing: sessions imported before that differ in the file now, as they would be after
            importing them again.
        deleted: sessions of the file that were deleted here, as they would be restored, each with
            the date of its deletion.
        assumed: assumptions made where the file leaves something open, in words.
    """

    kind: str
    rows: int
    new: tuple[SessionRecord, ...] = ()
    updated: tuple[SessionRecord, ...] = ()
    known: int = 0
    refused: tuple[Refusal, ...] = ()
    differing: tuple[SessionRecord, ...] = ()
    deleted: tuple[tuple[SessionRecord, str], ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Reasons for refusals, each with the number of rows, the most frequent first.

        Reasons that differ only in a value are combined into one, with a few of the values.
        """
        groups: dict[str, list[Refusal]] = defaultdict(list)
        for refusal in self.refused:
            groups[refusal.kind or refusal.reason].append(refusal)
        ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
        return tuple((_in_words(kind, alike), len(alike)) for kind, alike in ordered)

    def apply(self, history: History) -> History:
        """Return the history with the new and updated sessions; for ``HistoryStore.change``."""
        return with_sessions(history, (*self.new, *self.updated))


def _in_words(kind: str, alike: list[Refusal]) -> str:
    if len({refusal.reason for refusal in alike}) == 1:
        return alike[0].reason
    values = list(dict.fromkeys(refusal.value for refusal in alike if refusal.value))
    more = f" and {len(values) - _EXAMPLES} more" if len(values) > _EXAMPLES else ""
    return f"{kind}: {', '.join(values[:_EXAMPLES])}{more}"
