"""Write the state of the session to a small file for other terminals and status bars."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from lungetimer.frozen import replace
from lungetimer.running.live_status import LiveStatus, status_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lungetimer.running.session_driver import Driver
    from lungetimer.running.status_file import StatusFile
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView


class StatusListener:
    """Session listener that writes the status file in a thread whenever the status changes.

    A failure to write is ignored, because the file is written again at the next change.

    Args:
        folder: the folder of the status file.
        data_dir: the folder in which the sessions are saved.
        writes: whether to write the status file; False in a demo.
    """

    def __init__(self, folder: Path, data_dir: Path, *, writes: bool = True) -> None:
        self._folder = folder
        self._data_dir = data_dir
        self._writes = writes
        self._thread: ThreadPoolExecutor | None = None
        self._file: StatusFile | None = None
        self._latest: LiveStatus | None = None
        self._written: LiveStatus | None = None

    def session_begins(self, driver: Driver) -> None:  # noqa: ARG002  # a listener's signature
        """Create a status file for this session."""
        if not self._writes:
            return
        from lungetimer.running.status_file import StatusFile  # noqa: PLC0415  # not before the first frame

        self._latest = self._written = None
        self._file = StatusFile(self._folder, self._data_dir)

    def happened(self, events: Sequence[Event], view: SessionView) -> None:  # noqa: ARG002  # a listener's signature
        """Write the state of the session if it has changed."""
        status = status_of(view)
        if self._file is not None and status is not None and status != self._latest:
            self._latest = status
            self._submit(self._write)

    def before_stop(self) -> None:
        """Write that the session is paused, because the process is about to be stopped (Ctrl+Z)."""
        if self._file is not None and self._latest is not None and self._thread is not None:
            self._latest = replace(self._latest, paused=True)
            with contextlib.suppress(TimeoutError):
                self._thread.submit(self._write).result(timeout=0.3)
            self._latest = None  # so that the next state is written in any case

    def session_ends(self) -> None:
        """Delete the status file, because the session has ended."""
        file, self._file = self._file, None
        if file is not None:
            self._submit(file.remove)

    def close(self) -> None:
        """Delete the status file, if there is one, and wait until that is done."""
        self.session_ends()
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None

    def _submit(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="status")
        self._thread.submit(work)

    def _write(self) -> None:
        file, latest = self._file, self._latest
        if file is None or latest is None or latest is self._written:
            return
        with contextlib.suppress(OSError):
            file.write(latest)
            self._written = latest
