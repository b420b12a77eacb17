"""Checkpoints while a session runs: at every rep and phase, from a thread of their own."""

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
    from lungetimer.running.driver import Driver
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class Checkpointer:
    """Listens to a driver and keeps its session's checkpoint true.

    Only the newest state is written: a slow disk is never behind by more than one write.

    Args:
        driver: the session.
        folder: where ``session.json`` is.
        session_id: the record's id.
        started_at: when the session started, with its offset from UTC.
        tell: gets one line when it cannot be written; called from the thread.
        store: the file of an interrupted session that goes on; else one is claimed.
    """

    def __init__(
        self,
        driver: Driver,
        folder: Path,
        *,
        session_id: str,
        started_at: datetime,
        tell: Callable[[str], None],
        store: CheckpointStore | None = None,
    ) -> None:
        self._driver = driver
        self._folder = folder
        self._id = session_id
        self._started_at = started_at
        self._tell = tell
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checkpoint")
        self._seen: tuple[object, ...] = ()
        self._latest: Checkpoint | None = None
        self._written: Checkpoint | None = None
        self._told = ""
        self._over = False

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # the view says it all
        """Renew when a rep, a phase, a pause, a change or an answer is new."""
        slot = view.rep.slot if view.rep else 0
        seen = (view.phase, view.sets, view.state, view.plan, slot)
        if seen != self._seen:
            self._seen = seen
            self._renew(view)

    def keep(self) -> None:
        """Write how the session stands and wait for the disk, as before the program ends."""
        if not self._over:
            self._renew(self._driver.view)
            self._end()

    def clear(self) -> None:
        """Delete the file of a session that was saved or thrown away, without waiting."""
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
            self._store.let_go()

    def _write(self) -> None:
        latest = self._latest
        if latest is None or latest is self._written:
            return
        try:
            if self._store is None:
                self._store = claim(self._folder)
            self._store.write(latest)
        except StoreError as error:
            if self._told != str(error):  # once, not at every rep
                self._told = str(error)
                self._tell(f"{error}. The session goes on; only a crash would lose it")
        else:
            self._written, self._told = latest, ""

    def _clear(self) -> None:
        if self._store is None:
            return
        try:
            self._store.clear()
        except StoreError as error:
            self._tell(str(error))
        self._store.let_go()
