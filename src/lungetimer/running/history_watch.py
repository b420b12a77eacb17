"""Notice that another program has changed the history file or the copies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from lungetimer.frozen import field, frozen
from lungetimer.history.conflicts import find_copies
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from pathlib import Path

# A sync program may write a copy bit by bit; one that has not changed for so long is complete.
SETTLED_S: Final = 10.0

_State: TypeAlias = tuple[int, ...]


@frozen
class FolderLook:
    """What the history file and the copies beside it looked like at one time.

    Attributes:
        state: time of change (ns), size (bytes) and inode of the file and of its folder; nothing
            for what is missing.
        copies: the same for each file beside the history that may be a copy of one of the
            program's files.
    """

    state: tuple[_State, _State] = ((), ())
    copies: dict[Path, _State] = field(default_factory=dict)

    def settled(self, now_s: float) -> bool:
        """Return whether no copy was changed in the 10 seconds before ``now_s``.

        Args:
            now_s: the current time in seconds since 1970.
        """
        ages_s = (now_s - state[0] / 1e9 for state in self.copies.values() if state)
        return not any(0 <= age < SETTLED_S for age in ages_s)


def state_of(path: Path) -> tuple[_State, _State]:
    """Return the ``state`` of a `FolderLook` at a history file."""
    return _stat(path), _stat(path.parent)


def look_at(path: Path) -> FolderLook:
    """Return how a history file and the copies beside it look; no copies if no folder is there."""
    state = state_of(path)  # before the copies, so that a later change is noticed at the next look
    try:
        found = find_copies(path)
    except StoreError:
        return FolderLook(state)
    kinds = (found.copies, found.candidates, found.links, found.backups, found.sessions)
    copies = [copy for kind in (*kinds, found.settings) for copy in kind]
    return FolderLook(state, {copy: _stat(copy) for copy in copies})


def _stat(path: Path) -> _State:
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
