"""The miniaudio backend: one continuous stream, into which each clip is mixed at its due time."""

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

# With periods of this length, an open device uses only half a percent of a processor core. Clips
# are still on time, because a clip may begin anywhere within a period.
PERIOD_MS: Final = 40
PERIODS: Final = 2
LATENCY_S: Final = {"PulseAudio": 0.03, "ALSA": 0.04}
"""Seconds from the request for a sample until it is heard, without the latency of the device."""

NOT_INSTALLED: Final = "miniaudio is not installed (pip install miniaudio)"
"""miniaudio is a dependency only on platforms for which it has wheels."""


class MiniaudioBackend:
    """Plays through miniaudio; implements `Backend`.

    Args:
        agenda: the sounds and their due times.
        clips: the samples of each sound.
        keep_awake: whether to send inaudible noise instead of digital silence.
    """

    def __init__(self, agenda: Agenda, clips: Scaled, keep_awake: bool = False) -> None:  # noqa: FBT001, FBT002  # called through BACKENDS
        self.latency_s = 0.0
        self._agenda, self._clips, self._keep_awake = agenda, clips, keep_awake
        self._device: Any = None
        self._own_latency_s = 0.0
        self._asked_s = 0.0
        self._frames = 0

    def open(self, *, quiet: bool = False) -> str:
        """Open a device and start the stream; see `Backend.open`.

        Returns:
            The name of miniaudio's backend, e.g. ``PulseAudio``.

        Raises:
            BackendError: miniaudio cannot be loaded, or no device can be opened or started.
        """
        try:
            # Slow to import and native, so the sound process loads it only when it is needed.
            miniaudio = load_miniaudio()
        except ModuleNotFoundError as error:
            if error.name != "miniaudio":
                raise BackendError(f"miniaudio cannot be loaded: {error}") from error
            raise BackendError(NOT_INSTALLED) from error
        except (ImportError, OSError) as error:
            raise BackendError(f"miniaudio cannot be loaded: {error}") from error
        with _without_stderr() if quiet else contextlib.nullcontext():
            device = _any_device(miniaudio)
            try:
                self._own_latency_s = LATENCY_S.get(device.backend, 0.0)
                self._frames = 0
                feed = self._feed(Mixer(awake=self._keep_awake), StreamClock(RATE))
                next(feed)
                device.start(feed)
            except miniaudio.MiniaudioError as error:
                device.close()
                raise BackendError("the sound device cannot be started") from error
        self._device = device
        return str(device.backend)

    def _feed(self, mixer: Mixer, clock: StreamClock) -> Generator[bytes, int, None]:
        """Yield the samples that the device requests; the audio thread runs this generator.

        Yields:
            As many frames (16 bit stereo) as the device has asked for with ``send``; no frames for
            the first ``next``.
        """
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
        """Return the seconds since the last request for samples; see `Backend.silent_s`."""
        # A device requests its first samples before it plays, so these requests prove nothing.
        if self._frames < 3 * PERIOD_MS * RATE // 1000:
            return math.inf
        return time.monotonic() - self._asked_s

    def check(self) -> None:
        """Do nothing: miniaudio reports no errors. A lost device only stops requesting samples."""

    def close(self) -> None:
        """Close the device, if one is open."""
        device, self._device = self._device, None
        if device is not None:
            device.close()


def _any_device(miniaudio: Any) -> Any:  # noqa: ANN401  # miniaudio ships no types
    """Return an open device: the default one, or JACK, which miniaudio never tries by default.

    Raises:
        BackendError: there is no device.
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
            reason = " ".join(map(str, error.args))
            print(f"miniaudio, {backends or 'any'}: {reason}", file=sys.stderr)
            continue
        if device.backend != "Null":  # miniaudio's substitute where there is no device
            return device
        device.close()
    raise BackendError("no sound device was found")


@contextlib.contextmanager
def _without_stderr() -> Iterator[None]:
    """Suppress everything that is written to stderr within the block, even by native code."""
    sys.stderr.flush()
    saved = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        sys.stderr.flush()
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)
