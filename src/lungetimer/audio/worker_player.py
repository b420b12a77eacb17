"""The player of the app: hands cues to the sound process, and stays calm whatever becomes of it.

Everything is done by one thread that takes messages in turn: the app's calls, and what the process
says. So no call waits, nothing is locked, and the first call is what starts it all.
"""

from __future__ import annotations

import time
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from lungetimer.audio.agenda import DueCue
from lungetimer.audio.messages import Close, Flush, Heard, Pending, State, Told, Word
from lungetimer.audio.player import Telling
from lungetimer.audio.player_thread import PlayerThread
from lungetimer.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.audio.cues import Cue
    from lungetimer.audio.ladder import BackendName
    from lungetimer.audio.worker_options import SoundOptions

CLOSE_S: Final = 3.0

Message = Told | Heard | State | Word | Flush | Close


class WorkerPlayer:
    """Plays through the first backend that works; see `Player`.

    Nothing is started before the first call of `wake`, `session_active`, `tell` or `play`.

    Args:
        options: folders, volume and the rest.
        forced: the backend asked for, ``None`` for the best that works.
        ring: writes one BEL to the terminal, called from another thread; ``None``: no bell.
        log: file for what libraries print; made private.
        on_notice: told, from another thread, one line when the person should know of a change.
        on_heard: called, from another thread, when a device is found.
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
        """See `Player.wake`."""
        self._post(Word("wake"))

    def tell(self, telling: Telling) -> None:
        """See `Player.tell`."""
        self._epoch = telling.epoch
        cues = tuple(
            Pending(cue, DueCue(
                next(self._numbers), telling.epoch, due_s, cue.must,
                tuple((part.sound, part.delay_s) for part in cue.parts),
            ))
            for cue, due_s in telling.cues
        )  # fmt: skip
        self._post(Told(telling.epoch, cues, telling.renews, telling.cuts))

    def beat(self) -> None:
        """See `Player.beat`."""
        self._post(Word("beat"))

    def play(self, cue: Cue) -> None:
        """See `Player.play`."""
        self.tell(Telling(self._epoch, ((cue, time.monotonic()),)))

    def set_volume(self, percent: int) -> None:
        """See `Player.set_volume`; what was never started is not started for this."""
        self._set(State(volume=percent))

    def set_latency(self, milliseconds: int) -> None:
        """Let cues go out that much sooner than the device says."""
        self._set(State(latency_ms=milliseconds))

    def session_active(self, *, active: bool) -> None:
        """See `Player.session_active`."""
        self._post(State(active=active))

    def flush(self, patience_s: float) -> None:
        """Wait until all that was told has reached the sound process, but not for long."""
        if self._thread is not None:
            flush = Flush()
            self._post(flush)
            flush.done.wait(patience_s)

    def describe(self) -> str:
        """See `Player.describe`."""
        return self._work.device

    @property
    def backend(self) -> BackendName:
        """The backend that is heard, or being tried."""
        return self._work.backend

    @property
    def ready(self) -> bool:
        """Whether it is settled what is heard through."""
        return self._work.settled

    @property
    def worker_pid(self) -> int | None:
        """The process id of the sound process, if one runs."""
        worker = self._work.worker
        return worker.pid if worker else None

    def close(self) -> None:
        """See `Player.close`. Waits at most a few seconds for the process to go."""
        with self._start_lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._inbox.put(Close())
            thread.join(CLOSE_S)

    def _set(self, state: State) -> None:
        if self._thread is None:
            options = self._work.options
            volume = options.volume if state.volume is None else state.volume
            latency = options.latency_ms if state.latency_ms is None else state.latency_ms
            self._work.options = replace(options, volume=volume, latency_ms=latency)
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
