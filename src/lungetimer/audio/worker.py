"""The worker process: plays what it is told, and takes every native crash upon itself.

Started as ``python -m lungetimer.audio.worker BACKEND SOUNDS VOLUME``. It reads one command a line:

    play NAME@SECONDS ...   each sound that many seconds from now (negative: overdue)
    volume PERCENT          0 to 100, for what is played from now on
    active 0|1              whether a session runs: then the device stays open

and answers, one line each: ``ready BACKEND: DEVICE`` or ``failed REASON`` once, then ``done`` for
every command. It goes when its input ends, however the app ended. No screen library is loaded here,
and stderr belongs to the log file: ALSA and friends print there as they like.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Final

from lungetimer.audio.backends import BACKENDS, LEAD_S, Backend, BackendError
from lungetimer.audio.mixer import FRAME_BYTES, RATE, Scaled, gain_of
from lungetimer.audio.sounds import TONES, read_clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

IDLE_S: Final = 30.0
CHECK_S: Final = 1.0
DEVICE_LOST: Final = 3  # exit code; the app then starts another worker


class Desk:
    """The clips at their volume, the device, and when it may rest.

    Args:
        backend: where the clips go, not yet opened.
        read: the samples of a clip by its name, 16 bit stereo 44.1 kHz; None where there is none.
        volume: percent.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        backend: Backend,
        read: Callable[[str], bytes | None],
        volume: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._backend = backend
        self._scaled = Scaled(read, gain_of(volume))
        self._clock = clock
        self._active = False
        self._open = False
        self._busy_until = clock()

    def open(self) -> str:
        """Open the device; says which.

        Raises:
            BackendError: it does not work here.
        """
        device = self._backend.open()
        self._open = True
        self._busy_until = max(self._busy_until, self._clock())
        return device

    def prepare(self, names: Iterable[str]) -> None:
        """Have some clips ready at the volume that holds: those that keep the beat."""
        for name in names:
            self._scaled.get(name)

    def obey(self, line: str) -> None:
        """Carry out one command; an unknown one, or an unknown sound, is passed over.

        Raises:
            BackendError: the device is gone.
        """
        word, *rest = line.split() or [""]
        match word:
            case "play":
                for part in rest:
                    self._play(part)
            case "volume" if rest:
                self._scaled.set_gain(gain_of(int(rest[0])))
            case "active" if rest:
                self._active = rest[0] == "1"
                self._busy_until = max(self._busy_until, self._clock())
                if self._active and not self._open:
                    self.open()

    def _play(self, part: str) -> None:
        name, _, seconds = part.partition("@")
        clip = self._scaled.get(name)
        if clip is None:
            return
        if not self._open:
            self.open()
        in_s = LEAD_S + float(seconds or 0)
        self._backend.play(clip, in_s)
        end = self._clock() + in_s + len(clip) / FRAME_BYTES / RATE
        self._busy_until = max(self._busy_until, end)

    @property
    def wake_in_s(self) -> float | None:
        """Seconds until `tend` is wanted again; ``None`` while there is nothing to look after."""
        return CHECK_S if self._open else None

    def tend(self) -> None:
        """Close the device after 30 s of silence outside a session; see whether it still lives.

        Raises:
            BackendError: the device is gone.
        """
        if not self._open:
            return
        if not self._active and self._clock() - self._busy_until >= IDLE_S:
            self._backend.close()
            self._open = False
        else:
            self._backend.check()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _serve(desk: Desk, commands: Queue[str]) -> int:
    """Take commands until told to quit; the exit code."""
    try:
        while True:
            try:
                line = commands.get(timeout=desk.wake_in_s)
            except Empty:
                desk.tend()
                continue
            try:
                desk.obey(line)
            except ValueError as error:
                _log(f"not understood: {line!r} ({error})")
            _say("done")
    except BackendError as error:
        _log(str(error))
        return DEVICE_LOST


def _work(name: str, folder: Path, volume: int, commands: Queue[str]) -> int:
    """Open the device, tell how that went, then serve; the exit code."""
    try:
        desk = Desk(BACKENDS[name](), lambda clip: read_clip(folder / f"{clip}.wav"), volume)
        desk.prepare(TONES)
        device = desk.open()
    except BackendError as error:
        _say(f"failed {error}")
        return 0
    _say(f"ready {name}: {device}")
    return _serve(desk, commands)


def _log(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} sound worker {os.getpid()}: {text}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> None:
    """Run the worker; never returns."""
    name, folder, volume = arguments
    commands: Queue[str] = Queue()

    def work() -> None:
        code = 1
        try:
            code = _work(name, Path(folder), int(volume), commands)
        except Exception as error:  # whatever it is, the app starts another worker
            _log(f"{type(error).__name__}: {error}")
        finally:
            # Not sys.exit: a native library's own clean-up may hang, and nothing is left to save.
            os._exit(code)

    Thread(target=work, daemon=True).start()
    # This thread does nothing but read, so that even a stuck driver cannot outlive the app.
    for line in sys.stdin:
        commands.put(line.strip())
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
