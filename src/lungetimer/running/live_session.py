"""A session in progress, with its driver, its checkpoints and the record for the history."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer import __version__
from lungetimer.coaching.drills import routines
from lungetimer.frozen import slotted
from lungetimer.history.session_id import new_id
from lungetimer.running.session_driver import Driver
from lungetimer.training.views import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.running.checkpointer import Checkpointer
    from lungetimer.running.clock import Clock
    from lungetimer.running.interrupted import Interrupted
    from lungetimer.running.session_driver import Cancellable
    from lungetimer.training.plan import Plan

    CallLater = Callable[[Callable[[], None]], object]


@slotted
class LiveSession:
    """A session in progress, with its driver and its checkpoints.

    Attributes:
        driver: advances the session as time passes.
        started_at: the local time at which the session was started.
        id: the id that the session will have in the history.
        checkpoints: writes the state of the session to the disk; None in a demo and before the
            first frame.
    """

    driver: Driver
    started_at: datetime
    id: str
    checkpoints: Checkpointer | None = None

    @classmethod
    def of(
        cls,
        plan: Plan,
        clock: Clock,
        call_later: CallLater | None,
        *,
        kneeling: bool = True,
    ) -> LiveSession:
        """Return a new session for a plan; the session has not started yet.

        Args:
            plan: the plan, with its first leg already chosen.
            clock: the clock to read.
            call_later: runs a callback on the event loop; None if the caller uses `Driver.pump`.
            kneeling: False if the user does standing stretches in place of those on a knee.
        """
        from lungetimer.training.session import Session  # noqa: PLC0415  # not before the first frame

        session = Session(plan, *routines(plan, kneeling=kneeling))
        return cls(Driver(session, clock, schedule_through(call_later)), clock.wall(), new_id())

    @classmethod
    def resumed(
        cls,
        one: Interrupted,
        clock: Clock,
        call_later: CallLater | None,
        *,
        kneeling: bool = True,
    ) -> LiveSession:
        """Return a `LiveSession` that resumes an interrupted one; see `of` for ``kneeling``."""
        record = one.checkpoint.session
        return cls(
            Driver(one.session(kneeling=kneeling), clock, schedule_through(call_later)),
            record.started_at,
            record.id,
        )

    def keep_checkpoints(
        self, folder: Path, warn: Callable[[str], None], store: CheckpointStore | None = None
    ) -> None:
        """Write checkpoints from now on.

        Args:
            folder: the folder of the checkpoints.
            warn: called from a thread with one line when a checkpoint cannot be written.
            store: the existing checkpoint file of a session that is resumed; None for a new file.
        """
        from lungetimer.running.checkpointer import Checkpointer  # noqa: PLC0415  # not before the first frame

        self.checkpoints = Checkpointer(
            self.driver,
            folder,
            session_id=self.id,
            started_at=self.started_at,
            warn=warn,
            store=store,
        )
        self.driver.listen(self.checkpoints)
        if self.driver.session.state is not State.READY:
            self.checkpoints.happened((), self.driver.view)

    def keep(self) -> None:
        """Write a checkpoint, and wait until it is on disk; the session can be resumed later."""
        if self.checkpoints:
            self.checkpoints.keep()

    def clear(self) -> None:
        """Delete the checkpoint, because the session was saved or discarded."""
        if self.checkpoints:
            self.checkpoints.clear()

    def record(self) -> SessionRecord:
        """Return this session, in its current state, as a record for the history."""
        from lungetimer.history.recording import record_from  # noqa: PLC0415  # not before the first frame

        return record_from(
            self.driver.session.result(),
            id=self.id,
            started_at=self.started_at,
            ended_at=self.driver.clock.wall(),
            app_version=__version__,
        )


def schedule_through(
    call_later: CallLater | None,
) -> Callable[[float, Callable[[], None]], Cancellable] | None:
    """Return a function that schedules calls on the event loop; None without ``call_later``."""
    if call_later is None:
        return None

    def schedule(delay: float, wake: Callable[[], None]) -> Cancellable:
        return asyncio.get_running_loop().call_later(delay, call_later, wake)

    return schedule
