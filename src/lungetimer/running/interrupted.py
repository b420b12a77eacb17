"""Sessions that were interrupted: found at the start, to be resumed, saved or discarded."""

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
    from lungetimer.history.records import History
    from lungetimer.training.session import Session


@frozen
class Interrupted:
    """A session whose program is gone; its file is held, so no other window offers it too.

    Attributes:
        store: where its checkpoint is.
        checkpoint: how far it got.
        elsewhere: the name of the computer it runs or ran on, where that is another one: a sync
            program brought the file here, and nobody here knows whether its program is gone.
        saved_ago_s: seconds since the checkpoint was written.
    """

    store: CheckpointStore
    checkpoint: Checkpoint
    elsewhere: str = ""
    saved_ago_s: float = 0.0

    def clear(self) -> None:
        """Delete the checkpoint of a session that was saved or thrown away; waits for the disk.

        Raises:
            StoreError: the file is still there.
        """
        try:
            self.store.clear()
        finally:
            self.store.let_go()

    def session(self, *, kneeling: bool = True) -> Session:
        """A session that goes on where this one stood.

        Args:
            kneeling: False if stretches on a knee are done standing instead.
        """
        from lungetimer.coaching.drills import routines  # noqa: PLC0415  # not before the first frame
        from lungetimer.training.session import Session  # noqa: PLC0415  # nor this

        point = self.checkpoint.resume_point()
        plan = point.earlier.adjusted
        return Session(plan, *routines(plan, kneeling=kneeling), resume=point)


@frozen
class FoundSessions:
    """What was found at the start, with what the person should be told."""

    found: tuple[Interrupted, ...]
    notices: tuple[str, ...] = ()


def find_interrupted(
    folder: Path,
    history: History,
    *,
    host: str | None = None,
    now: Callable[[], datetime] = here_and_now,
) -> FoundSessions:
    """Every interrupted session; what was saved already is cleared away. Waits for the disk.

    Args:
        folder: where checkpoints are.
        history: the sessions that are saved.
        host: the name of this computer; the system's when None.
        now: the present moment.
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
                store.let_go()
            elif loaded.checkpoint.is_settled_in(history):
                Interrupted(store, loaded.checkpoint).clear()
            else:
                found.append(_interrupted(store, loaded.checkpoint, host, now()))
        except StoreError as error:
            store.let_go()
            notices.append(str(error))
    return FoundSessions(tuple(found), tuple(notices))


def _interrupted(
    store: CheckpointStore, checkpoint: Checkpoint, host: str, now: datetime
) -> Interrupted:
    elsewhere = checkpoint.host if checkpoint.host not in {"", host} else ""
    ago_s = max(0.0, (now - checkpoint.saved_at).total_seconds())
    return Interrupted(store, checkpoint, elsewhere, ago_s)
