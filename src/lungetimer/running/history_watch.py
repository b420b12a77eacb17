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
        copies: the same for each conflict copy and each other history in the folder.
        settled: whether all copies are complete, so that they can be merged.
    """

    state: tuple[_State, _State]
    copies: Mapping[Path, _State]
    settled: bool


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
        self._known: Change | None = None
        self._since: dict[Path, tuple[_State, float]] = {}  # state, and when it was first seen

    def look(self) -> None:
        """Begin to look for changes, unless the last look is still in progress."""
        if self._looking.acquire(blocking=False):
            try:
                threading.Thread(target=self._look, name="history-look", daemon=True).start()
            except RuntimeError:  # the system allows no more threads: the next look may succeed
                self._looking.release()

    def remember(self, change: Change) -> None:
        """Remember a change that has been dealt with, so that it is not found again."""
        self._known = change

    def _look(self) -> None:
        try:
            with contextlib.suppress(OSError, StoreError):  # reported when the history is saved
                change = self._change()
                if change is not None:
                    self._found(change)
        finally:
            self._looking.release()

    def _change(self) -> Change | None:
        known = self._known
        state = _state(self._path), _state(self._path.parent)  # first, so that no change is missed
        if known is not None and known.state == state and not known.copies:
            return None
        copies = {copy: _state(copy) for copy in mergeable_files(self._path)}
        if known is not None and (known.state, known.copies) == (state, copies):
            return None
        now = self._now_s()
        before, self._since = self._since, {}
        for copy, seen in copies.items():
            last, since = before.get(copy, ((), now))
            self._since[copy] = (seen, since if last == seen else now)
        return Change(
            state, copies, all(now - since >= SETTLED_S for _, since in self._since.values())
        )


def _state(path: Path) -> _State:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
