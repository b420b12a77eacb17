"""Find, merge and rename the conflict copies that sync programs leave beside the history.

Two kinds of files are merged: files that a sync program named as copies of the history, and other
history files that share a session with the history. Any further history file in the folder may be
another person's, so it is only reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import field, frozen, slotted
from lungetimer.history import codec, files
from lungetimer.history.conflict_names import FileKind, file_kind, may_be_history
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.merge import merge
from lungetimer.history.session_records import FORMAT
from lungetimer.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.session_records import History
    from lungetimer.history.store import HistoryStore

_MARK: Final = FORMAT.encode()
_HEAD: Final = 4096
_MAX_FILES: Final = 200


@frozen
class _Copy:
    path: Path
    reading: codec.Reading


@slotted
class Found:
    """The files beside a history file that may be copies of the program's files.

    Attributes:
        copies: files that are copies of the history, judged by their names.
        backups: copies of the backup of the history.
        links: symbolic links with the name of a copy of the history; they are never merged.
        candidates: files with other names that may be histories.
        sessions: copies of the checkpoint of a running session.
        settings: copies of the settings file.
    """

    copies: list[Path] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    links: list[Path] = field(default_factory=list)
    candidates: list[Path] = field(default_factory=list)
    sessions: list[Path] = field(default_factory=list)
    settings: list[Path] = field(default_factory=list)


def find_copies(path: Path) -> Found:
    """Return the files beside ``history.json``, sorted into kinds by their names.

    Raises:
        StoreError: the folder cannot be read.
    """  # noqa: DOC501  # trouble() returns the StoreError
    found = Found()
    places = {
        FileKind.HISTORY_COPY: found.copies,
        FileKind.BACKUP_COPY: found.backups,
        FileKind.SESSION_COPY: found.sessions,
        FileKind.SETTINGS_COPY: found.settings,
    }
    try:
        names = sorted(other for other in path.parent.iterdir() if _is_file(other))
    except (FileNotFoundError, NotADirectoryError):
        return found
    except OSError as error:
        raise trouble("look for conflict copies", path.parent, error) from None
    for other in names:
        kind = _kind(other, path)
        if other.name == path.name or kind is FileKind.OURS:
            continue
        if other.is_symlink():
            # A merged copy is renamed, which for a link would copy the linked file, perhaps a
            # private one, into the synced folder. Anybody who can write there could cause that.
            if kind is FileKind.HISTORY_COPY:
                found.links.append(other)
        elif kind is not FileKind.OTHER:
            places[kind].append(other)
        elif may_be_history(other.name) and len(found.candidates) < _MAX_FILES:
            found.candidates.append(other)
    return found


def _is_file(other: Path) -> bool:
    try:
        return other.is_file()
    except OSError:
        if other.is_symlink():
            return False  # it leads to where we may not look, or to a disk that is gone
        raise


def _kind(other: Path, path: Path) -> FileKind:
    """Return the kind of the file ``other`` beside the history file ``path``.

    A file whose name differs from the history's only in upper and lower case is a copy. A sync
    program brings such a name from a system on which both names mean the same file.
    """
    if other.name.casefold() != path.name.casefold():
        return file_kind(other.name, path.stem)
    try:
        return FileKind.OURS if other.samefile(path) else FileKind.HISTORY_COPY
    except OSError:
        return FileKind.HISTORY_COPY  # the history itself does not exist


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Return the files that a sync program named as copies of ``history.json``.

    Raises:
        StoreError: the folder cannot be read.
    """
    return tuple(find_copies(path).copies)


def mergeable_files(path: Path) -> tuple[Path, ...]:
    """Return the conflict copies and the other histories in the folder of a history.

    Raises:
        StoreError: the folder cannot be read.
    """
    found = find_copies(path)
    return (*found.copies, *(p for p in found.candidates if _is_history(p)))


def merge_conflicts(
    store: HistoryStore, *, now: Callable[[], datetime] = files.here_and_now
) -> tuple[str, ...]:
    """Merge copies made by sync programs into the history, and give each copy a dated name.

    A copy that a newer lungetimer wrote is left unchanged.

    Returns:
        Notices to show the user, one line per copy.

    Raises:
        StoreError: a file cannot be read or written; copies not yet renamed keep their names.
    """
    found = find_copies(store.path)
    copies = _all(found.copies)
    notices = [
        f"{copy.path} was written by a newer lungetimer (format {copy.reading.version}) and was"
        " not changed; update lungetimer to merge it"
        for copy in copies
        if copy.reading.newer
    ]
    ready = [copy for copy in copies if not copy.reading.newer]
    others = _histories(found.candidates)
    if others or (found.backups and not ready):
        ready += _related(store, ready, others, found.backups)
    if not ready:
        return tuple(notices)

    def together(history: History) -> History:
        return merge(history, *(copy.reading.history for copy in ready))

    loaded = store.change_with_notices(together)
    notices = [*loaded.notices, *notices]
    for copy in ready:
        notices.append(_rename_copy(copy, now()))
    return tuple(notices)


