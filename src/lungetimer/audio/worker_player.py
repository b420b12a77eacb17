"""The app's player: sends cues to the sound process, and never blocks even if that process hangs.

A thread does all the work. It handles one message after another: calls of the app, and lines from
the sound process. Therefore calls return at once. Only `flush` and `close` wait, for a limited
time.
"""

from __future__ import annotations

import time
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from lungetimer.audio.agenda import DueCue
from lungetimer.audio.messages import Close, Command, Flush, Output, Pending, Schedule, State
from lungetimer.audio.player import CueSchedule
from lungetimer.audio.player_thread import PlayerThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.audio.cues import Cue
    from lungetimer.audio.ladder import BackendName
    from lungetimer.audio.worker_options import SoundOptions

CLOSE_S: Final = 3.0

Message = Schedule | Output | State | Command | Flush | Close


class WorkerPlayer:
    """Plays sounds through the first backend that works; implements `Player`.

    Nothing is started before the first call of `wake`, `session_active`, `schedule` or `play`.

    Args:
        options: the start options of the sound process.
        forced: the backend chosen by the user; None for the best one that works.
        ring: writes one BEL to the terminal, called from another thread; None for no bell.
        log: the file for what sound libraries print; only the user can read it.
        on_notice: called from another thread with one line that the user should read.
        on_heard: called from another thread when a device is found.
    """

    def __init__(
        self,
        options: SoundOptions,
        *,
        forced: BackendName | None = None,
        ring: Callable[[], None] | None = None,
        log: Path | None = None,
        on_notice: Callable[[str], None] = lambda _: None,
        on_heard: Callable[[], None] = lambda: None,
    ) -> None:
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._work = PlayerThread(
            self._inbox,
            options,
            forced=forced,
            ring=ring,
            log=log,
            on_notice=on_notice,
            on_heard=on_heard,
        )
        self._thread: Thread | None = None
        self._closed = False
        self._start_lock = Lock()
        self._numbers = count(1)
        self._epoch = 0

    def wake(self) -> None:
        """Open the device in the background; see `Player.wake`."""
        self._post(Command("wake"))

    def schedule(self, schedule: CueSchedule) -> None:
        """Play cues when they are due; see `Player.schedule`."""
        self._epoch = schedule.epoch
        cues = tuple(
            Pending(cue, DueCue(
                next(self._numbers), schedule.epoch, due_s, cue.must,
                tuple((part.sound, part.delay_s) for part in cue.parts),
            ))
            for cue, due_s in schedule.cues
        )  # fmt: skip
        self._post(Schedule(schedule.epoch, cues, schedule.renews, schedule.cuts))

    def beat(self) -> None:
        """Report that the app is alive; see `Player.beat`."""
        self._post(Command("beat"))

    def play(self, cue: Cue) -> None:
        """Play a cue now."""
        self.schedule(CueSchedule(self._epoch, ((cue, time.monotonic()),)))

    def set_volume(self, percent: int) -> None:
        """Change the volume, 0 to 100; this does not start the sound process."""
        self._set(State(volume=percent))

    def set_latency(self, milliseconds: int) -> None:
        """Set the latency of the device: each cue is played this much earlier."""
        self._set(State(latency_ms=milliseconds))

    def session_active(self, *, active: bool) -> None:
        """Tell the sound process whether a session runs; see `Player.session_active`."""
        self._post(State(active=active))

    def flush(self, timeout_s: float) -> None:
        """Wait, at most ``timeout_s``, until all earlier calls have reached the sound process.

        Args:
            timeout_s: the longest wait in seconds.
        """
        if self._thread is not None:
            flush = Flush()
            self._post(flush)
            flush.done.wait(timeout_s)

    def describe(self) -> str:
        """Return a short description of what plays the sounds."""
        return self._work.device

    @property
    def backend(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._work.backend

    @property
    def ready(self) -> bool:
        """Whether the search for a working backend is over."""
        return self._work.settled

    @property
    def worker_pid(self) -> int | None:
        """The process id of the sound process; None if no sound process runs."""
        worker = self._work.worker
        return worker.pid if worker else None

    def close(self) -> None:
        """End the thread and the sound process; wait at most `CLOSE_S` seconds."""
        with self._start_lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._inbox.put(Close())
            thread.join(CLOSE_S)

    def _set(self, state: State) -> None:
        if self._thread is None:
            self._work.state.change(state)  # the process will start with it
        else:
            self._post(state)

    def _post(self, message: Message) -> None:
        with self._start_lock:
            if self._closed:
                return
            if self._thread is None:
                self._thread = Thread(target=self._work.run, daemon=True, name="sound")
                self._thread.start()
        self._inbox.put(message)
