"""The thread of the sound player: runs a sound process, or else a stand-in, such as the bell."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from lungetimer.audio.bell import Bell
from lungetimer.audio.installed import missing_backends
from lungetimer.audio.ladder import BackendName, Ladder
from lungetimer.audio.messages import Close, Command, Flush, Output, Schedule, State
from lungetimer.audio.pending_cues import PendingCues
from lungetimer.audio.player import Silence, StandIn
from lungetimer.audio.process import WorkerProcess
from lungetimer.audio.process_state import ProcessState
from lungetimer.audio.protocol import cue_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lungetimer.audio.worker_options import SoundOptions

RESTART_S: Final = 4.0
"""Seconds from the failure of a sound process until the next one is started."""


class PlayerThread:
    """Handles all messages to the sound player; other threads only read its attributes.

    Args:
        inbox: the queue of messages.
        options, forced, ring, log, on_notice, on_heard: as for `WorkerPlayer`.

    Attributes:
        state: the sound settings, and whether a session runs; every sound process gets both.
        device: a short description of what plays the sounds.
        worker: the running sound process; None if there is none.
    """

    def __init__(
        self,
        inbox: SimpleQueue[Schedule | Output | State | Command | Flush | Close],
        options: SoundOptions,
        *,
        forced: BackendName | None,
        ring: Callable[[], None] | None,
        log: Path | None,
        on_notice: Callable[[str], None],
        on_heard: Callable[[], None],
    ) -> None:
        self.state = ProcessState(options)
        self.device = "not started"
        self.worker: WorkerProcess | None = None
        self._inbox, self._log = inbox, log
        self._forced, self._ring = forced, ring
        self._on_notice, self._on_heard = on_notice, on_heard
        self._ladder = Ladder(forced, bell=ring is not None)
        self._stand_in: StandIn | None = None
        self._retry_at: float | None = None
        self._pending = PendingCues()

    @property
    def backend(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._ladder.stand_in if self._stand_in else self._ladder.current

    @property
    def settled(self) -> bool:
        """Whether it is decided what plays the cues: a device, or the bell or silence instead."""
        worker = self.worker
        return self._stand_in is not None or (worker is not None and worker.status == "ready")

    def run(self) -> None:
        """Handle messages until a `Close` arrives."""
        bell = self._ring is not None
        self._ladder = Ladder(self._forced, bell=bell, missing=missing_backends())
        self._start()
        while True:
            try:
                message = self._inbox.get(timeout=self._time_to_next())
            except Empty:
                self._handle_timers()
                continue
            if isinstance(message, Close):
                break
            self._take(message)
            self._handle_timers()
        if self.worker:
            self.worker.reap()

    def _take(self, message: Schedule | Output | State | Command | Flush) -> None:
        match message:
            case Schedule():
                self._schedule(message)
            case State():
                self._send_all(self.state.change(message))
                if message.active is not None:
                    self._request_device()
            case Command(text=text):
                if text == "wake":
                    self._request_device()
                self._send(text)
            case Flush(done=done):
                done.set()
            case Output(worker=worker, line=line) if worker is self.worker:
                self._heard(worker, line)

    # -- time ---------------------------------------------------------------------------------

    def _time_to_next(self) -> float | None:
        """Return the longest time to wait for a message, in seconds; None for no limit."""
        found = [self._retry_at, self.worker.deadline if self.worker else None]
        if self._stand_in:
            found.append(self._pending.next_due_s())
        due = [at for at in found if at is not None]
        return max(min(due) - time.monotonic(), 0.0) if due else None

    def _handle_timers(self) -> None:
        now = time.monotonic()
        worker = self.worker
        if worker and worker.is_overdue(now):
            worker.kill()  # the process hangs; its exit is reported like any other exit
        if self._retry_at is not None and self._retry_at <= now:
            self._start()
        if self._stand_in:
            self._sound(self._stand_in, now)

    def _sound(self, stand_in: StandIn, now: float) -> None:
        """Let the stand-in (the bell or silence) play the cues that are due."""
        for pending in self._pending.take_due(now):
            if self.state.options.volume:
                stand_in.sound(pending.cue)

    # -- the process --------------------------------------------------------------------------

    def _start(self) -> None:
        """Start a sound process for the current backend, or else for the next possible one."""
        self.worker, self._retry_at = None, None
        while self._ladder.current.in_worker:
            name = self._ladder.current
            try:
                worker = WorkerProcess(name, self.state.options, self._log, self._forward)
            except OSError as error:
                self._ladder.failed(f"the sound process cannot be started ({error.strerror})")
                continue
            worker.expect_ready(time.monotonic())
            self.worker = worker
            return
        self._use_stand_in()

    def _request_device(self) -> None:
        """Start a sound process soon, if there is none and no restart is scheduled."""
        if not self.worker and self._ladder.current.in_worker and self._retry_at is None:
            self._retry_at = time.monotonic()

    def _forward(self, worker: WorkerProcess, line: str | None) -> None:
        """Queue a line printed by the sound process; called in the thread that reads its output."""
        self._inbox.put(Output(worker, line))

    def _use_stand_in(self) -> None:
        """Use the bell or silence as a stand-in, because no device works."""
        rings = self._ladder.stand_in is BackendName.BELL and self._ring is not None
        self._stand_in = Bell(self._ring) if rings and self._ring else Silence()
        self.device = self._stand_in.describe()
        notice = self._ladder.notice()
        if notice:
            self._on_notice(notice)

    def _heard(self, worker: WorkerProcess, line: str | None) -> None:
        if line is None:
            self._ended(worker)
            return
        status, _, rest = line.partition(" ")
        match status:
            case "done":
                worker.answered()
            case "settled":
                self._pending.settle(map(int, rest.split()))
            case "ready" | "lost" | "resting":
                first, worker.status = not worker.status, status
                if first:
                    worker.answered()
                    self._send_all(self.state.catch_up(worker.options))
                if status == "ready":
                    self._device_ready(worker, rest)
                elif status == "lost":
                    self._device_lost(worker, rest)

    def _device_ready(self, worker: WorkerProcess, device: str) -> None:
        self.device = f"{self._ladder.current}: {device}"
        self._stand_in = None
        self._on_heard()
        notice = self._ladder.notice()
        if notice:
            self._on_notice(notice)
        now = time.monotonic()
        for pending in self._pending.still_wanted(now):
            worker.send(cue_line(pending.due), now)

    def _device_lost(self, worker: WorkerProcess, reason: str) -> None:
        if self._ladder.is_last_device:
            if self._stand_in is None:  # with a stand-in, the loss has been reported before
                self._ladder.lost(reason)
                self._use_stand_in()
        else:
            worker.reap(0.5)
            self._ladder.failed(reason)
            self._start()

    def _ended(self, worker: WorkerProcess) -> None:
        """React to the end of the sound process: start it again, or change to another backend."""
        worker.reap(0.5)
        self.worker = None
        before = self._ladder.current
        if worker.hung and not worker.status:
            retry = self._never_answered()
        else:
            retry = self._ladder.crashed(time.monotonic())
        if retry or self._ladder.current is not before:
            self._start()
        else:
            self._retry_at = time.monotonic() + RESTART_S if self.state.active else None
            self._use_stand_in()

    def _never_answered(self) -> bool:
        """Record that the backend's device hangs.

        Returns:
            False, because a restart of this backend would not help.
        """
        reason = "the sound server does not respond"
        if self._ladder.is_last_device:
            self._ladder.lost(reason)
        else:
            self._ladder.failed(reason)
        return False

    # -- messages of the app ------------------------------------------------------------------

    def _send(self, line: str) -> None:
        if self.worker and self.worker.status:
            self.worker.send(line, time.monotonic())

    def _send_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._send(line)

    def _schedule(self, message: Schedule) -> None:
        if message.renews:
            self.state.epoch = message.epoch
            self._pending.renew(message.epoch)
            self._send(f"epoch {message.epoch} {'cut' if message.cuts else 'keep'}")
        for pending in message.cues:
            self._pending.add(pending)
            if not self._stand_in:
                self._send(cue_line(pending.due))
