"""Find interrupted sessions when the program starts, to resume, save or discard them."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen
from lungetimer.history.files import StoreError, here_and_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.checkpoint import Checkpoint
    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.session_records import History
    from lungetimer.training.session import Session


@frozen
class Interrupted:
    """An interrupted session; its file is locked, so that no other window offers to resume it.

    Attributes:
        store: the file of the session's checkpoint.
        checkpoint: the state that the session had reached.
        elsewhere: the name of the other computer from which a sync program copied the file; the
            session may still be running there. Empty if the session ran on this computer.
        saved_ago_s: seconds since the checkpoint was written.
    """

    store: CheckpointStore
    checkpoint: Checkpoint
    elsewhere: str = ""
    saved_ago_s: float = 0.0

    def clear(self) -> None:
        """Delete the checkpoint of a session that was saved or discarded; this waits for the disk.

        Raises:
            StoreError: the file of the checkpoint could not be deleted.
        """
        try:
            self.store.clear()
        finally:
            self.store.release()

    def session(self, *, kneeling: bool = True) -> Session:
        """Return a new session that continues where this one was interrupted.

        Args:
            kneeling: False if the user does standing stretches in place of those on a knee.
        """
        from lungetimer.coaching.drills import routines  # noqa: PLC0415  # not before the first frame
        from lungetimer.training.session import Session  # noqa: PLC0415  # not before the first frame

        point = self.checkpoint.resume_point()
        plan = point.earlier.adjusted
        return Session(plan, *routines(plan, kneeling=kneeling), resume=point)


@frozen
class FoundSessions:
    """The interrupted sessions that were found, and notices for the user."""

    found: tuple[Interrupted, ...]
    notices: tuple[str, ...] = ()


def find_interrupted(
    folder: Path,
    history: History,
    *,
    host: str | None = None,
    now: Callable[[], datetime] = here_and_now,
) -> FoundSessions:
    """Find all interrupted sessions, and delete checkpoints of sessions that are in the history.

    This function waits for the disk.

    Args:
        folder: the folder of the checkpoints.
        history: all saved sessions.
        host: the name of this computer; None to ask the system.
        now: returns the current time.

    Returns:
        The sessions, each with its file locked, and notices for the user.
    """
    host = platform.node()[:200] if host is None else host
    from lungetimer.history.checkpoint_store import interrupted  # noqa: PLC0415  # not before the first frame

    found: list[Interrupted] = []
    notices: list[str] = []
    try:
        stores = interrupted(folder)
    except StoreError as error:
        return FoundSessions((), (str(error),))
    for store in stores:
        try:
            loaded = store.read()
            notices += loaded.notices
            if loaded.checkpoint is None:
                store.release()
            elif loaded.checkpoint.is_settled_in(history):
                Interrupted(store, loaded.checkpoint).clear()
            else:
                found.append(_interrupted(store, loaded.checkpoint, host, now()))
        except StoreError as error:
            store.release()
            notices.append(str(error))
    return FoundSessions(tuple(found), tuple(notices))


def _interrupted(
    store: CheckpointStore, checkpoint: Checkpoint, host: str, now: datetime
) -> Interrupted:
    elsewhere = checkpoint.host if checkpoint.host not in {"", host} else ""
    ago_s = max(0.0, (now - checkpoint.saved_at).total_seconds())
    return Interrupted(store, checkpoint, elsewhere, ago_s)
