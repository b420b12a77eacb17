"""The player of the app: hands cues to the worker process, and stays calm whatever becomes of it.

Everything is done by one thread that takes messages in turn: the app's calls, and what the worker
says. So no call waits, nothing is locked, and the first call is what starts it all.
"""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from lungetimer.audio.cues import LATE_S
from lungetimer.audio.ladder import BackendName, Ladder
from lungetimer.audio.messages import Close, Heard, Play, Tell, play_line
from lungetimer.audio.player import BellPlayer, Player, SilentPlayer
from lungetimer.audio.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.audio.cues import Cue

CLOSE_S: Final = 3.0
APART_S: Final = 0.8  # between cues that all waited too long, e.g. for a device: no heap


class WorkerPlayer:
    """Plays through the first backend that works; see `Player`.

    Nothing is started before the first call of `wake`, `session_active` or `play`.

    Args:
        sounds: the folder of the sound files.
        volume: percent.
        forced: the backend asked for, ``None`` for the best that works.
        ring: writes one BEL to the terminal, called from another thread; ``None``: no bell.
        log: file for what libraries print; made private.
        on_notice: told, from another thread, one line when the person should know of a change.
    """

    def __init__(
        self,
        sounds: Path,
        volume: int = 80,
        *,
        forced: BackendName | None = None,
        ring: Callable[[], None] | None = None,
        log: Path | None = None,
        on_notice: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._sounds, self._volume, self._log = sounds, volume, log
        self._ring, self._on_notice = ring, on_notice
        self._ladder = Ladder(forced, bell=ring is not None)
        self._active = False
        self._worker: WorkerProcess | None = None
        self._stand_in: Player | None = None
        self._waiting: list[Play] = []
        self._device = "not started"
        self._inbox: SimpleQueue[Play | Heard | Tell | Close | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._closed = False
        self._start_lock = Lock()

    # -- what the app calls -------------------------------------------------------------------

    def wake(self) -> None:
        """See `Player.wake`."""
        self._post(None)

    def play(self, cue: Cue, late_s: float = 0.0) -> None:
        """See `Player.play`."""
        self._post(Play(cue, time.monotonic() - late_s))

    def set_volume(self, percent: int) -> None:
        """See `Player.set_volume`; what was never started is not started for this."""
        if self._thread is None:
            self._volume = percent
        else:
            self._post(Tell(volume=percent))

    def session_active(self, *, active: bool) -> None:
        """See `Player.session_active`."""
        self._post(Tell(active=active))

    def describe(self) -> str:
        """See `Player.describe`."""
        return self._device

    @property
    def backend(self) -> BackendName:
        """The backend in use, or being tried."""
        return self._ladder.current

    @property
    def ready(self) -> bool:
        """Whether it is settled what is heard through."""
        worker = self._worker
        return self._stand_in is not None or (worker is not None and worker.ready)

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker, if one runs."""
        worker = self._worker
        return worker.pid if worker else None

    def close(self) -> None:
        """See `Player.close`. Waits at most a few seconds for the worker to go."""
        with self._start_lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._inbox.put(Close())
            thread.join(CLOSE_S)

    def _post(self, message: Play | Tell | None) -> None:
        with self._start_lock:
            if self._closed:
                return
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="sound")
                self._thread.start()
        self._inbox.put(message)

    # -- what the thread does -----------------------------------------------------------------

    def _run(self) -> None:
        self._climb()
        while True:
            try:
                message = self._inbox.get(timeout=self._patience())
            except Empty:
                if self._worker:
                    self._worker.kill()  # it hangs; its end is told like any other
                continue
            match message:
                case Close():
                    break
                case Play():
                    self._waiting.append(message)
                case Tell():
                    self._tell(message)
                case Heard(worker=worker, line=line) if worker is self._worker:
                    self._heard(worker, line)
            self._flush()
        if self._worker:
            self._worker.bury()

    def _patience(self) -> float | None:
        deadline = self._worker.deadline if self._worker else None
        return None if deadline is None else max(deadline - time.monotonic(), 0.0)

    def _climb(self) -> None:
        """Start the current backend, or the next one that can be started."""
        self._worker = None
        while self._ladder.current.in_worker:
            try:
                worker = WorkerProcess(
                    self._ladder.current, self._sounds, self._volume, self._log, self._overheard
                )
            except OSError as error:
                self._ladder.failed(f"no sound process can be started ({error.strerror})")
                continue
            worker.expect_ready(time.monotonic())
            self._worker = worker
            return
        rings = self._ladder.current is BackendName.BELL and self._ring is not None
        self._stand_in = (
            BellPlayer(self._ring, self._volume) if rings and self._ring else SilentPlayer()
        )
        self._device = self._stand_in.describe()
        self._settled()

    def _overheard(self, worker: WorkerProcess, line: str | None) -> None:
        """Called by the worker's listener: hand on to the one thread that decides."""
        self._inbox.put(Heard(worker, line))

    def _settled(self) -> None:
        notice = self._ladder.notice()
        if notice:
            self._on_notice(notice)

    def _heard(self, worker: WorkerProcess, line: str | None) -> None:
        if line is None:
            worker.bury(0.5)
            self._ladder.died()
            self._climb()
            return
        word, _, rest = line.partition(" ")
        worker.answered()
        if word == "ready":
            worker.ready = True
            self._device = rest
            now = time.monotonic()
            if self._volume != worker.volume:  # it changed while the device was being opened
                worker.send(f"volume {self._volume}", now)
            if self._active:
                worker.send("active 1", now)
            self._settled()
        elif word == "failed":
            worker.bury(0.5)
            self._ladder.failed(rest)
            self._climb()

    def _tell(self, message: Tell) -> None:
        worker = self._worker if self._worker and self._worker.ready else None
        if message.volume is not None:
            self._volume = message.volume
            if self._stand_in:
                self._stand_in.set_volume(self._volume)
            elif worker:
                worker.send(f"volume {self._volume}", time.monotonic())
        if message.active is not None:
            self._active = message.active
            if worker:
                worker.send(f"active {int(self._active)}", time.monotonic())

    def _flush(self) -> None:
        """Hand on the cues that wait, except the ones that came too late to be true."""
        if not self._stand_in and not (self._worker and self._worker.ready):
            return
        waiting, self._waiting = self._waiting, []
        behind_s = 0.0
        for play in waiting:
            now = time.monotonic()
            late_s = now - play.due
            if late_s > LATE_S and not play.cue.must:
                continue
            if self._stand_in:
                self._stand_in.play(play.cue)
            elif self._worker:
                self._worker.send(play_line(play.cue, late_s, behind_s), now)
            if late_s > LATE_S:
                behind_s += APART_S
