"""The last resort for a session that the history file would not take."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.history.files import StoreError
from lungetimer.history.store import HistoryStore
from lungetimer.history.unsaved import UnsavedSessions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.history.records import SessionRecord
    from lungetimer.paths import Paths


def rescue(unsaved: Sequence[SessionRecord], paths: Paths) -> str:
    """Write sessions where there is room for them; gives the line that says where, and why."""
    keeper = UnsavedSessions(HistoryStore(paths.history))
    trouble = keeper.save(*unsaved, keeping=False)
    if trouble is None:
        return f"the history could be saved at the last try after all: {paths.history}"
    name = f"lungetimer-unsaved-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
    for folder in (Path.home(), Path.cwd(), Path(tempfile.gettempdir())):
        try:
            keeper.save_copy(folder / name)
        except StoreError:
            continue
        return f"{trouble}. Your session was saved to {folder / name}; merge it later"
    return f"{trouble}. No folder could be written, so the session is lost"
