"""Histories of other machines: read whole or not at all, and what merging them in changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history import codec
from lungetimer.history.exchange.importing import read_bytes
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.records import History


@frozen
class Difference:
    """How many sessions are new, changed (a newer version came in) and gone (deleted elsewhere)."""

    new: int
    changed: int
    gone: int


def read_whole(path: Path) -> History:
    """The history of a file; half of one would hide what is missing.

    Raises:
        StoreError: it cannot be read to its end, is too large, is no history, or is of a newer
            version.
    """
    reading = codec.read(read_bytes(path, "merge"))
    if reading.newer:
        raise StoreError(
            f"cannot merge {path}: a newer lungetimer wrote it (format {reading.version});"
            " update lungetimer first"
        )
    if reading.problems:
        raise StoreError(
            f"cannot merge {path}: {reading.problems[0]}; nothing was changed. "
            "lungetimer import takes what can be read"
        )
    return reading.history


def difference(before: History, after: History) -> Difference:
    """What became of the sessions, each told by its id."""
    earlier = {s.id: s for s in before.sessions}
    later = {s.id: s for s in after.sessions}
    return Difference(
        new=len(later.keys() - earlier.keys()),
        changed=sum(earlier[i] != later[i] for i in earlier.keys() & later.keys()),
        gone=len(earlier.keys() - later.keys()),
    )
