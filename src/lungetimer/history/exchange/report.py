"""Report what an import would do, before it changes anything."""

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
    """A row or a session of the file that is not imported.

    Attributes:
        line: the number of the line in the file; 0 if unknown.
        reason: why the row or session is not imported, in words.
        kind: the reason without the value, so that many rows can have the same kind; empty if
            ``reason`` has no value in it.
        value: the value in this row that is wrong, e.g. a date that cannot be read.
    """

    line: int
    reason: str
    kind: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


@frozen
class Reason:
    """A reason why rows or sessions are not imported.

    Attributes:
        text: the reason, in words.
        count: the number of rows or sessions that are refused for this reason.
        line: the number of the first of these lines in the file; 0 if unknown.
    """

    text: str
    count: int
    line: int = 0

    def __str__(self) -> str:
        first = "on" if self.count == 1 else "first on"
        where = f"; {first} line {self.line}" if self.line else ""
        return f"{self.count} x {self.text}{where}"


@frozen
class ImportReport:
    """What an import would do; `apply` does it.

    Attributes:
        kind: the kind of file in words, e.g. ``lungetimer CSV``.
        rows: number of rows (CSV) or sessions (JSON) in the file.
        new: sessions that are not in the history yet.
        updated: sessions of which the file has a newer version than the history.
        known: number of sessions that the history has already, in the same or a newer version.
        refused: rows or sessions that are not imported, in the order of the file.
        differing: sessions that were imported earlier and are different in the file now, in the
            form in which ``--again`` would store them.
        deleted: sessions in the file that the user has deleted from the history, in the form in
            which ``--deleted`` would store them, each with the date of the deletion.
        assumed: the assumptions about what the file does not say, in words.
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
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons why rows are refused, the most frequent first.

        Reasons that differ only in the value of the row are combined into one reason with a few of
        the values.
        """
        groups: dict[str, list[Refusal]] = defaultdict(list)
        for refusal in self.refused:
            groups[refusal.kind or refusal.reason].append(refusal)
        ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
        return tuple(
            Reason(_in_words(kind, alike), len(alike), alike[0].line) for kind, alike in ordered
        )

    def apply(self, history: History) -> History:
        """Return the history with the new and updated sessions of this report added."""
        return with_sessions(history, (*self.new, *self.updated))


def _in_words(kind: str, alike: list[Refusal]) -> str:
    if len({refusal.reason for refusal in alike}) == 1:
        return alike[0].reason
    values = list(dict.fromkeys(refusal.value for refusal in alike if refusal.value))
    more = f" and {len(values) - _EXAMPLES} more" if len(values) > _EXAMPLES else ""
    return f"{kind}: {', '.join(values[:_EXAMPLES])}{more}"
