"""Conflict copies that a synced folder leaves beside the history: found, merged, kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lungetimer.history import codec, files
from lungetimer.history.files import trouble
from lungetimer.history.merge import merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.records import History
    from lungetimer.history.store import HistoryStore


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    reading: codec.Reading


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Copies beside ``history.json`` under the names that sync programs give them.

    ``history.sync-conflict-20260101-120000-ABCDEFG.json`` (Syncthing), ``history (Bob's conflicted
    copy 2026-01-01).json`` (Dropbox), ``history (conflicted copy 2026-01-01 120000).json``
    (Nextcloud), ``history_conflict-20260101-120000.json`` (older ownCloud and Nextcloud).

    Raises:
        StoreError: the folder cannot be read.
    """
    name = re.compile(
        rf"{re.escape(path.stem)}"
        rf"(\.sync-conflict-.+| \(.*conflicted copy.*\).*|_conflict-.+)"
        rf"{re.escape(path.suffix)}",
        re.IGNORECASE,
    )
    try:
        found = [p for p in path.parent.iterdir() if name.fullmatch(p.name) and _own(p)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise trouble("look for conflict copies", path.parent, error) from None
    return tuple(sorted(found))


def _own(path: Path) -> bool:
    """A plain file, no link: keeping a "copy" of what a link leads to would carry it over here.

    Whoever can write into a synced folder could so have a private file of another one copied there.
    """
    return path.is_file() and not path.is_symlink()


def merge_conflicts(
    store: HistoryStore, *, now: Callable[[], datetime] = files.here_and_now
) -> tuple[str, ...]:
    """Merge every conflict copy into the history and keep it under a dated name.

    Gives one line for each copy, to be told. A copy that a newer lungetimer wrote stays as it is.

    Raises:
        StoreError: a file cannot be read or written; a copy not told of is where it was.
    """
    copies = [copy for path in conflict_copies(store.path) if (copy := _read(path)) is not None]
    ready = [copy for copy in copies if not copy.reading.newer]
    told = [
        f"{copy.path} was written by a newer lungetimer (format {copy.reading.version}) and is left"
        " as it is; update lungetimer to merge it"
        for copy in copies
        if copy.reading.newer
    ]
    if not ready:
        return tuple(told)

    def together(history: History) -> History:
        return merge(history, *(copy.reading.history for copy in ready))

    loaded = store.change_and_tell(together)
    told = [*loaded.notices, *told]
    for copy in ready:
        told.append(_kept(copy, now()))
    return tuple(told)


def _read(path: Path) -> _Copy | None:
    try:
        return _Copy(path, codec.read(files.read_file(path)))
    except FileNotFoundError:
        return None  # another window was quicker
    except OSError as error:
        raise trouble("read a conflict copy", path, error) from None


def _kept(copy: _Copy, when: datetime) -> str:
    try:
        kept = files.set_aside(copy.path, when, word="merged")
        copy.path.unlink()
    except FileNotFoundError:
        return f"{copy.path} was merged"  # another window was as quick
    except OSError as error:
        raise trouble("keep a merged copy under a dated name", copy.path, error) from None
    damage = (
        f", as far as it can be read ({copy.reading.problems[0]})" if copy.reading.problems else ""
    )
    return f"{copy.path} was merged{damage} and is kept as {kept.name}"
