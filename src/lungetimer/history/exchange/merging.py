"""Merging whole history files of other machines: what it would do, before it does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lungetimer.history import codec
from lungetimer.history.exchange.importing import read_bytes
from lungetimer.history.files import StoreError
from lungetimer.history.merge import merge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lungetimer.history.records import History


@dataclass(frozen=True, slots=True)
class MergeReport:
    """A dry run: nothing is changed until `apply`.

    Attributes:
        others: the histories that were read.
        new: sessions that are not here yet.
        updated: sessions of which a newer version comes in.
        removed: sessions that were deleted on another machine.
        notices: what could not be read, one line each.
    """

    others: tuple[History, ...]
    new: int
    updated: int
    removed: int
    notices: tuple[str, ...] = ()

    def apply(self, history: History) -> History:
        """The history with all others merged in; for ``HistoryStore.change``."""
        return merge(history, *self.others)


def read_merge(paths: Sequence[Path], known: History) -> MergeReport:
    """A dry run of merging history files.

    Raises:
        StoreError: a file cannot be read, is too large, is no history, or is of a newer version.
    """
    others: list[History] = []
    notices: list[str] = []
    for path in paths:
        reading = codec.read(read_bytes(path, "merge"))
        if reading.newer:
            raise StoreError(
                f"cannot merge {path}: it was written by a newer lungetimer (format"
                f" {reading.version}); update lungetimer first"
            )
        if reading.problems and not reading.history.sessions:
            raise StoreError(f"cannot merge {path}: {reading.problems[0]}")
        notices += [f"{path}: {problem}" for problem in reading.problems]
        others.append(reading.history)
    before = {s.id: s for s in known.sessions}
    after = {s.id: s for s in merge(known, *others).sessions}
    return MergeReport(
        others=tuple(others),
        new=len(after.keys() - before.keys()),
        updated=sum(before[i] != after[i] for i in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
        notices=tuple(notices),
    )
