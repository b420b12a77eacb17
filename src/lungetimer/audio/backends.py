"""The backends that need a device: miniaudio, and simpleaudio where it can live.

Only the worker process imports this module's libraries, because a native crash in one of them,
or a line it prints to stderr, must not reach the session.
"""

from __future__ import annotations

import sys
import time
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, Protocol

from lungetimer.audio.lean import load_miniaudio
from lungetimer.audio.mixer import RATE, Mixer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

# Long enough to cost half a percent of a core, which is what a session with the device open takes;
# the beat does not suffer, because a clip may begin anywhere inside a period.
PERIOD_MS: Final = 40
PERIODS: Final = 2
# A sound starts this long after it was due, always: time enough to make up for a busy screen or a
# slow pipe, so that what is heard is a steady beat. A constant delay of this size is not noticed.
LEAD_S: Final = 0.07
# How fast the estimate of the stream's clock may follow a device that fell behind.
LEAK_S: Final = 0.000_05
PROBE_S: Final = 5.0
SIMPLEAUDIO_REASON: Final = (
    "simpleaudio 1.0.4 crashes Python 3.12 and later at the end of the first sound;"
    " it is used on Python 3.11 only"
)


class BackendError(Exception):
    """A backend that does not work here: one line on why."""


class Backend(Protocol):
    """Something that makes clips heard."""

    def open(self) -> str:
        """Open the device and play silence through it; says what was opened.

        Raises:
            BackendError: it does not work here.
        """

    def play(self, samples: bytes, in_s: float) -> None:
        """Let a clip (16 bit stereo, 44.1 kHz) begin ``in_s`` seconds from now."""

    def check(self) -> None:
        """See whether the open device still takes samples.

        Raises:
            BackendError: it does not.
        """

    def close(self) -> None:
        """Let go of the device."""


class StreamClock:
    """Tells which frame of a stream belongs to an instant, from the times it was asked for samples.

    Requests come in whole periods and sometimes late, but never early, so the earliest ones tell
    the truth; the estimate creeps after the rest, to follow a device whose clock is slower.
    """

    def __init__(self) -> None:
        self._zero_s: float | None = None

    def asked(self, position: int, now_s: float) -> None:
        """The device asked for the frames from ``position`` on."""
        seen = now_s - position / RATE
        if self._zero_s is None:
            self._zero_s = seen
        else:
            self._zero_s = min(seen, self._zero_s + LEAK_S)

    def frame_at(self, at_s: float) -> int:
        """The frame that was, or will be, asked for at an instant."""
        return 0 if self._zero_s is None else round((at_s - self._zero_s) * RATE)


class MiniaudioBackend:
    """One device, fed by the mixer for as long as it is open."""

    def __init__(self) -> None:
        self._device: Any = None
        self._mixer = Mixer()
        self._clock = StreamClock()
        self._asked_at = 0.0

    def open(self) -> str:
        """See `Backend.open`."""
        if self._device is not None:
            return str(self._device.backend)
        try:
            # Slow to import and native: loaded in the worker, and only when it is its turn.
            miniaudio = load_miniaudio()
        except (ImportError, OSError) as error:
            raise BackendError(f"miniaudio cannot be loaded: {error}") from error
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=2,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                app_name="lungetimer",
            )
            # Without any device miniaudio takes a null device and plays to nobody.
            if device.backend == "Null":
                device.close()
                raise BackendError("no sound device is there (miniaudio)")
            self._mixer, self._clock = Mixer(), StreamClock()
            feed = self._feed()
            next(feed)
            self._device = device
            device.start(feed)
        except miniaudio.MiniaudioError as error:
            self.close()
            told = " ".join(map(str, error.args))
            raise BackendError(f"no sound device opens (miniaudio: {told})") from error
        self._wait_for_first_request()
        return str(device.backend)

    def _wait_for_first_request(self) -> None:
        until = time.monotonic() + PROBE_S
        while self._mixer.position < RATE * PERIOD_MS * PERIODS // 1000:
            if time.monotonic() > until:
                self.close()
                raise BackendError("miniaudio opened a sound device that takes no samples")
            time.sleep(0.005)

    def _feed(self) -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            self._asked_at = time.monotonic()
            self._clock.asked(self._mixer.position, self._asked_at)
            frames = yield self._mixer.render(frames)

    def play(self, samples: bytes, in_s: float) -> None:
        """See `Backend.play`."""
        self._mixer.add(samples, self._clock.frame_at(time.monotonic() + in_s))

    def check(self) -> None:
        """See `Backend.check`."""
        if self._device is not None and time.monotonic() - self._asked_at > PROBE_S:
            raise BackendError("the sound device stopped taking samples")

    def close(self) -> None:
        """See `Backend.close`."""
        device, self._device = self._device, None
        if device is not None:
            device.close()


class SimpleaudioBackend:
    """Plays every clip by itself; the system mixes them.

    simpleaudio 1.0.4 (the last release) crashes the interpreter on Python 3.12 and later at the
    end of the first sound, so there it is not even imported.
    """

    def __init__(self) -> None:
        self._library: Any = None
        self._trouble: Exception | None = None

    def open(self) -> str:
        """See `Backend.open`."""
        if sys.version_info >= (3, 12):
            raise BackendError(SIMPLEAUDIO_REASON)
        try:
            import simpleaudio  # noqa: PLC0415  # native; only the worker may load it
        except (ImportError, OSError) as error:
            raise BackendError(
                "simpleaudio is not installed; the extra lungetimer[simpleaudio] brings it"
            ) from error
        try:
            playing = simpleaudio.play_buffer(bytes(RATE // 20 * 4), 2, 2, RATE)
        except Exception as error:  # its error class has no public name
            raise BackendError(f"no sound device opens (simpleaudio: {error})") from error
        until = time.monotonic() + PROBE_S
        while playing.is_playing():
            if time.monotonic() > until:
                raise BackendError("simpleaudio opened a sound device that takes no samples")
            time.sleep(0.005)
        self._library = simpleaudio
        return "ALSA" if sys.platform == "linux" else "system sound"

    def play(self, samples: bytes, in_s: float) -> None:
        """See `Backend.play`."""
        if in_s > 0:
            later = Timer(in_s, self._start, (samples,))
            later.daemon = True
            later.start()
        else:
            self._start(samples)

    def _start(self, samples: bytes) -> None:
        try:
            self._library.play_buffer(samples, 2, 2, RATE)
        except Exception as error:  # on a timer's thread nobody would see it
            self._trouble = error

    def check(self) -> None:
        """See `Backend.check`."""
        if self._trouble is not None:
            raise BackendError(f"simpleaudio cannot play: {self._trouble}") from self._trouble

    def close(self) -> None:
        """See `Backend.close`: every clip lets go of the device when it ends."""


BACKENDS: Final[dict[str, Callable[[], Backend]]] = {
    "simpleaudio": SimpleaudioBackend,
    "miniaudio": MiniaudioBackend,
}
"""What the worker makes, by the name that `BackendName` has for it."""
