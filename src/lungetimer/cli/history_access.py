"""Read and change the history for commands, and parse dates on the command line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.output import warn
from lungetimer.cli.quick_history import load_if_sound, now
from lungetimer.history import codec
from lungetimer.history.session_records import History
from lungetimer.paths import find_paths
from lungetimer.private import read_file
from lungetimer.settings_file import weekly_target_set

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.history.store import LoadedHistory


class Day(click.ParamType[date]):
    """Parameter type for a calendar date, ``today`` or ``yesterday``."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date; if the value is not a date, click prints an error."""
        if isinstance(value, date):
            return value
        ago = {"today": 0, "yesterday": 1}.get(value.strip().lower())
        if ago is not None:
            return now().date() - timedelta(days=ago)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(
                f"must be a date like 2026-11-22, today or yesterday, not {value[:40]!r}",
                param,
                ctx,
            )


def load_and_warn() -> LoadedHistory:
    """Read the history, merge conflict copies into it, and print notices about the merge on stderr.

    Returns:
        The history after the merge.

    Raises:
        CommandError: the file exists and cannot be read.
    """
    from lungetimer.history.conflicts import merge_conflicts  # noqa: PLC0415  # not every command reads or changes the history
    from lungetimer.history.files import StoreError  # noqa: PLC0415  # not every command reads or changes the history
    from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # not every command reads or changes the history

    store = HistoryStore(find_paths().history)
    try:
        loaded = store.load()
        if not loaded.read_only:
            notices = _merged_copies(lambda: merge_conflicts(store))
            warn(notices)
            loaded = store.load() if notices else loaded
    except StoreError as error:
        raise CommandError(str(error)) from None
    warn(loaded.notices)
    return loaded


def load_with_others() -> tuple[LoadedHistory, bool]:
    """Read the history as `load_and_warn` does, and warn of files that were not merged.

    These are copies of the program's files, which a sync program may have made.

    Returns:
        The history, and whether there are such files.

    Raises:
        CommandError: the file exists and cannot be read.
    """
    from lungetimer.history.conflicts import unmerged_copies  # noqa: PLC0415  # not every command reads or changes the history
    from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # not every command reads or changes the history

    loaded = load_and_warn()
    paths = find_paths()
    others = _merged_copies(lambda: unmerged_copies(HistoryStore(paths.history).path, paths.config))
    warn(others)
    return loaded, bool(others)


def _merged_copies(merge: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Call ``merge``; if it raises a `StoreError`, do not stop the command.

    Returns:
        The notices of ``merge``, or the error as a notice.
    """
    from lungetimer.history.files import StoreError  # noqa: PLC0415  # not every command reads or changes the history

    try:
        return merge()
    except StoreError as error:
        return (str(error),)


def load_quickly() -> History:
    """Return the history; if its file is intact, read it without a lock and without a merge.

    If the file is not intact, `load_and_warn` reads it.

    Raises:
        CommandError: the file exists and cannot be read.
    """
    return load_if_sound() or load_and_warn().history


def load_untouched() -> History:
    """Return the history without repairing, renaming or merging any file.

    Raises:
        CommandError: the file is damaged or cannot be read.
    """
    path = find_paths().history
    reading = _read_untouched(path)
    if reading is None:  # a sync program may be replacing the file: read its backup
        from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # rarely needed

        path = HistoryStore(path).backup
        reading = _read_untouched(path)
    if reading is None:
        return History()
    if reading.newer:
        return load_and_warn().history
    if reading.problems:
        raise CommandError(
            f"cannot tell what is due: {path} is damaged ({reading.problems[0]}); nothing was"
            " changed. Open lungetimer: it restores what can be read, and renames the damaged file"
        )
    return reading.history


def _read_untouched(path: Path) -> codec.Reading | None:
    try:
        return codec.read(read_file(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CommandError(f"cannot read the history: {path}: {why}") from None


def change_and_warn(change: Callable[[History], History]) -> History:
    """Change the history on disk.

    If the settings have a new weekly goal, the goal is saved in the history too, and a notice is
    printed.

    Args:
        change: returns the changed history.

    Returns:
        The history after the change.

    Raises:
        CommandError: the history could not be saved, or `change` rejected it.
    """
    from lungetimer.history.edits import EditError  # noqa: PLC0415  # loads the store
    from lungetimer.history.files import StoreError  # noqa: PLC0415  # not every command reads or changes the history
    from lungetimer.history.store import HistoryStore  # noqa: PLC0415  # not every command reads or changes the history
    from lungetimer.history.targets import target_notice  # noqa: PLC0415  # not every command reads or changes the history

    before: History | None = None

    def remember(known: History) -> History:
        nonlocal before
        before = known
        return change(known)

    paths = find_paths()
    store = HistoryStore(
        paths.history, now=now, weekly_target=lambda: weekly_target_set(paths.config)
    )
    try:
        loaded = store.change_with_notices(remember)
    except StoreError as error:
        raise CommandError(str(error)) from None
    except EditError as error:
        raise CommandError(str(error), 2) from None
    news = target_notice(before or loaded.history, loaded.history)
    warn((*loaded.notices, *((news,) if news else ())))
    return loaded.history
