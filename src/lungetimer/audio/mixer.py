"""Mix clips into one stream of samples, without a device or a clock.

Samples are 16 bit in the byte order of the machine, stereo, interleaved. A *frame* is one left and
one right sample.
"""

from __future__ import annotations

import math
from array import array
from typing import Final

from lungetimer.frozen import slotted

RATE: Final = 44_100
FRAME_BYTES: Final = 4
FULL: Final = 32_767
KNEE: Final = 26_000
_ROOM: Final = FULL - KNEE
NOISE_FRAMES: Final = 8_192


def soften(sample: int) -> int:
    """Return ``sample``, the sum of several samples, limited to 16 bits.

    Up to a threshold (`KNEE`), the sum is unchanged. Above the threshold, the curve bends smoothly
    towards full scale, because sums that were simply cut off would crackle.
    """
    if -KNEE <= sample <= KNEE:
        return sample
    bent = KNEE + _ROOM * (1 - math.exp(-(abs(sample) - KNEE) / _ROOM))
    return round(math.copysign(min(bent, FULL), sample))


@slotted
class _Voice:
    """A clip that is playing or queued; it begins at frame ``start`` of the stream."""

    samples: memoryview
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.samples) // FRAME_BYTES


class Mixer:
    """Mixes overlapping clips into one continuous stream; used by the audio thread alone.

    Args:
        awake: whether to fill silence with inaudible noise, for speakers that otherwise switch off.

    Attributes:
        position: the number of frames returned so far.
    """

    def __init__(self, *, awake: bool = False) -> None:
        self.position = 0
        self._voices: list[_Voice] = []
        self._zeros = b""
        self._noise = inaudible_noise() if awake else None

    def add(self, samples: bytes, at: int) -> None:
        """Start a clip at frame ``at`` of the stream, or at the next frame if ``at`` has passed."""
        start = max(at, self.position)
        self._voices.append(_Voice(memoryview(samples), start))

    def render(self, frames: int) -> bytes:
        """Return the next ``frames`` frames of the stream."""
        first, last = self.position, self.position + frames
        self.position = last
        now = [v for v in self._voices if v.start < last]
        self._voices = [v for v in self._voices if v.end > last]
        if not now:
            return self._silence(frames)
        blocks = [_cut(v, first, last) for v in now]
        if len(blocks) == 1:
            return blocks[0]
        total = map(sum, zip(*(array("h", b) for b in blocks), strict=True))
        return array("h", map(soften, total)).tobytes()

    def _silence(self, frames: int) -> bytes:
        if self._noise is not None:
            begin = self.position % NOISE_FRAMES * FRAME_BYTES
            return bytes(self._noise[begin : begin + frames * FRAME_BYTES])
        if len(self._zeros) != frames * FRAME_BYTES:
            self._zeros = bytes(frames * FRAME_BYTES)
        return self._zeros


def inaudible_noise() -> memoryview:
    """Return inaudible noise: its amplitude is at most 2 of 32,768, but it is not digital silence.

    It has 2 * `NOISE_FRAMES` frames, the second half equal to the first, so that a block may begin
    anywhere in the first half.
    """
    half, number = array("h"), 1
    for _ in range(2 * NOISE_FRAMES):
        # A linear congruential generator, because Python's random module takes half a MiB.
        number = (1_103_515_245 * number + 12_345) % 2**31
        half.append((number >> 16) % 5 - 2)
    return memoryview((half * 2).tobytes())


def _cut(voice: _Voice, first: int, last: int) -> bytes:
    """Return a clip's samples for the frames from ``first`` to ``last``, padded with silence."""
    before = max(voice.start - first, 0)
    after = max(last - voice.end, 0)
    begin = (max(first - voice.start, 0)) * FRAME_BYTES
    stop = begin + (last - first - before - after) * FRAME_BYTES
    return bytes(before * FRAME_BYTES) + voice.samples[begin:stop] + bytes(after * FRAME_BYTES)
