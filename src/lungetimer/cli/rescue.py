"""Save sessions somewhere else when the history file cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lungetimer.cli.output import ascii_json
from lungetimer.folders import places_to_write
from lungetimer.history import codec
from lungetimer.history.files import StoreError
from lungetimer.history.merge import normal
from lungetimer.history.session_records import History
from lungetimer.history.store import HistoryStore
from lungetimer.history.unsaved import UnsavedSessions
from lungetimer.moments import wall_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.history.session_records import SessionRecord
    from lungetimer.paths import Paths


def rescue(unsaved: Sequence[SessionRecord], paths: Paths) -> str:
    """Try once more to save sessions in the history; if that fails, save them in another folder.

    If no folder is writable, the sessions are printed on stderr as a document that ``merge`` can
    read.

    Returns:
        One line that says why the history could not be saved, and where the sessions are.
    """
    keeper = UnsavedSessions(HistoryStore(paths.history))
    trouble = keeper.save(*unsaved, keeping=False)
    if trouble is None:
        return f"your sessions were saved at the last attempt: {paths.history}"
    name = f"lungetimer-unsaved-{wall_now():%Y-%m-%d-%H%M%S}.json"
    for folder in places_to_write():
        try:
            keeper.save_copy(folder / name)
        except StoreError:
            continue
        return (
            f"{trouble}. Your session was saved to {folder / name}; to add it later, run "
            "lungetimer merge with that file"
        )
    document = codec.write(normal(History(sessions=tuple(unsaved)))).decode()
    click.echo(ascii_json(document.replace("\n", " ")), err=True)
    return (
        f"{trouble}. No folder was writable. Your session is printed above: copy that line"
        " into a file and run lungetimer merge FILE"
    )
