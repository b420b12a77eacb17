"""Merge the conflict copies beside the history, and report each file that was not merged once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lungetimer.history.conflicts import conflict_copies, merge_conflicts, unmerged_copies
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lungetimer.history.store import HistoryStore

# The number of sessions of another person's history changes often, which is no news.
_COUNT: Final = re.compile(r"(?<= is another history) \(\d+ sessions?\)")


class FolderCopies:
    """The files beside the history that are copies of it, or may be.

    Args:
        path: path of ``history.json``.
        settings: path of the settings file, whose conflict copies are only reported.

    Attributes:
        others: one line for each file that was not merged; the line says what to do.
    """

    def __init__(self, path: Path, settings: Path | None) -> None:
        self._path, self._settings = path, settings
        self._told: set[str] = set()
        self.others: tuple[str, ...] = ()

    def merge(self, store: HistoryStore) -> tuple[str, ...]:
        """Merge all copies that belong to the history.

        Args:
            store: the store of the history; its timeout applies.

        Returns:
            One notice for each merged copy.

        Raises:
            StoreError: a file cannot be read or written; copies not yet renamed keep their names.
        """
        merged = merge_conflicts(store)
        try:
            self.others = unmerged_copies(self._path, self._settings)
        except StoreError as error:
            self.others = (str(error),)
        return merged

    def are_all_that_is_left(self) -> bool:
        """Return whether only conflict copies are left, because rclone bisync renames both."""
        try:
            return not self._path.exists() and bool(conflict_copies(self._path))
        except (OSError, StoreError):
            return False

    def told(self, notices: Iterable[str]) -> None:
        """Remember notices that the user has been shown."""
        self._told.update(_COUNT.sub("", line) for line in notices)

    def untold(self, notices: Iterable[str]) -> tuple[str, ...]:
        """Return the notices that the user has not been shown yet."""
        return tuple(line for line in notices if _COUNT.sub("", line) not in self._told)
