"""Notice that another program has changed the history file or added a copy beside it."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Final, TypeAlias

from lungetimer.frozen import frozen
from lungetimer.history.conflicts import mergeable_files
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# A sync program may write a copy bit by bit; one that has not changed for so long is complete.
SETTLED_S: Final = 10.0

_State: TypeAlias = tuple[int, ...]


@frozen
class Change:
    """What a look has found.

    Attributes:
        state: time of change (ns), size (bytes) and inode of the history file and of its folder.
        copies: the same for each file beside the history that may have to be merged.
        merge: whether there are new copies, and all copies are complete.
    """

    state: tuple[_State, _State]
    copies: Mapping[Path, _State]
    merge: bool


class HistoryWatch:
    """Looks for changes by other programs, in a thread of its own, one look at a time.

    If the disk does not respond, the look does not end, but nothing waits for it.

    Args:
        path: path of ``history.json``, with symbolic links followed.
        found: called in the thread of the look if something has changed since the last change that
            was passed to `remember`.
        now_s: returns the time in seconds since any fixed instant.
    """

    def __init__(
        self,
        path: Path,
        found: Callable[[Change], object],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path, self._found, self._now_s = path, found, now_s
        self._looking = threading.Lock()
        self._state: tuple[_State, _State] | None = None
        self._merged: Mapping[Path, _State] = {}
        self._since: dict[Path, tuple[_State, float]] = {}  # state -> when it was first seen

    def look(self) -> None:
        """Begin to look for changes, unless the last look is still in progress."""
        if self._looking.acquire(blocking=False):
            threading.Thread(target=self._look, name="history-look", daemon=True).start()

    def remember(self, change: Change, *, merged: bool) -> None:
        """Remember a change that has been dealt with, so that it is not found again.

        Args:
            change: the change.
            merged: whether the copies were merged, or need not be.
        """
        self._state = change.state
        if merged:
            self._merged = change.copies

    def _look(self) -> None:
        try:
            with contextlib.suppress(OSError, StoreError):  # reported when the history is saved
                change = self._change()
                if change is not None:
                    self._found(change)
        finally:
            self._looking.release()

    def _change(self) -> Change | None:
        state = _state(self._path), _state(self._path.parent)  # first, so that no change is missed
        copies = {copy: _state(copy) for copy in mergeable_files(self._path)}
        now = self._now_s()
        before, self._since = self._since, {}
        for copy, seen in copies.items():
            known, since = before.get(copy, ((), now))
            self._since[copy] = (seen, since if known == seen else now)
        new = copies.items() - self._merged.items()
        if state == self._state and not new:
            return None
        settled = all(now - since >= SETTLED_S for _, since in self._since.values())
        return Change(state, copies, bool(new) and settled)


def _state(path: Path) -> _State:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
