"""The spoken words: espeak-ng says them, then they are made fit for a laptop speaker."""

from __future__ import annotations

import io
import math
import subprocess
import wave
from array import array
from typing import Final

from sound_dsp import RATE, Signal, Stereo, faded, high_pass, low_pass, peak

# Of the English variants of espeak-ng 1.51 tried (f2-f5, Annie, belinda, linda, Alicia, m3, max,
# Gene, zac, adam, klatt4 ...), Annie keeps most of its energy where laptop speakers play (81 %
# between 600 and 5000 Hz, against 67 % for the f voices), has no echo, and little hiss.
VOICE: Final = "en-us+Annie"
SPEED: Final = 220  # words a minute: brisk, so that a word fits in before the next sound is due
PITCH: Final = 42
PAN: Final = {"left": -0.5, "right": 0.5}

_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
# What a set is about, as the coach says it: every `spoken` of coaching/focus.py.
_FOCI: Final = (
    *("two rails", "big step back", "like a lift", "middle toes", "thigh level"),
    *("brace", "front heel", "breathe"),
)
# What is said, by the sound's name. Drills and stretches go by their key, the side left off: the
# player adds the word left or right.
WORDS: Final[dict[str, str]] = {
    **{f"word_{n}": word for n, word in enumerate(_NUMBERS, 1)},
    # Numbers between these are said in two words.
    "word_30": "thirty",
    "word_40": "forty",
    "word_50": "fifty",
    "word_left": "left",
    "word_right": "right",
    "word_get_ready": "get ready",
    "word_go": "go",
    "word_rest": "rest",
    "word_ten_seconds": "ten seconds",
    "word_halfway": "halfway",
    "word_last_set": "last set",
    "word_last_rep": "last rep",
    "word_cool_down": "cool down",
    "word_paused": "paused",
    "word_go_on": "go on",
    "word_switch_legs": "switch legs",
    "word_each_leg": "each leg",
    "word_set_done": "set done",
    "word_when_you_are_ready": "when you are ready",
    "word_seconds": "seconds",
    "word_minute": "minute",
    "word_minutes": "minutes",
    "word_well_done": "well done",
    "word_march": "march",
    "word_hip_circles": "hip circles",
    "word_leg_swings": "leg swings",
    "word_ankle_rocks": "ankle rocks",
    "word_glute_squeezes": "glute squeezes",
    "word_squats": "squats",
    "word_half_lunges": "half lunges",
    "word_easy_march": "easy march",
    "word_quad": "quad stretch",
    "word_hip_flexor": "hip flexor",
    "word_hip_flexor_standing": "hip flexor",
    "word_hamstring": "hamstring",
    "word_glute": "glute stretch",
    "word_calf": "calf stretch",
    **{f"word_focus_{words.replace(' ', '_')}": words for words in _FOCI},
}


def engine_version() -> str | None:
    """The version of espeak-ng, ``None`` where it is not installed."""
    try:
        told = subprocess.run(
            ["espeak-ng", "--version"], capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.split(":")[1].split()[0]


def spoken(name: str) -> Stereo:
    """A word as a stereo sound, trimmed; ``left`` and ``right`` come from their side.

    Raises:
        OSError, subprocess.CalledProcessError: espeak-ng is missing or refuses.
    """
    command = [
        "espeak-ng",
        "-v",
        VOICE,
        "-s",
        str(SPEED),
        "-p",
        str(PITCH),
        "--stdout",
        WORDS[name],
    ]
    told = subprocess.run(command, capture_output=True, check=True)
    with wave.open(io.BytesIO(told.stdout)) as file:
        if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (RATE // 2, 1, 2):
            raise OSError(f"espeak-ng gave an unknown format for {WORDS[name]!r}")
        # A stream's header does not know its length; everything after it is sound.
        raw = file.readframes(len(told.stdout))
    voice = _doubled([v / 32_768 for v in array("h", raw[: len(raw) // 2 * 2])])
    # No rumble that a small speaker turns into rattle, a little presence, the buzz on top rounded.
    voice = low_pass(peak(high_pass(high_pass(voice, 220), 220), 2_600, 3.0), 6_500)
    voice = faded(_trimmed(_compressed(voice)), 0.006, 0.02)
    angle = (PAN.get(name.removeprefix("word_"), 0.0) + 1) * math.pi / 4
    return [v * math.cos(angle) for v in voice], [v * math.sin(angle) for v in voice]


def _doubled(signal: Signal) -> Signal:
    """Twice the sample rate: a windowed half-band filter of 31 taps fills in the odd samples."""
    reach = 8
    taps = [
        math.sin(math.pi * (k + 0.5))
        / (math.pi * (k + 0.5))
        * math.cos(math.pi * (k + 0.5) / 17) ** 2
        for k in range(-reach, reach)
    ]
    padded = [0.0] * reach + signal + [0.0] * reach
    out: Signal = []
    for i in range(len(signal)):
        out.append(signal[i])
        window = padded[i + 1 : i + 1 + 2 * reach]
        out.append(sum(t * v for t, v in zip(taps, window, strict=True)))
    return out


def _compressed(signal: Signal) -> Signal:
    """Quiet sounds of the word brought nearer to the loud ones (2:1, 3 ms up, 60 ms down)."""
    top = max(map(abs, signal))
    rise, fall = 1 - math.exp(-1 / (0.003 * RATE)), 1 - math.exp(-1 / (0.06 * RATE))
    out: Signal = []
    level = 0.0
    for value in signal:
        size = abs(value) / top
        level += (size - level) * (rise if size > level else fall)
        out.append(value / top * (max(level, 0.12) / 0.12) ** (-1 / 2))
    return out


def _trimmed(signal: Signal) -> Signal:
    """Without the silence (under -34 dB) at both ends, 6 ms left before and 15 ms after."""
    floor = max(map(abs, signal)) * 10 ** (-34 / 20)
    loud = [i for i, value in enumerate(signal) if abs(value) > floor]
    return signal[max(loud[0] - RATE * 6 // 1000, 0) : loud[-1] + RATE * 15 // 1000]
