"""The Mixer: clips in, one stream of samples out. No device, no clock.

Samples are 16 bit, little-endian as the machine has them, stereo interleaved; a *frame* is one
left and one right sample.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

RATE: Final = 44_100
FRAME_BYTES: Final = 4
FULL: Final = 32_767
KNEE: Final = 26_000
_ROOM: Final = FULL - KNEE


def soften(sample: int) -> int:
    """A sum of clips brought back into 16 bits.

    Below the knee it is left alone; above it bends smoothly towards full scale, because a hard
    clamp of two loud clips crackles.
    """
    if -KNEE <= sample <= KNEE:
        return sample
    bent = KNEE + _ROOM * (1 - math.exp(-(abs(sample) - KNEE) / _ROOM))
    return round(math.copysign(min(bent, FULL), sample))


def gain_of(percent: int) -> float:
    """The factor for a volume in percent: 0 is silence, 100 leaves the sounds as they are.

    Squared, so that each step of the setting sounds about as large as the one before.
    """
    return (min(max(percent, 0), 100) / 100) ** 2


class Scaled:
    """Clips at a volume; each is read and scaled when it is first asked for at it, and then kept.

    All of them would take more memory than the rest of the process, and after a change of volume
    more time than a cue may be late; one takes a few milliseconds.

    Args:
        read: the 16 bit samples of a clip by its name, None where there is none.
        gain: a factor of at most 1.
    """

    def __init__(self, read: Callable[[str], bytes | None], gain: float) -> None:
        self._read = read
        self.set_gain(gain)

    def set_gain(self, gain: float) -> None:
        """Another volume from the next `get` on."""
        self._ready: dict[str, bytes] = {}
        self._gain = min(gain, 1.0)
        # What each sample becomes, by its 16 bits: an array, for 65,536 Python numbers are 2 MiB.
        self._table = array("h", [round((n if n < 32_768 else n - 65_536) * self._gain)
                                  for n in range(65_536)] if self._gain < 1 else [])  # fmt: skip

    def get(self, name: str) -> bytes | None:
        """A clip at the volume; None where there is none of that name."""
        ready = self._ready.get(name)
        if ready is None:
            ready = self._read(name)
            if ready is None:
                return None
            if self._gain < 1:
                ready = array("h", map(self._table.__getitem__, array("H", ready))).tobytes()
            self._ready[name] = ready
        return ready


@dataclass(slots=True)
class _Voice:
    """A clip that is sounding, or waits to: it starts at stream frame ``start``."""

    samples: memoryview
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.samples) // FRAME_BYTES


class Mixer:
    """Mixes clips that overlap into one endless stream.

    Attributes:
        position: how many frames have been rendered so far.
    """

    def __init__(self) -> None:
        self.position = 0
        self._voices: list[_Voice] = []
        self._lock = Lock()
        self._silence = b""

    @property
    def sounding(self) -> bool:
        """Whether a clip is playing or waits to."""
        return bool(self._voices)

    def add(self, samples: bytes, at: int) -> None:
        """Let a clip begin at stream frame ``at``, or at the next one if that has passed."""
        with self._lock:
            start = max(at, self.position)
            self._voices.append(_Voice(memoryview(samples), start))

    def render(self, frames: int) -> bytes:
        """The next ``frames`` frames of the stream; called by the audio thread."""
        with self._lock:
            first, last = self.position, self.position + frames
            self.position = last
            now = [v for v in self._voices if v.start < last]
            self._voices = [v for v in self._voices if v.end > last]
        if not now:
            return self._quiet(frames)
        blocks = [_cut(v, first, last) for v in now]
        if len(blocks) == 1:
            return blocks[0]
        total = map(sum, zip(*(array("h", b) for b in blocks), strict=True))
        return array("h", map(soften, total)).tobytes()

    def _quiet(self, frames: int) -> bytes:
        if len(self._silence) != frames * FRAME_BYTES:
            self._silence = bytes(frames * FRAME_BYTES)
        return self._silence


def _cut(voice: _Voice, first: int, last: int) -> bytes:
    """What a voice gives to the frames from ``first`` to ``last``, silence around it."""
    before = max(voice.start - first, 0)
    after = max(last - voice.end, 0)
    begin = (max(first - voice.start, 0)) * FRAME_BYTES
    stop = begin + (last - first - before - after) * FRAME_BYTES
    return bytes(before * FRAME_BYTES) + voice.samples[begin:stop] + bytes(after * FRAME_BYTES)