def unmerged_copies(path: Path, settings: Path | None = None) -> tuple[str, ...]:
    """Return a line for each file that `merge_conflicts` did not merge; the line says what to do.

    Call this after `merge_conflicts`.

    Args:
        path: path of ``history.json``.
        settings: path of ``config.toml``, which may be in another folder.

    Raises:
        StoreError: a folder cannot be read.
    """
    found = find_copies(path)
    notices = [_another(copy) for copy in _histories(found.candidates)]
    notices += [f"{link} is a link and was not merged; {_takes_in(link)}" for link in found.links]
    notices += [
        f"{p} is a copy of the backup and is not needed; you can delete it" for p in found.backups
    ]
    notices += [
        f"{p} is a copy of a running session from another computer; delete it when that session is"
        " in your history"
        for p in found.sessions
    ]
    copies = found.settings
    if settings is not None and settings.parent != path.parent:
        copies = [*copies, *_settings_copies(settings)]
    notices += [
        f"{p} contains the settings of another computer and is not used; copy what you need into"
        " your own settings, then delete it"
        for p in copies
    ]
    return tuple(notices)


def _another(copy: _Copy) -> str:
    size = counted(len(copy.reading.history.sessions), "session")
    return f"{copy.path} is another history ({size}) and was not merged; {_takes_in(copy.path)}"


def _takes_in(path: Path) -> str:
    import shlex  # noqa: PLC0415  # hardly ever needed

    return f"to merge it, run lungetimer merge {shlex.quote(str(path))}"


def _settings_copies(settings: Path) -> list[Path]:
    try:
        return find_copies(settings.with_name("history.json")).settings
    except StoreError:
        return []  # the code that reads the settings reports an unreadable folder


def _related(
    store: HistoryStore, ready: list[_Copy], others: list[_Copy], backups: list[Path]
) -> list[_Copy]:
    """Return the files in ``others`` that contain a session of the user's history.

    A session is the user's if it is in the history, in ``ready``, or in a file found by this rule.
    If the history and ``ready`` are empty, the backups are included.
    """
    here = store.load().history
    known = _ids(here).union(*(_ids(copy.reading.history) for copy in ready))
    found: list[_Copy] = []
    if not known:
        # The history is missing or empty: start with copies of its backup, and with histories that
        # share sessions with each other.
        found = [copy for copy in _all(backups) if not copy.reading.newer]
        alike = [c for c in others if any(_share(c, o) for o in others if o is not c)]
        known = known.union(*(_ids(copy.reading.history) for copy in (*found, *alike)))
    rest = [copy for copy in others if not copy.reading.newer]
    while near := [copy for copy in rest if not known.isdisjoint(_ids(copy.reading.history))]:
        found += near
        rest = [copy for copy in rest if copy not in near]
        known = known.union(*(_ids(copy.reading.history) for copy in near))
    return found


def _share(a: _Copy, b: _Copy) -> bool:
    return not _ids(a.reading.history).isdisjoint(_ids(b.reading.history))


def _ids(history: History) -> set[str]:
    return {session.id for session in history.sessions}.union(history.deleted)


def _histories(paths: Iterable[Path]) -> list[_Copy]:
    """Return the contents of those files that are histories, judged by their first bytes."""
    return [copy for copy in _all(p for p in paths if _is_history(p)) if _ids(copy.reading.history)]


def _is_history(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError:
        return False  # the user did not name this file, so an error would only confuse


def _all(paths: Iterable[Path]) -> list[_Copy]:
    return [copy for path in paths if (copy := _read(path)) is not None]


def _read(path: Path) -> _Copy | None:
    try:
        return _Copy(path, codec.read(files.read_file(path)))
    except FileNotFoundError:
        return None  # another window merged it first
    except OSError as error:
        raise trouble("read a conflict copy", path, error) from None


def _rename_copy(copy: _Copy, when: datetime) -> str:
    try:
        renamed = files.set_aside(copy.path, when, word="merged")
        copy.path.unlink()
    except FileNotFoundError:
        return f"{copy.path} was merged"  # another window merged and renamed it at the same time
    except OSError as error:
        raise trouble("rename a merged copy", copy.path, error) from None
    damage = (
        f" as far as it can be read ({copy.reading.problems[0]})" if copy.reading.problems else ""
    )
    return f"{copy.path} was merged{damage} and renamed to {renamed.name}"
