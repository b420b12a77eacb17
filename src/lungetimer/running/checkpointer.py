"""Write a checkpoint of the running session at every rep and phase, in a separate thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from lungetimer import __version__
from lungetimer.history.checkpoint import checkpoint_of, position_of
from lungetimer.history.checkpoint_store import claim
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.checkpoint import Checkpoint
    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.running.session_driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class Checkpointer:
    """Listener that keeps the checkpoint of a driver's session up to date.

    Only the newest state of the session is written. On a slow disk, older states are skipped.

    Args:
        driver: the driver of the session.
        folder: the folder of ``session.json``.
        session_id: the id of the session's record.
        started_at: when the session started, with its offset from UTC.
        warn: receives one line when the checkpoint cannot be written; called from another thread.
        store: the existing checkpoint file of a session that is resumed; None for a new file.
    """

    def __init__(
        self,
        driver: Driver,
        folder: Path,
        *,
        session_id: str,
        started_at: datetime,
        warn: Callable[[str], None],
        store: CheckpointStore | None = None,
    ) -> None:
        self._driver = driver
        self._folder = folder
        self._id = session_id
        self._started_at = started_at
        self._warn = warn
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checkpoint")
        self._seen: tuple[object, ...] = ()
        self._latest: Checkpoint | None = None
        self._written: Checkpoint | None = None
        self._reported = ""
        self._over = False

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # the listener protocol's signature
        """Write a new checkpoint if the phase, rep, sets, state or plan has changed."""
        slot = view.rep.slot if view.rep else 0
        seen = (view.phase, view.sets, view.state, view.plan, slot)
        if seen != self._seen:
            self._seen = seen
            self._renew(view)

    def keep(self) -> None:
        """Write the current state and wait for the disk, because the program is about to end."""
        if not self._over:
            self._renew(self._driver.view)
            self._end()

    def clear(self) -> None:
        """Delete the checkpoint of a saved or discarded session, without waiting for the disk."""
        if not self._over:
            self._over = True
            self._thread.submit(self._clear)
            self._thread.shutdown(wait=False)

    def _renew(self, view: SessionView) -> None:
        position = position_of(view)
        if position is None or self._over:
            return
        self._latest = checkpoint_of(
            self._driver.session.result(),
            position,
            id=self._id,
            started_at=self._started_at,
            saved_at=self._driver.clock.wall(),
            app_version=__version__,
        )
        self._thread.submit(self._write)

    def _end(self) -> None:
        self._over = True
        self._thread.shutdown(wait=True)
        if self._store:
            self._store.release()

    def _write(self) -> None:
        latest = self._latest
        if latest is None or latest is self._written:
            return
        try:
            if self._store is None:
                self._store = claim(self._folder)
            self._store.write(latest)
        except StoreError as error:
            if self._reported != str(error):  # the same error is reported once, not at every rep
                self._reported = str(error)
                self._warn(f"{error}. The session continues, but it would be lost in a crash")
        else:
            self._written, self._reported = latest, ""

    def _clear(self) -> None:
        if self._store is None:
            return
        try:
            self._store.clear()
        except StoreError as error:
            self._warn(str(error))
        self._store.release()
