"""Read other machines' histories for the command ``merge``, and count what the merge changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history import codec
from lungetimer.history.exchange.importing import named, read_bytes
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import History


@frozen
class Difference:
    """How many sessions a merge added, replaced by a newer version, and removed as deleted."""

    new: int
    changed: int
    gone: int


def read_whole(path: Path) -> History:
    """Return the history in a file if all of the file can be decoded: merging must lose nothing.

    Raises:
        StoreError: the file cannot be read completely, is too large, is not a history, or was
            written by a newer version.
    """
    reading = codec.read(read_bytes(path, "merge"))
    if reading.newer:
        raise StoreError(
            f"cannot merge {named(path)}: a newer lungetimer wrote it (format {reading.version});"
            " update lungetimer first"
        )
    if reading.problems:
        raise StoreError(
            f"cannot merge {named(path)}: {reading.problems[0]}; nothing was changed. "
            "If another app wrote the file, or if parts of it are damaged, try lungetimer import"
        )
    return reading.history


def difference(before: History, after: History) -> Difference:
    """Return how many sessions ``after`` adds to ``before``, changes in it and removes from it."""
    earlier = {s.id: s for s in before.sessions}
    later = {s.id: s for s in after.sessions}
    return Difference(
        new=len(later.keys() - earlier.keys()),
        changed=sum(earlier[i] != later[i] for i in earlier.keys() & later.keys()),
        gone=len(earlier.keys() - later.keys()),
    )
