"""miniaudio: one device, fed without end, into which each clip is mixed at its sample."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from lungetimer.audio.backend_error import BackendError
from lungetimer.audio.lean import load_miniaudio
from lungetimer.audio.mixer import RATE, Mixer
from lungetimer.audio.stream_clock import StreamClock

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from lungetimer.audio.agenda import Agenda
    from lungetimer.audio.clips import Scaled

# Long enough to cost half a percent of a core, which is what a session with the device open takes;
# the beat does not suffer, because a clip may begin anywhere inside a period.
PERIOD_MS: Final = 40
PERIODS: Final = 2
LATENCY_S: Final = {"PulseAudio": 0.03, "ALSA": 0.04}
"""From the request for a sample until it is heard, where the device itself adds nothing."""

NOT_INSTALLED: Final = "miniaudio is not installed (pip install miniaudio)"
"""It is a dependency only where it has wheels; the desk tries again, so it may come at any time."""


class MiniaudioBackend:
    """See `Backend`.

    Args:
        agenda: what is due when.
        clips: the samples of each sound.
        keep_awake: never play digital silence.
    """

    def __init__(self, agenda: Agenda, clips: Scaled, keep_awake: bool = False) -> None:  # noqa: FBT001, FBT002  # made by name
        self.latency_s = 0.0
        self._agenda, self._clips, self._keep_awake = agenda, clips, keep_awake
        self._device: Any = None
        self._own_latency_s = 0.0
        self._asked_s = 0.0
        self._frames = 0

    def open(self, *, quiet: bool = False) -> str:
        """See `Backend.open`."""
        try:
            # Slow to import and native: loaded in the sound process, when it is its turn.
            miniaudio = load_miniaudio()
        except ModuleNotFoundError as error:
            if error.name != "miniaudio":
                raise BackendError(f"miniaudio cannot be loaded: {error}") from error
            raise BackendError(NOT_INSTALLED) from error
        except (ImportError, OSError) as error:
            raise BackendError(f"miniaudio cannot be loaded: {error}") from error
        with _hushed() if quiet else contextlib.nullcontext():
            device = _any_device(miniaudio)
            try:
                self._own_latency_s = LATENCY_S.get(device.backend, 0.0)
                self._frames = 0
                feed = self._feed(Mixer(awake=self._keep_awake), StreamClock(RATE))
                next(feed)
                device.start(feed)
            except miniaudio.MiniaudioError as error:
                device.close()
                raise BackendError("the sound device does not start") from error
        self._device = device
        return str(device.backend)

    def _feed(self, mixer: Mixer, clock: StreamClock) -> Generator[bytes, int, None]:
        """What the device plays; run by the audio thread."""
        frames = yield b""
        while True:
            now = self._asked_s = time.monotonic()
            clock.asked(mixer.position, frames, now)
            later_s = self._own_latency_s + self.latency_s
            begin_s = clock.time_of(mixer.position) + later_s
            for start in self._agenda.take(begin_s, begin_s + frames / RATE, later_s):
                samples = self._clips.get(start.sound)
                if samples is not None:
                    mixer.add(samples, clock.frame_at(start.at_s - later_s))
            frames = yield mixer.render(frames)
            self._frames = mixer.position

    def silent_s(self) -> float:
        """See `Backend.silent_s`."""
        # The first samples are asked for before the device plays.
        if self._frames < 3 * PERIOD_MS * RATE // 1000:
            return math.inf
        return time.monotonic() - self._asked_s

    def check(self) -> None:
        """See `Backend.check`: a device that is gone only falls silent."""

    def close(self) -> None:
        """See `Backend.close`."""
        device, self._device = self._device, None
        if device is not None:
            device.close()


def _any_device(miniaudio: Any) -> Any:  # noqa: ANN401  # it ships no types
    """An open device: the system's choice, or JACK, which miniaudio tries only when it is asked.

    Raises:
        BackendError: there is none.
    """
    for backends in ([], [miniaudio.Backend.JACK]):
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=2,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                backends=backends,
                app_name="lungetimer",
            )
        except miniaudio.MiniaudioError as error:
            told = " ".join(map(str, error.args))
            print(f"miniaudio, {backends or 'any'}: {told}", file=sys.stderr)
            continue
        if device.backend != "Null":  # without any device miniaudio plays to nobody
            return device
        device.close()
    raise BackendError("no sound device was found")


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Let nothing be printed to stderr, native code included."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
