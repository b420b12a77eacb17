"""The session on the screen, with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lungetimer import __version__
from lungetimer.history.records import record_from
from lungetimer.ui.checkpointing import Checkpointer
from lungetimer.ui.messages import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.message import Message

    from lungetimer.history.checkpoint_store import CheckpointStore
    from lungetimer.history.records import SessionRecord
    from lungetimer.ui.driver import Driver


@dataclass(slots=True)
class Live:
    """A session under way.

    Attributes:
        driver: what moves it.
        session_id: the id of its record.
        started_at: when it began, before any interruption.
        checkpoints: its checkpoint on disk; None in a demo.
    """

    driver: Driver
    session_id: str
    started_at: datetime
    checkpoints: Checkpointer | None = None

    def keep_checkpoints(
        self, folder: Path, store: CheckpointStore | None, post: Callable[[Message], bool]
    ) -> None:
        """Keep it on disk from now on; trouble is posted as a line to tell."""

        def tell(line: str) -> None:
            post(Told(line))

        self.checkpoints = Checkpointer(
            self.driver,
            folder,
            session_id=self.session_id,
            started_at=self.started_at,
            tell=tell,
            store=store,
        )
        self.driver.listen(self.checkpoints)

    def record(self, ended_at: datetime) -> SessionRecord:
        """What is to be remembered of it."""
        return record_from(
            self.driver.session.result(),
            id=self.session_id,
            started_at=self.started_at,
            ended_at=ended_at,
            app_version=__version__,
        )

    def keep(self) -> None:
        """The program ends: what was done waits on disk for the next start."""
        if self.checkpoints:
            self.checkpoints.keep()

    def clear(self) -> None:
        """Saved or thrown away: the checkpoint is not needed any more."""
        if self.checkpoints:
            self.checkpoints.clear()
