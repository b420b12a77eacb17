"""The simpleaudio backend: plays each clip on its own when it is due; the system mixes them."""

from __future__ import annotations

import sys
import time
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from lungetimer.audio.backend_error import BackendError
from lungetimer.audio.mixer import RATE

if TYPE_CHECKING:
    from lungetimer.audio.agenda import Agenda
    from lungetimer.audio.clips import Scaled

PROBE_S: Final = 5.0


class SimpleaudioBackend:
    """Plays through simpleaudio; implements `Backend`, with the arguments of every backend.

    simpleaudio 1.0.4 crashes the interpreter on Python 3.12 and later at the end of the first
    sound; `lungetimer.audio.installed` reports whether the installed version can be used.
    """

    def __init__(self, agenda: Agenda, clips: Scaled, keep_awake: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # it has no stream to keep awake
        self.latency_s = 0.0
        self._agenda, self._clips = agenda, clips
        self._library: Any = None
        self._trouble: Exception | None = None
        self._end: Event | None = None

    def open(self, *, quiet: bool = False) -> str:  # noqa: ARG002  # this backend has no quiet mode
        """Play a short silence to test the device; see `Backend.open`.

        Returns:
            ``ALSA`` on Linux, ``system sound`` elsewhere.

        Raises:
            BackendError: simpleaudio cannot be loaded, or the device does not work.
        """
        try:
            import simpleaudio  # noqa: PLC0415  # native; only the sound process may load it
        except (ImportError, OSError) as error:
            raise BackendError(f"simpleaudio cannot be loaded: {error}") from error
        try:
            playing = simpleaudio.play_buffer(bytes(RATE // 20 * 4), 2, 2, RATE)
        except Exception as error:  # the error class of simpleaudio has no public name
            raise BackendError("no sound device was found (simpleaudio)") from error
        until = time.monotonic() + PROBE_S
        while playing.is_playing():
            if time.monotonic() > until:
                raise BackendError("the sound device accepts no samples (simpleaudio)")
            time.sleep(0.005)
        self._library, self._trouble = simpleaudio, None
        self._end = Event()
        Thread(target=self._run, args=(self._end,), daemon=True, name="clips").start()
        return "ALSA" if sys.platform == "linux" else "system sound"

    def _run(self, end: Event) -> None:
        """Play each clip when it is due, until the backend is closed."""
        while not end.is_set():
            later_s = self.latency_s
            now = time.monotonic() + later_s
            for start in self._agenda.take(now, now + 0.001, later_s):
                self._start(start.sound)
            due_s = self._agenda.next_due_s()
            wait_s = None if due_s is None else max(due_s - later_s - time.monotonic(), 0.0)
            if self._agenda.changed.wait(wait_s):
                self._agenda.changed.clear()

    def _start(self, sound: str) -> None:
        samples = self._clips.get(sound)
        if samples is None:
            return
        try:
            self._library.play_buffer(samples, 2, 2, RATE)
        except Exception as error:  # `check` reports the error; this thread could not
            self._trouble = error

    def silent_s(self) -> float:
        """Return 0, because this backend has no stream that requests samples."""
        return 0.0

    def check(self) -> None:
        """Check whether the last clip could be played.

        Raises:
            BackendError: it could not be played.
        """
        if self._trouble is not None:
            raise BackendError("the sound device has stopped playing") from self._trouble

    def close(self) -> None:
        """End the thread; a clip that is still playing closes the device when the clip ends."""
        if self._end is not None:
            self._end.set()
            self._agenda.changed.set()  # wakes the thread
            self._end = None
