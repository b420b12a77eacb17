"""Signal processing for the sounds: filters, loudness, limiting, writing. Signals are float lists.

There is no randomness and no clock, so the same input gives the same bytes on every run.
"""

from __future__ import annotations

import math
import wave
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

RATE: Final = 44_100
CEILING: Final = 10 ** (-3 / 20)  # peak of every file: -3 dBFS
KNEE: Final = 0.5 * CEILING
WINDOW_S: Final = 0.2  # approximately the time over which the ear integrates loudness

Signal = list[float]
Stereo = tuple[Signal, Signal]


def biquad(signal: Iterable[float], b: Sequence[float], a: Sequence[float]) -> Signal:
    """Return a signal after a second-order filter (direct form I); ``a[0]`` is 1."""
    out: Signal = []
    x1 = x2 = y1 = y2 = 0.0
    b0, b1, b2 = b
    _, a1, a2 = a
    for x in signal:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out


def _normal(b: Sequence[float], a: Sequence[float]) -> tuple[list[float], list[float]]:
    return [n / a[0] for n in b], [n / a[0] for n in a]


def high_pass(signal: Iterable[float], freq: float, q: float = 0.707) -> Signal:
    """Return a signal with frequencies below ``freq`` Hz attenuated by 12 dB per octave.

    The coefficients are those of R. Bristow-Johnson's cookbook.
    """
    w = 2 * math.pi * freq / RATE
    c, al = math.cos(w), math.sin(w) / (2 * q)
    return biquad(signal, *_normal([(1 + c) / 2, -1 - c, (1 + c) / 2], [1 + al, -2 * c, 1 - al]))


def low_pass(signal: Iterable[float], freq: float, q: float = 0.707) -> Signal:
    """Return a signal with frequencies above ``freq`` Hz attenuated by 12 dB per octave."""
    w = 2 * math.pi * freq / RATE
    c, al = math.cos(w), math.sin(w) / (2 * q)
    return biquad(signal, *_normal([(1 - c) / 2, 1 - c, (1 - c) / 2], [1 + al, -2 * c, 1 - al]))


def peak(signal: Iterable[float], freq: float, gain_db: float, q: float = 0.8) -> Signal:
    """Return a signal with frequencies around ``freq`` Hz changed by a gain in dB."""
    w = 2 * math.pi * freq / RATE
    g, al = 10 ** (gain_db / 40), math.sin(w) / (2 * q)
    c = math.cos(w)
    return biquad(
        signal, *_normal([1 + al * g, -2 * c, 1 - al * g], [1 + al / g, -2 * c, 1 - al / g])
    )


def k_weighted(signal: Iterable[float]) -> Signal:
    """Return a signal with the K-weighting of ITU-R BS.1770: a high shelf, then a high pass.

    The coefficients are for this sample rate.
    """
    k = math.tan(math.pi * 1681.974450955533 / RATE)
    q, vh = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    vb = vh**0.4996667741545416
    shelf = _normal(
        [vh + vb * k / q + k * k, 2 * (k * k - vh), vh - vb * k / q + k * k],
        [1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k],
    )
    k, q = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    _, cut = _normal([1, 0, 0], [1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k])
    return biquad(biquad(signal, *shelf), [1, -2, 1], cut)


def loudness(stereo: Stereo) -> float:
    """Return the loudness in LUFS of the loudest 200 ms, summed over both channels.

    A shorter sound counts as if it were followed by silence.
    """
    width, step = int(WINDOW_S * RATE), int(0.01 * RATE)
    left, right = stereo
    heard_left = k_weighted(left)
    heard_right = heard_left if left == right else k_weighted(right)
    power = [lft * lft + rgt * rgt for lft, rgt in zip(heard_left, heard_right, strict=True)]
    sums = [0.0]
    for value in power:
        sums.append(sums[-1] + value)
    starts = range(0, max(len(power) - width, 0) + 1, step)
    best = max(sums[min(at + width, len(power))] - sums[at] for at in starts)
    return -0.691 + 10 * math.log10(max(best / width, 1e-12))


def limited(value: float) -> float:
    """Return a sample, compressed above the knee so that it does not exceed the ceiling."""
    if -KNEE <= value <= KNEE:
        return value
    room = CEILING - KNEE
    return math.copysign(KNEE + room * math.tanh((abs(value) - KNEE) / room), value)


def at_loudness(stereo: Stereo, target: float) -> Stereo:
    """Return the sound at the target loudness in LUFS, with its peaks below -3 dBFS."""
    gain = 10 ** ((target - loudness(stereo)) / 20)
    done = stereo
    for _ in range(8):
        left = [limited(gain * v) for v in stereo[0]]
        mono = stereo[0] == stereo[1]
        done = (left, left if mono else [limited(gain * v) for v in stereo[1]])
        short = target - loudness(done)
        if abs(short) < 0.05:
            break
        gain *= 10 ** (min(short, 3.0) / 20)
    return done


def faded(signal: Signal, in_s: float, out_s: float) -> Signal:
    """Return the signal with a raised-cosine fade at start and end, which prevents clicks."""
    out = list(signal)
    for length, index in ((int(in_s * RATE), 1), (int(out_s * RATE), -1)):
        for i in range(min(length, len(out))):
            out[i if index == 1 else -1 - i] *= 0.5 - 0.5 * math.cos(math.pi * i / length)
    return out


def write_wav(path: Path, stereo: Stereo) -> None:
    """Write 16 bits at 44.1 kHz: stereo, or mono if both sides are the same."""
    left, right = (array("h", (round(value * 32_767) for value in side)) for side in stereo)
    samples = left
    if left != right:
        samples = array("h", (value for pair in zip(left, right, strict=True) for value in pair))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples is left else 2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
